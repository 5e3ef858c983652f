"""The one thread that calls libvlc, because any call into it may wait: for a disk, for a sound server, for its threads.

What VLC reports is turned into what is heard. Measured against VLC 3.0.24 by catching its output and finding it again
in the recording: with FFmpeg's demuxers the report is exact within 3 ms, for MP3 files it counts 50 ms of the
encoder's silence (VLC's own demuxers are up to 0.3 s off after a seek in MP3, and 75 ms in Opus), and the filter that
keeps the pitch at other speeds holds back 32 ms.
"""

import os
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from queue import Empty, SimpleQueue
from typing import TYPE_CHECKING, Any

from editor.media.clock import NEAR, PATIENCE
from editor.media.player import Report, State

if TYPE_CHECKING:
    import vlc

LEAD = {".mp3": 0.050}  # seconds that reports are ahead of what is heard
STRETCH_LEAD = 0.032
LOOK_EVERY = 0.01  # seconds, while it plays
BEGIN_PATIENCE = 3.0
OVERSHOT = 0.1  # seconds
OPTIONS = (
    "--quiet",
    "--no-video-title-show",
    "--no-snapshot-preview",
    "--no-osd",
    "--no-spu",
    "--no-sub-autodetect-file",
    "--no-lua",
    "--no-metadata-network-access",
)

START = Report(0.0, 0.0)

Order = Callable[[], None]


@dataclass(frozen=True, slots=True)
class Seen:
    """What the thread saw last; replaced as a whole."""

    done: int = 0
    report: Report = START
    duration: float = 0.0
    state: State = State.EMPTY
    error: str | None = None
    has_picture: bool = False


class VlcThread:
    """Everything that calls libvlc; runs on one thread. Others only read `seen`."""

    def __init__(self, orders: SimpleQueue[Order | None]) -> None:
        self.seen = Seen()
        self.let_go = threading.Event()
        self._orders = orders
        self._vlc: Any = None
        self._player: Any = None
        self._path: Path | None = None
        self._window: int | None = None
        self._rate = 1.0
        self._volume = 100
        self._target: tuple[int, float] = (0, 0.0)
        self._milliseconds = 0
        self._heard = False
        self._sought: float | None = None  # when, as long as VLC has not been seen to be there

    def run(self) -> None:
        """Carry out orders until one is None; look at the player every 10 ms while it plays."""
        instance = self._begin()
        try:
            if instance is None:
                self._fail("VLC is installed but does not start, because parts of it are missing (vlc-plugin-base)")
            while self._obey(instance is not None):
                pass
        finally:
            if self._player is not None:
                self._player.stop()
                self._player.release()
            self.let_go.set()
        if instance is not None:
            instance.release()

    def load(self, path: Path) -> None:
        """Open a recording and wait until it stands at its start."""
        self._path = path
        self.seen = replace(self.seen, state=State.LOADING, error=None, duration=0.0, has_picture=False)
        self._open()

    def attach(self, window: int | None) -> None:
        """Draw into another window, which VLC takes only when it opens the recording."""
        if window == self._window:
            return
        self._window = window
        self._player.stop()
        if window is not None:
            _draw_into(self._player, window)
        if self._path is not None:
            self._open()

    def play(self) -> None:
        """Go on; from the last target where the end was reached."""
        if self._path is None:
            return
        if self.seen.state is State.ENDED:
            self._begin_again()
            self._player.set_time(self._target[0])
        if self._sought is not None:
            self._sought = time.monotonic()
        self._player.set_pause(0)
        # A sound server knows the volume of a stream only once there is one.
        self._player.audio_set_volume(self._volume)
        self.seen = replace(self.seen, state=State.PLAYING)

    def pause(self) -> None:
        """Stand still."""
        if self.seen.state is State.PLAYING:
            self._player.set_pause(1)
            self.seen = replace(self.seen, state=State.PAUSED)

    def stop(self) -> None:
        """Close the recording."""
        self._player.stop()
        self._path = None
        self.seen = replace(self.seen, state=State.EMPTY, duration=0.0, has_picture=False, error=None)

    def seek(self, seconds: float) -> None:
        """Go to what is heard at a second."""
        if self._path is None:
            return
        if self.seen.state is State.ENDED:
            self._begin_again()
        self._target = (round((seconds + self._lead()) * 1000), seconds)
        self._player.set_time(self._target[0])
        self._stand_at_target()

    def set_rate(self, rate: float) -> None:
        """Play so many times as fast."""
        self._rate = rate
        self._player.set_rate(rate)
        if self._path is not None and self._sought is not None:
            # What VLC holds ready to begin with is timed for the other speed: it would leave out a second.
            self._player.set_time(self._target[0])
            self._stand_at_target()

    def set_volume(self, volume: int) -> None:
        """Play so loud."""
        self._volume = volume
        self._player.audio_set_volume(volume)

    def _obey(self, able: bool) -> bool:
        """Carry out the next order, or look when none came for a while; False after the last."""
        try:
            order = self._orders.get(timeout=LOOK_EVERY if self.seen.state is State.PLAYING else None)
        except Empty:
            self._look(0)
            return True
        if order is None:
            return False
        if able:
            order()
        self._look(1)
        return True

    def _begin(self) -> "vlc.Instance | None":
        import vlc

        self._vlc = vlc
        instance = vlc.Instance([*OPTIONS, *([] if _has_sound() else ["--aout=dummy"])])
        if instance is not None:
            self._player = instance.media_player_new()
            self._player.video_set_key_input(False)
            self._player.video_set_mouse_input(False)
        return instance

    def _open(self) -> None:
        media = self._player.get_instance().media_new_path(str(self._path))
        for option in (":start-paused", ":demux=avformat,any", *((":no-video",) if self._window is None else ())):
            media.add_option(option)
        self._player.set_media(media)
        media.release()
        self._heard = False
        self._begin_again()
        self._player.set_rate(self._rate)
        self._player.audio_set_volume(self._volume)

    def _begin_again(self) -> None:
        """Start the recording from its beginning, where it pauses; after the end VLC does nothing else."""
        self._player.stop()
        self._player.play()
        state, begun = self._vlc.State, time.monotonic()
        while time.monotonic() - begun < BEGIN_PATIENCE:
            if self._player.get_state() in (state.Paused, state.Ended, state.Error):
                break
            time.sleep(0.003)
        self._target = (round(self._lead() * 1000), 0.0)
        self._stand_at_target()
        self.seen = replace(self.seen, state=State.PAUSED)

    def _stand_at_target(self) -> None:
        """Report where VLC was sent to: what it says itself may for a while be overwritten with the place before."""
        self._milliseconds, seconds = self._target
        self._sought = time.monotonic()
        self.seen = replace(self.seen, report=Report(seconds, self._sought))

    def _arrived(self, milliseconds: int) -> bool:
        """Tell whether VLC is where it was sent, or has played on from there; or is nowhere near for too long."""
        if self._sought is None:
            return True
        waited = time.monotonic() - self._sought if self.seen.state is State.PLAYING else 0.0
        gone = (milliseconds - self._target[0]) / 1000
        if waited > PATIENCE or -NEAR < gone < waited * self._rate + OVERSHOT:
            self._sought = None
        return self._sought is None

    def _look(self, orders: int) -> None:
        """Note what is new; `orders` more were carried out."""
        seen = replace(self.seen, done=self.seen.done + orders)
        if self._path is None or seen.state is State.FAILED:
            self.seen = seen
            return
        state = self._player.get_state()
        over = state in (self._vlc.State.Ended, self._vlc.State.Error)
        milliseconds = self._player.get_time()
        if milliseconds != self._milliseconds and milliseconds > 0 and self._arrived(milliseconds):
            self._milliseconds = milliseconds
            self._heard = self._heard or seen.state is State.PLAYING
            seen = replace(seen, report=self._report(milliseconds))
        if not over:
            seen = replace(
                seen,
                duration=max(0.0, self._player.get_length() / 1000 - self._lead()),
                has_picture=self._player.video_get_track_count() > 0,
            )
        self.seen = replace(seen, state=State.ENDED) if over else seen
        if state == self._vlc.State.Error or (over and not self._heard and not seen.duration):
            self._fail("it is damaged, or of a format that cannot be played here")

    def _report(self, milliseconds: int) -> Report:
        stretch = STRETCH_LEAD if self._rate != 1 else 0.0
        # It came some time after the look before.
        return Report(max(0.0, milliseconds / 1000 - self._lead() - stretch), time.monotonic() - LOOK_EVERY / 2)

    def _lead(self) -> float:
        return LEAD.get(self._path.suffix.lower(), 0.0) if self._path else 0.0

    def _fail(self, why: str) -> None:
        self.seen = replace(self.seen, state=State.FAILED, error=why)


def _draw_into(player: "vlc.MediaPlayer", window: int) -> None:
    if sys.platform == "win32":
        player.set_hwnd(window)
    elif sys.platform == "darwin":
        player.set_nsobject(window)
    else:
        player.set_xwindow(window)


def _has_sound() -> bool:
    """Tell whether there is a sound card or server; without one VLC stands still unless it is told so."""
    if not sys.platform.startswith("linux"):
        return True
    runtime = os.environ.get("XDG_RUNTIME_DIR", "")
    servers = (Path(runtime, "pulse", "native"), Path(runtime, "pipewire-0"))
    cards = Path("/dev/snd").glob("pcm*p")
    return "PULSE_SERVER" in os.environ or (bool(runtime) and any(map(Path.exists, servers))) or any(cards)
