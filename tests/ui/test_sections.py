from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QDialog, QFileDialog, QPushButton

from editor.ui import commands_sections as sections
from editor.ui.dialogs.preview import BELOW, PreviewTable
from tests.ui.vocabulary import Person, come_back

LIST = "0:00 Hello\n0:20 Kettles\n1:05 On tea\n"


Step = Callable[[QDialog, PreviewTable], object]


class Preview:
    """Reads and ticks the preview that opens next, by keys, then presses a button."""

    def __init__(self, person: Person) -> None:
        self._person = person
        self.rows: list[list[str]] = []
        self.words = ""

    def answer(
        self, command: Callable[..., None], button: str, *steps: Callable[[QDialog, PreviewTable], object]
    ) -> None:
        """Run a command and answer its preview with the button whose words begin so."""
        QTimer.singleShot(0, lambda: self._answer(button, steps))
        command(self._person.window.shell)
        come_back(self._person)
        self._person.desk.transcript.setFocus()

    def _answer(self, button: str, steps: tuple[Step, ...]) -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QDialog)
        QTest.qWaitForWindowActive(dialog)
        try:
            table = dialog.findChild(PreviewTable)
            self.rows = [read(table, row) for row in range(table.topLevelItemCount())]
            for step in steps:
                step(dialog, table)
            pressed = next(one for one in dialog.findChildren(QPushButton) if one.text().startswith(button))
            self.words = pressed.text()
            pressed.click()
        finally:
            if dialog.isVisible():
                dialog.reject()


def read(table: PreviewTable, row: int) -> list[str]:
    item = table.topLevelItem(row)
    mark = {Qt.CheckState.Checked: "+", Qt.CheckState.Unchecked: "-"}
    ticked = mark[item.checkState(0)] if item.flags() & Qt.ItemFlag.ItemIsUserCheckable else "="
    cells = [" | ".join(filter(None, (item.text(at), item.data(at, BELOW)))) for at in range(1, table.columnCount())]
    return [f"{ticked} {item.text(0)}", *cells]


def press(*keys: Qt.Key, all_rows: bool = False) -> Callable[[QDialog, PreviewTable], None]:
    def do(_dialog: QDialog, table: PreviewTable) -> None:
        if all_rows:
            QTest.keyClick(table, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        for key in keys:
            QTest.keyClick(table, key)

    return do


@pytest.fixture
def preview(reader: Person) -> Preview:
    return Preview(reader)


def spans(person: Person) -> list[tuple[str, float | None, float | None]]:
    return [(clip.name, clip.start, clip.end) for clip in person.document.episode.clips]


def choose(monkeypatch: pytest.MonkeyPatch, path: Path, text: str = LIST) -> None:
    """Let the file dialog return a list of chapters."""
    path.write_text(text, encoding="utf-8")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(path), ""))


def test_clips_are_made_of_headers_in_one_step_that_can_be_undone(reader: Person, preview: Preview) -> None:
    before = spans(reader)
    preview.answer(sections.clips_from_headers, "Change 1 clip", press(Qt.Key.Key_Down))
    assert preview.rows[0] == ["+ Moved", "Opening", "0:00 – 1:05 | instead of 0:00 – 0:20"]
    assert preview.rows[1][0] == "- New"
    assert spans(reader) == [("Opening", 0, 65)]
    reader.press("Ctrl+Z")
    assert spans(reader) == before


def test_only_what_is_ticked_is_done(reader: Person, preview: Preview) -> None:
    preview.answer(sections.clips_from_headers, "Change 2 clips", press(Qt.Key.Key_Space, all_rows=True))
    assert [name for name, _, _ in spans(reader)] == ["Opening", "On tea"]
    reader.press("Ctrl+Z")
    preview.answer(sections.clips_from_headers, "Change clips", press(Qt.Key.Key_Space))
    assert not reader.document.modified


def test_a_preview_that_is_cancelled_changes_nothing(reader: Person, preview: Preview) -> None:
    preview.answer(sections.clips_from_headers, "Cancel")
    assert not reader.document.modified


def test_where_everything_agrees_there_is_no_preview(reader: Person, preview: Preview) -> None:
    preview.answer(sections.clips_from_headers, "Change", press(Qt.Key.Key_Space, all_rows=True))
    sections.clips_from_headers(reader.window.shell)
    assert reader.said.startswith("Everything agrees")


def test_headers_are_put_in_by_a_chapter_list(
    reader: Person, preview: Preview, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    choose(monkeypatch, tmp_path / "tea.txt")
    before = reader.transcript
    preview.answer(sections.headers_from_chapters, "Change 2 headers")
    assert preview.rows[0] == ["+ Renamed", "0:00", "Hello | instead of Opening", "Ann: Good morning, Ben."]
    assert preview.rows[1][:3] == ["+ New", "0:20", "Kettles"]
    assert preview.rows[2][:3] == ["= Stays", "1:05", "On tea"]
    headers = [line for line in reader.transcript if line.startswith("#")]
    assert (headers, reader.transcript[3]) == (["# Hello", "# Kettles", "# On tea"], "# Kettles")
    reader.press("Ctrl+Z")
    assert reader.transcript == before


def test_headers_that_are_not_in_the_list_are_taken_out_by_one_tick(
    reader: Person, preview: Preview, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    choose(monkeypatch, tmp_path / "tea.txt", "0:00 Opening\n")
    preview.answer(
        sections.headers_from_chapters, "Change 1 header", lambda dialog, _: dialog.findChild(QCheckBox).click()
    )
    assert preview.rows[1][0] == "- Not in the list"
    assert [line for line in reader.transcript if line.startswith("#")] == ["# Opening"]


def test_what_is_far_off_or_beyond_the_end_is_said(
    reader: Person, preview: Preview, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    choose(monkeypatch, tmp_path / "tea.txt", "0:42 Far\n2:00:00 Beyond\n")
    preview.answer(sections.headers_from_chapters, "Cancel")
    remarks = [row[3].split(" | ")[-1] for row in preview.rows if row[2] in ("Far", "Beyond")]
    assert remarks == ["Starts at 0:20, 22 s earlier", "The page ends before this time"]
    assert next(row[0] for row in preview.rows if row[2].startswith("Beyond"))[0] == "-"


def test_a_list_that_agrees_or_cannot_be_read_is_said(
    reader: Person, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    choose(monkeypatch, tmp_path / "tea.txt", "0:00 Opening\n1:05 On tea\n")
    sections.headers_from_chapters(reader.window.shell)
    assert reader.said.startswith("Everything agrees")
    choose(monkeypatch, tmp_path / "tea.txt", "no list")
    with reader.answering("OK") as said:
        reader.window.shell.attempt(lambda: sections.headers_from_chapters(reader.window.shell))
    assert "tea.txt, line 1: “no list” does not begin with a time." in said[0]


def test_without_page_headers_or_times_there_is_a_reason(person: Person, tmp_path: Path) -> None:
    shell = person.window.shell
    assert sections.no_sections(shell) == sections.no_times(shell) == "No page is open."
    page = tmp_path / "bare.md"
    page.write_text("---\ntranscript:\n- line: Hello.\n---\n", encoding="utf-8")
    person.open(page)
    assert person.desk
    assert (sections.no_sections(shell), sections.no_times(shell)) == ("This page has no headers.", sections.NO_TIMES)
