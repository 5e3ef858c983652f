"""The ways to find true times, each with what it gives, or why it cannot be taken."""

from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from editor.ui.aligning.sources import Way
from editor.ui.guard import guarded

_GAP = 14
_CLOSE = 3
_INDENT = 24


_WORDS = {
    Way.CAPTIONS: (
        "&Captions, or what a recogniser wrote",
        "Finds what was really said: lines start where they are heard, and words light up as they are spoken.",
    ),
    Way.IMPORTED: (
        "The words that came in with this &page",
        "As with captions: they are those of its last import, or of the last time it was aligned.",
    ),
    Way.SOUND: (
        "The recording's &sound",
        "Lines start where somebody pauses: near their own seconds, where they state any, which is likely right. Others"
        " share the time of their turn by their lengths: those are guesses, good to some ten seconds.",
    ),
    Way.LISTENING: (
        "&Listen to the recording",
        "What is said is recognised first, which takes ten minutes or so for each hour; then it is as with captions.",
    ),
}


class Source(QWidget):
    """One way, or what may be done besides: a button to choose it, a sentence, and below it what else is to be told.

    Signals:
        chosen(): it is to be taken.
    """

    chosen = Signal()

    def __init__(self, button: QAbstractButton, sentence: str) -> None:
        super().__init__()
        self._gives = sentence
        self.button = button
        self.button.toggled.connect(lambda on: self.chosen.emit() if on else None)
        self._sentence = QLabel()
        self._sentence.setWordWrap(True)
        self._sentence.setIndent(0)
        self._sentence.installEventFilter(self)
        self._below = QHBoxLayout()
        self._below.setContentsMargins(_INDENT, _CLOSE, 0, 0)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(_CLOSE)
        layout.addWidget(self.button)
        across = QHBoxLayout()
        across.setContentsMargins(_INDENT, 0, 0, 0)
        across.addWidget(self._sentence)
        layout.addLayout(across)
        layout.addLayout(self._below)
        self.hinder("")

    @property
    def possible(self) -> bool:
        """Tell whether it can be taken."""
        return self.button.isEnabled()

    def hinder(self, reason: str) -> None:
        """Let it be taken, or say why it cannot."""
        self.button.setEnabled(not reason)
        self._sentence.setText(reason or self._gives)
        self.button.setAccessibleDescription(reason or self._gives)
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.WindowText, palette.color(QPalette.ColorRole.PlaceholderText))
        self._sentence.setPalette(palette)

    def add(self, widget: QWidget) -> None:
        """Put something below the sentence."""
        self._below.addWidget(widget, 1)

    @guarded
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Choose it by a click on its sentence."""
        if event.type() == QEvent.Type.MouseButtonRelease and self.possible:
            self.button.click()
        return super().eventFilter(watched, event)


class Chooser(QWidget):
    """What was chosen on the disk, and buttons to choose it, and to do without it where that can be done.

    Signals:
        wanted(): it is to be chosen.
        unwanted(): there is to be none any more.
    """

    wanted = Signal()
    unwanted = Signal()

    def __init__(self, words: str, nothing: str, without: str = "") -> None:
        super().__init__()
        self._nothing = nothing
        self._name = QLabel()
        self._name.setMinimumWidth(1)
        self.button, self.without = QPushButton(words), QPushButton(without)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        for button, signal in ((self.button, self.wanted), (self.without, self.unwanted)):
            button.setAutoDefault(False)
            button.clicked.connect(signal)
            layout.addWidget(button)
        layout.addWidget(self._name, 1)
        self.show_path(None)

    def show_path(self, path: Path | None) -> None:
        """Show what is chosen."""
        self._name.setText(path.name if path else self._nothing)
        self._name.setToolTip(str(path) if path else "")
        self.button.setAccessibleDescription(path.name if path else self._nothing)
        self.without.setVisible(path is not None and bool(self.without.text()))


class SourceList(QWidget):
    """All ways, of which one is chosen.

    Values:
        captions: chooses a file of captions.
        model: chooses the folder of a recogniser's model.

    Signals:
        chosen(): another way is chosen.
    """

    chosen = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.captions = Chooser("C&hoose…", "Or drop a file here.")
        self.model = Chooser("&Whisper model…", "With pocketsphinx, for English.", "With&out it")
        self._sources = {way: Source(QRadioButton(words), sentence) for way, (words, sentence) in _WORDS.items()}
        self._sources[Way.CAPTIONS].add(self.captions)
        self._sources[Way.LISTENING].add(self.model)
        group = QButtonGroup(self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(_GAP)
        for source in self._sources.values():
            group.addButton(source.button)
            layout.addWidget(source)
            source.chosen.connect(self.chosen)

    @property
    def way(self) -> Way | None:
        """Return which way is chosen; None while none that is possible is."""
        return next(
            (way for way, source in self._sources.items() if source.possible and source.button.isChecked()), None
        )

    def choose(self, way: Way) -> None:
        """Choose a way, if it can be taken."""
        if self._sources[way].possible:
            self._sources[way].button.setChecked(True)

    def button(self, way: Way) -> QAbstractButton:
        """Return the button of a way."""
        return self._sources[way].button

    def hinder(self, way: Way, reason: str) -> None:
        """Let a way be taken, or say why it cannot."""
        self._sources[way].hinder(reason)

    def offer(self, way: Way, offered: bool) -> None:
        """Show a way, or leave it out."""
        self._sources[way].setVisible(offered)
