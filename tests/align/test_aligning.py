"""When lines and words are said, on small texts, made-up talks and edits of them."""

import math
import random
from collections.abc import Iterable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from editor.align.aligning import align, realign
from editor.align.by_characters import by_characters
from editor.align.errors import AlignmentError
from editor.core.alignment import NOT_HEARD, AlignedWord, Alignment, Grade
from editor.core.captions import HeardWord
from editor.core.change import Change, Splice
from editor.core.following import followed
from editor.core.model import Episode, Line
from editor.core.watch import Cancelled, Unwatched
from tests.bench.talks import Talk, talk, within
from tests.core.alignments import check as fits
from tests.core.alignments import heard as aligned_by_pace
from tests.core.episodes import EPISODES
from tests.core.test_laws import EDITS, try_edit

_SAID = "a, bee, sea, dee, yeah, um, mlops, platform, platforms, don't, well-known, —, …, 34%, 東京"
WORDS = st.sampled_from(_SAID.split(", "))
LINES = st.lists(st.lists(WORDS, max_size=12).map(" ".join), max_size=8)
TEXT = ["We met in spring.", "The team was small, and nobody knew the tools.", "It grew later on."]


def spoken(text: str, pace: float = 0.5) -> list[HeardWord]:
    """Say a text, a word after the other."""
    return [HeardWord(word, pace * at, pace * at + 0.4) for at, word in enumerate(text.split())]


def heard_numbers(alignment: Alignment) -> list[int]:
    return [word.heard for word in all_words(alignment) if word.heard != NOT_HEARD]


def all_words(alignment: Alignment) -> list[AlignedWord]:
    return [word for line in range(len(alignment)) for word in alignment.line(line).words]


@pytest.fixture(scope="module")
def hour() -> Talk:
    return talk(1)


def test_a_text_as_it_was_said_has_the_times_at_which_it_was_said() -> None:
    heard = spoken(" ".join(TEXT))
    alignment = align(TEXT, heard)
    assert list(alignment.starts) == [0, 2, 6.5]
    assert [(word.start, word.end) for word in all_words(alignment)] == [(word.start, word.end) for word in heard]
    assert heard_numbers(alignment) == list(range(len(heard)))


def test_what_was_put_in_stands_between_what_was_heard() -> None:
    alignment = align(["We met here in early spring.", *TEXT[1:]], spoken(" ".join(TEXT)))
    here = alignment.line(0).words[2]
    assert here.heard == NOT_HEARD
    assert 0.9 <= here.start <= here.end <= 1.0


def test_what_was_said_besides_belongs_to_nothing() -> None:
    heard = spoken(f"{TEXT[0]} um you know like {TEXT[1]}")
    starts = align(TEXT[:2], heard).starts
    assert starts[0] == 0
    assert 2.0 <= starts[1] <= 4.0


def test_a_line_that_was_not_heard_is_a_guess_between_its_neighbours() -> None:
    line = align([TEXT[0], "Quite unheard-of matters.", TEXT[1]], spoken(f"{TEXT[0]} {TEXT[1]}")).line(1)
    assert line.grade is Grade.GUESS
    assert line.low <= line.start <= line.high
    assert line.cover == 0


def test_grades_tell_how_much_was_heard(hour: Talk) -> None:
    alignment = align(hour.lines, hour.heard)
    assert sum(grade == Grade.SURE for grade in alignment.grades) > 0.9 * len(hour.lines)
    assert within(alignment.starts, dict(enumerate(hour.starts)), 1) > 0.98


def test_a_stated_second_that_cannot_be_is_reported(hour: Talk) -> None:
    hints: list[float | None] = list(hour.starts)
    hints[40] = hour.starts[40] + 60
    alignment = align(hour.lines, hour.heard, hints)
    assert [line for line, clash in enumerate(alignment.clashes) if clash] == [40]
    assert abs(alignment.starts[40] - hour.starts[40]) < 2


def test_a_stated_second_decides_where_a_line_may_begin() -> None:
    heard = spoken(f"{TEXT[0]} there is something to tell {TEXT[1]}")
    assert align(TEXT[:2], heard, [None, 3.1]).starts[1] == 3.0
    assert align(TEXT[:2], heard, [None, 4.2]).starts[1] == 4.0


def test_a_paragraph_that_repeats_the_second_of_its_turn_states_nothing(hour: Talk) -> None:
    hints = [hour.starts[number - number % 3] for number in range(len(hour.lines))]
    alignment = align(hour.lines, hour.heard, hints)
    assert not any(alignment.clashes)
    assert within(alignment.starts, dict(enumerate(hour.starts)), 1) > 0.98


@pytest.mark.parametrize("hint", [float("nan"), float("inf"), -5.0, 1e300])
def test_a_second_that_is_no_time_states_nothing(hint: float) -> None:
    heard = spoken(" ".join(TEXT))
    assert list(align(TEXT, heard, [hint] * 3).starts) == list(align(TEXT, heard).starts)


def test_nothing_to_align_has_no_times() -> None:
    assert len(align([], spoken("some words"))) == 0


@pytest.mark.parametrize("heard", [[], [HeardWord("[Music]", 0, 1)], [HeardWord("…", 0, 1)]])
def test_captions_without_words_are_refused(heard: list[HeardWord]) -> None:
    with pytest.raises(AlignmentError, match="no words with times"):
        align(TEXT, heard)


def test_a_text_of_one_word_over_and_over_is_refused() -> None:
    with pytest.raises(AlignmentError, match="do not seem to belong"):
        align(["la la la la la la la la"] * 40, spoken("la " * 500))


def test_a_few_lines_of_the_same_words_are_placed_in_order() -> None:
    starts = align(["Yes, exactly."] * 4, spoken("yes exactly " * 4)).starts
    assert list(starts) == sorted(starts)


def test_lines_that_stand_there_twice_keep_their_order(hour: Talk) -> None:
    lines = [line for number, line in enumerate(hour.lines) for _ in range(2 if number % 10 == 0 else 1)]
    starts = align(lines, hour.heard).starts
    assert list(starts) == sorted(starts)
    assert abs(starts[6] - hour.starts[5]) < 1


def test_what_would_take_too_much_memory_is_refused(hour: Talk) -> None:
    foreign = [" ".join(f"here{line}x{word}" for word in range(40)) for line in range(400)]
    heard = [HeardWord(f"there{number}", 4000 + number, 4000.5 + number) for number in range(40_000)]
    with pytest.raises(AlignmentError, match="Too little"):
        align([*hour.lines, *foreign], [*hour.heard, *heard])


class Patient(Unwatched):
    """Listens to so many reports, and stops the work then."""

    def __init__(self, most: float = math.inf) -> None:
        self.told: list[float] = []
        self._most = most

    def progress(self, share: float) -> None:
        self.told.append(share)

    def cancelled(self) -> bool:
        return len(self.told) >= self._most


def test_progress_goes_from_nothing_to_all(hour: Talk) -> None:
    watch = Patient()
    align(hour.lines, hour.heard, watch=watch)
    assert watch.told == sorted(watch.told)
    assert (watch.told[0], watch.told[-1]) == (0, 1)
    assert len(watch.told) > 10


def test_aligning_can_be_stopped(hour: Talk) -> None:
    watch = Patient(2)
    with pytest.raises(Cancelled):
        align(hour.lines, hour.heard, watch=watch)
    assert len(watch.told) == 2


def check(alignment: Alignment, lines: list[str], heard: list[HeardWord]) -> None:
    """Assert what holds for every alignment with heard words in order."""
    assert list(alignment.starts) == sorted(alignment.starts)
    assert all(line.start <= line.end for line in alignment.lines)
    assert [
        [line[word.offset : word.until] for word in alignment.line(number).words] for number, line in enumerate(lines)
    ] == [line.split() for line in lines]
    words = all_words(alignment)
    assert all(word.start <= word.end for word in words)
    assert [word.start for word in words if word.heard != NOT_HEARD] == [
        heard[n].start for n in heard_numbers(alignment)
    ]


@given(LINES, st.lists(WORDS, min_size=1, max_size=40), st.data())
@settings(max_examples=200)
def test_every_word_has_one_place_and_heard_ones_keep_their_time(
    lines: list[str], said: list[str], data: st.DataObject
) -> None:
    hints = data.draw(st.lists(st.none() | st.floats(0, 30), min_size=len(lines), max_size=len(lines)))
    heard = spoken(" ".join(said))
    try:
        alignment = align(lines, heard, hints)
    except AlignmentError:
        return
    if not any("-" in word.text or "東" in word.text for word in heard):
        check(alignment, lines, heard)
        assert len(set(heard_numbers(alignment))) == len(heard_numbers(alignment))


@given(st.lists(st.tuples(st.text(max_size=8), st.floats(), st.floats()), max_size=30), st.lists(st.text(), max_size=6))
def test_odd_captions_and_odd_texts_do_no_harm(said: list[tuple[str, float, float]], lines: list[str]) -> None:
    try:
        alignment = align(lines, [HeardWord(*word) for word in said])
    except AlignmentError:
        return
    assert list(alignment.starts) == sorted(alignment.starts)


def edited(page: list[Line], alignment: Alignment, rng: random.Random) -> tuple[list[Line], Alignment, range]:
    """Edit two lines, and follow that; return which lines are new."""
    at = rng.randrange(1, len(page) - 3)
    words = " ".join(line.text for line in page[at : at + 2]).split()
    middle = rng.randrange(1, len(words))
    texts = [" ".join(words[:middle]), "Indeed so.", " ".join(words[middle:])][: rng.randint(1, 3)]
    change = Change((Splice(at, tuple(page[at : at + 2]), tuple(map(Line, texts))),))
    after = list(change.apply(Episode(tuple(page))).entries)
    followed_up, (new,) = followed(alignment, change, page, after)
    return after, followed_up, new


def texts_of(page: Iterable[Line]) -> list[str]:
    return [line.text for line in page]


@pytest.mark.parametrize("seed", range(6))
def test_after_an_edit_the_lines_around_it_are_as_if_all_were_aligned(hour: Talk, seed: int) -> None:
    page = list(map(Line, hour.lines))
    after, old, new = edited(page, align(hour.lines, hour.heard), random.Random(seed))
    lines = texts_of(after)
    again = realign(old, lines, hour.heard, new.start, len(new))
    check(again, lines, hour.heard)
    whole = align(lines, hour.heard)
    near = [line for line in range(len(lines)) if abs(again.starts[line] - whole.starts[line]) < 1]
    assert len(near) >= len(lines) - 1
    assert len(set(heard_numbers(again))) == len(heard_numbers(again))


def test_lines_at_either_end_can_be_aligned_again(hour: Talk) -> None:
    old = align(hour.lines, hour.heard)
    for first, count in ((0, 1), (len(old) - 1, 1), (0, len(old))):
        again = realign(old, hour.lines, hour.heard, first, count)
        assert list(again.starts) == list(old.starts)


def test_a_line_among_unheard_ones_is_aligned_again_with_those_around_it() -> None:
    unheard = ["Quite unheard-of matters.", "Perfectly obscure things.", "Hardly audible remarks."]
    lines = [TEXT[0], *unheard, TEXT[1]]
    heard = spoken(f"{TEXT[0]} Perfectly oblong things. {TEXT[1]}")
    old = align(lines, heard)
    again = realign(old, [*lines[:2], "Perfectly oblong things.", *lines[3:]], heard, 2, 1)
    assert list(again.starts) == sorted(again.starts)
    assert (again.starts[2], again.starts[4]) == (2, old.starts[4])


def moved(hour: Talk, line: int, to: int) -> tuple[list[str], Alignment]:
    """Move a line of a talk that was aligned."""
    order = [number for number in range(len(hour.lines)) if number != line]
    order.insert(to, line)
    old = align(hour.lines, hour.heard)
    return [hour.lines[number] for number in order], Alignment(tuple(old.lines[number] for number in order))


@pytest.mark.parametrize(("line", "to"), [(100, 10), (10, 100), (50, 48), (50, 53)])
def test_a_line_that_was_moved_is_aligned_again_where_it_was_said(hour: Talk, line: int, to: int) -> None:
    lines, old = moved(hour, line, to)
    again = realign(old, lines, hour.heard, to, 1)
    assert abs(again.starts[to] - old.starts[to]) < 1
    assert again.line(to).words.heard == old.line(to).words.heard
    assert again.line(to).grade is Grade.SURE


@pytest.mark.parametrize("beside", [9, 11])
def test_a_line_beside_a_moved_one_is_aligned_again_where_it_was_said(hour: Talk, beside: int) -> None:
    lines, old = moved(hour, 100, 10)
    again = realign(old, lines, hour.heard, beside, 1)
    assert abs(again.starts[beside] - old.starts[beside]) < 1
    assert again.line(beside).words.heard == old.line(beside).words.heard
    assert again.line(10) is old.line(10)


def test_lines_keep_their_times_where_nothing_tells_what_was_heard_of_them(hour: Talk) -> None:
    lines = ["Nothing of this was said."] * 500
    old = by_characters(lines, [None] * 500, 4000)
    assert realign(old, lines, hour.heard, 250, 1) is old
    assert realign(old, lines, [], 250, 1) is old


@pytest.mark.parametrize("seed", range(4))
def test_edit_after_edit_keeps_starts_in_order_and_heard_words_apart(seed: int) -> None:
    rng = random.Random(seed)
    episode, foreign = talk(0.15, seed), talk(0.15, seed + 50).lines
    page = [Line(line) for pair in zip(episode.lines, foreign, strict=True) for line in pair]
    alignment = align(texts_of(page), episode.heard)
    for _ in range(30):
        page, alignment, new = edited(page, alignment, rng)
        alignment = realign(alignment, texts_of(page), episode.heard, new.start, len(new))
        check(alignment, texts_of(page), episode.heard)
        assert len(set(heard_numbers(alignment))) == len(heard_numbers(alignment))


@given(EPISODES, st.data())
@settings(max_examples=60)
def test_whatever_is_edited_can_be_aligned_again(page: Episode, data: st.DataObject) -> None:
    heard = spoken(" ".join(entry.text for entry in page.entries))
    alignment = aligned_by_pace(page.entries)
    for _ in range(3):
        change = try_edit(data.draw, data.draw(st.sampled_from(EDITS)), page)
        before, page = page, change.apply(page)
        alignment, again = followed(alignment, change, before.entries, page.entries)
        lines = [line for _, line in page.lines()]
        for some in again:
            hints = [line.sec for line in lines]
            alignment = realign(alignment, texts_of(lines), heard, some.start, len(some), hints)
        fits(page.entries, alignment)
