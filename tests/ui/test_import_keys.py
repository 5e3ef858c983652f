"""Going through the dialog of *Import…* by keys alone."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPushButton

from editor.ui.dialogs.import_draft import ImportDialog
from tests.ui.in_dialogs import press, until
from tests.ui.test_importing import VTT, at_import, choose_kind, tells, written
from tests.ui.vocabulary import Person

Step = Callable[[ImportDialog], object]


@pytest.fixture
def captions(tmp_path: Path) -> Path:
    return written(tmp_path / "talk.vtt", VTT)


def shows(count: int) -> Step:
    return until(lambda dialog: len(dialog.preview.entries) == count)


def focused(*keys: Qt.Key, on: str, names: list[str]) -> Step:
    """Press keys, the first where a field of a name is, and note who has the focus after each."""

    def do(dialog: ImportDialog) -> None:
        next(one for one in dialog.findChildren(QLineEdit) if one.accessibleName() == on).setFocus()
        for key in keys:
            QTest.keyClick(dialog.focusWidget(), key)
            now = dialog.focusWidget()
            names.append(now.accessibleName() or now.property("text").replace("&", ""))

    return do


def test_tab_goes_from_name_to_name_and_on_to_the_next_question(person: Person, captions: Path) -> None:
    names: list[str] = []
    tabs = focused(*3 * [Qt.Key.Key_Tab], on="Name for SPEAKER_00", names=names)
    at_import(person, captions, shows(3), tabs, press("Cancel"))
    assert names == ["Name for SPEAKER_01", "Name for Speaker 1", "Title"]


def test_enter_imports_wherever_tab_has_been(person: Person, captions: Path) -> None:
    page = captions.with_name("talk.md")

    def button(dialog: ImportDialog) -> QPushButton:
        return next(one for one in dialog.findChildren(QPushButton) if one.text() == "Import…")

    def go_by_the_button(dialog: ImportDialog) -> None:
        button(dialog).setFocus()
        dialog.form.setFocus()

    def enter(dialog: ImportDialog) -> None:
        QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Return)

    steps = choose_kind("Whisper"), tells("cannot be read"), choose_kind("WebVTT subtitles")
    ready = until(lambda dialog: button(dialog).isEnabled())
    at_import(person, captions, shows(3), go_by_the_button, *steps, ready, enter, where=page)
    assert page.exists()
