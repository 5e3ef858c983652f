from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QDialog

from editor.core.model import Header
from editor.formats.page_file import PageFile
from editor.ui.commands_align import no_lines
from editor.ui.dialogs.preview import BELOW, PreviewTable
from editor.ui.dialogs.take_structure import StructureDialog
from tests.ui.in_dialogs import at_dialog, press, said
from tests.ui.vocabulary import Person

OTHER = """\
# Tea

## Welcome

**Ann:** Good morning, Ben.

**Ben:** Morning, Ann.

## The kettle

**Ben:** Is the kettle on?

**Ann:** It is. Kettles are my thing.

## Sugar

**Ann:** No sugar for me, please.
"""


@pytest.fixture
def other(tmp_path: Path) -> Path:
    """Write another version of the page: other headers, one of them inside a line, one behind words that are gone."""
    path = tmp_path / "tea.draft.md"
    path.write_text(OTHER, encoding="utf-8")
    return path


def rows(dialog: QDialog) -> list[list[str]]:
    table = dialog.findChild(PreviewTable)
    items = [table.topLevelItem(row) for row in range(table.topLevelItemCount())]
    marks = {Qt.CheckState.Checked: "+", Qt.CheckState.Unchecked: "-"}
    return [
        [
            f"{marks[item.checkState(0)]} {item.text(0)}",
            *(" | ".join(filter(None, (item.text(at), item.data(at, BELOW)))) for at in (1, 2, 3)),
        ]
        for item in items
    ]


def take(person: Person, other: Path, *steps: object) -> None:
    at_dialog(person, lambda: person.choose("structure"), StructureDialog, *steps, where=str(other))


def headers(person: Person) -> list[str]:
    return [entry.text for entry in person.document.episode.entries if isinstance(entry, Header)]


def test_what_is_advised_is_taken_in_one_step_that_can_be_undone(reader: Person, other: Path) -> None:
    before = reader.transcript
    seen: list[list[str]] = []
    take(reader, other, lambda dialog: seen.extend(rows(dialog)), press("Make 2 changes"))
    assert seen == [
        ["+ Header renamed", "0:05", "Welcome | instead of Opening", "Ann: Good morning, Ben."],
        ["+ New header", "0:15", "The kettle", "… Is the kettle on? | In the middle of a line, which is split there"],
        [
            "- New header",
            "1:05",
            "Sugar",
            "Ben: Black tea first. | Not sure: the words below it are not found, only what is around them",
        ],
        [
            "- Header only here",
            "1:05",
            "On tea | Stays, unless you tick it: then it is taken out",
            "Ben: Black tea first.",
        ],
    ]
    assert headers(reader) == ["Welcome", "The kettle", "On tea"]
    assert reader.transcript[2:5] == ["Ben 0:12 Morning, Ann.", "# The kettle", "Ben 0:15 Is the kettle on?"]
    assert reader.words("undo") == "Undo: Take structure from tea.draft.md"
    reader.press("Ctrl+Z")
    assert reader.transcript == before


def test_what_only_the_page_has_is_taken_out_by_one_tick(reader: Person, other: Path) -> None:
    def tick(dialog: QDialog) -> None:
        box = dialog.findChild(QCheckBox)
        assert box.text() == "&Take out what only this page has (1 header)"
        box.click()

    take(reader, other, tick, press("Make 3 changes"))
    assert headers(reader) == ["Welcome", "The kettle"]


def test_only_what_is_ticked_is_taken(reader: Person, other: Path) -> None:
    def untick_the_first(dialog: QDialog) -> None:
        QTest.keyClick(dialog.findChild(PreviewTable), Qt.Key.Key_Space)

    take(reader, other, untick_the_first, press("Make 1 change"))
    assert headers(reader) == ["Opening", "The kettle", "On tea"]


def test_what_is_not_sure_is_said(reader: Person, other: Path) -> None:
    found: list[str] = []
    take(reader, other, lambda dialog: found.append(said(dialog)), press("Cancel"))
    assert "tea.draft.md has 3 headers for this page." in found[0]
    assert "1 of these is not sure, and not ticked." in found[0]
    assert not reader.document.modified


def test_a_page_takes_its_own_structure_without_a_question(reader: Person, page: Path, other: Path) -> None:
    other.write_bytes(page.read_bytes())
    with reader.answering("Open", str(other)):
        reader.choose("structure")
    reader.wait(lambda: reader.said.startswith("Everything agrees"))


def test_a_file_without_lines_is_one_sentence(reader: Person, tmp_path: Path) -> None:
    chapters = tmp_path / "chapters.txt"
    chapters.write_text("0:00 Hello\n0:20 Kettles\n1:05 On tea\n", encoding="utf-8")
    with reader.answering_all(("Open", str(chapters)), ("OK", None)) as told:
        reader.choose("structure")
    assert "chapters.txt has no lines, so nothing tells where its headers belong." in told[1]


def test_without_page_or_lines_there_is_a_reason(person: Person, tmp_path: Path) -> None:
    assert no_lines(person.window.shell) == "No page is open."
    page = tmp_path / "bare.md"
    page.write_text("---\ntranscript:\n- header: Title\n---\n", encoding="utf-8")
    person.open(page)
    assert no_lines(person.window.shell) == "This page has no lines yet."


def test_a_real_draft_becomes_as_its_final_version(person: Person, shared: Path, tmp_path: Path) -> None:
    draft, final = (shared / "samples" / f"mlops-platform.{name}.md" for name in ("draft", "final"))
    page = tmp_path / "page.md"
    page.write_bytes(draft.read_bytes())
    person.open(page)
    take(person, final, lambda dialog: dialog.findChild(QCheckBox).click(), press("Make 63 changes"))
    person.press("Ctrl+S")
    person.wait(lambda: not person.document.modified)
    saved, wanted = (PageFile.open(path).episode for path in (page, final))
    assert [entry.text for entry in saved.entries] == [entry.text for entry in wanted.entries]
    assert [(clip.name, clip.start, clip.end) for clip in saved.clips] == [
        (clip.name, clip.start, clip.end) for clip in wanted.clips[:-1]
    ]
