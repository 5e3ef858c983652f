import json
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QComboBox, QPushButton

from editor.align.aligning import align
from editor.core.captions import HeardWord
from editor.formats.writers.registry import WRITERS
from editor.ui.dialogs.export_page import ExportPageDialog
from editor.ui.page_export import GROUPS
from tests.ui.in_dialogs import at_dialog, press, said, until
from tests.ui.vocabulary import Person

Step = Callable[[ExportPageDialog], object]


def at_export(person: Person, *steps: Step, where: Path | None = None) -> None:
    command = lambda: person.press("Ctrl+Shift+T")  # noqa: E731
    at_dialog(person, command, ExportPageDialog, *steps, where=str(where) if where else None)


def choose(kind: str) -> Step:
    return lambda dialog: dialog.kinds.choose(kind)


def shows(words: str) -> Step:
    return until(lambda dialog: words in dialog.preview.toPlainText())


def hides(words: str) -> Step:
    return until(lambda dialog: words not in dialog.preview.toPlainText())


def tells(words: str) -> Step:
    return until(lambda dialog: words in said(dialog))


def tick(words: str) -> Step:
    def do(dialog: ExportPageDialog) -> None:
        box = next(one for one in dialog.findChildren(QCheckBox) if one.text().replace("&", "").startswith(words))
        assert box.isVisible()
        box.click()

    return do


def offered(dialog: ExportPageDialog) -> list[str]:
    boxes = (one for one in dialog.findChildren(QCheckBox) if one.isVisible())
    return [box.text().replace("&", "") for box in boxes]


def is_default(words: str) -> Step:
    def look(dialog: ExportPageDialog) -> None:
        assert [one.text() for one in dialog.findChildren(QPushButton) if one.isDefault()] == [words]

    return look


def test_every_kind_is_in_one_group() -> None:
    listed = [kind for _, kinds in GROUPS for kind in kinds]
    assert sorted(listed) == sorted(writer.id for writer in WRITERS)


def test_subtitles_are_seen_and_written(reader: Person, page: Path) -> None:
    target = page.with_suffix(".vtt")
    steps = (choose("vtt"), shows("<v Ann>Good morning, Ben."), tells("cues"), tells("2 headers are left out."))
    at_export(reader, *steps, press("Export…"), where=target)
    assert target.read_text().startswith("WEBVTT")
    assert reader.said.startswith("Exported tea.vtt: ")
    assert not reader.document.modified


@pytest.mark.parametrize("kind", [writer.id for writer in WRITERS])
def test_every_kind_can_be_written(reader: Person, page: Path, kind: str) -> None:
    target = page.with_name("out" + next(writer.suffix for writer in WRITERS if writer.id == kind))
    at_export(reader, choose(kind), press("Export…"), where=target)
    assert target.stat().st_size > 10
    assert reader.said.startswith(f"Exported {target.name}")


@pytest.mark.parametrize(("kind", "above"), [("text", 3), ("docx", 1), ("pdf", 1), ("html", 3)])
def test_what_is_shown_above_the_transcript_stands_there(person: Person, page: Path, kind: str, above: int) -> None:
    """Plain text and the web page name season and episode; Word documents and PDF have the title alone."""
    page.write_text(page.read_text().replace("title: Tea", "title: Tea\nseason: 3\nepisode: 7"), encoding="utf-8")
    person.open(page)
    seen: list[str] = []
    at_export(
        person,
        choose(kind),
        until(
            lambda dialog: dialog._sight is not None and not dialog._settling.isActive() and not dialog._background.busy
        ),
        lambda dialog: seen.extend(dialog.preview.toPlainText().split("\n\n")),
        press("Cancel"),
    )
    assert seen[: above + 1] == [*["Tea", "Season 3, episode 7", "Transcript"][:above], "Opening"]


def test_what_is_not_wanted_is_left_out(reader: Person) -> None:
    steps = (choose("text"), shows("Ann: Good morning"), tick("Speakers"), hides("Ann: Good"), tick("Times"))
    at_export(reader, *steps, hides("(0:05)"), tells("Who speaks is left out."), press("Cancel"))


def test_each_kind_has_its_own_options(reader: Person) -> None:
    seen: list[list[str]] = []
    frames: list[bool] = []

    def look(dialog: ExportPageDialog) -> None:
        seen.append(offered(dialog)[:1])
        frames.append(dialog.findChild(QComboBox).isVisible())

    steps = [step for kind in ("text", "vtt", "youtube-chapters", "edl") for step in (choose(kind), look)]
    at_export(reader, *steps, press("Cancel"))
    assert seen == [["Times"], ["Speakers"], [], []]
    assert frames == [False, False, False, True]


def test_the_words_are_cleaned_up_in_the_file_only(person: Person, page: Path) -> None:
    page.write_text(page.read_text().replace("Black tea first.", "Um, black black tea first."))
    person.open(page)
    target = page.with_suffix(".txt")
    steps = (choose("text"), shows("Um, black black"), tick("Fillers"), tick("Doubled"), hides("Um,"))
    at_export(person, *steps, press("Export…"), where=target)
    assert "lack tea first." in target.read_text()
    assert "black black" not in target.read_text()
    assert "black black" in person.transcript[-1]


def test_an_exported_page_keeps_what_is_not_the_transcript(person: Person, page: Path) -> None:
    before = page.read_text(encoding="utf-8").replace("\n---", "\nzebra: 1 # kept\n---") + "\nShow notes.\n"
    page.write_text(before.replace("Black tea first.", "Um, black tea first."), encoding="utf-8")
    person.open(page)
    target = page.with_name("clean.md")
    at_export(person, choose("page"), tick("Fillers"), hides("Um,"), press("Export…"), where=target)
    assert target.read_text(encoding="utf-8") == before


def test_a_page_that_cannot_be_such_a_file_says_why(person: Person, page: Path) -> None:
    page.write_text("---\ntranscript:\n- line: Hello.\n---\n")
    person.open(page)

    def cannot(dialog: ExportPageDialog) -> None:
        button = next(one for one in dialog.findChildren(QPushButton) if one.text() == "Export…")
        assert not button.isEnabled()

    at_export(person, choose("srt"), tells("."), until(lambda dialog: not dialog._background.busy), press("Cancel"))
    at_export(person, choose("edl"), tells("clip"), cannot, choose("text"), shows("Hello."), press("Cancel"))


def test_the_last_export_is_remembered_and_done_again(reader: Person, page: Path) -> None:
    target = page.with_name("subs.srt")
    at_export(reader, choose("srt"), press("Export…"), where=target)
    reader.caret(1, 0)
    reader.type("Oh. ")
    at_export(reader, press("Export again as subs.srt"))
    assert "Oh. Good morning" in target.read_text()
    at_export(reader, is_default("Export…"), press("Cancel"))


def test_a_double_click_or_enter_asks_where(reader: Person, page: Path) -> None:
    def enter(dialog: ExportPageDialog) -> None:
        QTest.keyClick(dialog.kinds, Qt.Key.Key_Return)

    target = page.with_suffix(".csv")
    at_export(reader, choose("csv"), shows("section"), enter, where=target)
    assert target.is_file()


def test_a_name_without_an_ending_gets_one(reader: Person, page: Path) -> None:
    at_export(reader, choose("youtube-chapters"), press("Export…"), where=page.with_name("list"))
    assert page.with_name("list.chapters.txt").is_file()


def test_the_page_itself_is_never_replaced(reader: Person, page: Path) -> None:
    before = page.read_bytes()
    names: list[str] = []

    def look(dialog: ExportPageDialog) -> None:
        names.append(dialog._material.file_name(dialog.options.choice.writer))

    with reader.answering_all():
        at_export(reader, choose("markdown"), look, choose("page"), look, press("Cancel"))
    assert names == ["tea.transcript.md", "tea.copy.md"]
    assert page.read_bytes() == before


def test_a_file_that_cannot_be_written_is_said(reader: Person, page: Path) -> None:
    page.with_name("file").write_text("")
    target = page.with_name("file") / "tea.txt"
    at_export(reader, choose("text"), press("Export…"), tells("tea.txt was not written"), press("Cancel"), where=target)


def test_the_recording_goes_with_the_web_page(reader: Person, page: Path) -> None:
    sound = page.with_name("tea.mp3")
    sound.write_bytes(b"ID3" + bytes(100))
    reader.desk.attention.use_recording(sound)
    inside, beside = page.parent / "in.html", page.parent / "site" / "beside.html"
    beside.parent.mkdir()
    at_export(reader, choose("html"), press("Export…"), where=beside)
    assert 'src="../tea.mp3"' in beside.read_text()
    at_export(reader, choose("html"), tick("Put the recording"), press("Export…"), where=inside)
    assert 'src="data:audio/mpeg;base64,' in inside.read_text()


def test_the_true_times_of_the_words_are_used(reader: Person) -> None:
    lines = [(line.sec, line.text) for _, line in reader.document.episode.lines()]
    words = [HeardWord(word, sec + 0.5, sec + 0.9) for sec, text in lines for word in text.split()]
    reader.desk.true_times.take(align([text for _, text in lines], words), words, "tea.vtt")
    at_export(reader, choose("vtt"), shows("00:05.500 -->"), press("Cancel"))


def test_the_choices_of_one_page_are_not_those_of_another(reader: Person, page: Path) -> None:
    at_export(reader, choose("otio"), press("Export…"), where=page.with_suffix(".otio"))
    other = page.with_name("other.md")
    other.write_bytes(page.read_bytes())
    reader.open(other)
    kinds: list[tuple[str, bool]] = []

    def look(dialog: ExportPageDialog) -> None:
        kinds.append((dialog.kinds.kind, dialog._again.isVisible()))

    at_export(reader, look, press("Cancel"))
    reader.open(page)
    at_export(reader, look, press("Cancel"))
    assert kinds == [("otio", False), ("otio", True)]


def test_damaged_memories_do_no_harm(reader: Person, page: Path, home: Path) -> None:
    at_export(reader, choose("csv"), press("Export…"), where=page.with_suffix(".csv"))
    file = home / "state" / "exports.json"
    kept = json.loads(file.read_text())
    key = next(iter(kept))
    kept[key] = {"choice": {"kind": "nothing", "fps": "x", "times": 3, "rules": ["no"]}, "targets": [1]}
    file.write_text(json.dumps(kept))
    at_export(reader, shows("Good morning"), press("Cancel"))


@pytest.mark.parametrize(("key", "kind"), [(Qt.Key.Key_Home, "text"), (Qt.Key.Key_End, "page")])
def test_home_and_end_go_to_the_first_and_the_last_kind(reader: Person, key: Qt.Key, kind: str) -> None:
    seen: list[str] = []

    def go(dialog: ExportPageDialog) -> None:
        QTest.keyClick(dialog.kinds, key)
        seen.append(dialog.kinds.kind)

    at_export(reader, choose("srt"), go, press("Cancel"))
    assert seen == [kind]


@pytest.mark.parametrize(("key", "last"), [(Qt.Key.Key_PageUp, "text"), (Qt.Key.Key_PageDown, "page")])
def test_paging_from_any_kind_comes_to_an_end_of_the_list(reader: Person, key: Qt.Key, last: str) -> None:
    ends: dict[str, str] = {}

    def page_on(dialog: ExportPageDialog) -> None:
        for kind in [kind for _, kinds in GROUPS for kind in kinds]:
            dialog.kinds.choose(kind)
            for _ in WRITERS:
                QTest.keyClick(dialog.kinds, key)
            ends[kind] = dialog.kinds.kind

    at_export(reader, page_on, press("Cancel"))
    assert set(ends.values()) == {last}
