"""*Align…*: where the times of the page that is open come from, and whether that is of this episode."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QCheckBox, QDialog, QFileDialog, QHBoxLayout, QLabel, QPushButton, QWidget

from editor.align.anchors import Verdict
from editor.core.model import Entry, Line
from editor.formats.readers.registry import READERS
from editor.media.speech.availability import missing
from editor.ui.aligning import sources
from editor.ui.aligning.candidates import Candidates
from editor.ui.aligning.exactly import Exactly, hindrance
from editor.ui.aligning.source_list import SourceList
from editor.ui.aligning.sources import Choice, Way, Words
from editor.ui.dialogs.base import Question
from editor.ui.drops import Drops
from editor.ui.true_times import TrueTimes

_WIDTH, _APART = 560, 8  # pixels
_NO_RECORDING = "There is no recording with this page; choose it with Ctrl+Shift+O."
_NO_FILE = "Choose the captions of this recording: SubRip, WebVTT, YouTube, Whisper and others are understood."
_FITS = "They are of this episode."
_JUDGING = "Looking whether they are of this episode …"
_LEFT = "The page itself stays as it is."


@dataclass(frozen=True)
class Ordered:
    """From what times are to be found: a way, and the words or the recogniser's model that it takes.

    `exactly` tells that the words are to be found in the recording then.
    """

    way: Way
    words: Words | None = None
    model: Path | None = None
    exactly: bool = False


@dataclass(frozen=True)
class Page:
    """The page that is open: its file, its entries, its recording, and the times that it has.

    `may_stop` tells whether what still looks for other times of it may be stopped, and asks over a window if need be.
    """

    path: Path | None
    entries: Sequence[Entry]
    recording: Path | None
    times: TrueTimes
    may_stop: Callable[[QWidget], bool]


def ask_align(parent: QWidget | None, page: Page) -> Ordered | None:
    """Ask where the times of a page come from; None if the user cancels."""
    dialog = AlignDialog(parent, page)
    dialog.make_room()
    taken = dialog.exec() == QDialog.DialogCode.Accepted
    dialog.deleteLater()
    return dialog.ordered if taken else None


class AlignDialog(Question):
    """The ways to find times; for the one that is chosen what it finds, and whether that fits the page."""

    def __init__(self, parent: QWidget | None, page: Page) -> None:
        super().__init__(parent, "Align", "Find out when every line is really said, by:", "Align")
        self.ordered: Ordered | None = None
        self._page = page
        self._choice = sources.load(page.path)
        model = self._choice.model
        self._model = model if model and not missing(model) else None
        lines = [entry.text for entry in page.entries if isinstance(entry, Line)]
        self._candidates = Candidates(lines, self)
        self.sources = SourceList()
        self.exactly = Exactly(self._choice.exactly)
        self.anyway = QCheckBox("&Go on anyway")
        self._known = QLabel()
        self._forget = QPushButton("&Forget these times")
        self._lay_out()
        self._connect()
        self._begin()

    def accept(self) -> None:
        """Take what is chosen, if that is possible."""
        way = self.sources.way
        if way is None or not self._may_go_on(way) or not self._page.may_stop(self):
            return
        sources.keep(self._page.path, Choice(way, self._choice.captions, self._model, self.exactly.wanted))
        self.ordered = Ordered(way, self._candidates.words(way), self._model, self.exactly.ordered)
        self._candidates.stop()
        super().accept()

    def reject(self) -> None:
        """Leave all as it is."""
        self._candidates.stop()
        super().reject()

    def take_captions(self, path: Path) -> None:
        """Read a file of captions, and look whether they fit."""
        self._choice = replace(self._choice, way=Way.CAPTIONS, captions=path)
        self.sources.captions.show_path(path)
        self.sources.choose(Way.CAPTIONS)
        self._candidates.read(path)
        self._refresh()

    def take_model(self, folder: Path | None) -> None:
        """Listen with a Whisper model, or without one."""
        lacks = missing(folder) if folder else ""
        if lacks:
            self.complain(lacks)
            return
        self._model = folder
        self._show_listening()
        self.sources.choose(Way.LISTENING)

    def _lay_out(self) -> None:
        self.setMinimumWidth(_WIDTH)
        self.body.addWidget(self.sources)
        self.body.addSpacing(_APART)
        self.body.addWidget(self.exactly)
        policy = self.anyway.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.anyway.setSizePolicy(policy)
        self._known.setWordWrap(True)
        self._forget.setAutoDefault(False)
        across = QHBoxLayout()
        across.addWidget(self._known, 1)
        across.addWidget(self._forget)
        self._layout.insertWidget(self._layout.indexOf(self._note) + 1, self.anyway)
        self._layout.insertLayout(self._layout.count() - 1, across)
        self._note.setMinimumHeight(3 * self.fontMetrics().lineSpacing())
        self._show_known()

    def _connect(self) -> None:
        self.sources.chosen.connect(self._choose)
        self.sources.captions.wanted.connect(self._ask_captions)
        self.sources.model.wanted.connect(self._ask_model)
        self.sources.model.unwanted.connect(partial(self.take_model, None))
        self.anyway.toggled.connect(self._refresh)
        self._forget.clicked.connect(self._forget_times)
        self._candidates.changed.connect(self._refresh)
        self._candidates.offered.connect(self._offer)
        Drops(self).dropped.connect(self.take_captions)

    def _begin(self) -> None:
        """Show what can be chosen; what was chosen last is chosen already."""
        self.sources.offer(Way.IMPORTED, False)
        if self._page.recording is None:
            self.sources.hinder(Way.SOUND, _NO_RECORDING)
        self._show_listening()
        self.sources.choose(Way.CAPTIONS)
        self.sources.choose(self._choice.way)
        self.sources.button(self.sources.way or Way.CAPTIONS).setFocus()
        captions = self._choice.captions
        if captions is not None and captions.is_file():
            way = self._choice.way
            self.take_captions(captions)
            self.sources.choose(way)
        if self._page.path is not None:
            self._candidates.fetch(self._page.path)
        self._refresh()

    def _choose(self) -> None:
        self.anyway.setChecked(False)
        self._refresh()

    def _refresh(self) -> None:
        """Say what is known of what is chosen."""
        way = self.sources.way
        fit = self._candidates.fit(way) if way else None
        self.anyway.setVisible(fit is not None and fit.verdict is Verdict.ASK)
        self.allow(way is not None and self._may_go_on(way))
        words = self._candidates.words(way) if way else None
        self.exactly.hinder(hindrance(way, self._page.recording, self._model, words))
        if way in (Way.SOUND, Way.LISTENING):
            self.say(_LEFT)
        elif way is not None:
            self._show_words(way)

    def _show_words(self, way: Way) -> None:
        words, fit = self._candidates.words(way), self._candidates.fit(way)
        if complaint := self._candidates.complaint(way):
            self.complain(complaint)
        elif words is None:
            self.say("Reading …" if self._candidates.reading else _NO_FILE)
        elif fit is None:
            self.say(f"{words.facts} {_JUDGING}")
        elif fit.verdict is Verdict.YES:
            self.say(f"{words.facts} {_FITS} {_LEFT}")
        else:
            self.complain(f"{words.facts} {fit.sentence}")

    def _may_go_on(self, way: Way) -> bool:
        fit = self._candidates.fit(way)
        if fit is None:
            return way in (Way.SOUND, Way.LISTENING)
        return fit.verdict is Verdict.YES or (fit.verdict is Verdict.ASK and self.anyway.isChecked())

    def _offer(self) -> None:
        """Let the words be chosen that came in with the page."""
        self.sources.offer(Way.IMPORTED, True)
        if self._choice.way is Way.IMPORTED:
            self.sources.choose(Way.IMPORTED)
        self.make_room()

    def make_room(self) -> None:
        """Be as high as all sentences need; Qt by itself stops at two thirds of the screen."""
        self.adjustSize()
        self.resize(self.width(), max(self.height(), self._layout.totalHeightForWidth(self.width())))

    def _show_listening(self) -> None:
        recording = self._page.recording is not None
        self.sources.model.show_path(self._model)
        self.sources.model.setVisible(recording)
        self.sources.hinder(Way.LISTENING, missing(self._model) if recording else _NO_RECORDING)
        self._refresh()

    def _show_known(self) -> None:
        known = self._page.times.alignment is not None
        exactly = ", found exactly in its recording" if self._page.times.exact else ""
        self._known.setText(f"This page has times from {self._page.times.source}{exactly}." if known else "")
        self._known.setVisible(known)
        self._forget.setVisible(known)

    def _forget_times(self) -> None:
        if self._page.may_stop(self):
            self._page.times.forget()
            self._show_known()

    def _ask_captions(self) -> None:
        suffixes = sorted({suffix for reader in READERS for suffix in reader.suffixes})
        start = self._choice.captions or self._page.path
        name, _ = QFileDialog.getOpenFileName(
            self,
            "Captions of the recording",
            str(start.parent if start else Path.home()),
            f"Captions and transcripts (*{' *'.join(suffixes)});;All files (*)",
        )
        if name:
            self.take_captions(Path(name))

    def _ask_model(self) -> None:
        start = self._model.parent if self._model else Path.home()
        name = QFileDialog.getExistingDirectory(self, "Folder of a Whisper model", str(start))
        if name:
            self.take_model(Path(name))
