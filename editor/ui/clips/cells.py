"""What the cells of the table of clips hold, and how they look."""

from enum import IntEnum

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont

from editor.core.model import Clip
from editor.ui.clips.times import exact_words, length_of, length_words, time_words
from editor.ui.theme import Theme

Role = Qt.ItemDataRole


class Column(IntEnum):
    """What stands where."""

    NAME = 0
    START = 1
    END = 2
    LENGTH = 3
    TEXT = 4


TITLES = ("Name", "Start", "End", "Length", "Text")
TIMES = (Column.START, Column.END, Column.LENGTH)


def marked(role: int, theme: Theme) -> QColor | QFont:
    """Return how the clip that is heard looks."""
    if role == Role.BackgroundRole:
        return theme.spoken_line
    font = QFont()
    font.setBold(True)
    return font


def seconds_in(clip: Clip, column: Column) -> float | None:
    """Return the seconds that a cell shows, if it shows any."""
    if column not in TIMES:
        return None
    return length_of(clip) if column == Column.LENGTH else getattr(clip, column.name.lower())


def time_in(clip: Clip, column: Column) -> str:
    """Return how the seconds of a cell read."""
    return (length_words if column == Column.LENGTH else time_words)(seconds_in(clip, column))


def typed_over(clip: Clip, column: Column) -> str:
    """Return what is typed over in a cell."""
    return clip.name if column == Column.NAME else exact_words(seconds_in(clip, column))


def sorted_by(words: str, seconds: float | None) -> tuple[float, str]:
    """Return what a cell is sorted by: a time, or words without regard to case; what has no time goes last."""
    return (seconds if seconds is not None and seconds == seconds else float("inf"), words.casefold())


def alignment(column: Column) -> Qt.AlignmentFlag:
    """Return at which side of its cell a text stands."""
    side = Qt.AlignmentFlag.AlignRight if column in TIMES else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter
