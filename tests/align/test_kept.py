"""Times that were kept come back for lines that still read the same."""

import time
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from editor.align.kept import restored
from editor.core.alignment import AlignedWord, Alignment, Grade, LineTimes, WordTimes
from editor.core.captions import HeardWord
from editor.core.kept_times import Kept, captions_digest, line_digests

LONG = "A passage that is told at such a length that nobody says it twice."
TEXTS = ["Good evening.", "Yes.", LONG, "Yes.", "And now the news of the day.", "Good night."]


def kept_of(texts: list[str]) -> tuple[Kept, tuple[HeardWord, ...]]:
    """Return what is kept of lines of which each takes ten seconds, and the first word of each was heard."""
    heard = tuple(HeardWord(text.split()[0], 10.0 * n, 10.0 * n + 1) for n, text in enumerate(texts))
    lines = [
        LineTimes(10.0 * n, 10.0 * n + 9, 10.0 * n, 10.0 * n, Grade.SURE, 1.0, False, words_of(text, n))
        for n, text in enumerate(texts)
    ]
    return Kept("talk.vtt", captions_digest(heard), line_digests(texts), Alignment(tuple(lines))), heard


def words_of(text: str, number: int) -> WordTimes:
    return WordTimes.of([AlignedWord(0, len(text.split()[0]), 10.0 * number, 10.0 * number + 1, number)])


def starts_of(lines: list[str], before: list[str] = TEXTS) -> tuple[list[float | None], tuple[range, ...]]:
    """Return the starts of lines that are known of before, None for others, and which those are."""
    found = restored(lines, *kept_of(before))
    assert found is not None
    alignment, ranges = found
    assert len(alignment) == len(lines)
    new = {number for some in ranges for number in some}
    return [None if number in new else start for number, start in enumerate(alignment.starts)], ranges


def test_an_unchanged_page_has_all_its_times() -> None:
    kept, heard = kept_of(TEXTS)
    found = restored(TEXTS, kept, heard)
    assert found is not None
    assert found[0].lines == kept.alignment.lines
    assert found[1] == ()


def test_a_changed_line_is_to_be_aligned_again() -> None:
    assert starts_of([*TEXTS[:4], "And now the weather.", TEXTS[5]]) == ([0, 10, 20, 30, None, 50], (range(4, 5),))


def test_new_lines_are_to_be_aligned_and_the_others_keep_their_times() -> None:
    lines = ["Hello.", *TEXTS[:3], "One.", "Two.", *TEXTS[3:], "Bye."]
    known = [None, 0, 10, 20, None, None, 30, 40, 50, None]
    assert starts_of(lines) == (known, (range(1), range(4, 6), range(9, 10)))


def test_lines_that_went_leave_nothing_to_be_done() -> None:
    assert starts_of([TEXTS[0], *TEXTS[2:4], TEXTS[5]]) == ([0, 20, 30, 50], ())


def test_a_line_that_occurs_often_is_known_by_its_neighbours() -> None:
    assert starts_of(["Hm.", *TEXTS[2:5], "Yes.", "Hm."])[0] == [None, 20, 30, 40, None, None]


def test_a_long_line_that_was_moved_keeps_its_time() -> None:
    assert starts_of([*TEXTS[:2], *TEXTS[3:], LONG])[0] == [0, 10, 30, 40, 50, 20]


def test_a_short_line_that_stands_elsewhere_is_another_one() -> None:
    assert starts_of(["Good night.", *TEXTS[:5]])[0] == [None, 0, 10, 20, 30, 40]


def test_lines_without_times_share_what_lies_between_those_with() -> None:
    found = restored([*TEXTS[:3], "One.", "Two.", *TEXTS[4:]], *kept_of(TEXTS))
    assert found is not None
    one, two = found[0].lines[3:5]
    assert 29 == one.start < one.end == two.start < two.end <= 40
    assert (one.grade, one.low, two.high) == (Grade.GUESS, 29, 40)
    assert all(word.heard == -1 for word in one.words)


def test_a_page_that_has_nothing_of_it_gets_nothing() -> None:
    assert restored(["Something", "else"], *kept_of(TEXTS)) is None


def test_times_that_were_kept_with_other_words_are_not_taken() -> None:
    kept, heard = kept_of(TEXTS)
    assert restored(TEXTS, kept, heard[:-1]) is None


def test_words_that_do_not_fit_their_line_are_not_taken() -> None:
    kept, heard = kept_of(["Good evening, everybody.", *TEXTS[1:]])
    forged = Kept(kept.source, kept.captions, line_digests(["Hm.", *TEXTS[1:]]), kept.alignment)
    found = restored(["Hm.", *TEXTS[1:]], forged, heard)
    assert found is not None
    assert found[1] == (range(1),)


def test_an_empty_page_has_no_times() -> None:
    found = restored([], *kept_of(TEXTS))
    assert found is not None
    assert (len(found[0]), found[1]) == (0, ())


texts = st.lists(st.sampled_from(["Yes.", "No.", "Hm.", LONG, LONG + "!", "What was that?"]), max_size=9)


@given(texts, texts)
def test_any_page_gets_times_of_lines_that_read_the_same_and_of_each_only_once(now: list[str], old: list[str]) -> None:
    found = restored(now, *kept_of(old))
    if found is None:
        assert now
        return
    alignment, ranges = found
    assert len(alignment) == len(now)
    new = {number for some in ranges for number in some}
    known = [round(alignment.starts[number] / 10) for number in range(len(now)) if number not in new]
    assert len(set(known)) == len(known)
    assert [old[number] for number in known] == [text for number, text in enumerate(now) if number not in new]
    assert all(one.stop < other.start for one, other in pairwise(ranges))
    assert all(len(alignment.line(number).words) == len(now[number].split()) for number in new)


def test_ten_hours_come_back_quickly() -> None:
    before = [f"Line {number} tells of something else." if number % 3 else "Yes." for number in range(1250)]
    now = [text if number % 10 else f"{text} Changed." for number, text in enumerate(before)]
    kept, heard = kept_of(before)
    begin = time.perf_counter()
    found = restored(now, kept, heard)
    assert time.perf_counter() - begin < 0.3
    assert found is not None
    assert len(found[1]) == len(now) // 10
