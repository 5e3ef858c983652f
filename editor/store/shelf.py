"""Files about pages, for each page one for every captions that it was aligned with; what was not used longest goes."""

import contextlib
import hashlib
import os
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from editor.store.places import state_folder
from editor.store.settings_file import SettingsFile


class Shelf:
    """Mappings kept in a folder of the program's own, at most so many: by page and by the digest of captions."""

    def __init__(self, name: str, most: int) -> None:
        self.folder = state_folder() / name
        self.most = most

    def put(self, page: Path, captions: str, values: Mapping[str, Any]) -> None:
        """Keep a mapping in place of the one that was kept of the same page and captions; raises SaveError."""
        file = SettingsFile(self.folder / f"{_name(page)}.{captions}.json")
        file.save({"page": _key(page), "captions": captions, **values})
        with contextlib.suppress(OSError):
            _note_use(file.path)
            self._forget_oldest()

    def take(self, page: Path, captions: str | None = None) -> dict[str, Any]:
        """Return what was kept of a page and captions, or of the captions used last; nothing if it is not there."""
        with contextlib.suppress(OSError):
            kept = self._files(page)
            if captions is not None:
                kept = [path for path in kept if path.name == f"{_name(page)}.{captions}.json"]
            for path in reversed(kept):
                values = SettingsFile(path).load()
                if values.get("page") == _key(page):
                    _note_use(path)
                    return values
        return {}

    def drop(self, page: Path) -> None:
        """Forget all about a page."""
        with contextlib.suppress(OSError):
            for path in self._files(page):
                path.unlink()

    def _files(self, page: Path) -> list[Path]:
        """Return the files of a page, the one used last at the end."""
        return [path for path in self._by_use() if path.name.startswith(_name(page)) and path.suffix == ".json"]

    def _by_use(self) -> list[Path]:
        with os.scandir(self.folder) as found:
            used = sorted((entry.stat().st_mtime_ns, entry.path) for entry in found if entry.is_file())
        return [Path(path) for _, path in used]

    def _forget_oldest(self) -> None:
        for path in self._by_use()[: -self.most]:
            path.unlink()


def _note_use(path: Path) -> None:
    # The file system's own clock is too coarse to tell two uses apart.
    now = time.time_ns()
    os.utime(path, ns=(now, now))


def _key(page: Path) -> str:
    return os.path.realpath(page)


def _name(page: Path) -> str:
    return hashlib.blake2b(os.fsencode(_key(page)), digest_size=16).hexdigest()
