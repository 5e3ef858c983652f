"""VLC as a player.

libvlc is touched on one thread of its own and nowhere else: see `vlc_thread`. The window's thread sends orders and
reads what was seen last.
"""

import atexit
import ctypes
import importlib.util
import sys
import threading
import time
from functools import partial
from pathlib import Path
from queue import SimpleQueue

from editor.media.player import Player, Report, State
from editor.media.vlc_thread import START, Order, VlcThread

CLOSE_PATIENCE = 2.0


def probe() -> None:
    """Raise ImportError or OSError where VLC is not installed. Cheap where the system finds libraries by name."""
    if sys.platform.startswith("linux"):
        ctypes.CDLL("libvlc.so.5")
        if importlib.util.find_spec("vlc") is None:
            raise ImportError("vlc")
        return
    try:
        import vlc  # noqa: F401 - whether it can be imported is the question
    except (AttributeError, NameError, NotImplementedError) as error:
        raise ImportError(str(error)) from error


class VlcPlayer(Player):
    """Plays by libvlc; the video is drawn into a window that is given by `attach`, and not decoded without one."""

    name = "VLC"

    def __init__(self) -> None:
        self._orders: SimpleQueue[Order | None] = SimpleQueue()
        self._worker = VlcThread(self._orders)
        self._sent = 0
        self._sent_move = 0
        self._sent_state = 0
        self._target = START
        self._told = State.EMPTY
        self._thread = threading.Thread(target=self._worker.run, name="vlc", daemon=True)
        self._thread.start()

    @property
    def report(self) -> Report:
        """Return what VLC reported last, or where it was sent and has not got to."""
        seen = self._worker.seen
        return self._target if seen.done < self._sent_move else seen.report

    @property
    def duration(self) -> float:
        """Return the length of the recording in seconds; 0 while it is not known."""
        return self._worker.seen.duration

    @property
    def state(self) -> State:
        """Return what VLC does, or was just told to do."""
        seen = self._worker.seen
        return self._told if seen.done < self._sent_state and seen.state is not State.FAILED else seen.state

    @property
    def error(self) -> str | None:
        """Return why the recording does not play, if it does not."""
        return self._worker.seen.error

    @property
    def has_picture(self) -> bool:
        """Tell whether the recording is a video."""
        return self._worker.seen.has_picture

    def load(self, path: Path) -> None:
        """Open a recording; it stands paused at its start."""
        self._move(State.LOADING, 0.0, partial(self._worker.load, path))

    def play(self) -> None:
        """Go on playing."""
        self._do(State.PLAYING, self._worker.play)

    def pause(self) -> None:
        """Stand still."""
        self._do(State.PAUSED, self._worker.pause)

    def stop(self) -> None:
        """Let go of the recording."""
        self._do(State.EMPTY, self._worker.stop)

    def seek(self, seconds: float) -> None:
        """Go to a second."""
        told = State.PAUSED if self.state is State.ENDED else self.state
        self._move(told, seconds, partial(self._worker.seek, seconds))

    def set_rate(self, rate: float) -> None:
        """Play so many times as fast; VLC's scaletempo keeps the pitch."""
        self._send(partial(self._worker.set_rate, rate))

    def set_volume(self, volume: int) -> None:
        """Play so loud, from 0 to 100."""
        self._send(partial(self._worker.set_volume, volume))

    def attach(self, window: int | None) -> None:
        """Draw the video into a window of the system; the recording starts again, paused."""
        self._move(self.state, 0.0, partial(self._worker.attach, window))

    def close(self) -> None:
        """Stop, and wait until VLC has let go of the window it drew into; the rest ends by itself."""
        by = time.monotonic() + CLOSE_PATIENCE
        self._orders.put(None)
        self._worker.let_go.wait(CLOSE_PATIENCE)
        # Python must not end under VLC, nor wait for it for long, however many players were closed.
        atexit.register(_join, self._thread, by)

    def _send(self, order: Order) -> None:
        self._sent += 1
        self._orders.put(order)

    def _do(self, told: State, order: Order) -> None:
        self._send(order)
        self._told, self._sent_state = told, self._sent

    def _move(self, told: State, seconds: float, order: Order) -> None:
        self._target = Report(seconds, time.monotonic())
        self._sent_move = self._sent + 1
        self._do(told, order)


def _join(thread: threading.Thread, by: float) -> None:
    thread.join(max(0.0, by - time.monotonic()))
