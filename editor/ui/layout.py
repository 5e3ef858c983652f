"""How the window was arranged when it was last closed."""

import contextlib
from collections.abc import Mapping

from PySide6.QtCore import QByteArray
from PySide6.QtWidgets import QMainWindow, QSplitter

from editor.core.errors import SaveError
from editor.store.places import state_folder
from editor.store.settings_file import SettingsFile

SIZE = (1280, 820)  # pixels
FRAME = 40  # what a title bar and the edges may take of the screen's height; not known before the window is shown

Kept = Mapping[str, object]


def load() -> Kept:
    """Return what was kept."""
    return _file().load()


def restore_window(window: QMainWindow, kept: Kept) -> None:
    """Give the window the place and the size that it had."""
    state = _bytes(kept.get("window"))
    if state is None or not window.restoreGeometry(state):
        window.resize(*SIZE)
    if not window.isMaximized() and not window.isFullScreen():
        _fit(window)


def _fit(window: QMainWindow) -> None:
    """Let the whole window be on the screen: Qt leaves no room for a title that is not there yet."""
    room = window.screen().availableGeometry()
    window.resize(min(window.width(), room.width()), min(window.height(), room.height() - FRAME))
    lowest, rightmost = room.bottom() + 1 - window.height(), room.right() + 1 - window.width()
    if window.y() > lowest or window.x() > rightmost:
        window.move(min(window.x(), rightmost), min(window.y(), lowest - FRAME))


def restore_splitters(splitters: Mapping[str, QSplitter], kept: Kept) -> None:
    """Give splitters the sizes that they had."""
    for name, splitter in splitters.items():
        state = _bytes(kept.get(name))
        if state is not None:
            splitter.restoreState(state)


def keep(window: QMainWindow, splitters: Mapping[str, QSplitter]) -> Kept:
    """Keep how the window is arranged, and return it; where it can't be written, nobody is interrupted."""
    states = {name: _text(splitter.saveState()) for name, splitter in splitters.items()}
    kept = {**load(), "window": _text(window.saveGeometry()), **states}
    with contextlib.suppress(SaveError):
        _file().save(kept)
    return kept


def _file() -> SettingsFile:
    return SettingsFile(state_folder() / "window.json")


def _bytes(kept: object) -> QByteArray | None:
    return QByteArray.fromBase64(kept.encode()) if isinstance(kept, str) else None


def _text(state: QByteArray) -> str:
    return bytes(state.toBase64().data()).decode()
