"""Loading what is needed later while the window goes on."""

from collections.abc import Callable, Sequence
from importlib import import_module
from threading import Thread

from PySide6.QtCore import QObject, QTimer

LOOK_MS = 10


class WarmUp(QObject):
    """Imports modules in a thread of its own, then does something in the window's; nothing if `parent` is gone."""

    def __init__(self, modules: Sequence[str], then: Callable[[], None], parent: QObject) -> None:
        super().__init__(parent)
        self._then = then
        self._thread = Thread(target=lambda: [import_module(name) for name in modules], name="warm up", daemon=True)
        self._thread.start()
        # Looked at, not told: a signal from the thread could reach for an object that is no more.
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._look)
        self._timer.start(LOOK_MS)

    def _look(self) -> None:
        if not self._thread.is_alive():
            self._timer.stop()
            self._then()
