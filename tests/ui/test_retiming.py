"""Tools on the times of many lines: shift, stretch, and starts put where pauses end."""

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QRadioButton

from editor.core import edits
from editor.core.alignment import Alignment
from editor.ui.commands_retiming import STAY
from editor.ui.dialogs.shift_times import ShiftDialog
from editor.ui.dialogs.stretch_times import StretchDialog
from tests.ui.in_dialogs import at_dialog, plain, press, said, type_into
from tests.ui.transcript.aligned import times as heard
from tests.ui.vocabulary import Person

SAMPLE = Path(__file__).parents[2] / "resources" / "sample" / "sample.opus"
BY, MOMENT = "Seconds to shift by", "When this line is to start"
FIRST, SECOND = "When the first line is said", "When the second line is said"


def times(person: Person) -> list[str]:
    return [line.time or "" for _, line in person.document.episode.lines()]


def clip(person: Person) -> tuple[float | None, float | None]:
    (only,) = person.document.episode.clips
    return only.start, only.end


def choose(words: str) -> Callable[[ShiftDialog], None]:
    def do(dialog: ShiftDialog) -> None:
        next(one for one in dialog.findChildren(QRadioButton) if plain(one).startswith(words)).click()

    return do


def shift(person: Person, *steps: Callable[[Any], object]) -> None:
    at_dialog(person, lambda: person.choose("shift_times"), ShiftDialog, *steps)


def stretch(person: Person, *steps: Callable[[Any], object]) -> None:
    at_dialog(person, lambda: person.choose("stretch_times"), StretchDialog, *steps)


def test_all_lines_and_clips_are_shifted_and_come_back(reader: Person) -> None:
    reader.caret(1)
    shift(reader, type_into(BY, "12.4"), press("Shift"))
    assert times(reader) == ["0:17", "0:24", "0:32", "1:17"]
    assert clip(reader) == (12.4, 32.4)
    reader.press("Ctrl+Z")
    assert times(reader) == ["0:05", "0:12", "0:20", "1:05"]
    assert clip(reader) == (0, 20)


def test_a_page_that_is_aligned_says_that_what_was_heard_stays(reader: Person) -> None:
    reader.desk.true_times.take(Alignment((heard(5), heard(12), heard(20), heard(65))), (), "captions")
    shift(reader, type_into(BY, "12"), press("Shift"))
    assert reader.said == STAY


def test_enter_right_behind_the_last_digit_is_not_lost(reader: Person) -> None:
    reader.caret(1)
    shift(reader, type_into(BY, "12"), lambda dialog: QTest.keyClick(dialog.by, Qt.Key.Key_Return))
    assert times(reader)[0] == "0:17"


def test_from_a_line_to_the_end_what_stands_before_stays(reader: Person) -> None:
    reader.caret(3)
    shift(reader, choose("From this line"), type_into(BY, "-0:03"), press("Shift"))
    assert times(reader) == ["0:05", "0:12", "0:17", "1:02"]
    assert clip(reader) == (0, 20)


def test_the_selected_lines_alone_are_shifted(reader: Person) -> None:
    reader.select(1, 0, 2, 5)
    shift(reader, type_into(BY, "+1"), press("Shift"))
    assert times(reader) == ["0:06", "0:13", "0:20", "1:05"]


def test_a_line_is_made_to_start_at_the_playhead(reader: Person) -> None:
    reader.caret(2)
    reader.desk.playback.seek(13.8)
    shift(reader, choose("So that"), press("Shift"))
    assert times(reader) == ["0:06", "0:13", "0:21", "1:06"]


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("-6", "What starts at 0:05 cannot start 1 s before 0:00: nothing is before that."),
        ("soon", "“soon” is no length of time."),
        ("0", "Nothing would change."),
    ],
)
def test_what_cannot_be_is_said(reader: Person, typed: str, sentence: str) -> None:
    def look(dialog: ShiftDialog) -> None:
        dialog.clips.setChecked(False)
        dialog.accept()
        assert sentence in said(dialog)
        dialog.reject()

    shift(reader, choose("All lines"), type_into(BY, typed), look)
    assert times(reader) == ["0:05", "0:12", "0:20", "1:05"]


def test_a_line_that_would_pass_another_is_warned_of(reader: Person) -> None:
    def look(dialog: ShiftDialog) -> None:
        dialog.foretell()
        assert "A line would then start before the one above it." in said(dialog)

    reader.caret(3)
    shift(reader, choose("From this line"), type_into(BY, "-10"), look, press("Shift"))
    assert times(reader)[2] == "0:10"


def test_times_are_stretched_between_the_ends_of_the_selection(reader: Person) -> None:
    reader.select(1, 0, 3, 5)
    stretch(reader, type_into(FIRST, "0:04"), type_into(SECOND, "0:34.7"), press("Stretch"))
    assert times(reader) == ["0:04", "0:18", "0:34", "1:05"]


def test_two_lines_are_noted_with_the_playhead_and_stretched_by(reader: Person) -> None:
    for row, second in ((1, 6.0), (5, 126.0)):
        reader.caret(row)
        reader.desk.playback.seek(second)
        reader.choose("note_anchor")
    assert reader.said.startswith("Noted: this line is said at")
    stretch(reader, lambda dialog: dialog.beyond.click(), press("Stretch"))
    assert times(reader)[0] == "0:06"
    assert reader.document.undo_label == "Stretch times"


def test_one_line_alone_is_nothing_to_stretch_by(reader: Person) -> None:
    reader.caret(1)
    reader.choose("stretch_times")
    assert reader.said.startswith("Select from one line")


@pytest.fixture
def viewer(person: Person, tmp_path: Path) -> Person:
    """Sit somebody down before a page with a recording, and wait until its pauses are known."""
    page = tmp_path / "talk.md"
    shutil.copy(SAMPLE, page.with_suffix(".opus"))
    page.write_text("---\ntranscript:\n- line: One.\n  sec: 1\n- line: Two.\n  sec: 50\n---\n", encoding="utf-8")
    person.open(page)
    person.wait(lambda: person.desk.has_timeline)
    listening = person.desk.listening
    person.wait(lambda: listening.waveform is not None and listening.waveform.whole)
    return person


def lonely_pause(person: Person) -> float:
    """Return the end of a long pause, late in its second, with no other pause around."""
    waveform = person.desk.listening.waveform
    assert waveform
    ends = [end for _, end in waveform.pauses]
    return next(
        end
        for start, end in waveform.pauses
        if end - start > 0.3 and end % 1 > 0.35 and sum(abs(other - end) < 2.5 for other in ends) == 1
    )


def test_a_start_snaps_to_the_end_of_a_pause_as_far_as_the_page_can_say(viewer: Person) -> None:
    end = lonely_pause(viewer)
    viewer.caret(1)
    viewer.document.apply("Set time", edits.set_time, 1, int(end) + 1)
    viewer.choose("snap_starts")
    assert viewer.document.episode.entries[1].sec == int(end)
    assert "where a pause ends; the page keeps whole seconds, so it says" in viewer.said


def test_a_page_with_parts_of_seconds_takes_the_exact_start(viewer: Person) -> None:
    end = lonely_pause(viewer)
    viewer.document.apply("Set time", edits.set_time, 1, end + 0.1)
    viewer.caret(1)
    viewer.choose("snap_starts")
    assert viewer.document.episode.entries[1].sec == pytest.approx(end, abs=0.006)


def test_all_starts_snap_in_one_step(viewer: Person) -> None:
    end = lonely_pause(viewer)
    viewer.document.apply("Set time", edits.set_time, 1, int(end) + 1)
    viewer.choose("snap_all_starts")
    assert viewer.document.episode.entries[1].sec == int(end)
    assert "moved to the end of a pause" in viewer.said


def test_without_a_recording_nobody_knows_the_pauses(reader: Person) -> None:
    reader.caret(1)
    assert {"snap_starts", "snap_all_starts"} <= reader.greyed()
