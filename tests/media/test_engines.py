"""Which player is used."""

import sys

import pytest

from editor import media
from editor.core.errors import MediaError
from editor.media.engines import available, make_player


@pytest.fixture
def no_player(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let neither VLC nor Qt's player be found, as on a machine that has neither."""
    for name in ("vlc", "qt"):
        monkeypatch.delattr(media, f"{name}_player", raising=False)
        monkeypatch.setitem(sys.modules, f"editor.media.{name}_player", None)


def test_silence_is_always_there() -> None:
    assert available()[-1] == "silent"


@pytest.mark.usefixtures("no_player")
def test_silence_is_all_that_is_left_without_vlc_and_qt() -> None:
    assert available() == ("silent",)
    assert make_player().name == "silent"


@pytest.mark.usefixtures("no_player")
@pytest.mark.parametrize(("name", "package"), [("vlc", "vlc-plugin-base"), ("qt", "PySide6-Addons")])
def test_a_player_that_is_not_installed_says_how_to_install_it(name: str, package: str) -> None:
    with pytest.raises(MediaError, match=package):
        make_player(name)


def test_a_player_that_does_not_exist_is_refused() -> None:
    with pytest.raises(MediaError, match="vlc, qt, silent"):
        make_player("gramophone")
