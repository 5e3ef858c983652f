"""What is given out has the true times of lines and words, where they are known."""

import json
import re
from dataclasses import replace
from itertools import pairwise

import pysubs2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from editor.core.alignment import NOT_HEARD, AlignedWord, Alignment, Grade, LineTimes, WordTimes
from editor.core.captions import HeardWord
from editor.core.model import Clip, Episode, Header, Line
from editor.formats.writers.chapters import chapters_of
from editor.formats.writers.options import Options, timeline_of, words_in_time
from editor.formats.writers.registry import write_episode

TEXTS = ("Good evening, everybody out there.", "And now the news of the day.", "Good night.")
STARTS = (2.25, 31.5, 60.75)
TALK = Episode(
    (
        Line(TEXTS[0], "Ann", 0, "0:00"),
        Header("The news"),
        Line(TEXTS[1], "Ann", 0, "0:00"),
        Line(TEXTS[2], "Ben", 90, "1:30"),
    )
)


def times(text: str, start: float, heard: bool = True) -> LineTimes:
    """Return times of a line of which each word takes half a second, or in which they share 20 seconds."""
    pace = 0.5 if heard else 20 / len(text.split())
    words = [
        AlignedWord(*match.span(), start + number * pace, start + (number + 1) * pace, number if heard else NOT_HEARD)
        for number, match in enumerate(re.finditer(r"\S+", text))
    ]
    grade = Grade.SURE if heard else Grade.GUESS
    return LineTimes(start, words[-1].end, start, start, grade, float(heard), False, WordTimes.of(words))


def aligned(*starts: float, heard: bool = True) -> Options:
    lines = tuple(times(text, start, heard) for text, start in zip(TEXTS, starts, strict=True))
    return Options(alignment=Alignment(lines), duration=120.0)


def cues(options: Options) -> pysubs2.SSAFile:
    return pysubs2.SSAFile.from_string(write_episode(TALK, "srt", options)[0].decode(), "srt")


def test_subtitles_are_shown_when_their_words_are_said() -> None:
    assert [cue.start for cue in cues(aligned(*STARTS))] == [2250, 31500, 60750]


def test_without_true_times_what_the_page_states_counts() -> None:
    assert timeline_of(TALK, Options()).start_of(3) == 90
    assert timeline_of(TALK, aligned(*STARTS)).start_of(3) == 60.75


def test_every_word_has_its_time() -> None:
    options = aligned(*STARTS)
    words = words_in_time(TALK, options, timeline_of(TALK, options))
    assert [(word.row, word.start) for word in words[4:7]] == [(0, 4.25), (2, 31.5), (2, 32.0)]


def test_true_times_come_before_words_that_came_in() -> None:
    options = Options(alignment=aligned(*STARTS).alignment, heard=[HeardWord("Good", 99.0, 99.5)])
    assert words_in_time(TALK, options, timeline_of(TALK, options))[0].start == 2.25


def test_where_nothing_was_heard_words_are_not_slower_than_anybody_speaks() -> None:
    first = cues(aligned(*STARTS, heard=False))[0]
    assert first.plaintext.split() == TEXTS[0].split()
    assert first.duration < 7000


def test_segments_and_chapters_begin_when_they_are_said() -> None:
    options = aligned(*STARTS)
    segments = json.loads(write_episode(TALK, "podcast-json", options)[0])["segments"]
    assert [segment["startTime"] for segment in segments] == list(STARTS)
    chapters = json.loads(write_episode(TALK, "podcast-chapters", options)[0])["chapters"]
    assert 31 in [chapter["startTime"] for chapter in chapters]


@pytest.mark.parametrize("kind", ["srt", "vtt", "html", "csv", "podcast-json"])
def test_a_passage_that_was_moved_is_given_out_too(kind: str) -> None:
    data = write_episode(TALK, kind, aligned(60.75, 2.25, 31.5))[0].decode()
    plain = " ".join(re.sub(r"<[^>]*>", "", data).split())
    assert all(text.split()[-1] in plain for text in TEXTS)


def test_times_of_other_lines_are_refused() -> None:
    with pytest.raises(ValueError, match="lines were aligned"):
        timeline_of(Episode(TALK.entries[:2]), aligned(*STARTS))


@given(st.lists(st.floats(0, 200), min_size=3, max_size=3), st.lists(st.floats(-30, 30), min_size=14, max_size=14))
def test_whatever_the_times_subtitles_keep_the_rules(starts: list[float], shifts: list[float]) -> None:
    words = iter(shifts)
    lines = [times(text, start) for text, start in zip(TEXTS, starts, strict=True)]
    odd = [
        replace(
            line, words=WordTimes.of(word._replace(start=max(0.0, word.start + next(words))) for word in line.words)
        )
        for line in lines
    ]
    file = cues(Options(alignment=Alignment(tuple(odd)), duration=240.0))
    assert all(1000 <= cue.duration <= 7000 and cue.plaintext.count("\n") <= 1 for cue in file)
    assert all(before.end <= after.start for before, after in pairwise(file))
    assert sorted(word for cue in file for word in cue.plaintext.split()) == sorted(" ".join(TEXTS).split())


MORNING = Episode(
    (
        Header("Opening"),
        Line(TEXTS[0], "Ann", 0, "0:00"),
        Header("The news"),
        Line(TEXTS[1], "Ann", 60, "1:00"),
        Header("The end"),
        Line(TEXTS[2], "Ben", 90, "1:30"),
    ),
    (Clip("The news", 20, 60, "u"),),
)


def chapters(episode: Episode, options: Options) -> list[tuple[float, str]]:
    return [(one.start, one.title) for one in chapters_of(episode, options)]


def test_a_clip_that_the_page_contradicts_gives_no_chapter_its_start() -> None:
    expected = [(0, "Opening"), (60, "The news"), (90, "The end")]
    assert chapters(MORNING, Options()) == expected
    assert chapters(MORNING, aligned(2.25, 60.4, 90.25)) == expected


def test_a_chapter_whose_stated_second_is_wrong_begins_when_it_is_said() -> None:
    assert chapters(MORNING, aligned(2.25, 71.5, 90.25)) == [(0, "Opening"), (71, "The news"), (90, "The end")]


def test_a_guess_does_not_move_a_chapter_that_states_its_second() -> None:
    lines = aligned(2.25, 71.5, 90.25).alignment
    assert lines is not None
    guess = replace(lines.lines[1], grade=Grade.GUESS, low=50.0, high=80.0)
    options = Options(alignment=lines.spliced(1, 2, [guess]), duration=120.0)
    assert chapters(MORNING, options)[1] == (60, "The news")


def test_of_headers_one_below_the_other_the_clip_tells_when_the_second_begins() -> None:
    entries = (*MORNING.entries[:3], Header("The weather"), *MORNING.entries[3:])
    episode = Episode(entries, (Clip("The news", 60, 75, "u"), Clip("The weather", 75, 90, "u")))
    assert chapters(episode, aligned(2.25, 60.4, 90.25)) == chapters(episode, Options())


def test_a_page_that_states_no_seconds_has_chapters_by_its_true_times() -> None:
    entries = tuple(replace(one, sec=None, time=None) if isinstance(one, Line) else one for one in MORNING.entries)
    assert chapters(Episode(entries), aligned(2.25, 60.4, 90.25))[1:] == [(60, "The news"), (90, "The end")]
