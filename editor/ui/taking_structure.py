"""Another version of the page that is open: read and compared in the background, then shown and taken."""

from functools import partial
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication

from editor.align.structure import Structure, plan_structure, take_structure
from editor.core.errors import FormatError
from editor.core.model import Episode
from editor.core.timing import Timeline
from editor.formats.readers.bounded import read_file
from editor.formats.versions import read_version
from editor.ui.background import Background
from editor.ui.dialogs.take_structure import ask_structure
from editor.ui.messages import tell_error
from editor.ui.shell import Shell

_LATER_MS = 200


class _Found(NamedTuple):
    """What another version would change in an episode; `version` is the other's."""

    version: Episode
    episode: Episode
    timeline: Timeline
    structure: Structure


class TakingStructure(QObject):
    """Takes the structure of one file into the page, once; it goes when that is done, or with the page."""

    def __init__(self, shell: Shell, path: Path) -> None:
        super().__init__(shell.desk)
        self._shell, self._desk, self._path = shell, shell.desk, path
        self._background = Background(self)
        self._background.done.connect(self._arrived)
        self._background.failed.connect(self._fail)

    def start(self) -> None:
        """Read the file and compare it."""
        self._shell.say(f"Comparing with {self._path.name} …")
        self._ask(None)

    def _ask(self, version: Episode | None) -> None:
        episode, timeline = self._desk.document.episode, self._desk.playback.timeline
        self._background.ask(partial(_compared, self._path, version, episode, timeline))

    def _arrived(self, found: object) -> None:
        assert isinstance(found, _Found), "nothing else is asked for"
        if self._desk.document.episode is not found.episode:
            self._ask(found.version)
        elif QApplication.activeModalWidget() is not None:
            QTimer.singleShot(_LATER_MS, self, partial(self._arrived, found))
        else:
            self._shell.say("")
            self._offer(found)
            self.deleteLater()

    def _offer(self, found: _Found) -> None:
        name = self._path.name
        if not found.structure:
            self._shell.say(f"Everything agrees: the headers, clips and speakers are as in {name}.")
            return
        chosen = ask_structure(self._shell.window, found.structure, found.episode.entries, found.timeline, name)
        if chosen:
            self._desk.document.apply(f"Take structure from {name}", take_structure, chosen, found.timeline)

    def _fail(self, sentence: str) -> None:
        self._shell.say("")
        tell_error(self._shell.window, "That did not work", FormatError(sentence))
        self.deleteLater()


def _compared(path: Path, version: Episode | None, episode: Episode, timeline: Timeline) -> _Found:
    """Return what a file would change in an episode; raises FormatError."""
    if version is None:
        version = read_version(read_file(path, path.name), path.name)
    return _Found(version, episode, timeline, plan_structure(episode, version))
