"""What is seen above the controls: the video, or a placard where there is only sound."""

from typing import NamedTuple

from PySide6.QtCore import QEvent, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QGuiApplication,
    QLinearGradient,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPixmap,
    QShowEvent,
)
from PySide6.QtWidgets import QWidget

from editor.media.player import Pictures
from editor.ui.guard import guarded
from editor.ui.theme import Theme

WINDOW_SYSTEMS = ("xcb", "windows", "cocoa")  # those whose windows a player can draw into
LARGEST_TILE, SMALLEST_TILE = 112, 36  # pixels
TILE_SHARE = 0.3  # of the width, where the words stand beside it
MARGIN, GAP = 20, 14
WRAPPED = Qt.TextFlag.TextWordWrap


class Picture(QWidget):
    """A window of its own for a player to draw into, or the place where the pictures of another one are drawn.

    Signals:
        window_ready(int): the number of the window, when it is first shown and whenever it becomes another.
        clicked(): it was clicked.
    """

    window_ready = Signal(object)
    clicked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pictures: Pictures | None = None
        self._native = False
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setAccessibleName("Video")

    def make_window(self) -> None:
        """Become a window of the system that a player can draw into."""
        if not self._native:
            self._native = True
            self.setAttribute(Qt.WidgetAttribute.WA_DontCreateNativeAncestors)
            self.setAttribute(Qt.WidgetAttribute.WA_NativeWindow)
            self._tell()

    def show_pictures(self, pictures: Pictures | None) -> None:
        """Draw the pictures of a player; None for none, as where a player draws into the window."""
        if pictures is not self._pictures:
            self._pictures = pictures
            if pictures is not None:
                pictures.changed.connect(self.update)
            self.update()

    @guarded
    def event(self, event: QEvent) -> bool:
        """Tell when the window becomes another, as when the pane is moved into another window."""
        if event.type() == QEvent.Type.WinIdChange:
            self._tell()
        return super().event(event)

    @guarded
    def showEvent(self, event: QShowEvent) -> None:
        """Tell that the window can be drawn into."""
        super().showEvent(event)
        self._tell()

    @guarded
    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the picture on black."""
        del event
        painter = QPainter(self)
        painter.fillRect(self.rect(), Qt.GlobalColor.black)
        if self._pictures is not None:
            self._pictures.paint(painter, QRectF(self.rect()))

    @guarded
    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Tell of a click."""
        if event.button() == Qt.MouseButton.LeftButton:
            self.clicked.emit()

    def _tell(self) -> None:
        if self._native and self.isVisible():
            self.window_ready.emit(int(self.winId()))


def can_be_drawn_into() -> bool:
    """Tell whether windows here have a number by which a player can draw into them; under Wayland they have none."""
    return QGuiApplication.platformName() in WINDOW_SYSTEMS


class Placard(QWidget):
    """The title and the guests of an episode beside its cover, or beside a tile with the title's first letter."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._title = self._guests = self._note = ""
        self._cover: QPixmap | None = None
        self.setMinimumHeight(SMALLEST_TILE + MARGIN)

    def set_episode(self, title: str, guests: str = "", cover: QPixmap | None = None) -> None:
        """Show another episode."""
        self._title, self._guests, self._cover = title, guests, cover
        self._update()

    def set_note(self, note: str) -> None:
        """Show a small line below: what is played."""
        self._note = note
        self._update()

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of another theme."""
        self._theme = theme
        self.update()

    @guarded
    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the tile, and the words below it or beside it, whichever has more room."""
        del event
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        painter.fillRect(self.rect(), self._theme.page)
        inner = QRectF(self.rect()).adjusted(MARGIN, MARGIN / 2, -MARGIN, -MARGIN / 2)
        if inner.height() > LARGEST_TILE + 4 * self.fontMetrics().height():
            self._draw_below(painter, inner)
        else:
            self._draw_beside(painter, inner)

    def _draw_below(self, painter: QPainter, inner: QRectF) -> None:
        lines = self._lines(inner.width())
        height = LARGEST_TILE + GAP + sum(line.height for line in lines)
        top = inner.top() + max(0.0, (inner.height() - height) / 2)
        tile = QRectF(inner.center().x() - LARGEST_TILE / 2, top, LARGEST_TILE, LARGEST_TILE)
        self._draw_tile(painter, tile)
        inner.setTop(tile.bottom() + GAP)
        _draw_lines(painter, lines, inner, Qt.AlignmentFlag.AlignHCenter)

    def _draw_beside(self, painter: QPainter, inner: QRectF) -> None:
        size = max(float(SMALLEST_TILE), min(inner.height(), inner.width() * TILE_SHARE))
        self._draw_tile(painter, QRectF(inner.left(), inner.center().y() - size / 2, size, size))
        inner.setLeft(inner.left() + size + GAP)
        lines = self._lines(inner.width())
        inner.setTop(inner.top() + max(0.0, (inner.height() - sum(line.height for line in lines)) / 2))
        _draw_lines(painter, lines, inner, Qt.AlignmentFlag.AlignLeft)

    def _draw_tile(self, painter: QPainter, tile: QRectF) -> None:
        shape = QPainterPath()
        shape.addRoundedRect(tile, tile.width() / 9, tile.width() / 9)
        painter.save()
        painter.setClipPath(shape)
        if self._cover is not None and not self._cover.isNull():
            painter.drawPixmap(tile, self._cover, QRectF(self._cover.rect()))
        else:
            shade = QLinearGradient(tile.topLeft(), tile.bottomRight())
            shade.setColorAt(0, self._theme.accent.lighter(115))
            shade.setColorAt(1, self._theme.accent.darker(125))
            painter.fillPath(shape, shade)
            font = QFont(self.font())
            font.setPixelSize(round(tile.height() * 0.46))
            font.setWeight(QFont.Weight.DemiBold)
            painter.setFont(font)
            painter.setPen(self._theme.on_accent)
            painter.drawText(tile, Qt.AlignmentFlag.AlignCenter, (self._title.strip() or "♪")[0].upper())
        painter.restore()

    def _lines(self, width: float) -> list["_Line"]:
        """Return what is written, laid out in a width."""
        large, small = QFont(self.font()), QFont(self.font())
        large.setPointSizeF(self.font().pointSizeF() * 1.2)
        large.setWeight(QFont.Weight.DemiBold)
        small.setPointSizeF(self.font().pointSizeF() * 0.9)
        lines = (
            (self._title, large, self._theme.ink),
            (self._guests, self.font(), self._theme.faint),
            (self._note, small, self._theme.faint),
        )
        return [_line(text, font, color, width) for text, font, color in lines if text]

    def _update(self) -> None:
        self.setAccessibleName(". ".join(text for text in (self._title, self._guests, self._note) if text))
        self.update()


class _Line(NamedTuple):
    """One or two rows of text, and their height in pixels with the gap below."""

    text: str
    font: QFont
    color: QColor
    height: float


def _line(text: str, font: QFont, color: QColor, width: float) -> _Line:
    """Lay out a text in at most two rows; what does not fit is left out at a word."""
    metrics = QFontMetricsF(font)
    space = QRectF(0, 0, width, 1000)
    words, shown = text.split(), text
    while len(words) > 1 and metrics.boundingRect(space, WRAPPED, shown).height() > 2.5 * metrics.lineSpacing():
        words.pop()
        shown = " ".join(words) + "…"
    return _Line(shown, font, color, metrics.boundingRect(space, WRAPPED, shown).height() + metrics.lineSpacing() / 3)


def _draw_lines(painter: QPainter, lines: list[_Line], space: QRectF, flags: Qt.AlignmentFlag) -> None:
    """Draw lines from the top; one that does not fit any more is left out."""
    top = space.top()
    for line in lines:
        if top > space.top() and top + line.height > space.bottom() + line.height / 3:
            return
        painter.setFont(line.font)
        painter.setPen(line.color)
        painter.drawText(QRectF(space.left(), top, space.width(), line.height), flags | WRAPPED, line.text)
        top += line.height
