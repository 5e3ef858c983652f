"""How captions were joined the last time, for the next."""

import contextlib
from dataclasses import dataclass

from editor.core.errors import SaveError
from editor.core.paragraphs import Joining
from editor.store.places import state_folder
from editor.store.settings_file import SettingsFile

PAUSES = (0.2, 20.0)  # seconds
LENGTHS = (60, 5000)  # characters
_USUAL = Joining()
_SHARE = _USUAL.target / _USUAL.longest


@dataclass(frozen=True)
class JoiningChoice:
    """Whether captions are joined, which pause in seconds ends a paragraph, and how many characters it may have."""

    join: bool = True
    pause: float = _USUAL.pause
    longest: int = _USUAL.longest

    @property
    def joining(self) -> Joining | None:
        """Return how captions become paragraphs; None where they stay as they are."""
        return Joining(self.pause, round(self.longest * _SHARE), self.longest) if self.join else None


def load() -> JoiningChoice:
    """Return what was kept; for what was not, or cannot be, the default."""
    kept, usual = _file().load(), JoiningChoice()
    join = kept.get("join")
    return JoiningChoice(
        join if isinstance(join, bool) else usual.join,
        _number(kept.get("pause"), PAUSES, usual.pause),
        int(_number(kept.get("longest"), LENGTHS, usual.longest)),
    )


def keep(choice: JoiningChoice) -> None:
    """Keep what was chosen; where that can't be written, nobody is interrupted."""
    with contextlib.suppress(SaveError):
        _file().save({"join": choice.join, "pause": choice.pause, "longest": choice.longest})


def _number(value: object, bounds: tuple[float, float], usual: float) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float):
        return usual
    return float(value) if bounds[0] <= value <= bounds[1] else usual


def _file() -> SettingsFile:
    return SettingsFile(state_folder() / "import.json")
