"""Lines and words in the timeline: as ticks, and from near as text."""

from itertools import pairwise
from operator import attrgetter

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter

from editor.core.alignment import Grade
from editor.core.timing import Timeline
from editor.core.words import Word, words_near
from editor.ui.theme import mixed
from editor.ui.timeline.content import Lines
from editor.ui.timeline.look import ONE_LINE, Look

LINE_AIR = 5  # pixels from one tick to the next, on average, that make ticks worth drawing
WORD_AIR = 7
DOT = 2
WORDS_A_SECOND = 2.5
LINE_TICK, WORD_TICK = 7, 4
TEXT_LEAST, WORD_LEAST = 44, 9
TEXT_GAP = 10
CHARACTERS_SEEN = 160
LETTERS_A_SECOND = 15
"""So fast do people talk, about; from it follows at what scale single words have room."""


def paint_ticks(painter: QPainter, look: Look, lines: Lines, timeline: Timeline) -> None:
    """Draw where lines begin, and from near the words; under the waveform what is said, as far as there is room."""
    scale, theme = look.scale, look.theme
    seen = lines.between(scale.left, scale.right)
    count = seen.stop - seen.start
    top, height = look.rows.wave
    bottom = top + height
    near = 1 / scale.pace >= WORDS_A_SECOND * WORD_AIR
    if near:
        # Words that were moved in the text keep their times.
        words = sorted(words_near(timeline, scale.left, scale.right), key=attrgetter("start"))
        places = [look.x_of(word.start) for word in words]
        look.lines(painter, places, bottom - WORD_TICK, WORD_TICK, mixed(theme.page, theme.faint, 0.55))
    if 0 < count <= scale.width / LINE_AIR:
        _paint_starts(painter, look, lines, seen, timeline)
        if look.rows.words[1]:
            measures = QFontMetricsF(look.font)
            painter.setFont(look.font)
            letter = measures.averageCharWidth()
            if near and 1 / scale.pace >= letter * LETTERS_A_SECOND:
                _paint_words(painter, look, measures, words, timeline)
            else:
                _paint_lines(painter, look, measures, lines, seen, timeline)


def _paint_starts(painter: QPainter, look: Look, lines: Lines, seen: slice, timeline: Timeline) -> None:
    """Draw where lines begin; those that are only guesses are dotted."""
    sure, guesses = list[float](), list[float]()
    for start, row in zip(lines.starts[seen].tolist(), lines.rows[seen].tolist(), strict=True):
        (guesses if is_guess(timeline, row) else sure).append(look.x_of(start))
    theme, (top, height) = look.theme, look.rows.wave
    bottom, words = top + height, look.rows.words[1]
    look.lines(painter, sure, bottom - LINE_TICK, LINE_TICK + words - 3, theme.faint)
    for y in range(bottom - LINE_TICK, bottom + words - 3, 2 * DOT):
        look.lines(painter, guesses, y, DOT, theme.grade)


def is_guess(timeline: Timeline, row: int) -> bool:
    """Tell whether a line was aligned, and could not be heard well enough to be sure where it is."""
    times = timeline.line_times(row) if row < len(timeline.entries) else None
    return times is not None and times.grade is Grade.GUESS


def _ink(look: Look, timeline: Timeline, row: int) -> QColor:
    return look.theme.faint if is_guess(timeline, row) else look.theme.ink


def _paint_words(painter: QPainter, look: Look, measures: QFontMetricsF, words: list[Word], timeline: Timeline) -> None:
    """Write each word where it is said; what is longer than its time is cut."""
    top, height = look.rows.words
    limits = [look.x_of(word.start) for word in words] + [float("inf")]
    for word, (x, following) in zip(words, pairwise(limits), strict=True):
        room = min(following, max(look.x_of(word.end) + TEXT_GAP, x)) - x - 3
        if room >= WORD_LEAST:
            text = timeline.entries[word.row].text[word.offset : word.until]
            if measures.horizontalAdvance(text) > room:
                text = measures.elidedText(text, Qt.TextElideMode.ElideRight, room)
            painter.setPen(_ink(look, timeline, word.row))
            painter.drawText(QRectF(x + 3, top, room, height), ONE_LINE, text)


def _paint_lines(
    painter: QPainter, look: Look, measures: QFontMetricsF, lines: Lines, seen: slice, timeline: Timeline
) -> None:
    """Write the beginning of each line into its time; of a line that began left of the view, at the border."""
    top, height = look.rows.words
    starts = [look.x_of(start) for start in lines.starts[seen].tolist()]
    after = lines.starts[seen.stop] if seen.stop < len(lines.starts) else lines.end
    entries = timeline.entries
    for (x, following), row in zip(
        pairwise([*starts, look.x_of(float(after))]), lines.rows[seen].tolist(), strict=True
    ):
        left = max(x, 0.0) + 4
        room = min(following, look.scale.width) - left - TEXT_GAP / 2
        if room >= TEXT_LEAST and row < len(entries):
            text = entries[row].text[:CHARACTERS_SEEN]
            shown = measures.elidedText(text, Qt.TextElideMode.ElideRight, room)
            painter.setPen(_ink(look, timeline, row))
            painter.drawText(QRectF(left, top, room, height), ONE_LINE, shown)
