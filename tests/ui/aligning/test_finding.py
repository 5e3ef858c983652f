"""Finding the words by which a page was aligned exactly in its recording."""

from pathlib import Path

import pytest

from editor.media.speech.availability import missing
from editor.ui.aligning import by_speech
from editor.ui.aligning.dialog import AlignDialog
from editor.ui.aligning.sources import Way
from tests.bench import recordings, speech
from tests.bench.talks import Talk
from tests.ui.aligning.test_align_dialog import at_align, captions, drops, ends, progress_of, says
from tests.ui.aligning.test_by_recording import chooses, ends_late
from tests.ui.in_dialogs import comes_true, press, until
from tests.ui.test_true_times import rests, written
from tests.ui.vocabulary import Person

LATE = 0.6  # seconds by which the captions are
LINES = 10
SHORT = speech.missing() or missing()
with_speech = pytest.mark.skipif(bool(SHORT), reason=SHORT or "all is there")


@pytest.fixture(scope="module")
def said() -> speech.Spoken:
    return speech.spoken(LINES, turn=2)


@pytest.fixture
def vtt(said: speech.Spoken, tmp_path: Path) -> Path:
    return captions(tmp_path / "said.vtt", Talk([], [*said.words], []), shift=LATE)


@pytest.fixture
def hearer(person: Person, said: speech.Spoken, tmp_path: Path) -> Person:
    """Sit somebody down before what was said, with the recording beside it."""
    recordings.write(tmp_path / "said.wav", said.sound, speech.RATE)
    person.open(written(tmp_path / "said.md", [line.text for line in said.lines]))
    person.wait(lambda: person.desk.playback.media is not None)
    return person


def ticks(dialog: AlignDialog) -> None:
    dialog.exactly.button.click()


def found(person: Person, vtt: Path) -> None:
    at_align(person, drops(vtt), says("of this episode."), ticks, press("Align"))
    ends_late(person).close()
    assert person.desk.true_times.exact


def near(person: Person, said: speech.Spoken) -> float:
    """Return the share of the words that are within a tenth of a second of where they are said."""
    alignment = person.desk.true_times.alignment
    assert alignment is not None
    words = [word for line in alignment.lines for word in line.words]
    return sum(abs(one.start - two.start) <= 0.1 for one, two in zip(words, said.words, strict=True)) / len(words)


@with_speech
def test_words_are_found_to_a_tenth_of_a_second_in_the_window(hearer: Person, vtt: Path, said: speech.Spoken) -> None:
    at_align(hearer, drops(vtt), says("of this episode."), press("Align"))
    ends(hearer).close()
    assert near(hearer, said) < 0.2
    found(hearer, vtt)
    assert near(hearer, said) >= 0.95
    starts = hearer.desk.playback.timeline.starts
    assert sum(abs(start - line.start) <= 0.1 for start, line in zip(starts, said.lines, strict=True)) >= LINES - 1


@with_speech
def test_words_that_were_found_are_there_when_the_page_is_opened_again(
    hearer: Person, vtt: Path, said: speech.Spoken
) -> None:
    found(hearer, vtt)
    before = len(hearer.desk.true_times.heard)
    hearer.window.files.close()
    hearer.open(vtt.with_name("said.md"))
    hearer.wait(lambda: hearer.desk.true_times.alignment is not None)
    assert (hearer.desk.true_times.exact, len(hearer.desk.true_times.heard)) == (True, before)
    assert near(hearer, said) >= 0.95
    shown = lambda dialog: dialog.sources.button(Way.IMPORTED).isVisible()  # noqa: E731
    at_align(hearer, until(shown), chooses(Way.IMPORTED), says("They were found there already."), press("Cancel"))


@with_speech
def test_lines_that_were_found_do_not_move_to_pauses_afterwards(hearer: Person, vtt: Path) -> None:
    found(hearer, vtt)
    hearer.desk.listening.open(hearer.desk.playback.media)
    hearer.wait(lambda: bool(hearer.desk.true_times.pauses()))
    before = list(hearer.desk.playback.timeline.starts)
    hearer.caret(5, 8)
    hearer.type("x")
    rests(hearer)
    assert list(hearer.desk.playback.timeline.starts) == pytest.approx(before, abs=0.02)


@with_speech
def test_what_is_no_sound_of_these_words_changes_nothing(hearer: Person, vtt: Path) -> None:
    other = recordings.write(vtt.with_name("other.wav"), recordings.speech(5, speech.RATE)[0], speech.RATE)
    hearer.desk.attention.use_recording(other)
    hearer.wait(lambda: hearer.desk.playback.media == other)
    at_align(hearer, drops(vtt), says("of this episode."), ticks, press("Align"))
    progress = ends_late(hearer)
    assert "of the words were found in other.wav: all times stay as they were." in progress.name.text()
    assert f"{LINES} lines: " in progress.name.text()
    assert (hearer.desk.true_times.exact, hearer.desk.true_times.source) == (False, "said.vtt")
    progress.close()


@with_speech
def test_stopping_it_leaves_the_times_of_the_captions(
    hearer: Person, vtt: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(by_speech, "WORTH_ASKING", 0.0)
    at_align(hearer, drops(vtt), says("of this episode."), ticks, press("Align"))
    progress = progress_of(hearer)
    assert comes_true(lambda: "Finding the words exactly in said.wav" in progress.name.text())
    with hearer.answering("Stop") as told:
        progress.close()
    assert "the times from said.vtt stay" in told[0]
    assert not hearer.desk.true_times.busy
    assert hearer.desk.true_times.alignment is not None


@with_speech
def test_the_tick_is_remembered(hearer: Person, vtt: Path) -> None:
    at_align(hearer, drops(vtt), says("of this episode."), ticks, press("Align"))
    progress_of(hearer).give_up()
    ticked = lambda dialog: dialog.exactly.ordered  # noqa: E731
    sound = chooses(Way.SOUND)
    at_align(hearer, until(ticked), sound, says("no words that could be found"), press("Cancel"))


def test_without_a_recording_the_tick_says_why_not(reader: Person) -> None:
    ordered: list[bool] = []
    look = lambda dialog: ordered.append(dialog.exactly.possible)  # noqa: E731
    at_align(reader, says("There is no recording with this page to find them in."), look, press("Cancel"))
    assert ordered == [False]
