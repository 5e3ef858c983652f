"""Plays a recording for the window: polls a player through its clock and tells what changed."""

import time
from pathlib import Path

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from editor.core.errors import MediaError
from editor.media.deck import Deck
from editor.media.engines import BEST_FIRST, make_player
from editor.media.player import FASTEST, LOUDEST, SLOWEST, Pictures, Player, State
from editor.media.silent_player import SilentPlayer

FRAME_MS = 16
LOADING_MS = 30
LOOK_AT_FILE_EVERY = 1.0  # seconds
AT_END = 0.05  # seconds
GOES_ON = "Time runs without sound until you choose another."


class Transport(QObject):
    """A recording that plays, or time without sound where there is none. The attributes are to be read only.

    Values:
        media: the recording that was opened, even if it does not play.
        playing, rate, volume (0 to 100), muted: how it plays.
        duration: its length in seconds; 0 while it is not known.
        has_picture: whether it is a video.

    Signals:
        position_changed(float): seconds; for every frame while it plays, and after a seek.
        playing_changed(bool), rate_changed(float), duration_changed(float), volume_changed(): as they say.
        media_changed(): another recording or player, or it was found to be a video.
        failed(str): a sentence on why the recording does not play; once, then time goes on without sound.
    """

    position_changed = Signal(float)
    playing_changed = Signal(bool)
    rate_changed = Signal(float)
    duration_changed = Signal(float)
    volume_changed = Signal()
    media_changed = Signal()
    failed = Signal(str)

    def __init__(self, engine: str | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.media: Path | None = None
        self.playing = False
        self.rate = 1.0
        self.volume = LOUDEST
        self.muted = False
        self.duration = 0.0
        self.has_picture = False
        self._wanted = engine or "auto"
        self._untried: list[str] = []
        self._window: int | None = None
        self._measured = 0.0  # seconds; `duration` may be a guess
        self._looked_at_file = 0.0
        self._deck = Deck(SilentPlayer())
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._tick)

    @property
    def engine(self) -> str:
        """Return what plays: `VLC`, `Qt` or `silent`."""
        return self._deck.player.name

    @property
    def position(self) -> float:
        """Return the second that is heard now."""
        return self._deck.position

    @property
    def pictures(self) -> Pictures | None:
        """Return what is to be drawn for a video, from a player that does not draw into a window itself."""
        return self._deck.player.pictures

    def open(self, path: Path | None) -> None:
        """Open a recording, paused at its start; None for time without sound."""
        self.pause()
        self.media = path
        self._measured = 0.0
        self._untried = []
        if path is None:
            self._use(SilentPlayer())
            self.media_changed.emit()
        elif not path.is_file():
            self._use(SilentPlayer())
            self._fall_back(f"The recording {path.name} is not there: it was moved, renamed or deleted. {GOES_ON}")
        else:
            self._deck.seek(0.0)
            self._untried = list(BEST_FIRST[:-1]) if self._wanted == "auto" else [self._wanted]
            self._try_next()
        self.position_changed.emit(self.position)

    def play(self) -> None:
        """Go on playing; from the start after the end."""
        if self.playing:
            return
        if self.duration and self.position >= self.duration - AT_END:
            self._deck.seek(0.0)
        self.playing = True
        self._looked_at_file = time.monotonic()
        # The clock starts when the player does, not while it still opens the file.
        if self._deck.player.state is not State.LOADING:
            self._deck.play()
        self._timer.start(FRAME_MS)
        self.playing_changed.emit(True)

    def pause(self) -> None:
        """Stand still."""
        if not self.playing:
            return
        self.playing = False
        self._deck.pause()
        self._timer.setInterval(LOADING_MS)
        self.position_changed.emit(self.position)
        self.playing_changed.emit(False)

    def seek(self, seconds: float) -> None:
        """Go to a second of the recording, or to the nearest that it has."""
        self._deck.seek(min(max(0.0, seconds), self.duration or max(0.0, seconds)))
        self.position_changed.emit(self.position)

    def set_rate(self, rate: float) -> None:
        """Play so many times as fast, from 0.5 to 3, at the same pitch."""
        rate = min(max(SLOWEST, rate), FASTEST)
        if rate != self.rate:
            self.rate = rate
            self._deck.set_rate(rate)
            self.rate_changed.emit(rate)

    def set_volume(self, volume: int) -> None:
        """Play so loud, from 0 to 100, and not muted."""
        self.volume = min(max(0, volume), LOUDEST)
        self.set_muted(False)

    def set_muted(self, muted: bool) -> None:
        """Play without a sound, or with it again."""
        self.muted = muted
        self._deck.player.set_volume(0 if muted else self.volume)
        self.volume_changed.emit()

    def attach(self, window: int | None) -> None:
        """Draw the video into a window of the system by its number; None takes the picture away."""
        if window != self._window:
            self._window = window
            self._deck.attach(window)

    def close(self) -> None:
        """Let go of the recording and of the window that it was drawn into."""
        self.playing = False
        self._timer.stop()
        self._deck.player.close()
        self._deck = Deck(SilentPlayer())

    def _tick(self) -> None:
        player = self._deck.player
        self._deck.look()
        if player.state is State.FAILED and self.media is not None:
            self._try_next(f"The recording {self.media.name} does not play: {player.error}. {GOES_ON}")
            return
        if player.state is not State.LOADING:
            self._note_media()
            if self.playing and not self._deck.playing:
                self._deck.play()
            if not self.playing:
                self._timer.stop()
        if self.playing:
            self._advance()

    def _advance(self) -> None:
        """Go on by a frame."""
        if self._deck.ended:
            self._deck.finish()
            self.pause()
        else:
            self.position_changed.emit(self.position)
        now = time.monotonic()
        if now - self._looked_at_file >= LOOK_AT_FILE_EVERY and self.media is not None and self.engine != "silent":
            self._looked_at_file = now
            if not self.media.is_file():
                name = self.media.name
                self._fall_back(f"The recording {name} was moved or deleted while it was open. {GOES_ON}")

    def _note_media(self) -> None:
        """Take over what is known of the recording by now."""
        player = self._deck.player
        if self.engine != "silent" and player.duration and player.duration != self._measured:
            self._measured = player.duration
            self._set_duration(player.duration)
        if player.has_picture != self.has_picture:
            self.has_picture = player.has_picture
            self.media_changed.emit()

    def _try_next(self, why: str = "") -> None:
        """Open the recording with the next player that there is, at the same place; without sound if none is left."""
        seconds = self.position
        while self._untried and self.media is not None:
            try:
                player = make_player(self._untried.pop(0))
            except MediaError as error:
                why = why or f"{error} {GOES_ON}"
                continue
            self._use(player)
            self._deck.load(self.media)
            if seconds:
                self._deck.seek(seconds)
            self._timer.start(FRAME_MS if self.playing else LOADING_MS)
            self.media_changed.emit()
            return
        self._fall_back(why)

    def _set_duration(self, seconds: float) -> None:
        if seconds != self.duration:
            self.duration = seconds
            self.duration_changed.emit(seconds)

    def _use(self, player: Player) -> None:
        """Let another player take over, at the place of the one before."""
        self._deck.player.close()
        self._deck = Deck(player)
        self._deck.set_rate(self.rate)
        self._deck.player.set_volume(0 if self.muted else self.volume)
        if self._window is not None:
            self._deck.player.attach(self._window)
        self.has_picture = player.has_picture

    def _fall_back(self, sentence: str) -> None:
        """Go on without sound, and say why."""
        seconds = self.position
        self.pause()
        self._use(SilentPlayer(self._measured))
        self._deck.seek(seconds)
        self.media_changed.emit()
        self.failed.emit(sentence)
