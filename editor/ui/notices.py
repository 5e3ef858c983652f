"""The strip of notices above the transcript: what should be known about the page, and what can be done about it."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QToolButton, QVBoxLayout, QWidget

from editor.ui.icons import icon, pixmap
from editor.ui.theme import Theme, warning_palette

Answers = Mapping[str, Callable[[], object]]


class NoticeBar(QWidget):
    """Notices one below the other, each under a key of its own: a new one replaces the old one of its key."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._notices: dict[str, _Notice] = {}
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(0)
        self.hide()

    def put(self, key: str, sentence: str, answers: Answers, details: str = "") -> None:
        """Show a notice with its answers (words of a button and what it does); `details` show on hover."""
        self.drop(key)
        notice = _Notice(sentence, answers, self._theme, self)
        notice.setToolTip(details)
        notice.closing.clicked.connect(lambda: self.drop(key))
        self._notices[key] = notice
        self._rows.addWidget(notice)
        self.show()

    def drop(self, key: str) -> None:
        """Take a notice away, if it is there."""
        notice = self._notices.pop(key, None)
        if notice is not None:
            self._rows.removeWidget(notice)
            notice.hide()
            notice.deleteLater()
        self.setVisible(bool(self._notices))

    def sentences(self) -> dict[str, str]:
        """Return what is shown, by key."""
        return {key: notice.sentence for key, notice in self._notices.items()}

    def press(self, key: str, words: str) -> None:
        """Give one of a notice's answers, as a click on it does."""
        self._notices[key].buttons[words].click()

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of another theme."""
        self._theme = theme
        for notice in self._notices.values():
            notice.set_theme(theme)


class _Notice(QFrame):
    def __init__(self, sentence: str, answers: Answers, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.sentence = sentence
        self.buttons: dict[str, QPushButton] = {}
        self.setAutoFillBackground(True)
        self._sign = QLabel()
        self._words = QLabel(sentence)
        self._words.setWordWrap(True)
        self._words.setTextFormat(Qt.TextFormat.PlainText)
        self._words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.closing = QToolButton()
        self.closing.setAutoRaise(True)
        self.closing.setAccessibleName("Dismiss")
        self.closing.setToolTip("Dismiss")
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 8, 8, 8)
        row.setSpacing(10)
        row.addWidget(self._sign)
        row.addWidget(self._words, 1)
        for words, answer in answers.items():
            row.addWidget(self._button(words, answer))
        row.addWidget(self.closing)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of another theme."""
        self.setPalette(warning_palette(self.palette(), theme))
        self._sign.setPixmap(pixmap("info", theme.warning, 18, self.devicePixelRatioF()))
        self.closing.setIcon(icon("close", theme.faint))
        self.closing.setIconSize(QSize(16, 16))

    def _button(self, words: str, answer: Callable[[], object]) -> QPushButton:
        button = QPushButton(words)
        button.clicked.connect(lambda: answer())
        self.buttons[words] = button
        return button
