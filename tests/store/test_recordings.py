from pathlib import Path

import pytest

from editor.store import recordings


def put(path: Path) -> Path:
    path.parent.mkdir(exist_ok=True)
    path.touch()
    return path


@pytest.mark.parametrize("name", ["e1.mp3", "e1.OPUS", "media/e1.mkv", "audio/e1.wav", "recordings/e1.m4a"])
def test_finds_a_recording_with_the_name_of_the_page(tmp_path: Path, name: str) -> None:
    found = put(tmp_path / name)
    assert recordings.find_beside(tmp_path / "e1.md") == found


def test_finds_nothing_else(tmp_path: Path) -> None:
    for name in ("e1.md", "e1.jpg", "e1", "e11.mp3", "e1.mp3.part", "other/e1.mp3"):
        put(tmp_path / name)
    (tmp_path / "e1.mp3").mkdir()
    assert recordings.find_beside(tmp_path / "e1.md") is None
    assert recordings.find_beside(tmp_path / "nowhere" / "e1.md") is None


def test_a_picture_comes_before_sound_and_the_own_folder_before_others(tmp_path: Path) -> None:
    put(tmp_path / "e1.mp3")
    put(tmp_path / "media" / "e1.mp4")
    assert recordings.find_beside(tmp_path / "e1.md") == tmp_path / "e1.mp3"
    video = put(tmp_path / "e1.mp4")
    assert recordings.find_beside(tmp_path / "e1.md") == video


def test_remembers_under_the_real_path_of_the_page(tmp_path: Path) -> None:
    page, sound = put(tmp_path / "e1.md"), put(tmp_path / "far" / "x.mp3")
    link = tmp_path / "link.md"
    link.symlink_to(page)
    recordings.remember(link, sound)
    assert recordings.remembered(page) == sound
    assert recordings.remembered(tmp_path / "e2.md") is None


def test_a_recording_that_is_away_is_remembered_for_when_it_is_back(tmp_path: Path) -> None:
    page, sound = put(tmp_path / "e1.md"), put(tmp_path / "x.mp3")
    recordings.remember(page, sound)
    sound.unlink()
    assert recordings.remembered(page) is None
    sound.touch()
    assert recordings.remembered(page) == sound


def test_the_oldest_are_forgotten(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(recordings, "MOST", 2)
    sound = put(tmp_path / "x.mp3")
    for name in ("a", "b", "a", "c"):
        recordings.remember(tmp_path / name, sound)
    kept = [name for name in "abc" if recordings.remembered(tmp_path / name)]
    assert kept == ["a", "c"]


def test_nonsense_is_nothing(home: Path, tmp_path: Path) -> None:
    (home / "state").mkdir()
    (home / "state" / "recordings.json").write_text(f'{{"{tmp_path / "e1.md"}": 7}}')
    assert recordings.remembered(tmp_path / "e1.md") is None


@pytest.mark.parametrize("name", ["e1.mp3", "media/e1.mp3", "other/e9.mp3"])
def test_finds_the_page_of_a_recording(tmp_path: Path, name: str) -> None:
    page, recording = put(tmp_path / "e1.md"), put(tmp_path / name)
    recordings.remember(page, tmp_path / "other" / "e9.mp3")
    assert recordings.page_of(recording, (".yaml", ".md")) == page
    assert recordings.page_of(put(tmp_path / "other" / "e1.mp3"), (".md",)) is None
