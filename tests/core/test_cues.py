"""Cues hold every word once, in lines that can be read."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editor.core.cues import LINE_LENGTH, LONGEST, SHORTEST, Cue, clip_text, cues_of
from editor.core.model import Header
from editor.core.timing import Timeline
from editor.core.words import words_between
from tests.core.episodes import episode, line

SENTENCES = st.lists(
    st.sampled_from(["so", "and", "well,", "listening", "yes.", "microphones", "a", "what?", "x" * 50, "日本語", "—"]),
    max_size=60,
).map(" ".join)
ENTRIES = st.lists(
    st.one_of(
        st.builds(line, SENTENCES, st.sampled_from([None, "Ines", "Paul"]), st.integers(0, 90)),
        st.builds(Header, st.just("A title")),
    ),
    max_size=12,
)


def lines(cues: tuple[Cue, ...]) -> list[tuple[str, ...]]:
    return [cue.lines for cue in cues]


@given(ENTRIES, st.floats(0, 60), st.floats(0, 60))
def test_cues_hold_every_word_once_and_keep_the_rules(entries: list, start: float, length: float) -> None:
    timeline = Timeline(entries, 100)
    cues = cues_of(timeline, start, start + length)
    assert [word for cue in cues for word in cue.words] == words_between(timeline, start, start + length)
    assert all(start <= cue.start <= cue.end <= start + length for cue in cues)
    assert all(one.end <= other.start for one, other in pairwise(cues))
    for cue in cues:
        texts = [timeline.entries[word.row].text[word.offset : word.until] for word in cue.words]
        assert " ".join(cue.lines).split() == " ".join(texts).split()
        assert len(cue.lines) <= 2
        assert all(len(one) <= LINE_LENGTH or len(cue.words) == 1 for one in cue.lines)
        assert cue.end - cue.start <= LONGEST + 1e-6
        assert {timeline.entries[word.row].who for word in cue.words} == {cue.who}


@given(ENTRIES, st.floats(0, 60))
def test_a_cue_is_only_short_where_the_next_one_comes(entries: list, start: float) -> None:
    cues = cues_of(Timeline(entries, 100), start, 100)
    afters = [other.start for other in cues[1:]] + [100.0]
    for cue, after in zip(cues, afters, strict=False):
        assert cue.end - cue.start >= SHORTEST - 1e-6 or cue.end == after


def test_a_cue_breaks_at_sentences_rather_than_at_commas_or_in_phrases() -> None:
    text = "We moved. After that I looked for a quiet room, and I found one in the cellar, of all places. It was cold."
    cues = cues_of(Timeline([line(text, "Ines", 0)], 9), 0, 9)
    assert [cue.lines[-1][-1] for cue in cues] == [",", "."]


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("Somebody had been listening with every small studio in London.", "Somebody had been listening"),
        ("Somebody answered questions into a kettle all morning, I think.", "Somebody answered questions"),
        ("Paul has recorded everything when they listened with me.", "Paul has recorded everything"),
    ],
)
def test_a_line_does_not_end_on_a_word_that_belongs_to_what_follows(text: str, first: str) -> None:
    (cue,) = cues_of(Timeline([line(text, "Ines", 0)], 6), 0, 6)
    assert cue.lines[0] == first


def test_one_line_is_not_broken() -> None:
    assert lines(cues_of(Timeline([line("Good evening.", "Ines", 0)], 3), 0, 3)) == [("Good evening.",)]


def test_speakers_and_sections_do_not_share_a_cue() -> None:
    entries = episode("0 Ines: Yes.", "2 Paul: No.", "# Next", "4 Paul: Well.").entries
    assert lines(cues_of(Timeline(entries, 6), 0, 6)) == [("Yes.",), ("No.",), ("Well.",)]


def test_short_lines_of_one_speaker_share_a_cue() -> None:
    entries = episode("0 Ines: Yes.", "0 Ines: I do.").entries
    assert lines(cues_of(Timeline(entries, 1.5), 0, 1.5)) == [("Yes. I do.",)]


def test_only_the_words_of_the_passage_are_shown() -> None:
    entries = episode("0 Ines: one two three four five six seven eight nine ten").entries
    (cue,) = cues_of(Timeline(entries, 10), 4, 6)
    assert (cue.lines, cue.start) == (("five six",), 4.0)
    assert 5.0 <= cue.end <= 6.0


def test_nothing_said_gives_no_cues() -> None:
    assert cues_of(Timeline([]), 0, 10) == ()
    assert clip_text(Timeline([]), 0, 10) == ""


def test_text_has_a_paragraph_for_each_line_and_names_where_they_change() -> None:
    entries = episode("0 Ines: Yes.", "2 Ines: I do.", "4 Paul: Why?", "6: (They laugh.)").entries
    assert clip_text(Timeline(entries, 8), 0, 8) == "Ines: Yes.\n\nI do.\n\nPaul: Why?\n\n(They laugh.)\n"


def test_text_begins_and_ends_with_the_words_of_the_passage() -> None:
    entries = episode("0 Ines: one two three four five six seven eight nine ten").entries
    assert clip_text(Timeline(entries, 10), 4, 6) == "Ines: five six\n"
