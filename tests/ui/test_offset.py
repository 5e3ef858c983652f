"""The times of a page fitted to another recording, in the window."""

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtWidgets import QAbstractButton, QProgressBar

from editor.media.offset import Offset
from editor.media.offset_pieces import Piece
from editor.ui.dialogs.offset import OffsetDialog
from editor.ui.dialogs.offset_words import offset_words
from tests.bench.recordings import speech, write
from tests.ui.in_dialogs import at_dialog, comes_true, press, said, type_into
from tests.ui.vocabulary import Person

RATE = 8000
FIRST, SECOND = "A moment in the first recording", "The same moment in the second recording"
Step = Callable[[OffsetDialog], object]


@pytest.fixture(scope="session")
def recordings(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Write a video, its podcast with another beginning, one with an advertisement as well, and another talk."""
    folder = tmp_path_factory.mktemp("both")
    talk, other = (speech(120, RATE, seed)[0] for seed in (1, 2))
    sounds = {
        "video.m4a": talk,
        "podcast.opus": np.concatenate([other[: 12 * RATE], talk]),
        "adverts.opus": np.concatenate([talk[: 40 * RATE], other[: 20 * RATE], talk[40 * RATE :]]),
        "other.opus": other,
    }
    return {name: write(folder / name, sound, RATE) for name, sound in sounds.items()}


def fit(person: Person, *steps: Step) -> None:
    at_dialog(person, lambda: person.choose("fit_recording"), OffsetDialog, *steps)


def take(now: Path, then: Path) -> Step:
    def do(dialog: OffsetDialog) -> None:
        dialog.choose("now", now)
        dialog.choose("then", then)

    return do


def compare(dialog: OffsetDialog) -> None:
    dialog.compare.click()
    assert comes_true(lambda: bool(dialog.said)), said(dialog)


def times(person: Person) -> list[str]:
    return [line.time or "" for _, line in person.document.episode.lines()]


def test_two_recordings_are_compared_and_the_page_is_shifted(reader: Person, recordings: dict[str, Path]) -> None:
    shown: list[str] = []
    both = take(recordings["video.m4a"], recordings["podcast.opus"])
    fit(reader, both, compare, lambda dialog: shown.append(dialog.said), press("Shift"))
    assert shown[0].startswith("What is heard in video.m4a comes 12 s later in podcast.opus. Certain: ")
    assert times(reader) == ["0:17", "0:24", "0:32", "1:17"]
    assert reader.document.undo_label == "Fit times to another recording"
    reader.press("Ctrl+Z")
    assert times(reader) == ["0:05", "0:12", "0:20", "1:05"]


def test_the_other_way_round_the_shift_goes_back(reader: Person, recordings: dict[str, Path]) -> None:
    both = take(recordings["video.m4a"], recordings["podcast.opus"])
    fit(reader, both, press("Swap"), compare, lambda dialog: dialog.clips.click(), _is_refused)
    assert times(reader)[0] == "0:05"


def _is_refused(dialog: OffsetDialog) -> None:
    dialog.accept()
    assert "cannot start 7 s before 0:00" in said(dialog)
    dialog.reject()


def test_behind_an_advertisement_lines_are_shifted_by_more(reader: Person, recordings: dict[str, Path]) -> None:
    fit(reader, take(recordings["video.m4a"], recordings["adverts.opus"]), compare, press("Shift"))
    assert times(reader) == ["0:05", "0:12", "0:20", "1:25"]


def test_two_marks_will_do(reader: Person) -> None:
    fit(reader, type_into(FIRST, "0:10"), type_into(SECOND, "0:22.4"), press("Shift"))
    assert times(reader) == ["0:17", "0:24", "0:32", "1:17"]


def test_no_letter_stands_for_two_things(reader: Person) -> None:
    def look(dialog: OffsetDialog) -> None:
        words = [one.text() for one in dialog.findChildren(QAbstractButton) if "&" in one.text()]
        letters = [text[text.index("&") + 1].lower() for text in words]
        assert len(letters) == len(set(letters)), words
        dialog.reject()

    fit(reader, look)


def test_what_does_not_match_is_refused(reader: Person, recordings: dict[str, Path]) -> None:
    def look(dialog: OffsetDialog) -> None:
        assert dialog.said.startswith("These two recordings do not match")
        dialog.reject()

    fit(reader, take(recordings["video.m4a"], recordings["other.opus"]), compare, look)


def test_what_is_no_recording_is_said(reader: Person, recordings: dict[str, Path], page: Path) -> None:
    def look(dialog: OffsetDialog) -> None:
        assert page.name in dialog.said
        assert not dialog.findChild(QProgressBar).isVisible()
        dialog.reject()

    fit(reader, take(recordings["video.m4a"], page), compare, look)


def test_without_two_recordings_nothing_is_compared(reader: Person, recordings: dict[str, Path]) -> None:
    def look(dialog: OffsetDialog) -> None:
        assert dialog.said == "Choose two different recordings first."
        dialog.reject()

    fit(reader, take(recordings["video.m4a"], recordings["video.m4a"]), compare, look)


def test_listening_can_be_stopped_and_begun_again(reader: Person, recordings: dict[str, Path]) -> None:
    def stop(dialog: OffsetDialog) -> None:
        dialog.compare.click()
        dialog.compare.click()
        assert not dialog.findChild(QProgressBar).isVisible()

    fit(reader, take(recordings["video.m4a"], recordings["podcast.opus"]), stop, compare, press("Cancel"))
    assert times(reader)[0] == "0:05"


def test_leaving_while_it_listens_leaves_nothing_behind(reader: Person, recordings: dict[str, Path]) -> None:
    both = take(recordings["video.m4a"], recordings["other.opus"])
    fit(reader, both, lambda dialog: dialog.compare.click(), press("Cancel"))
    assert times(reader)[0] == "0:05"


@pytest.mark.parametrize(
    ("pieces", "certain", "words"),
    [
        ([Piece(0, 60, 0.01)], True, "What is heard in a comes at the same time in b. Certain: all of the shorter one"),
        ([Piece(0, 60, -62.5)], False, "a comes 1:02.5 earlier in b. Likely, not certain: all"),
        ([Piece(0, 60, 1, 0.2)], True, "comes 1 s later in b at 0:00, but 1.2 s later at 1:00, as their clocks"),
        ([Piece(0, 60, 1), Piece(60, 90, 4)], True, "comes 1 s later in b, from 1:00 on 4 s later, as where adv"),
    ],
)
def test_what_was_found_is_said_in_a_sentence(pieces: list[Piece], certain: bool, words: str) -> None:
    assert words in offset_words(Offset(tuple(pieces), 1.0, certain), "a", "b")
