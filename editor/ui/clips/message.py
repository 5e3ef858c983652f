"""A sentence about a clip, with the buttons that settle it."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout

from editor.ui.clips.said import Said
from editor.ui.icons import pixmap
from editor.ui.theme import Theme, warning_palette

_SIGN = 16


class ClipMessage(QFrame):
    """Words under an icon's lead; the buttons stand below, where there is room for them in a narrow pane."""

    def __init__(self, sign: str, name: str, theme: Theme, rich: bool = False) -> None:
        super().__init__()
        self.setAutoFillBackground(True)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self._name = sign
        self._rich = rich
        self._sign = QLabel()
        self._words = Said(name)
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(6)
        self._buttons.addStretch()
        column = QVBoxLayout()
        column.setSpacing(6)
        column.addWidget(self._words)
        column.addLayout(self._buttons)
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 6, 8, 6)
        row.setSpacing(8)
        row.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(column, 1)
        self.set_theme(theme)

    def add_button(self, words: str, keys: str, do: Callable[[], object]) -> QPushButton:
        """Add a button, with the keys that do the same."""
        button = QPushButton(words)
        button.setToolTip(f"{words} ({keys})")
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.clicked.connect(lambda: do())
        self._buttons.insertWidget(self._buttons.count() - 1, button)
        return button

    def say(self, sentence: str) -> None:
        """Show a sentence, or nothing at all."""
        self._words.show_text(sentence, self._rich)
        self.setVisible(bool(sentence))

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of another theme."""
        self.setPalette(warning_palette(self.palette(), theme))
        self._sign.setPixmap(pixmap(self._name, theme.warning, _SIGN, self.devicePixelRatioF()))
