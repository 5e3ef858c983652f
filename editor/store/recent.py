"""The pages that were opened last, and when."""

import contextlib
import os
import time
from collections.abc import Callable
from pathlib import Path

from editor.core.errors import SaveError
from editor.store.places import state_folder
from editor.store.settings_file import SettingsFile

MOST = 15

Visits = list[tuple[Path, float]]


def visits() -> Visits:
    """Return the pages opened last and when, in seconds since 1970, the latest first; no page that has vanished."""
    return [visit for visit in _remembered() if os.path.isfile(visit[0])]


def pages() -> list[Path]:
    """Return the pages opened last, the latest first; those that have vanished are left out."""
    return [page for page, _ in visits()]


def add(page: Path, clock: Callable[[], float] = time.time) -> None:
    """Put a page at the head of the list."""
    page = page.absolute()
    _keep([(page, clock()), *_without(page)])


def forget(page: Path) -> None:
    """Take a page off the list."""
    _keep(_without(page.absolute()))


def _file() -> SettingsFile:
    return SettingsFile(state_folder() / "recent.json")


def _remembered() -> Visits:
    listed = _file().load().get("pages")
    if not isinstance(listed, dict):
        return []
    return [(Path(page), opened) for page, opened in listed.items() if isinstance(opened, int | float)]


def _without(page: Path) -> Visits:
    return [visit for visit in _remembered() if visit[0] != page]


def _keep(listed: Visits) -> None:
    # The list is a convenience: where it cannot be written, nobody is interrupted.
    with contextlib.suppress(SaveError):
        _file().save({"pages": {str(page): opened for page, opened in listed[:MOST]}})
