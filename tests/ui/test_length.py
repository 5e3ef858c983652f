"""A recording whose length is not the one that the page states."""

import shutil
from pathlib import Path

import pytest

from tests.ui.vocabulary import Person

SAMPLE = Path(__file__).parents[2] / "resources" / "sample" / "sample.opus"


def open_with_recording(person: Person, page: Path, stated: str) -> None:
    text = page.read_text(encoding="utf-8")
    page.write_text(text.replace("title: Tea", f"title: Tea\nduration: {stated}"), encoding="utf-8")
    shutil.copy(SAMPLE, page.with_suffix(".opus"))
    person.open(page)
    person.wait(lambda: person.desk.playback.duration > 100)


@pytest.fixture
def person_with_sound(person: Person, monkeypatch: pytest.MonkeyPatch) -> Person:
    monkeypatch.setattr(person.window, "_player", "qt")
    return person


def test_another_length_is_told(person_with_sound: Person, page: Path) -> None:
    open_with_recording(person_with_sound, page, "PT01H02M")
    assert "lasts 1:02:00, but tea.opus lasts 2:13" in person_with_sound.notices["length"]


def test_about_the_stated_length_is_not_told(person_with_sound: Person, page: Path) -> None:
    open_with_recording(person_with_sound, page, "PT2M5S")
    assert "length" not in person_with_sound.notices


def test_nor_is_one_that_the_lines_need(person_with_sound: Person, page: Path) -> None:
    open_with_recording(person_with_sound, page, "PT1M")
    assert "length" not in person_with_sound.notices
