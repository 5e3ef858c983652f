"""What every player of recordings can do. A player is polled: it calls nobody back."""

from abc import ABC, abstractmethod
from collections.abc import Callable
from enum import Enum, auto
from pathlib import Path
from typing import Any, ClassVar, NamedTuple, Protocol

SLOWEST, FASTEST = 0.5, 3.0
LOUDEST = 100


class State(Enum):
    """What a player is doing."""

    EMPTY = auto()
    LOADING = auto()
    PAUSED = auto()
    PLAYING = auto()
    ENDED = auto()
    FAILED = auto()


class Report(NamedTuple):
    """What second of the recording is heard at a moment of the steady clock (`time.monotonic`)."""

    seconds: float
    moment: float


class Pictures(Protocol):
    """The pictures of a video, from a player that leaves the drawing to others."""

    changed: Any  # a signal of Qt's without arguments: there is another picture

    @property
    def paint(self) -> Callable[..., None]:
        """Draw the present picture by a QPainter into a QRectF, as large as its shape allows."""


class Player(ABC):
    """Plays one recording. Every method returns at once; what comes of it is seen by asking later.

    A recording that is loaded stands paused at its start. Once `seek` was called, `report` no longer tells of the
    place before. After the end, `seek` and `play` go on from wherever they are told.
    """

    name: ClassVar[str]

    @property
    def position(self) -> float:
        """Return the second that was reported last; it may stand still for most of a second while sound plays."""
        return self.report.seconds

    @property
    @abstractmethod
    def report(self) -> Report:
        """Return what is heard, as far as the player has told: a new report only when it has moved."""

    @property
    @abstractmethod
    def duration(self) -> float:
        """Return the length of the recording in seconds; 0 while it is not known."""

    @property
    @abstractmethod
    def state(self) -> State:
        """Return what the player does, or was just told to do."""

    @property
    @abstractmethod
    def error(self) -> str | None:
        """Return why the recording does not play, as the end of a sentence, if it does not."""

    @property
    @abstractmethod
    def has_picture(self) -> bool:
        """Tell whether the recording is a video."""

    @property
    def pictures(self) -> Pictures | None:
        """Return what is to be drawn for a video, from a player that does not draw into a window itself."""
        return None

    @abstractmethod
    def load(self, path: Path) -> None:
        """Open a recording in place of the one before."""

    @abstractmethod
    def play(self) -> None:
        """Go on playing."""

    @abstractmethod
    def pause(self) -> None:
        """Stand still."""

    @abstractmethod
    def stop(self) -> None:
        """Let go of the recording."""

    @abstractmethod
    def seek(self, seconds: float) -> None:
        """Go to a second of the recording, playing or not."""

    @abstractmethod
    def set_rate(self, rate: float) -> None:
        """Play so many times as fast, at the same pitch."""

    @abstractmethod
    def set_volume(self, volume: int) -> None:
        """Play so loud, from 0 to 100."""

    def attach(self, window: int | None) -> None:
        """Draw the video into a window of the system by its number; None takes the picture away.

        The recording stands paused at its start afterwards. A player that has `pictures` ignores this.
        """
        del window

    @abstractmethod
    def close(self) -> None:
        """Let go of everything; the player is not used again."""
