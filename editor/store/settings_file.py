"""A JSON mapping in a file: settings, and the other small things that are remembered."""

import contextlib
import json
import logging
import os
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from editor.core.errors import SaveError
from editor.store.places import config_folder

log = logging.getLogger(__name__)


class SettingsFile:
    """A mapping kept in a file, by default the settings.

    Reading never fails: a file that cannot be understood is set aside, under the same name with `.broken` behind it.
    """

    def __init__(self, path: Path | None = None) -> None:
        self.path = path or config_folder() / "settings.json"

    def load(self) -> dict[str, Any]:
        """Return what was last saved; nothing where there is no file or a broken one."""
        try:
            values = json.loads(self.path.read_bytes())
            if isinstance(values, dict):
                return values
        except FileNotFoundError:
            return {}
        except OSError as error:
            log.warning("%s could not be read: %s", self.path, error.strerror)
            return {}
        except (ValueError, RecursionError):
            pass
        self._set_aside()
        return {}

    def save(self, values: Mapping[str, Any]) -> None:
        """Replace what was saved, all at once; raises SaveError and keeps the old file where that fails."""
        data = json.dumps(dict(values), indent=2, ensure_ascii=False).encode("utf-8", "surrogatepass")
        try:
            _replace(self.path, data + b"\n")
        except OSError as error:
            raise SaveError(f"{self.path} could not be written: {error.strerror}.") from error

    def _set_aside(self) -> None:
        broken = self.path.with_name(f"{self.path.name}.broken")
        log.warning("%s could not be understood; it was set aside as %s", self.path, broken.name)
        with contextlib.suppress(OSError):
            self.path.replace(broken)


def _replace(path: Path, data: bytes) -> None:
    """Write beside the file, sync, and put it in the file's place."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    handle, beside = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    try:
        with open(handle, "wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        os.replace(beside, path)
    except BaseException:
        os.unlink(beside)
        raise
