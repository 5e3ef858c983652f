"""What was chosen for the last export, for the next."""

import contextlib
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

from PySide6.QtCore import QStandardPaths

from editor.core.errors import SaveError
from editor.core.file_names import DEFAULT_TEMPLATE
from editor.store.places import state_folder
from editor.store.settings_file import SettingsFile
from editor.ui.export_order import Kind

THEMES = ("light", "dark")


@dataclass(frozen=True)
class Choices:
    """How clips are exported: as what, in which colours, with what beside them, where to, and under which names."""

    kind: str = Kind.EXACT.value
    colours: str = THEMES[0]
    webvtt: bool = False
    text: bool = False
    folder: str = ""
    template: str = DEFAULT_TEMPLATE


def load(colours: str) -> Choices:
    """Return what was kept; for what was not, or cannot be, a default, for the colours the given ones."""
    defaults = Choices(colours=colours, folder=_films())
    kept = _file().load()
    possible = {"kind": [kind.value for kind in Kind], "colours": THEMES}
    fitting: Mapping[str, object] = {
        name: kept[name]
        for name, default in asdict(defaults).items()
        if isinstance(kept.get(name), type(default)) and kept[name] in possible.get(name, [kept[name]])
    }
    return Choices(**{**asdict(defaults), **fitting})


def keep(choices: Choices) -> None:
    """Keep what was chosen; where that can't be written, nobody is interrupted."""
    with contextlib.suppress(SaveError):
        _file().save(asdict(choices))


def _films() -> str:
    return QStandardPaths.writableLocation(QStandardPaths.StandardLocation.MoviesLocation) or str(Path.home())


def _file() -> SettingsFile:
    return SettingsFile(state_folder() / "export.json")
