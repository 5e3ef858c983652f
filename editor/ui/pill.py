"""The button that floats over the transcript and leads back to the spoken line."""

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtWidgets import QPushButton, QWidget

from editor.ui.guard import guarded
from editor.ui.icons import icon
from editor.ui.theme import Theme

ABOVE_EDGE = 18  # pixels between the button and the lower edge of what it floats over


class FollowPill(QPushButton):
    """A round button at the lower edge of a widget, in the middle, that moves along when the widget is resized."""

    def __init__(self, over: QWidget, theme: Theme) -> None:
        super().__init__("Back to the spoken line", over)
        self._over = over
        self.setObjectName("followPill")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setIconSize(QSize(16, 16))
        self.set_theme(theme)
        over.installEventFilter(self)
        self.hide()

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of another theme."""
        self.setIcon(icon("follow", theme.on_accent))
        self.setStyleSheet(
            f"#followPill {{ background: {theme.accent.name()}; color: {theme.on_accent.name()};"
            " border: none; border-radius: 15px; padding: 0 16px 0 12px; min-height: 30px; font-weight: 600; }"
            f"#followPill:hover {{ background: {theme.accent.lighter(112).name()}; }}"
        )

    def set_wanted(self, wanted: bool) -> None:
        """Show the button or hide it."""
        self._place()
        self.setVisible(wanted)
        self.raise_()

    @guarded
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay in the middle of the lower edge."""
        if event.type() == QEvent.Type.Resize:
            self._place()
        return False

    def _place(self) -> None:
        over = self._over
        self.adjustSize()
        self.move((over.width() - self.width()) // 2, over.height() - self.height() - ABOVE_EDGE)
