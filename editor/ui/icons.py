"""The icons: drawings in one colour that take the colour they are asked for."""

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from editor.ui.resources import RESOURCES
from editor.ui.theme import Theme

SIZES = (16, 20, 24, 32, 48)


def icon(name: str, color: QColor, disabled: QColor | None = None) -> QIcon:
    """Draw `resources/icons/<name>.svg` in a colour, and in another for what can't be used."""
    made = QIcon()
    for size in SIZES:
        made.addPixmap(pixmap(name, color, size))
        if disabled is not None:
            made.addPixmap(pixmap(name, disabled, size), QIcon.Mode.Disabled)
    return made


def themed(name: str, theme: Theme) -> QIcon:
    """Draw an icon in the ink of a theme, faint where it can't be used."""
    return icon(name, theme.ink, theme.faint)


def pixmap(name: str, color: QColor, size: int, ratio: float = 1.0) -> QPixmap:
    """Draw an icon into a square of `size` logical pixels."""
    source = (RESOURCES / "icons" / f"{name}.svg").read_text(encoding="utf-8")
    renderer = QSvgRenderer(QByteArray(source.replace("currentColor", color.name()).encode()))
    image = QPixmap(QSize(size, size) * ratio)
    image.setDevicePixelRatio(ratio)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    renderer.render(painter, QRectF(0, 0, size, size))
    painter.end()
    return image


def program_icon() -> QIcon:
    """Return the program's own icon."""
    made = QIcon()
    for size in (16, 32, 48, 64, 128):
        made.addPixmap(pixmap("cueline", QColor("black"), size))
    return made
