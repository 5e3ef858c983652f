"""Edges that can be seen: the Fusion style draws those of fields and boxes darker than the window, dark on dark."""

from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication

from editor.ui.theme import Theme, mixed, palette_of

_FIELDS = ("QCheckBox", "QRadioButton", "QLineEdit", "QAbstractSpinBox", "QComboBox")
_DARKENED = 140  # percent, by Fusion, of the window's colour
_SHARE = 0.75  # quieter than the edge of what has the keyboard, and still 3 : 1 against the window


def draw_edges(app: QApplication, theme: Theme) -> None:
    """Let fields and boxes have quiet edges, and one in the accent's colour round what has the keyboard."""
    palette = palette_of(theme)
    palette.setColor(QPalette.ColorRole.Window, mixed(theme.panel, theme.faint, _SHARE).lighter(_DARKENED))
    # Fusion takes the edge from the colour of what is selected.
    palette.setColor(QPalette.ColorRole.Highlight, theme.accent)
    palette.setColor(QPalette.ColorRole.HighlightedText, theme.on_accent)
    for kind in _FIELDS:
        # The stub asks for bytes, which PySide then refuses.
        app.setPalette(palette, kind)  # type: ignore[arg-type]
