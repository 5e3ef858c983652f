"""Files that are dropped on the window."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QWidget

from editor.ui.guard import guarded


class Drops(QObject):
    """Takes the files that are dragged to a window.

    Signals:
        dropped(Path): a file was dropped.
    """

    dropped = Signal(object)

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        window.setAcceptDrops(True)
        window.installEventFilter(self)

    @guarded
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the first file of a drag."""
        if isinstance(event, QDropEvent) and event.type() in (QEvent.Type.DragEnter, QEvent.Type.Drop):
            files = [url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()]
            if files:
                event.acceptProposedAction()
            if files and event.type() == QEvent.Type.Drop:
                # Later: no question is asked while the other program waits for the end of the drag.
                QTimer.singleShot(0, self, partial(self.dropped.emit, Path(files[0])))
            return bool(files)
        return super().eventFilter(watched, event)
