"""Setting one paragraph in lines, and finding where parts of it stand."""

import unicodedata
from math import ceil
from typing import cast

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QTextLayout, QTextLine, QTextOption

STRONG = {"L": False, "R": True, "AL": True}
FROM_RIGHT = frozenset({"R", "AL", "AN"})


def is_right_to_left(text: str) -> bool:
    """Tell whether a paragraph runs from right to left: its first letter with a direction decides."""
    if text.isascii():
        return False
    return next((STRONG[kind] for kind in map(unicodedata.bidirectional, text) if kind in STRONG), False)


def option_for(text: str) -> QTextOption:
    """Return how to wrap and align a paragraph; QTextLayout does not do the latter by itself."""
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    if is_right_to_left(text):
        option.setTextDirection(Qt.LayoutDirection.RightToLeft)
        option.setAlignment(Qt.AlignmentFlag.AlignRight)
    return option


def set_lines(layout: QTextLayout, width: int, leading: int) -> int:
    """Break a paragraph into lines, each in the middle of a slot with half the leading on both sides; its height."""
    layout.beginLayout()
    height = 0
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        line.setPosition(QPointF(0, height + leading // 2))
        height += ceil(line.height()) + leading
    layout.endLayout()
    return height


def height_of(layout: QTextLayout, leading: int) -> int:
    """Return the height of a paragraph that is set in lines."""
    return sum(ceil(layout.lineAt(number).height()) + leading for number in range(layout.lineCount()))


def slot_of(line: QTextLine, leading: int) -> tuple[float, int]:
    """Return top and height of the slot of a line; slots leave no gaps between each other."""
    return line.y() - leading // 2, ceil(line.height()) + leading


def line_at(layout: QTextLayout, y: float, leading: int) -> QTextLine:
    """Return the line whose slot is at a height of the paragraph, or the nearest."""
    number, last = 0, layout.lineCount() - 1
    while number < last and slot_of(layout.lineAt(number + 1), leading)[0] <= y:
        number += 1
    return layout.lineAt(number)


def rects_of(layout: QTextLayout, start: int, end: int, leading: int) -> list[QRectF]:
    """Return what a range of UTF-16 units covers, slots whole, so that neighbouring lines touch."""
    rects: list[QRectF] = []
    first = layout.lineForTextPosition(start)
    if start >= end or not first.isValid():
        return rects
    for number in range(first.lineNumber(), layout.lineCount()):
        line = layout.lineAt(number)
        if line.textStart() >= end:
            break
        top, height = slot_of(line, leading)
        for left, right in _spans(layout, line, start, end):
            rects.append(QRectF(left, top, right - left, height))
    return rects


def _spans(layout: QTextLayout, line: QTextLine, start: int, end: int) -> list[tuple[float, float]]:
    """Return the stretches of a line that a range covers: one, or more where directions mix."""
    line_end = line.textStart() + line.textLength()
    first, last = max(start, line.textStart()), min(end, line_end)
    if first == line.textStart() and last == line_end:
        whole = line.naturalTextRect()
        return [(whole.left(), whole.right())]
    text = layout.text()
    if text.isascii() or FROM_RIGHT.isdisjoint(map(unicodedata.bidirectional, text)):
        return [(_x(line, first), _x(line, last))]
    return _merged(sorted(_character_span(line, unit) for unit in range(first, last)))


def _x(line: QTextLine, unit: int, edge: QTextLine.Edge = QTextLine.Edge.Leading) -> float:
    # C++ hands the position back through a pointer, which PySide turns into a second result.
    x, _ = cast("tuple[float, int]", line.cursorToX(unit, edge))
    return x


def _character_span(line: QTextLine, unit: int) -> tuple[float, float]:
    one, other = _x(line, unit), _x(line, unit, QTextLine.Edge.Trailing)
    return min(one, other), max(one, other)


def _merged(spans: list[tuple[float, float]]) -> list[tuple[float, float]]:
    merged: list[tuple[float, float]] = []
    for left, right in spans:
        if merged and left <= merged[-1][1] + 0.5:
            merged[-1] = (merged[-1][0], max(right, merged[-1][1]))
        else:
            merged.append((left, right))
    return merged
