"""The icons: drawings in one colour that take the colour they are asked for."""

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from editor.ui.resources import RESOURCES
from editor.ui.theme import Theme

RATIO = 2  # every icon is also drawn for screens with twice as many pixels


def icon(name: str, color: QColor, disabled: QColor | None = None, size: int = 20) -> QIcon:
    """Draw `resources/icons/<name>.svg` in a colour, and in another for what can't be used; `size` in pixels."""
    made = QIcon()
    for shade, mode in ((color, QIcon.Mode.Normal), (disabled, QIcon.Mode.Disabled)):
        if shade is not None:
            drawing = _drawing(name, shade)
            made.addPixmap(_drawn(drawing, size, 1), mode)
            made.addPixmap(_drawn(drawing, size, RATIO), mode)
    return made


def themed(name: str, theme: Theme) -> QIcon:
    """Draw an icon in the ink of a theme, faint where it can't be used."""
    return icon(name, theme.ink, theme.faint)


def pixmap(name: str, color: QColor, size: int, ratio: float = 1.0) -> QPixmap:
    """Draw an icon into a square of `size` logical pixels."""
    return _drawn(_drawing(name, color), size, ratio)


def program_icon() -> QIcon:
    """Return the program's own icon."""
    drawing = _drawing("cueline", QColor("black"))
    made = QIcon()
    for size in (16, 32, 64, 128):
        made.addPixmap(_drawn(drawing, size, 1))
    return made


def _drawing(name: str, color: QColor) -> QSvgRenderer:
    source = (RESOURCES / "icons" / f"{name}.svg").read_text(encoding="utf-8")
    return QSvgRenderer(QByteArray(source.replace("currentColor", color.name()).encode()))


def _drawn(drawing: QSvgRenderer, size: int, ratio: float) -> QPixmap:
    image = QPixmap(QSize(size, size) * ratio)
    image.setDevicePixelRatio(ratio)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    drawing.render(painter, QRectF(0, 0, size, size))
    painter.end()
    return image
