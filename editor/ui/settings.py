"""What the user may set: rows with a type, a default and a sentence, and the object that holds their values."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Generic, Protocol, Self, TypeVar, cast, overload

from PySide6.QtCore import QObject, QTimer, Signal

from editor.core.errors import SaveError

T = TypeVar("T")

WRITE_AFTER_MS = 300


class Storage(Protocol):
    """Where settings are kept between two runs."""

    def load(self) -> Mapping[str, object]:
        """Return what is kept; nothing where there is no file or it cannot be read."""

    def save(self, values: Mapping[str, object]) -> None:
        """Keep these values; raises SaveError."""


@dataclass(frozen=True, eq=False)
class Row(Generic[T]):
    """One setting. As an attribute of `Settings` it reads and sets the value.

    `choices` maps the values that are possible to their words; a number has `bounds` (both included), the `step` of
    its arrows and the `unit` that is written behind it.
    """

    name: str
    default: T
    group: str
    label: str
    sentence: str
    choices: Mapping[T, str] | None = None
    bounds: tuple[float, float] | None = None
    step: float = 1
    unit: str = ""

    def allows(self, value: object) -> bool:
        """Tell whether a value, from wherever it comes, is one that this setting can have."""
        if isinstance(value, bool) or isinstance(self.default, bool):
            return isinstance(value, bool) and isinstance(self.default, bool)
        if self.bounds is not None:
            return isinstance(value, int | float) and self.bounds[0] <= value <= self.bounds[1]
        return isinstance(value, str) and (self.choices is None or value in self.choices)

    @overload
    def __get__(self, settings: None, owner: type) -> Self: ...
    @overload
    def __get__(self, settings: "Settings", owner: type) -> T: ...
    def __get__(self, settings: "Settings | None", owner: type) -> Self | T:
        return self if settings is None else settings.value(self)

    def __set__(self, settings: "Settings", value: T) -> None:
        settings.set_value(self, value)


class Settings(QObject):
    """The values of all settings, written to the storage a moment after they change.

    Signals:
        changed(name): the setting of this name has another value.
        failed(sentence): the values could not be kept for the next time.
    """

    changed = Signal(str)
    failed = Signal(str)

    theme = Row(
        "theme",
        "system",
        "Look",
        "Colours",
        "Light or dark, or whatever the desktop is set to.",
        choices={"system": "Like the desktop", "light": "Light", "dark": "Dark"},
    )
    zoom = Row(
        "zoom",
        1.0,
        "Look",
        "Text size",
        "How large the transcript is shown; Ctrl and the mouse wheel change it too.",
        bounds=(0.5, 3.0),
        step=0.1,
        unit=" ×",
    )
    word_highlight = Row(
        "word_highlight",
        True,
        "Look",
        "Light up the spoken word",
        "Within the line that is being spoken, the word is lit as well.",
    )
    grades = Row(
        "grades",
        True,
        "Look",
        "Mark how sure times are",
        "After aligning, a mark beside each time tells whether its line was surely heard there, likely, or is a guess.",
    )
    timeline = Row(
        "timeline",
        True,
        "Look",
        "Show the timeline",
        "The recording as a waveform below the text, with headers and clips in time.",
    )
    follow_on_start = Row(
        "follow_on_start",
        True,
        "Playing",
        "Follow the recording",
        "A page that is opened keeps the spoken line in view until you scroll away.",
    )
    jump_seconds = Row(
        "jump_seconds",
        5.0,
        "Playing",
        "Jump by",
        "How far Alt+← and Alt+→ go back and forward.",
        bounds=(0.5, 60.0),
        step=0.5,
        unit=" s",
    )
    nudge_seconds = Row(
        "nudge_seconds",
        1.0,
        "Playing",
        "Nudge a time by",
        "How far Ctrl+Alt+← and Ctrl+Alt+→ move the time of a line.",
        bounds=(1.0, 10.0),
        unit=" s",
    )
    player = Row(
        "player",
        "auto",
        "Playing",
        "Player",
        "What plays the recording. A change takes effect with the next page that is opened.",
        choices={
            "auto": "VLC where it is installed, else Qt",
            "vlc": "VLC",
            "qt": "Qt",
            "silent": "None (time without sound)",
        },
    )
    clip_decimals = Row(
        "clip_decimals",
        False,
        "Clips",
        "Save clip times with decimals",
        "Otherwise a page that has whole seconds keeps them: the start is rounded down, the end up.",
    )

    def __init__(self, storage: Storage, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._storage = storage
        self._kept = dict(storage.load())
        self._unwritten = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(WRITE_AFTER_MS)
        self._timer.timeout.connect(self.flush)

    def value(self, row: Row[T]) -> T:
        """Return the value of a setting: its default where nothing fitting is kept."""
        kept: Any = self._kept.get(row.name)
        if not row.allows(kept):
            return row.default
        return cast("T", float(kept) if isinstance(row.default, float) else kept)

    def set_value(self, row: Row[T], value: T) -> None:
        """Change a setting; raises ValueError for a value that it cannot have."""
        if not row.allows(value):
            message = f"{row.name} cannot be {value!r}"
            raise ValueError(message)
        if value == self.value(row):
            return
        self._kept[row.name] = value
        self._unwritten = True
        self._timer.start()
        self.changed.emit(row.name)

    def reset(self) -> None:
        """Give every setting its default again."""
        for row in ROWS:
            self.set_value(row, row.default)

    def flush(self) -> None:
        """Write what was changed now, if anything, as before the program ends."""
        self._timer.stop()
        if not self._unwritten:
            return
        self._unwritten = False
        try:
            self._storage.save(self._kept)
        except SaveError as error:
            self.failed.emit(str(error))


ROWS: tuple[Row[Any], ...] = tuple(row for row in vars(Settings).values() if isinstance(row, Row))
