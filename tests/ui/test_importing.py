import json
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractSpinBox, QCheckBox, QComboBox, QDoubleSpinBox, QRadioButton

from editor.core.model import Entry, Header
from editor.formats.page_file import PageFile
from editor.store import heard, recordings
from editor.ui import commands_import as imports
from editor.ui.dialogs.import_draft import ImportDialog
from tests.ui.in_dialogs import at_dialog, press, said, type_into, until
from tests.ui.vocabulary import Person, drop_on

SRT = """\
1
00:00:05,000 --> 00:00:06,000
Good morning,

2
00:00:06,000 --> 00:00:07,500
Ben.

3
00:00:12,000 --> 00:00:14,000
Is the kettle on?
"""
VTT = """\
WEBVTT

00:05.000 --> 00:07.000
<v SPEAKER_00>Good morning, Ben.

00:12.000 --> 00:14.000
<v SPEAKER_01>Is the kettle on?

00:15.000 --> 00:16.000
<v Speaker 1>It is.
"""
WHISPER = {
    "text": "Good morning, Ben. Is the kettle on?",
    "language": "en",
    "segments": [
        {
            "id": 0,
            "start": 5.0,
            "end": 6.5,
            "text": " Good morning, Ben.",
            "words": [
                {"word": " Good", "start": 5.0, "end": 5.25, "probability": 0.9},
                {"word": " morning,", "start": 5.25, "end": 5.75, "probability": 0.9},
                {"word": " Ben.", "start": 5.75, "end": 6.5, "probability": 0.9},
            ],
        },
        {
            "id": 1,
            "start": 9.0,
            "end": 10.0,
            "text": " Is the kettle on?",
            "words": [
                {"word": " Is", "start": 9.0, "end": 9.1, "probability": 0.9},
                {"word": " the", "start": 9.1, "end": 9.2, "probability": 0.9},
                {"word": " kettle", "start": 9.2, "end": 9.6, "probability": 0.9},
                {"word": " on?", "start": 9.6, "end": 10.0, "probability": 0.9},
            ],
        },
    ],
}

Step = Callable[[ImportDialog], object]


@pytest.fixture
def srt(tmp_path: Path) -> Path:
    return written(tmp_path / "talk.en.srt", SRT)


@pytest.fixture
def vtt(tmp_path: Path) -> Path:
    return written(tmp_path / "talk.vtt", VTT)


def written(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8")
    return path


def at_import(person: Person, path: Path, *steps: Step, where: Path | None = None) -> None:
    at_dialog(
        person,
        lambda: person.window.shell.attempt(lambda: imports.take_in(person.window.shell, path)),
        ImportDialog,
        *steps,
        where=str(where) if where else None,
    )


def read(entries: tuple[Entry, ...]) -> list[str]:
    return [
        f"# {one.text}" if isinstance(one, Header) else f"{one.who or ''} {one.time or ''} {one.text}".strip()
        for one in entries
    ]


def sees(*wanted: str) -> Step:
    return until(lambda dialog: read(dialog.preview.entries) == list(wanted))


def tells(words: str) -> Step:
    return until(lambda dialog: words in said(dialog))


def choose_kind(words: str) -> Step:
    def do(dialog: ImportDialog) -> None:
        kinds = dialog.findChild(QComboBox)
        kinds.setCurrentIndex(kinds.findText(words))

    return do


def tick(words: str) -> Step:
    def do(dialog: ImportDialog) -> None:
        button = next(
            one for kind in (QCheckBox, QRadioButton) for one in dialog.findChildren(kind) if words in one.text()
        )
        button.click()

    return do


def is_at_top(dialog: ImportDialog) -> None:
    bar = dialog.preview.page.verticalScrollBar()
    assert (bar.value(), bar.maximum() > 0) == (0, True)


def test_captions_become_a_new_page(person: Person, srt: Path) -> None:
    page = srt.with_name("talk.md")
    steps = (sees("0:05 Good morning, Ben. Is the kettle on?"), type_into("Title", "Tea"), press("Import…"))
    at_import(person, srt, *steps, where=page)
    assert person.document.path == page
    assert person.transcript == ["None 0:05 Good morning, Ben. Is the kettle on?"]
    assert person.document.episode.meta["title"] == "Tea"
    assert not person.document.modified


def test_what_was_guessed_is_said(person: Person, srt: Path) -> None:
    at_import(
        person,
        srt,
        tells("3 captions became 1 line. Nobody is named. Times from 0:05 to 0:05. The times of 7 words are kept."),
        press("Cancel"),
    )
    assert person.window.desk is None


def test_the_times_of_the_words_are_kept(person: Person, tmp_path: Path) -> None:
    source = written(tmp_path / "talk.json", json.dumps(WHISPER))
    page = tmp_path / "talk.md"
    at_import(person, source, press("Import…"), where=page)
    words = heard.load(page)
    assert [(word.text, word.start) for word in words[:2]] == [("Good", 5.0), ("morning,", 5.25)]
    assert len(words) == 7


def test_captions_stay_apart_where_that_is_wanted(person: Person, srt: Path) -> None:
    apart = ("0:05 Good morning,", "0:06 Ben.", "0:12 Is the kettle on?")
    at_import(person, srt, tick("Join"), sees(*apart), press("Import…"), where=srt.with_name("talk.md"))
    assert len(person.transcript) == 3


def test_the_last_way_of_joining_is_remembered(person: Person, srt: Path) -> None:
    def set_pause(dialog: ImportDialog) -> None:
        dialog.findChild(QDoubleSpinBox).setValue(0.5)

    at_import(person, srt, set_pause, press("Import…"), where=srt.with_name("talk.md"))
    pauses = []
    at_import(person, srt, lambda dialog: pauses.append(dialog.form.joining.pause), press("Cancel"))
    assert pauses == [0.5]


def test_a_pause_that_is_typed_is_seen_at_once(person: Person, tmp_path: Path) -> None:
    cues = "".join(
        f"{n + 1}\n00:00:{n * 10:02},000 --> 00:00:{n * 10 + 5:02},000\n{'A sentence of some length. ' * 10}\n\n"
        for n in range(3)
    )

    def type_pause(dialog: ImportDialog) -> None:
        field = next(one for one in dialog.findChildren(QAbstractSpinBox) if "pause" in one.accessibleName())
        field.selectAll()
        QTest.keyClicks(field, "8")

    source = written(tmp_path / "talk.srt", cues)
    counts = []
    at_import(
        person,
        source,
        until(lambda dialog: len(dialog.preview.entries) == 3),
        type_pause,
        until(lambda dialog: len(dialog.preview.entries) != 3),
        lambda dialog: counts.append(len(dialog.preview.entries)),
        press("Cancel"),
    )
    assert counts == [2]


def test_speakers_are_renamed_and_merged(person: Person, vtt: Path) -> None:
    at_import(
        person,
        vtt,
        sees("SPEAKER_00 0:05 Good morning, Ben.", "SPEAKER_01 0:12 Is the kettle on?", "Speaker 1 0:15 It is."),
        type_into("Name for SPEAKER_00", "Ann"),
        type_into("Name for SPEAKER_01", "Ben"),
        type_into("Name for Speaker 1", "Ben"),
        sees("Ann 0:05 Good morning, Ben.", "Ben 0:12 Is the kettle on? It is."),
        press("Import…"),
        where=vtt.with_name("talk.md"),
    )
    assert person.document.speakers.names == ("Ann", "Ben")


def test_what_is_typed_last_is_taken_too(person: Person, vtt: Path) -> None:
    """Enter follows at once, before the entries are made anew."""

    def enter(dialog: ImportDialog) -> None:
        QTest.keyClick(dialog, Qt.Key.Key_Return)

    at_import(
        person,
        vtt,
        until(lambda dialog: bool(dialog.preview.entries)),
        type_into("Name for SPEAKER_00", "Ann"),
        enter,
        where=vtt.with_name("talk.md"),
    )
    assert person.transcript[0] == "Ann 0:05 Good morning, Ben."


def test_another_kind_is_read_anew(person: Person, vtt: Path) -> None:
    at_import(
        person,
        vtt,
        until(lambda dialog: len(dialog.preview.entries) == 3),
        choose_kind("Whisper"),
        tells("talk.vtt cannot be read as Whisper"),
        choose_kind("WebVTT subtitles"),
        until(lambda dialog: len(dialog.preview.entries) == 3),
        press("Cancel"),
    )


def test_a_transcript_goes_into_the_open_page_and_comes_back(reader: Person, page: Path, vtt: Path) -> None:
    before, clips = reader.transcript, reader.document.episode.clips
    at_import(
        reader,
        vtt,
        tick("Into tea.md"),
        tells("Carried over"),
        tick("headers, clips"),
        tells("4 lines and 2 headers will be replaced, which can be undone. Its 1 clip and its front matter stay."),
        press("Replace the transcript"),
    )
    assert reader.transcript[0] == "SPEAKER_00 0:05 Good morning, Ben."
    assert reader.words("undo") == "Undo: Import talk.vtt"
    assert reader.document.episode.clips is clips
    assert reader.document.episode.meta["title"] == "Tea"
    reader.press("Ctrl+Z")
    assert reader.transcript == before
    assert not reader.document.modified


def test_the_words_that_came_in_tell_when_lines_are_said(reader: Person, page: Path, vtt: Path) -> None:
    at_import(reader, vtt, tick("Into tea.md"), press("Replace the transcript"))
    times = reader.desk.true_times
    reader.wait(lambda: times.alignment is not None)
    assert (times.source, [word.text for word in times.heard[:2]]) == ("talk.vtt", ["Good", "morning,"])
    reader.press("Ctrl+Z")
    assert times.alignment is None
    reader.press("Ctrl+Shift+Z")
    assert times.alignment is not None
    reader.press("Ctrl+S")
    reader.window.files.close()
    assert heard.load(page)


def test_the_words_of_a_new_page_tell_when_its_lines_are_said(person: Person, tmp_path: Path) -> None:
    at_import(person, written(tmp_path / "talk.json", json.dumps(WHISPER)), press("Import…"), where=tmp_path / "t.md")
    person.wait(lambda: person.desk.true_times.alignment is not None)
    assert person.desk.playback.timeline.time_at(0, 0) == 5.0


def test_a_page_without_a_transcript_is_filled_unless_another_is_wanted(person: Person, vtt: Path) -> None:
    page = written(vtt.with_name("empty.md"), "---\ntitle: Empty\ntranscript: []\n---\n")
    person.open(page)
    assert person.desk
    at_import(person, vtt, press("Import"))
    assert person.document.path == page
    person.press("Ctrl+S")
    assert read(PageFile.open(page).episode.entries)[1] == "SPEAKER_01 0:12 Is the kettle on?"


def test_a_recording_of_that_name_is_played(person: Person, srt: Path) -> None:
    sound, page = srt.with_name("talk.mp3"), srt.parent / "pages" / "tea.md"
    sound.touch()
    page.parent.mkdir()
    at_import(person, srt, tells("The page will play talk.mp3"), press("Import…"), where=page)
    assert recordings.remembered(page) == sound


def test_a_page_that_cannot_be_written_is_said_and_all_stays(person: Person, srt: Path) -> None:
    nowhere = srt.parent / "file"
    nowhere.write_text("")
    at_import(person, srt, press("Import…"), tells("was not written"), press("Cancel"), where=nowhere / "talk.md")
    assert person.window.desk is None


def test_cancelling_changes_nothing(reader: Person, page: Path, vtt: Path) -> None:
    before = page.read_bytes()
    at_import(reader, vtt, tick("Into tea.md"), press("Cancel"))
    assert not reader.document.modified
    assert page.read_bytes() == before


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("picture.png", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "picture.png is no text"),
        ("empty.srt", b" \n", "empty.srt is empty."),
    ],
)
def test_what_is_no_text_is_one_sentence(
    reader: Person, tmp_path: Path, name: str, content: bytes, sentence: str
) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    with reader.answering("OK") as told:
        drop_on(reader.window, path)
    assert sentence in told[0]
    assert not reader.document.modified


def test_what_is_gone_is_one_sentence(person: Person, tmp_path: Path) -> None:
    with person.answering("OK") as told:
        drop_on(person.window, tmp_path / "gone.srt")
    assert "gone.srt cannot be read: No such file or directory." in told[0]


def test_a_text_of_no_known_kind_asks_for_its_kind(person: Person, tmp_path: Path) -> None:
    source = written(tmp_path / "letter.txt", "Dear Ann,\nthe kettle is on.\nYours, Ben\n")
    assert imports._kind(source.read_bytes(), source.name) is None
    at_import(person, source, tells("Choose its kind"), choose_kind("Markdown transcript"), press("Cancel"))


def test_a_damaged_file_is_a_sentence_in_the_dialog(person: Person, tmp_path: Path) -> None:
    source = written(tmp_path / "talk.json", json.dumps(WHISPER)[:-9])
    at_import(person, source, tells("talk.json cannot be read as Whisper"), press("Cancel"))


def test_the_key_and_the_welcome_ask_for_a_file(person: Person, srt: Path) -> None:
    welcome = person.window.welcome
    for command in (lambda: person.press("Ctrl+Shift+I"), welcome.import_button.click):
        at_dialog(person, command, ImportDialog, press("Cancel"), where=str(srt))


def test_the_new_page_gets_a_name_that_is_free(person: Person, srt: Path) -> None:
    written(srt.with_name("talk.md"), "---\ntranscript: []\n---\n")
    asked = []

    def ask(start: Path, _parent: object) -> None:
        asked.append(start.name)

    def press_import(dialog: ImportDialog) -> None:
        object.__setattr__(dialog._target, "ask_where", ask)
        press("Import…")(dialog)

    at_import(person, srt, press_import, press("Cancel"))
    assert asked == ["talk.en.md"]


@pytest.mark.parametrize("name", ["mlops-as-a-team.captions.txt", "pragmatic-mlops.rendered.txt"])
def test_real_documents_become_pages(person: Person, shared: Path, tmp_path: Path, name: str) -> None:
    source = shared / "samples" / name
    page = tmp_path / "page.md"
    many = until(lambda dialog: len(dialog.preview.entries) > 30)
    at_import(person, source, many, is_at_top, press("Import…"), where=page)
    assert person.document.path == page
    assert len(person.transcript) > 100
