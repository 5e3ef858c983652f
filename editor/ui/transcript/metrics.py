"""The measures of the page: fonts, columns and the air between them, all following the zoom and the width."""

from dataclasses import dataclass
from functools import cached_property
from math import ceil

from PySide6.QtGui import QFont, QFontMetricsF

from editor.core.model import Entry, Header, Line

PROSE = "It is how we talk about building things, and what people have learnt from it over the years. "
MEASURE = 76
NARROWEST = 46
NAME_LENGTH = 13
BODY_SCALE, TITLE_SCALE, LABEL_SCALE = 1.15, 1.4, 0.98
RANGE_SCALE = 0.8  # of a label
MARK_SCALE, LEAST_MARK = 0.85, 5  # of a unit, and in pixels
TITLE_SHARE = TITLE_SCALE / BODY_SCALE
BOLD = 1.1


@dataclass(frozen=True)
class Metrics:
    """Where things stand on a page of one width, in whole pixels.

    `beside` tells whether names and times stand in the gutter, left of the text; on a narrow page they stand above.
    """

    width: int
    body: QFont
    title: QFont
    label: QFont
    character: float
    line: int
    leading: int
    label_line: int
    unit: int
    beside: bool
    gutter_left: int
    gutter_width: int
    text_left: int
    text_width: int

    def text_top(self, entry: Entry) -> int:
        """Return how far below the top of its row the text of an entry starts."""
        if isinstance(entry, Header):
            return 3 * self.unit
        return self.unit if self.beside else self.unit + self.label_line

    def row_height(self, entry: Entry, text_height: int) -> int:
        """Return the height of an entry's row, with the air that belongs to it."""
        return self.text_top(entry) + text_height + self.unit

    def estimate(self, entry: Entry) -> int:
        """Guess the height of a row from the length of its text."""
        lines, line, air = self._title_guess if isinstance(entry, Header) else self._body_guess
        return (int(len(entry.text) * lines) + 1) * line + air

    @cached_property
    def name(self) -> QFont:
        """Return the font that names are set in."""
        font = QFont(self.label)
        font.setWeight(QFont.Weight.DemiBold)
        return font

    @cached_property
    def estimated(self) -> QFont:
        """Return the font of times that the page does not state."""
        font = QFont(self.label)
        font.setItalic(True)
        return font

    @cached_property
    def range(self) -> QFont:
        """Return the font of the range below a time; so small that a row of one line has room for both."""
        return _scaled(self.label, RANGE_SCALE if self.beside else 1)

    @cached_property
    def range_measures(self) -> QFontMetricsF:
        """Return the measures of ranges."""
        return QFontMetricsF(self.range)

    @cached_property
    def name_measures(self) -> QFontMetricsF:
        """Return the measures of names."""
        return QFontMetricsF(self.name)

    @cached_property
    def label_measures(self) -> QFontMetricsF:
        """Return the measures of times."""
        return QFontMetricsF(self.label)

    @cached_property
    def name_room(self) -> float:
        """Return how long a name may be; beside the text it leaves room for the time."""
        if not self.beside:
            return self.text_width * 0.7
        return self.gutter_width - self.label_measures.horizontalAdvance("0:00:00") - 5 * self.unit

    @cached_property
    def time_right(self) -> int:
        """Return where times end; beside the text there is room behind them for the mark of a grade."""
        right = self.gutter_left + self.gutter_width
        return right - 4 * self.unit if self.beside else right

    @cached_property
    def mark_size(self) -> int:
        """Return how wide and high the mark of a grade is."""
        return max(LEAST_MARK, round(MARK_SCALE * self.unit))

    @cached_property
    def mark_drop(self) -> float:
        """Return how far below the top of its time the mark of a grade starts, to stand in the middle of the digits."""
        digits = self.label_measures
        return digits.ascent() - (digits.capHeight() + self.mark_size) / 2

    @cached_property
    def label_drop(self) -> int:
        """Return how far below the first line's slot its labels start, to stand on its baseline."""
        return self.leading // 2 + round(QFontMetricsF(self.body).ascent() - self.label_measures.ascent())

    @cached_property
    def _body_guess(self) -> tuple[float, int, int]:
        """What a guess needs to know: the lines to a character, the height of a line, the height without any."""
        return self.character / self.text_width, self.line + self.leading, self.row_height(Line(""), 0)

    @cached_property
    def _title_guess(self) -> tuple[float, int, int]:
        line = round(self.line * TITLE_SHARE) + self.leading
        return self.character * TITLE_SHARE * BOLD / self.text_width, line, self.row_height(Header(""), 0)


def measure(width: int, font: QFont, zoom: float) -> Metrics:
    """Make the measures of a page `width` pixels wide; `font` is what text is set in at a zoom of 1."""
    body, title, label = (_scaled(font, zoom * scale) for scale in (BODY_SCALE, TITLE_SCALE, LABEL_SCALE))
    title.setWeight(QFont.Weight.Bold)
    text, small = QFontMetricsF(body), QFontMetricsF(label)
    character = text.horizontalAdvance(PROSE) / len(PROSE)
    line = ceil(text.height())
    unit = max(3, round(line * 0.4))
    margin = 3 * unit
    gutter = round(small.averageCharWidth() * NAME_LENGTH + small.horizontalAdvance("0:00:00")) + 5 * unit
    beside = width >= gutter + NARROWEST * character + 2 * margin
    if not beside:
        gutter = 0
    column = max(8 * line, min(round(MEASURE * character), width - gutter - 2 * margin))
    left = max(margin, (width - gutter - column) // 2)
    return Metrics(
        width=width,
        body=body,
        title=title,
        label=label,
        character=character,
        line=line,
        leading=max(1, round(line * 0.36)),
        label_line=ceil(small.height()),
        unit=unit,
        beside=beside,
        gutter_left=left,
        gutter_width=gutter or column,
        text_left=left + gutter,
        text_width=column,
    )


def _scaled(font: QFont, factor: float) -> QFont:
    scaled = QFont(font)
    if font.pointSizeF() > 0:
        scaled.setPointSizeF(font.pointSizeF() * factor)
    else:
        scaled.setPixelSize(max(1, round(font.pixelSize() * factor)))
    return scaled
