"""Which player is used: VLC where it is installed, Qt's where it is not, time without sound where there is neither."""

from collections.abc import Callable

from editor.core.errors import MediaError
from editor.media.player import Player
from editor.media.silent_player import SilentPlayer

BEST_FIRST = ("vlc", "qt", "silent")
INSTALL = {
    "vlc": (
        "VLC is not installed. Install it (on Debian and Ubuntu: sudo apt install libvlc5 vlc-plugin-base "
        "vlc-plugin-video-output), or start with --player qt."
    ),
    "qt": "Qt's player is not installed. Install it (pip install PySide6-Addons), or start with --player vlc.",
}


def make_player(name: str | None = None) -> Player:
    """Make the player called `vlc`, `qt` or `silent`, or for None or `auto` the best that there is.

    Raises MediaError where the one that was asked for is not installed or not known.
    """
    if name in (None, "auto"):
        return _make(available()[0])
    return _make(str(name))


def available() -> tuple[str, ...]:
    """Return the names of the players that are installed, the best first."""
    return tuple(name for name in BEST_FIRST if _is_there(name))


def _make(name: str) -> Player:
    if name not in MAKERS:
        message = f"There is no player called {name}; there are {', '.join(BEST_FIRST)}."
        raise MediaError(message)
    try:
        return MAKERS[name]()
    except (ImportError, OSError) as error:
        raise MediaError(INSTALL[name]) from error


def _is_there(name: str) -> bool:
    try:
        PROBES[name]()
    except (ImportError, OSError):
        return False
    return True


def _probe_vlc() -> None:
    from editor.media import vlc_player

    vlc_player.probe()


def _probe_qt() -> None:
    from editor.media import qt_player  # noqa: F401 - whether it can be imported is the question


def _make_vlc() -> Player:
    from editor.media import vlc_player

    vlc_player.probe()
    return vlc_player.VlcPlayer()


def _make_qt() -> Player:
    from editor.media.qt_player import QtPlayer

    return QtPlayer()


MAKERS: dict[str, Callable[[], Player]] = {"vlc": _make_vlc, "qt": _make_qt, "silent": SilentPlayer}
PROBES: dict[str, Callable[[], object]] = {"vlc": _probe_vlc, "qt": _probe_qt, "silent": SilentPlayer}
