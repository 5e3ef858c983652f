"""Edges that can be seen: the Fusion style draws those of fields and boxes darker than the window, dark on dark."""

from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication

from editor.ui.theme import Theme, palette_of

_FIELDS = ("QCheckBox", "QRadioButton", "QLineEdit", "QAbstractSpinBox", "QComboBox")
_DARKENED = 140  # percent, by Fusion, of the window's colour
_BRIGHTENED = 150


def draw_edges(app: QApplication, theme: Theme) -> None:
    """Let fields and boxes have edges in the theme's faint colour, and a brighter one round what has the keyboard."""
    palette = palette_of(theme)
    palette.setColor(QPalette.ColorRole.Window, theme.faint.lighter(_DARKENED))
    if theme.dark:
        palette.setColor(QPalette.ColorRole.Highlight, theme.selection.lighter(_BRIGHTENED))
    for kind in _FIELDS:
        # The stub asks for bytes, which PySide then refuses.
        app.setPalette(palette, kind)  # type: ignore[arg-type]
