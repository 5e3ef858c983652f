"""The line above the list of clips: which of them are shown, and what is rarely done."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QPalette
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QMenu, QToolButton, QWidget

from editor.ui.clips.buttons import buttons_style, flat_button
from editor.ui.guard import guarded
from editor.ui.icons import icon, themed
from editor.ui.panes.claims import ENTER, claims
from editor.ui.theme import Theme


class _Field(QLineEdit):
    """Clears itself with Esc, and leaves for the list with Enter, Down, or Esc where it is empty.

    Signals:
        left(): the list should have the keyboard.
    """

    left = Signal()

    @guarded
    def event(self, event: QEvent) -> bool:
        """Keep Esc and Enter from the window's shortcuts."""
        return claims(event, Qt.Key.Key_Escape, *ENTER) or super().event(event)

    @guarded
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Clear, or go to the list."""
        key = Qt.Key(event.key())
        if key == Qt.Key.Key_Escape and self.text():
            self.clear()
        elif key in (Qt.Key.Key_Escape, Qt.Key.Key_Down, *ENTER):
            self.left.emit()
        else:
            super().keyPressEvent(event)


class ClipFilter(QWidget):
    """A field, how many clips have its words, and a button with a menu.

    Signals:
        changed(text): other words are asked for.
        left(): the list should have the keyboard.
    """

    changed = Signal(str)
    left = Signal()

    def __init__(self, menu: QMenu, theme: Theme) -> None:
        super().__init__()
        self.field = _Field()
        self.field.setPlaceholderText("Filter by name or text")
        self.field.setAccessibleName("Filter clips")
        self.field.setToolTip("Show the clips with these words in their names or texts (/ in the list)")
        self._sign = QAction(self.field)
        self.field.addAction(self._sign, QLineEdit.ActionPosition.LeadingPosition)
        self.field.setClearButtonEnabled(True)
        self._count = QLabel()
        self._more = flat_button("More")
        self._more.setMenu(menu)
        self._more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 6, 6, 6)
        row.setSpacing(6)
        row.addWidget(self.field, 1)
        row.addWidget(self._count)
        row.addWidget(self._more)
        self.field.textChanged.connect(self.changed)
        self.field.left.connect(self.left)
        self.set_theme(theme)

    def show_count(self, shown: int, of: int) -> None:
        """Tell how many clips have the words that are asked for."""
        self._count.setText(f"{shown} of {of}" if self.field.text().strip() else "")

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of another theme."""
        self._sign.setIcon(icon("search", theme.faint))
        self._more.setIcon(themed("more", theme))
        self._more.setStyleSheet(buttons_style(theme))
        palette = self._count.palette()
        palette.setColor(QPalette.ColorRole.WindowText, theme.faint)
        self._count.setPalette(palette)
