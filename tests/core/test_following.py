import sys
from collections.abc import Callable
from typing import Any
from weakref import WeakKeyDictionary

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editor.core import edits
from editor.core.alignment import NOT_HEARD, AlignedWord, Alignment, Grade, LineTimes
from editor.core.change import Change
from editor.core.following import followed, given_up
from editor.core.model import Episode, Line, Position
from tests.core.alignments import check, heard, words_in
from tests.core.episodes import EPISODES, episode
from tests.core.test_laws import EDITS, try_edit

PAGE = episode("# One", "0 A: one two three four", "2 B: five six (um) seven", "# Two", "5 A: eight nine ten")


def after(edit: Callable[..., Change], *args: Any, page: Episode = PAGE) -> tuple[Episode, Alignment, list[list[int]]]:
    """Make an edit; return the episode, its alignment and the lines to be aligned again."""
    change = edit(page, *args)
    new = change.apply(page)
    alignment, ranges = followed(heard(page.entries), change, page.entries, new.entries)
    check(new.entries, alignment)
    return new, alignment, [list(lines) for lines in ranges]


def spoken(words: list[AlignedWord]) -> list[tuple[float, float, int]]:
    return [(word.start, word.end, word.heard) for word in words]


def test_words_keep_their_time_while_one_is_typed_between_them() -> None:
    _, alignment, again = after(edits.set_text, 1, "one two, and then three four")
    words = list(alignment.line(0).words)
    assert spoken(words[:2] + words[4:]) == [(0, 0.5, 0), (0.5, 1, 1), (1, 1.5, 2), (1.5, 2, 3)]
    assert spoken(words[2:4]) == [(1, 1, NOT_HEARD)] * 2
    assert again == [[0]]


def test_a_word_that_is_altered_stays_in_its_place_but_counts_as_not_heard() -> None:
    _, alignment, _ = after(edits.set_text, 1, "one twofold three four")
    assert spoken(list(alignment.line(0).words))[1] == (0.5, 1, NOT_HEARD)


def test_words_put_for_others_share_their_time_by_characters() -> None:
    _, alignment, _ = after(edits.set_text, 1, "one xxxx yyyy four")
    assert spoken(list(alignment.line(0).words))[1:3] == [(0.5, 1, NOT_HEARD), (1, 1.5, NOT_HEARD)]


def test_a_word_typed_at_the_end_has_the_time_up_to_the_next_line() -> None:
    _, alignment, _ = after(edits.set_text, 1, "one two three four more")
    assert spoken(list(alignment.line(0).words))[-1] == (2, 2.5, NOT_HEARD)


def test_a_changed_line_keeps_its_start_and_its_grade() -> None:
    _, alignment, _ = after(edits.set_text, 2, "Oh five")
    line = alignment.line(1)
    assert (line.start, line.low, line.high, line.grade, line.cover) == (2.5, 2.5, 2.5, Grade.SURE, 0.75)


def test_a_line_that_loses_its_first_words_starts_with_those_that_are_left() -> None:
    _, alignment, _ = after(edits.set_text, 2, "(um) seven")
    assert (alignment.line(1).start, alignment.line(1).low, alignment.line(1).high) == (3.5, 2.5, 4)


def test_the_parts_of_a_split_line_start_with_their_words() -> None:
    _, alignment, again = after(edits.split_line, 1, 8)
    assert [(line.start, line.end, line.grade) for line in alignment.lines[:2]] == [
        (0, 1, Grade.SURE),
        (1, 2, Grade.SURE),
    ]
    assert [word.heard for line in alignment.lines[:2] for word in line.words] == [0, 1, 2, 3]
    assert again == [[0, 1]]


def test_merged_lines_have_the_words_of_both() -> None:
    _, alignment, again = after(edits.merge_lines, 1, page=episode("# A", "0: one two", "0: three"))
    assert (alignment.line(0).start, alignment.line(0).end) == (0, 2)
    assert [word.heard for word in alignment.line(0).words] == [0, 1, 2]
    assert again == [[0]]


def test_what_is_left_of_a_selection_over_lines_keeps_its_time() -> None:
    _, alignment, _ = after(edits.replace_span, Position(1, 8), Position(2, 9), ("new", "words "))
    assert [word.heard for line in alignment.lines[:2] for word in line.words] == [0, 1, -1, -1, -1, 6]


def test_a_moved_line_keeps_what_was_heard() -> None:
    new, alignment, again = after(edits.move_entry, 4, 1)
    assert new.entries[1] is PAGE.entries[4]
    assert list(alignment.starts) == [5, 0, 2.5]
    assert not again


def test_a_new_line_is_a_guess_between_its_neighbours() -> None:
    _, alignment, again = after(edits.insert_line, 2, "quite new")
    line = alignment.line(1)
    assert (line.grade, line.cover, line.heard_share) == (Grade.GUESS, 0, 0)
    assert (line.start, line.low, line.high) == (2, 2, 2.5)
    assert again == [[1]]


def test_a_line_at_the_end_goes_on_at_the_usual_pace() -> None:
    _, alignment, _ = after(edits.insert_line, 5, "quite new")
    assert alignment.line(3).start == 6.5
    assert 7 < alignment.line(3).end < 9


def test_headers_have_no_times() -> None:
    for edit, at in ((edits.delete_entry, 0), (edits.delete_entry, 3)):
        _, alignment, again = after(edit, at)
        assert list(alignment.starts) == [0, 2.5, 5]
        assert not again
    assert len(after(edits.insert_header, 2, "New")[1]) == 3


def test_a_line_without_other_words_is_not_aligned_again() -> None:
    _, alignment, again = after(edits.rename_speaker, "A", "Zoe")
    assert list(alignment.starts) == [0, 2.5, 5]
    assert not again


def test_changes_in_many_places_are_followed_at_once() -> None:
    _, alignment, again = after(edits.replace_text, "i", "y", False)
    assert [word.heard for line in alignment.lines for word in line.words] == [0, 1, 2, 3, -1, -1, -1, 6, -1, -1, 9]
    assert again == [[1], [2]]


def test_another_second_is_judged_anew() -> None:
    _, alignment, again = after(edits.set_time, 2, 40)
    assert list(alignment.clashes) == [False, True, False]
    assert not again
    page = episode("0 A: one two", "40 B: three", "41 B: four")
    one = heard(page.entries)
    change = edits.set_time(page, 1, 1)
    assert not followed(one, change, page.entries, change.apply(page).entries)[0].line(1).clash


def test_lines_that_undo_brings_back_have_their_times_again() -> None:
    old = heard(PAGE.entries)
    change = edits.delete_entries(PAGE, [1, 2])
    new = change.apply(PAGE)
    known = WeakKeyDictionary(dict(given_up(old, change, PAGE.entries)))
    alignment, _ = followed(old, change, PAGE.entries, new.entries)
    back, again = followed(alignment, change.inverse(), new.entries, PAGE.entries, known)
    assert tuple(back.lines) == tuple(old.lines)
    assert not again


@given(EPISODES, st.data())
def test_an_alignment_fits_after_any_edits(page: Episode, data: st.DataObject) -> None:
    alignment = heard(page.entries)
    for _ in range(data.draw(st.integers(1, 6))):
        change = try_edit(data.draw, data.draw(st.sampled_from(EDITS)), page)
        new = change.apply(page)
        alignment, again = followed(alignment, change, page.entries, new.entries)
        check(new.entries, alignment)
        numbers = [number for lines in again for number in lines]
        assert numbers == sorted(set(numbers))
        assert all(0 <= number < len(alignment) for number in numbers)
        page = new


@given(EPISODES, st.data())
def test_undo_and_redo_of_any_edits_bring_all_times_back(page: Episode, data: st.DataObject) -> None:
    alignment, known = heard(page.entries), dict[Line, LineTimes]()
    steps = []
    for _ in range(data.draw(st.integers(1, 5))):
        change = try_edit(data.draw, data.draw(st.sampled_from(EDITS)), page)
        steps.append((page, alignment, change))
        known.update(given_up(alignment, change, page.entries))
        new = change.apply(page)
        alignment, page = followed(alignment, change, page.entries, new.entries, known)[0], new
    for before, times, change in reversed(steps):
        known.update(given_up(alignment, change.inverse(), page.entries))
        alignment, again = followed(alignment, change.inverse(), page.entries, before.entries, known)
        assert tuple(alignment.lines) == tuple(times.lines)
        assert not again
        page = before


KEEPING = (
    edits.set_text,
    edits.replace_span,
    edits.replace_text,
    edits.split_line,
    edits.merge_lines,
    edits.move_entry,
    edits.delete_entry,
    edits.insert_line,
    edits.insert_header,
    edits.set_speaker,
    edits.shift_times,
)


@pytest.mark.parametrize("edit", KEEPING, ids=lambda edit: edit.__name__)
@given(data=st.data())
def test_what_was_heard_and_is_not_touched_keeps_its_time_and_number(
    edit: Callable[..., Change], data: st.DataObject
) -> None:
    lengths = data.draw(st.lists(st.integers(0, 8), min_size=1, max_size=8))
    # Of one character each, so that the rests of two words are never a third one.
    letters = map(chr, range(ord("一"), sys.maxunicode))
    texts = [" ".join(3 * next(letters) for _ in range(length)) for length in lengths]
    page = episode(*(f"{10 * row}: {text}" if row % 3 else f"# {text}" for row, text in enumerate(texts, 1)))
    old = heard(page.entries)
    change = try_edit(data.draw, edit, page)
    new = change.apply(page)
    alignment, _ = followed(old, change, page.entries, new.entries)
    times = {word: rest for word, *rest in words_in(page.entries, old)}
    found = words_in(new.entries, alignment)
    assert all(times[word] == rest for word, *rest in found if word in times)


def test_words_all_alike_are_not_weighed_against_each_other() -> None:
    page = episode("0: " + "la " * 2000)
    _, alignment, _ = after(edits.set_text, 0, "lo " + "la " * 1500 + "lo", page=page)
    assert len(alignment.line(0).words) == 1502
