"""What somebody wants of a draft before it is taken: how it is joined, and who is called what."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from editor.core.captions import Caption, Draft, Piece
from editor.core.collecting import uncollected
from editor.core.paragraphs import Joining, Taken, to_entries

_USUAL = Joining()
_NO_NAMES: Mapping[str, str] = MappingProxyType({})


def _no_names() -> Mapping[str, str]:
    return _NO_NAMES


@dataclass(frozen=True, slots=True)
class Wishes:
    """How a draft is taken: joined by `joining`, or each caption as a line of its own where that is None.

    `names` says what speakers are called instead; "" stands for nobody, on both sides.
    """

    joining: Joining | None = _USUAL
    names: Mapping[str, str] = field(default_factory=_no_names)


def taken_as(draft: Draft, wishes: Wishes) -> Taken:
    """Return the entries of a draft as somebody wants them."""
    with uncollected():
        parts = draft.parts
        if any(before != after for before, after in wishes.names.items()):
            parts = tuple(_named(part, wishes.names) for part in parts)
        if wishes.joining is None:
            parts = tuple(_apart(part) for part in parts)
        return to_entries(draft if parts is draft.parts else replace(draft, parts=parts), wishes.joining or _USUAL)


def voices_of(draft: Draft) -> Counter[str]:
    """Return who speaks in a draft, in the order of their first words, and in how many captions; "" is nobody."""
    return Counter(name_of(caption) for caption in draft.captions if caption.text.strip())


def name_of(caption: Caption) -> str:
    """Return who says a caption as it will be written; nothing for nobody."""
    return " ".join((caption.who or "").split())


def is_whole(draft: Draft) -> bool:
    """Tell whether a draft is in paragraphs by its source, so that nothing is to be joined."""
    return all(caption.paragraph for caption in draft.captions)


def _named(part: Piece, names: Mapping[str, str]) -> Piece:
    if not isinstance(part, Caption):
        return part
    name = name_of(part)
    who = " ".join(names.get(name, name).split())
    return part if who == name else Caption(part.text, part.start, part.end, who or None, part.words, part.paragraph)


def _apart(part: Piece) -> Piece:
    if not isinstance(part, Caption) or part.paragraph:
        return part
    return Caption(part.text, part.start, part.end, part.who, part.words, paragraph=True)
