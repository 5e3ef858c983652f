"""Giving back the memory of pages that were left."""

import gc

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication

from editor.ui.guard import guarded

REST_MS = 2000

_HANDS = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.InputMethod,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
    }
)


class Tidying(QObject):
    """Looks once for what nobody refers to, when the user rests: it takes 30 ms, and 0.6 s after a page of 100 hours.

    What is loaded is kept from the collector (`gc.freeze`), which would look at all of it again and again; so what
    belonged to a page that was left is not found by itself.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST_MS)
        self._rest.timeout.connect(self._tidy)

    def want(self) -> None:
        """Let it be done when the user next rests."""
        if (application := QApplication.instance()) and not self._rest.isActive():
            application.installEventFilter(self)
        self._rest.start()

    @guarded
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """See that somebody works."""
        del watched
        if event.type() in _HANDS:
            self._rest.start()
        return False

    def _tidy(self) -> None:
        if application := QApplication.instance():
            application.removeEventFilter(self)
        gc.unfreeze()
        gc.collect()
        gc.freeze()
