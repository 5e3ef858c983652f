"""A window with somebody before it, and a page on the disk."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from editor.store.settings_file import SettingsFile
from editor.ui.appearance import Appearance
from editor.ui.main_window import MainWindow
from editor.ui.settings import Settings
from tests.ui.vocabulary import Person

PAGE = """\
---
title: Tea
links:
  youtube: https://www.youtube.com/watch?v=tea
transcript:
- header: Opening
- line: Good morning, Ben.
  sec: 5
  time: 0:05
  who: Ann
- line: Morning, Ann. Is the kettle on?
  sec: 12
  time: 0:12
  who: Ben
- line: It is. Kettles are my thing.
  sec: 20
  time: 0:20
  who: Ann
- header: On tea
- line: Black tea first.
  sec: 65
  time: '1:05'
  who: Ben
quotableClips:
- name: Opening
  startOffset: 0
  endOffset: 20
  url: https://www.youtube.com/watch?v=tea&t=0
---
Notes.
"""


@pytest.fixture
def page(tmp_path: Path) -> Path:
    """Write a page of two speakers and two sections."""
    path = tmp_path / "tea.md"
    path.write_text(PAGE, encoding="utf-8")
    return path


@pytest.fixture
def window(qapp: QApplication) -> Iterator[MainWindow]:
    """Show a window that plays without sound."""
    settings = Settings(SettingsFile())
    appearance = Appearance(qapp, settings)
    window = MainWindow(settings, appearance, player="silent")
    window.start(None)
    assert QTest.qWaitForWindowActive(window)
    yield window
    window.end()
    window.deleteLater()
    appearance.deleteLater()


@pytest.fixture
def person(window: MainWindow, qtbot: QtBot) -> Person:
    """Sit somebody down before the window."""
    return Person(window, qtbot)


@pytest.fixture
def reader(person: Person, page: Path) -> Person:
    """Sit somebody down before the page."""
    person.open(page)
    return person


@pytest.fixture
def long_reader(person: Person, tmp_path: Path) -> Person:
    """Sit somebody down before a page of 200 lines."""
    lines = "".join(f"- line: This is line {n}.\n  sec: {n * 4 + 1}\n  who: Ann\n" for n in range(200))
    page = tmp_path / "long.md"
    page.write_text(f"---\ntranscript:\n{lines}---\n", encoding="utf-8")
    person.open(page)
    return person
