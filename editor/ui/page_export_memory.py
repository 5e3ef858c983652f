"""As what each page was exported the last time, and where to."""

import contextlib
import os
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from types import MappingProxyType

from editor.core.cleanup import RULES
from editor.core.errors import SaveError
from editor.formats.writers.registry import WRITERS
from editor.store.places import state_folder
from editor.store.settings_file import SettingsFile
from editor.ui.page_export import Choice

MOST = 300
"""Pages that are remembered; of more, those that were exported last."""

_FPS = (1.0, 240.0)
_TICKS = ("times", "speakers", "headers", "embed")


@dataclass(frozen=True)
class Memory:
    """The last choice for a page, and for each kind the file that it was written to."""

    choice: Choice = field(default_factory=Choice)
    targets: Mapping[str, Path] = field(default_factory=lambda: MappingProxyType({}))


def load(page: Path | None) -> Memory:
    """Return what is remembered of a page; for one that was never exported, the last choice for any page."""
    kept = _file().load()
    own = kept.get(_key(page)) if page else None
    last = own if isinstance(own, dict) else next((one for one in reversed(kept.values()) if isinstance(one, dict)), {})
    choice = _choice(last.get("choice"))
    if last is not own:
        return Memory(replace(choice, media=""))
    targets = last.get("targets")
    found = targets.items() if isinstance(targets, dict) else ()
    return Memory(choice, {kind: Path(path) for kind, path in found if isinstance(path, str)})


def keep(page: Path | None, choice: Choice, target: Path) -> None:
    """Remember an export; where that can't be written, nobody is interrupted."""
    if page is None:
        return
    targets = {**load(page).targets, choice.kind: target}
    known = _file().load()
    known.pop(_key(page), None)
    kept = dict(list(known.items())[-MOST + 1 :])
    record = {"choice": asdict(choice), "targets": {kind: str(path) for kind, path in targets.items()}}
    with contextlib.suppress(SaveError):
        _file().save({**kept, _key(page): record})


def _choice(kept: object) -> Choice:
    """Return a choice that was kept; for what is not in it, or cannot be, the usual."""
    usual = Choice()
    if not isinstance(kept, dict):
        return usual
    ticks = {name: kept[name] for name in _TICKS if isinstance(kept.get(name), bool)}
    kind, fps, media, rules = (kept.get(name) for name in ("kind", "fps", "media", "rules"))
    possible, known = [writer.id for writer in WRITERS], [rule.id for rule in RULES]
    return replace(
        usual,
        kind=kind if isinstance(kind, str) and kind in possible else usual.kind,
        fps=fps if isinstance(fps, float) and _FPS[0] <= fps <= _FPS[1] else usual.fps,
        media=media if isinstance(media, str) else usual.media,
        rules=tuple(one for one in rules if one in known) if isinstance(rules, list) else usual.rules,
        **ticks,
    )


def _key(page: Path) -> str:
    return os.path.realpath(page)


def _file() -> SettingsFile:
    return SettingsFile(state_folder() / "exports.json")
