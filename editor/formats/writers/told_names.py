"""What text and Word leave out, with the speakers whom nobody can tell from the words once it is read again."""

from collections.abc import Sequence

from editor.core.model import Episode
from editor.formats.readers.cues import excerpt, squeeze
from editor.formats.readers.prose import opening
from editor.formats.readers.rendered import names_told
from editor.formats.readers.word import odd_in_bold, told_in_bold
from editor.formats.writers.losses import counted
from editor.formats.writers.options import Options
from editor.formats.writers.text import meta_in_text, name_of, paragraphs, text_leaves_out, time_of

_MOST_SHOWN = 3


def plain_text_leaves_out(episode: Episode, options: Options) -> tuple[str, ...]:
    """Say what plain text does not hold, such as a name that reads like a sentence."""
    lost = _lost_in_text(episode, options) if options.speakers else ()
    return (*text_leaves_out(episode, options, meta_in_text(episode, options)), *_sentence(lost))


def docx_leaves_out(episode: Episode, options: Options) -> tuple[str, ...]:
    """Say what a Word document does not hold; being bold tells nearly every name."""
    lost = _lost_in_word(episode, options) if options.speakers else ()
    return (*text_leaves_out(episode, options), *_sentence(lost))


def _lost_in_text(episode: Episode, options: Options) -> list[str]:
    written = list(paragraphs(episode, options))
    told = names_told([paragraph.text for paragraph in written])
    who = (squeeze(paragraph.who) for paragraph in written)
    return [name for name, found in zip(who, told, strict=True) if name and found != name]


def _lost_in_word(episode: Episode, options: Options) -> list[str]:
    lines = [line for _, line in episode.lines() if line.text.strip() and name_of(line)]
    said = [(squeeze(name_of(line)), options.times and time_of(line) is not None) for line in lines]
    told = told_in_bold((odd_in_bold(who), timed) for who, timed in said)
    return [who for who, _ in said if who not in told and opening(f"{who}: ")[1:3] != (who, "")]


def _sentence(names: Sequence[str]) -> tuple[str, ...]:
    if not names:
        return ()
    different = list(dict.fromkeys(names))
    shown = ", ".join(f"“{excerpt(name)}”" for name in different[:_MOST_SHOWN])
    more = ", …" if len(different) > _MOST_SHOWN else ""
    lines = counted(len(names), "line", "lines")
    return (f"The speaker of {lines} cannot be told from the words if this is read again: {shown}{more}.",)
