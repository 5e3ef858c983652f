from pathlib import Path

import pytest

from editor.store.places import cache_folder, config_folder, state_folder


def test_each_kind_has_a_folder_of_its_own_under_the_home_of_the_program(home: Path) -> None:
    assert [state_folder(), config_folder(), cache_folder()] == [home / "state", home / "config", home / "cache"]
    assert not list(home.iterdir())


def test_without_one_the_folders_of_the_system_are_used(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("CUELINE_HOME")
    for kind in ("STATE", "CONFIG", "CACHE"):
        monkeypatch.setenv(f"XDG_{kind}_HOME", str(tmp_path / kind.lower()))
    folders = [state_folder(), config_folder(), cache_folder()]
    assert {folder.name for folder in folders} == {"cueline"}
    assert len(set(folders)) == 3
