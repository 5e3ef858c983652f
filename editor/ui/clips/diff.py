"""What two texts have differently, as rich text."""

from collections.abc import Iterator
from difflib import SequenceMatcher
from html import escape

from PySide6.QtGui import QColor

from editor.ui.theme import Theme

_KEPT = 3  # words that are shown on either side of a difference: one takes a line of the pane
_MOST = 1500  # words; comparing more would be felt


def differing(before: str, after: str, theme: Theme) -> tuple[str, str]:
    """Return both texts with the words that differ emphasised; what is the same is shortened to what stands around."""
    old, new = before.split(), after.split()
    if max(len(old), len(new)) > _MOST:
        return escape(before), escape(after)
    steps = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    was = _marked([(kind, old[low:high]) for kind, low, high, _, _ in steps], theme.warning_page, struck=True)
    now = _marked([(kind, new[low:high]) for kind, _, _, low, high in steps], theme.hit, struck=False)
    return " ".join(was), " ".join(now)


def _marked(runs: list[tuple[str, list[str]]], ground: QColor, struck: bool) -> Iterator[str]:
    line = "line-through" if struck else "none"
    for number, (kind, words) in enumerate(runs):
        if kind == "equal":
            yield escape(" ".join(_shortened(words, first=number == 0, last=number == len(runs) - 1)))
        elif words:
            style = f"background-color: {ground.name()}; text-decoration: {line}; font-weight: 600"
            yield f'<span style="{style}">{escape(" ".join(words))}</span>'


def _shortened(words: list[str], first: bool, last: bool) -> list[str]:
    front, back = 0 if first else _KEPT, 0 if last else _KEPT
    if len(words) <= front + back + 1:
        return words
    return [*words[:front], "…", *words[len(words) - back :]]
