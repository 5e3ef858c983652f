from pathlib import Path

import pytest

from editor.core.errors import SaveError
from editor.store.settings_file import SettingsFile


def test_gives_back_what_was_saved(home: Path) -> None:
    SettingsFile().save({"zoom": 1.2, "name": "Zoë", "panes": [1, 2]})
    assert SettingsFile().load() == {"zoom": 1.2, "name": "Zoë", "panes": [1, 2]}
    assert [path.name for path in (home / "config").iterdir()] == ["settings.json"]


def test_starts_with_nothing(home: Path) -> None:
    assert SettingsFile().load() == {}
    assert not list(home.iterdir())


@pytest.mark.parametrize("content", [b"", b"{", b"[1]", b"\xff\xfe", b"\0" * 100, b"[" * 100_000])
def test_sets_a_broken_file_aside(tmp_path: Path, content: bytes) -> None:
    file = SettingsFile(tmp_path / "settings.json")
    file.path.write_bytes(content)
    assert file.load() == {}
    assert (tmp_path / "settings.json.broken").read_bytes() == content
    file.save({"a": 1})
    assert file.load() == {"a": 1}


def test_says_where_it_could_not_write(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(SaveError, match=r"settings\.json could not be written"):
        SettingsFile(tmp_path / "file" / "settings.json").save({})


def test_keeps_the_old_file_where_writing_fails(tmp_path: Path) -> None:
    file = SettingsFile(tmp_path / "settings.json")
    file.save({"a": 1})
    with pytest.raises(TypeError):
        file.save({"a": object()})
    assert file.load() == {"a": 1}
    assert len(list(tmp_path.glob("*settings*"))) == 1


def test_a_folder_in_its_place_is_no_reason_to_stop(tmp_path: Path) -> None:
    assert SettingsFile(tmp_path).load() == {}
