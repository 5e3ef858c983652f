"""What a pane shows while it is empty."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from editor.ui.theme import Theme

_MARGIN = 16


class NothingHere(QWidget):
    """A headline and a sentence that tells how to make the first one."""

    def __init__(self, headline: str, sentence: str, theme: Theme) -> None:
        super().__init__()
        self._headline = _label(headline)
        self._sentence = _label(sentence)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
        layout.addStretch()
        layout.addWidget(self._headline)
        layout.addWidget(self._sentence)
        layout.addStretch()
        font = self._headline.font()
        font.setBold(True)
        self._headline.setFont(font)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of another theme."""
        for label in (self._headline, self._sentence):
            palette = label.palette()
            palette.setColor(QPalette.ColorRole.WindowText, theme.faint)
            label.setPalette(palette)


def _label(words: str) -> QLabel:
    label = QLabel(words)
    label.setWordWrap(True)
    label.setAlignment(Qt.AlignmentFlag.AlignCenter)
    return label
