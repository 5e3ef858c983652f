"""True times in the window: taken, lit, kept through editing, and there again when the page is opened the next time."""

import time
from collections.abc import Sequence
from pathlib import Path

import pytest

from editor.align.aligning import align
from editor.core.alignment import NOT_HEARD, LineTimes
from editor.core.captions import HeardWord
from editor.core.edits import replace_text
from editor.core.model import Line
from editor.ui.aligning.again import placed
from editor.ui.desk import Desk
from tests.bench.talks import Talk, talk
from tests.ui.in_dialogs import comes_true
from tests.ui.vocabulary import Person

TALK = talk(0.2, seed=11)
LINES = len(TALK.lines)


def written(path: Path, lines: Sequence[str], sec: bool = True) -> Path:
    """Write a page whose lines state seconds that are of no help: all of one turn the same."""
    stated = "  sec: 0\n  time: '0:00'\n" if sec else ""
    body = "".join(f"- line: {line}\n{stated}  who: Ann\n" for line in lines)
    path.write_text(f"---\ntranscript:\n- header: All\n{body}---\n", encoding="utf-8")
    return path


@pytest.fixture
def talk_page(tmp_path: Path) -> Path:
    return written(tmp_path / "talk.md", TALK.lines)


@pytest.fixture
def aligned(person: Person, talk_page: Path) -> Person:
    """Sit somebody down before a page that is aligned."""
    person.open(talk_page)
    give_times(person)
    return person


def give_times(person: Person, of: Talk = TALK) -> None:
    person.desk.true_times.take(align(of.lines, of.heard), of.heard, "talk.vtt")


def times(person: Person, row: int) -> LineTimes:
    found = person.desk.playback.timeline.line_times(row)
    assert found is not None
    return found


def seen(person: Person) -> list[tuple[float, ...]]:
    """Return all that is known of when lines and words are said."""
    alignment = person.desk.true_times.alignment
    assert alignment is not None
    return [
        (line.start, line.end, line.low, line.high, line.grade, line.clash, *line.words.offsets, *line.words.starts)
        for line in alignment.lines
    ]


def rests(person: Person) -> None:
    person.wait(lambda: not person.desk.true_times.busy)


def word_at(person: Person, second: float) -> str:
    """Return what is lit at a second."""
    spoken = person.desk.playback.timeline.spoken(second)
    assert spoken is not None
    return person.desk.document.episode.entries[spoken.row].text[spoken.start : spoken.end]


def heard_word(person: Person, row: int, nth: int) -> tuple[int, int, float]:
    """Return where the nth word of a line that was heard stands, and when it was said."""
    words = [word for word in times(person, row).words if word.heard != NOT_HEARD]
    return words[nth].offset, words[nth].until, words[nth].start


def test_lines_are_lit_when_they_are_said(aligned: Person) -> None:
    starts = aligned.desk.playback.timeline.starts
    assert sum(abs(start - true) < 2 for start, true in zip(starts, TALK.starts, strict=True)) > 0.9 * LINES


def test_a_word_is_lit_as_it_is_heard(aligned: Person) -> None:
    offset, until, start = heard_word(aligned, 5, 4)
    assert word_at(aligned, start + 0.01) == aligned.shown[5][offset:until]


def test_without_true_times_the_page_tells(aligned: Person) -> None:
    aligned.desk.true_times.forget()
    assert aligned.desk.playback.timeline.line_times(5) is None
    assert aligned.desk.playback.timeline.starts[0] == 0


def test_what_was_heard_keeps_its_time_while_somebody_types(aligned: Person) -> None:
    _, _, start = heard_word(aligned, 5, 4)
    word = word_at(aligned, start + 0.01)
    aligned.caret(5)
    aligned.type("So then ")
    assert word_at(aligned, start + 0.01) == word
    rests(aligned)
    assert word_at(aligned, start + 0.01) == word


def test_new_words_stand_between_those_around_them(aligned: Person) -> None:
    offset, _, start = heard_word(aligned, 5, 4)
    before = heard_word(aligned, 5, 3)[2]
    aligned.caret(5, offset)
    aligned.type("quux ")
    rests(aligned)
    new = next(word for word in times(aligned, 5).words if aligned.shown[5][word.offset : word.until] == "quux")
    assert new.heard == NOT_HEARD
    assert before <= new.start <= new.end <= start


def test_a_split_gives_the_second_half_the_time_of_its_words(aligned: Person) -> None:
    offset, _, start = heard_word(aligned, 5, 6)
    aligned.caret(5, offset)
    aligned.press("Return")
    rests(aligned)
    assert abs(times(aligned, 6).start - start) < 1.0


def test_a_merge_keeps_the_words_of_both(aligned: Person) -> None:
    second = heard_word(aligned, 6, 3)
    first = heard_word(aligned, 5, 3)
    aligned.caret(6)
    aligned.press("Backspace")
    rests(aligned)
    starts = [word.start for word in times(aligned, 5).words]
    assert first[2] in starts
    assert second[2] in starts


@pytest.mark.parametrize(
    "keys", [("x", "y", " ", "z"), ("Return",), ("Backspace",), ("Ctrl+Shift+K",), ("Ctrl+Alt+Right",)]
)
@pytest.mark.parametrize("rested", [False, True])
def test_undo_brings_the_old_times_back(aligned: Person, keys: tuple[str, ...], rested: bool) -> None:
    before = seen(aligned)
    aligned.caret(5, 0 if keys == ("Backspace",) else 10)
    aligned.press(*keys)
    if rested:
        rests(aligned)
    assert aligned.document.modified
    aligned.press("Ctrl+Z")
    assert seen(aligned) == before
    rests(aligned)
    assert seen(aligned) == before


def test_redo_brings_the_new_times_back(aligned: Person) -> None:
    aligned.caret(5, 10)
    aligned.press("Return")
    rests(aligned)
    after = seen(aligned)
    aligned.press("Ctrl+Z", "Ctrl+Shift+Z")
    assert seen(aligned) == after
    rests(aligned)


def test_a_changed_line_is_aligned_again_in_its_place(person: Person, tmp_path: Path) -> None:
    lines = [*TALK.lines]
    lines[8] = "Something else entirely stands here."
    person.open(written(tmp_path / "talk.md", lines))
    person.desk.true_times.take(align(lines, TALK.heard), TALK.heard, "talk.vtt")
    assert times(person, 9).cover < 0.3
    person.select(9, 0, 9, len(lines[8]))
    person.type(TALK.lines[8])
    rests(person)
    assert times(person, 9).heard_share > 0.5
    assert abs(times(person, 9).start - TALK.starts[8]) < 2


def test_replacing_all_over_the_page_is_aligned_behind_the_window(aligned: Person) -> None:
    aligned.document.apply("Replace", replace_text, find=".", replace="!")
    assert aligned.desk.true_times.busy
    rests(aligned)
    starts = aligned.desk.playback.timeline.starts
    assert sum(abs(start - true) < 2 for start, true in zip(starts, TALK.starts, strict=True)) > 0.9 * LINES


def test_times_are_there_when_the_page_is_opened_again(aligned: Person, talk_page: Path) -> None:
    before = seen(aligned)
    aligned.window.files.close()
    aligned.open(talk_page)
    aligned.wait(lambda: aligned.desk.true_times.alignment is not None)
    assert aligned.desk.true_times.source == "talk.vtt"
    assert [line[0] for line in seen(aligned)] == pytest.approx([line[0] for line in before], abs=0.001)


def test_what_was_edited_and_saved_has_its_times_when_it_is_opened_again(aligned: Person, talk_page: Path) -> None:
    aligned.caret(5, 10)
    aligned.type("quux ")
    aligned.press("Ctrl+S")
    aligned.window.files.close()
    aligned.open(talk_page)
    aligned.wait(lambda: aligned.desk.true_times.alignment is not None)
    rests(aligned)
    assert times(aligned, 5).heard_share > 0.5


def test_a_page_that_was_edited_elsewhere_keeps_the_times_of_the_rest(aligned: Person, talk_page: Path) -> None:
    before = seen(aligned)
    aligned.window.files.close()
    text = talk_page.read_text()
    talk_page.write_text(text.replace(TALK.lines[4], f"Well, {TALK.lines[4]}"))
    aligned.open(talk_page)
    aligned.wait(lambda: aligned.desk.true_times.alignment is not None)
    rests(aligned)
    assert abs(times(aligned, 5).start - before[4][0]) < 2
    assert times(aligned, 5).heard_share > 0.5


def test_forgotten_times_stay_forgotten(aligned: Person, talk_page: Path) -> None:
    aligned.desk.true_times.forget()
    aligned.window.files.close()
    aligned.open(talk_page)
    settle(aligned.desk)
    assert aligned.desk.true_times.alignment is None


def settle(desk: Desk) -> None:
    end = time.monotonic() + 0.5
    assert comes_true(lambda: time.monotonic() > end)
    assert not desk.true_times.busy


def test_times_follow_the_page_to_another_file(aligned: Person, tmp_path: Path) -> None:
    other = tmp_path / "other.md"
    aligned.document.save_as(other)
    aligned.window.files.close()
    aligned.open(other)
    aligned.wait(lambda: aligned.desk.true_times.alignment is not None)


def test_what_is_refused_is_remembered(aligned: Person, talk_page: Path) -> None:
    aligned.desk.true_times.refuse("contradicted 12ab")
    aligned.window.files.close()
    aligned.open(talk_page)
    aligned.wait(lambda: aligned.desk.true_times.alignment is not None)
    assert aligned.desk.true_times.refused == {"contradicted 12ab"}


def test_words_of_another_episode_give_no_times(person: Person, talk_page: Path) -> None:
    person.open(talk_page)
    person.desk.true_times.hear(talk(0.2, seed=12).heard, "other.vtt")
    person.wait(lambda: not person.desk.true_times.busy)
    assert person.desk.true_times.alignment is None


def test_what_is_typed_while_words_are_looked_for_has_times_too(person: Person, talk_page: Path) -> None:
    person.open(talk_page)
    person.desk.true_times.hear(TALK.heard, "talk.vtt")
    person.caret(5)
    person.type("So ")
    person.wait(lambda: person.desk.true_times.alignment is not None)
    rests(person)
    assert times(person, 5).heard_share > 0.5
    assert abs(times(person, 9).start - TALK.starts[8]) < 2


def test_times_by_the_sound_are_there_the_next_time(person: Person, page: Path) -> None:
    person.open(page)
    alignment = placed(person.document.episode.entries, [(11.5, 12.4)], 80.0)
    person.desk.true_times.take(alignment, (), "the recording's sound")
    person.window.files.close()
    person.open(page)
    person.wait(lambda: person.desk.true_times.alignment is not None)
    assert person.desk.true_times.heard == ()
    assert person.desk.playback.timeline.start_of(2) == pytest.approx(12.34)


def test_nothing_is_written_to_the_page(aligned: Person, talk_page: Path) -> None:
    before = talk_page.read_bytes()
    rests(aligned)
    aligned.press("Ctrl+S")
    assert not aligned.document.modified
    assert talk_page.read_bytes() == before


def test_clips_are_not_called_stale_because_times_are_known_better(person: Person, tmp_path: Path) -> None:
    page = written(tmp_path / "talk.md", TALK.lines)
    clip = "quotableClips:\n- name: One\n  startOffset: 60\n  endOffset: 120\n  url: u\n---\n"
    page.write_text(page.read_text().removesuffix("---\n") + clip)
    person.open(page)
    person.desk.quotes.look()
    give_times(person)
    person.desk.quotes.look()
    assert person.desk.quotes.stale_clips == ()
    assert person.desk.quotes.text(person.document.episode.clips[0]).split()[0] in TALK.lines[heard_at(60)]


def heard_at(second: float) -> int:
    return max(number for number, start in enumerate(TALK.starts) if start <= second)


def test_headers_and_clips_are_held_against_what_the_page_states(reader: Person) -> None:
    lines = [entry for entry in reader.document.episode.entries if isinstance(entry, Line)]
    words = [HeardWord(word, line.sec + 1.5, line.sec + 2) for line in lines for word in line.text.split()]
    reader.desk.true_times.take(align([line.text for line in lines], words), words, "tea.vtt")
    assert reader.desk.playback.timeline.start_of(1) != 5
    assert reader.desk.playback.stated.start_of(1) == 5
