"""How well a text can be read on its ground."""

from PySide6.QtGui import QColor

from editor.ui.theme import mixed


def contrast(text: QColor, ground: QColor) -> float:
    """Return the ratio of WCAG 2, from 1 to 21; a text that lets its ground through is seen as the mixture."""
    seen = mixed(ground, text, text.alphaF())
    darker, lighter = sorted((_luminance(seen), _luminance(ground)))
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(color: QColor) -> float:
    red, green, blue = (_linear(part) for part in color.getRgbF()[:3])
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
