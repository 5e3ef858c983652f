"""The pages that were opened last."""

import contextlib
import os
from pathlib import Path

from editor.core.errors import SaveError
from editor.store.places import state_folder
from editor.store.settings_file import SettingsFile

MOST = 15


def pages() -> list[Path]:
    """Return the pages opened last, the latest first; those that have vanished are left out."""
    return [page for page in _remembered() if os.path.isfile(page)]


def add(page: Path) -> None:
    """Put a page at the head of the list."""
    page = page.absolute()
    _keep([page, *(other for other in _remembered() if other != page)])


def forget(page: Path) -> None:
    """Take a page off the list."""
    page = page.absolute()
    _keep([other for other in _remembered() if other != page])


def _file() -> SettingsFile:
    return SettingsFile(state_folder() / "recent.json")


def _remembered() -> list[Path]:
    listed = _file().load().get("pages")
    return [Path(item) for item in listed if isinstance(item, str)] if isinstance(listed, list) else []


def _keep(listed: list[Path]) -> None:
    # The list is a convenience: where it cannot be written, nobody is interrupted.
    with contextlib.suppress(SaveError):
        _file().save({"pages": [str(page) for page in listed[:MOST]]})
