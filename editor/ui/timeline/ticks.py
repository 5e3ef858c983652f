"""Lines and words in the timeline: as ticks, and from near as text."""

from itertools import pairwise

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter

from editor.core.timing import Timeline
from editor.core.words import words_near
from editor.ui.theme import mixed
from editor.ui.timeline.content import Lines
from editor.ui.timeline.look import ONE_LINE, Look

LINE_AIR = 5  # pixels from one tick to the next, on average, that make ticks worth drawing
WORD_AIR = 7
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
        words = list(words_near(timeline, scale.left, scale.right))
        places = [look.x_of(word.start) for word in words]
        look.lines(painter, places, bottom - WORD_TICK, WORD_TICK, mixed(theme.page, theme.faint, 0.55))
    if 0 < count <= scale.width / LINE_AIR:
        starts = [look.x_of(start) for start in lines.starts[seen].tolist()]
        look.lines(painter, starts, bottom - LINE_TICK, LINE_TICK + look.rows.words[1] - 3, theme.faint)
        if look.rows.words[1]:
            measures = QFontMetricsF(look.font)
            painter.setFont(look.font)
            painter.setPen(theme.ink)
            letter = measures.averageCharWidth()
            if near and 1 / scale.pace >= letter * LETTERS_A_SECOND:
                _paint_words(painter, look, measures, [(word.start, word.end, _text(timeline, word)) for word in words])
            else:
                _paint_lines(painter, look, measures, lines, seen, timeline)


def _text(timeline: Timeline, word: tuple[int, int, int, float, float]) -> str:
    return timeline.entries[word[0]].text[word[1] : word[2]]


def _paint_words(painter: QPainter, look: Look, measures: QFontMetricsF, words: list[tuple[float, float, str]]) -> None:
    """Write each word where it is said; what is longer than its time is cut."""
    top, height = look.rows.words
    limits = [look.x_of(start) for start, _, _ in words] + [float("inf")]
    for (_, end, text), (x, following) in zip(words, pairwise(limits), strict=True):
        room = min(following, max(look.x_of(end) + TEXT_GAP, x)) - x - 3
        if room >= WORD_LEAST:
            shown = (
                text
                if measures.horizontalAdvance(text) <= room
                else measures.elidedText(text, Qt.TextElideMode.ElideRight, room)
            )
            painter.drawText(QRectF(x + 3, top, room, height), ONE_LINE, shown)


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
            painter.drawText(QRectF(left, top, room, height), ONE_LINE, shown)
