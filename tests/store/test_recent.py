import os
from pathlib import Path

import pytest

from editor.store import recent


def page(folder: Path, name: str) -> Path:
    path = folder / name
    path.touch()
    return path


def test_the_latest_comes_first_and_once(tmp_path: Path) -> None:
    one, two = page(tmp_path, "one.md"), page(tmp_path, "two.md")
    for opened in (one, two, one):
        recent.add(opened)
    assert recent.pages() == [one, two]


def test_says_when_a_page_was_opened(tmp_path: Path) -> None:
    one, two = page(tmp_path, "one.md"), page(tmp_path, "two.md")
    for path, moment in ((one, 1000.0), (two, 2000.0), (one, 3000.0)):
        recent.add(path, lambda moment=moment: moment)
    assert recent.visits() == [(one, 3000.0), (two, 2000.0)]


def test_keeps_fifteen(tmp_path: Path) -> None:
    pages = [page(tmp_path, f"{number}.md") for number in range(20)]
    for opened in pages:
        recent.add(opened)
    assert recent.pages() == pages[:4:-1]


def test_a_page_that_vanished_is_left_out_until_it_is_back(tmp_path: Path) -> None:
    one = page(tmp_path, "one.md")
    recent.add(one)
    one.unlink()
    assert recent.pages() == []
    one.touch()
    assert recent.pages() == [one]


def test_forgets(tmp_path: Path) -> None:
    recent.add(page(tmp_path, "one.md"))
    recent.forget(tmp_path / "one.md")
    assert recent.pages() == []


def test_a_relative_path_is_kept_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    page(tmp_path, "one.md")
    recent.add(Path("one.md"))
    assert recent.pages() == [tmp_path / "one.md"]


def test_any_name_that_a_file_can_have(tmp_path: Path) -> None:
    odd = page(tmp_path, os.fsdecode(b"caf\xe9 \xf0\x9f\x8e\x99.md"))
    recent.add(odd)
    assert recent.pages() == [odd]


@pytest.mark.parametrize("content", ['{"pages": 3}', '{"pages": [3, null]}', '{"pages": {"a": null}}', "nonsense"])
def test_a_list_that_makes_no_sense_is_empty(home: Path, content: str) -> None:
    (home / "state").mkdir()
    (home / "state" / "recent.json").write_text(content)
    assert recent.pages() == []


def test_a_page_in_a_folder_that_may_not_be_read_is_left_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    locked = tmp_path / "locked"
    locked.mkdir()
    recent.add(page(locked, "one.md"))

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError

    with monkeypatch.context() as patch:
        patch.setattr(os, "stat", refuse)
        assert recent.pages() == []


def test_nobody_is_interrupted_where_it_cannot_be_written(home: Path, tmp_path: Path) -> None:
    (home / "state").touch()
    recent.add(tmp_path / "one.md")
    assert recent.pages() == []
