"""Notices that the file of the page is changed by another program."""

from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Signal

SETTLED_MS = 400


class DiskWatch(QObject):
    """Watches one file.

    Signals:
        touched(): the file was written, moved or deleted, by whomever, and is at rest again.
    """

    touched = Signal()

    def __init__(self, path: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.path = path
        self._path = str(path)
        # The folder too: most programs put a new file in the place of the old one, and that ends the watch on the file.
        self._watcher = QFileSystemWatcher([self._path, str(path.parent)], self)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SETTLED_MS)
        self._watcher.fileChanged.connect(self._notice)
        self._watcher.directoryChanged.connect(self._notice)
        self._timer.timeout.connect(self.touched)

    def _notice(self) -> None:
        if self._path not in self._watcher.files():
            self._watcher.addPath(self._path)
        self._timer.start()
