"""Headers, clips and speakers of another version, planned and taken."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editor.align.by_characters import by_characters
from editor.align.structure import Structure, carried_over, plan_structure, take_structure
from editor.core import edits
from editor.core.aligned_timeline import AlignedTimeline
from editor.core.errors import EditError
from editor.core.model import Clip, Entry, Episode, Header, Line
from editor.formats.page import read_page
from tests.bench.versions import pages, reworded, starts_of_sections
from tests.core.episodes import EPISODES, episode, shown
from tests.core.test_laws import check_law

DRAFT, FINAL = "mlops-platform.draft.md", "mlops-platform.final.md"
VERSIONS = 25
START = 20  # characters


def page(path: Path) -> Episode:
    return read_page(path.read_bytes(), path.name, markdown=True).episode


def taken(mine: Episode, other: Episode) -> Episode:
    """Take what goes without saying."""
    return check_law(mine, take_structure(mine, plan_structure(mine, other).advised))


def words(structure: Structure) -> list[tuple[str, int, str]]:
    return [(plan.kind, plan.row, (plan.after or plan.before or Header("")).text) for plan in structure.headers]


def test_headers_stand_before_the_same_words() -> None:
    other = episode("# One", "0 A: alpha beta gamma", "# Two", "9 B: delta epsilon zeta", "# End")
    mine = episode("0 A: well", "1 A: alpha beta gamma", "9 B: delta epsilon eta")
    assert shown(taken(mine, other)) == [
        "0 A: well",
        "# One",
        "1 A: alpha beta gamma",
        "# Two",
        "9 B: delta epsilon eta",
        "# End",
    ]


def test_every_header_is_planned_and_own_ones_stay() -> None:
    mine = episode("# Same", "0 A: alpha beta", "# Mine", "5 B: gamma delta", "# Only", "9 A: eta theta", "# Far")
    other = episode("# Same", "0 A: alpha beta", "# Theirs", "5 B: gamma delta", "# Far", "9 A: eta theta")
    structure = plan_structure(mine, other)
    assert words(structure) == [("same", 1, "Same"), ("renamed", 3, "Theirs"), ("moved", 5, "Far"), ("own", 5, "Only")]
    after = check_law(mine, take_structure(mine, structure.advised))
    assert [line for line in shown(after) if line[0] == "#"] == ["# Same", "# Theirs", "# Only", "# Far"]
    assert after.entries[0] is mine.entries[0]


def test_own_headers_are_taken_out_where_that_is_wanted() -> None:
    mine, other = episode("# Mine", "0 A: alpha beta", "# Own", "5 B: gamma delta"), episode("A: alpha beta")
    structure = plan_structure(mine, other)
    assert not structure.advised.headers
    assert shown(check_law(mine, take_structure(mine, structure))) == ["0 A: alpha beta", "5 B: gamma delta"]


def test_a_header_whose_words_are_gone_is_not_sure_and_not_advised() -> None:
    other = episode("0 A: alpha beta gamma", "# Gone", "5 B: all of it is lost", "9 A: delta epsilon zeta")
    mine = episode("0 A: alpha beta gamma", "9 A: delta epsilon zeta")
    [plan] = plan_structure(mine, other).headers
    assert (plan.row, plan.sure, plan.advised) == (1, False, False)


def test_a_line_is_split_where_a_section_begins_in_it() -> None:
    other = episode(
        "0 Ann: We met in a market hall.", "# Team", "8 Ben: The team was small.", "20 Ann: Later on it grew."
    )
    mine = episode("0 Ann: We met in a market hall. The team was small.", "20 Ann: Later on it grew.")
    assert shown(taken(mine, other))[:3] == ["0 Ann: We met in a market hall.", "# Team", "11 Ann: The team was small."]


def test_the_second_half_of_a_split_line_is_said_by_whom_the_page_knows() -> None:
    other = episode("0 Ann: We met in a hall.", "# Team", "8 Ben: The team was small.", "20 Ben: Later on it grew.")
    mine = episode("0 Ann: We met in a hall. The team was small.", "20 Ben: Later on it grew.", "30 Ben: Yes.")
    assert shown(taken(mine, other))[2] == "9 Ben: The team was small."


def test_what_a_header_says_besides_goes_along() -> None:
    other = Episode((Header(" Title ", {"id": 7}), *episode("0 A: alpha beta").entries))
    header = taken(episode("0 A: alpha beta"), other).entries[0]
    assert (header.text, header.extra) == ("Title", {"id": 7})


def test_clips_come_with_the_times_that_their_words_have_here() -> None:
    lines = ["0 A: alpha beta gamma", "10 B: delta epsilon zeta", "20 A: eta theta iota"]
    clips = (Clip("kept", 0, 10), Clip("moved", 10, 20), Clip("open"))
    other = episode(*lines, clips=clips)
    mine = episode("0 A: alpha beta gamma", "40 B: delta epsilon zeta", "60 A: eta theta iota")
    plans = plan_structure(mine, other).clips
    assert [(plan.after.name, plan.after.start, plan.after.end, plan.sure) for plan in plans if plan.after] == [
        ("kept", 0, 40, True),
        ("open", None, None, False),
        ("moved", 40, 60, True),
    ]
    assert len(taken(mine, other).clips) == 2


def test_a_clip_stays_to_the_hundredth_where_all_was_reworded_but_not_moved() -> None:
    other = episode("0 A: alpha beta gamma delta", "10 B: epsilon zeta", clips=(Clip("kept", 3, 7.25),))
    mine = episode("0 A: and so alpha beta then gamma delta", "10 B: epsilon zeta")
    assert [(clip.start, clip.end) for clip in taken(mine, other).clips] == [(3, 7.25)]


def test_a_clip_moves_with_the_whole_recording() -> None:
    other = episode(
        "0 A: alpha beta gamma", "10 B: delta epsilon", clips=(Clip("jingle", 3.5, 12, "https://youtu.be/c?t=3"),)
    )
    mine = episode("30 A: alpha beta gamma", "40 B: delta epsilon")
    [clip] = taken(mine, other).clips
    assert (clip.start, clip.end, clip.url) == (33.5, 42, "https://youtu.be/c?t=33")


def test_clips_are_known_by_name_or_time_and_own_ones_stay() -> None:
    lines = ["0 A: alpha beta gamma", "10 B: delta epsilon zeta", "20 A: eta theta iota"]
    mine = episode(*lines, clips=(Clip("One", 0, 10), Clip("Two", 10, 20), Clip("Own", 3, 8)))
    other = episode(*lines, clips=(Clip("one", 0, 20), Clip("Zwei", 10, 20)))
    plans = plan_structure(mine, other).clips
    assert [(plan.kind, plan.at) for plan in plans] == [("moved", 0), ("own", 2), ("renamed", 1)]
    assert [(clip.name, clip.end) for clip in taken(mine, other).clips] == [("One", 20), ("Zwei", 20), ("Own", 8)]


def test_a_clip_that_ends_before_it_starts_is_not_taken_unasked() -> None:
    other = episode("0 A: alpha beta gamma", clips=(Clip("odd", 9, 2),))
    mine = episode("0 A: alpha beta gamma")
    structure = plan_structure(mine, other)
    assert [(plan.after.end, plan.advised) for plan in structure.clips if plan.after] == [(None, False)]
    assert check_law(mine, take_structure(mine, structure)).clips[0].start == 9


def test_a_line_that_is_split_states_no_second_beyond_the_next_even_if_it_is_said_then() -> None:
    mine = episode("0 A: alpha beta gamma delta. Epsilon zeta kappa lambda.", "5 B: eta theta")
    other = episode("0 A: alpha beta gamma delta.", "# Two", "A: Epsilon zeta kappa lambda.", "5 B: eta theta")
    true = AlignedTimeline(mine.entries, by_characters([line.text for _, line in mine.lines()], [20.0, 40.0]))
    after = take_structure(mine, plan_structure(mine, other), true).apply(mine)
    assert shown(after)[1:] == ["# Two", "5 A: Epsilon zeta kappa lambda.", "5 B: eta theta"]


def test_lines_without_a_speaker_get_one() -> None:
    other = episode("0 Ann: alpha beta gamma", "5 Ben: delta epsilon zeta", "9 Ann: eta theta iota")
    mine = episode("0: alpha beta gamma", "6: epsilon zeta delta epsilon zeta", "9: all new here")
    assert [line.who for _, line in taken(mine, other).lines()] == ["Ann", "Ben", None]


def test_a_recogniser_s_names_become_people_but_people_stay() -> None:
    lines = ["0 {}: alpha beta gamma", "5 {}: delta epsilon zeta", "9 {}: eta theta iota", "12 {}: kappa mu nu"]
    numbers = episode(*(line.format(who) for line, who in zip(lines, ["Speaker 1", "Speaker 2"] * 2, strict=True)))
    people = episode(*(line.format(who) for line, who in zip(lines, ["Ann", "Ben"] * 2, strict=True)))
    assert [line.who for _, line in taken(numbers, people).lines()] == ["Ann", "Ben", "Ann", "Ben"]
    assert not plan_structure(people, numbers).names


def test_another_name_for_everything_somebody_says_is_one_change_and_only_offered() -> None:
    mine = episode("0 Ann: alpha beta gamma", "5 Ben: delta epsilon zeta", "9 Ann: eta theta iota", "14 Ann: new")
    other = episode("0 Ann Lee: alpha beta gamma", "5 Ben: delta epsilon zeta", "9 Ann Lee: eta theta iota")
    structure = plan_structure(mine, other)
    assert [(plan.kind, plan.before, plan.after, plan.rows) for plan in structure.names] == [
        ("renamed", "Ann", "Ann Lee", (0, 2, 3))
    ]
    assert not structure.advised.names
    assert {line.who for _, line in check_law(mine, take_structure(mine, structure)).lines()} == {"Ann Lee", "Ben"}


def test_a_line_that_somebody_else_says_there_is_only_offered() -> None:
    lines = ["0 Ann: alpha beta gamma", "5 Ben: delta epsilon zeta", "9 Ann: eta theta iota", "12 Ben: kappa mu nu"]
    mine, other = episode(*lines, "15 Ann: so we came home"), episode(*lines, "15 Ben: so we came home")
    [plan] = plan_structure(mine, other).names
    assert (plan.kind, plan.rows, plan.before, plan.after, plan.advised) == ("corrected", (4,), "Ann", "Ben", False)


def test_a_new_text_gets_everything_from_the_old_one_as_far_as_it_has_a_place() -> None:
    old = episode("# One", "0 A: alpha beta gamma", "# Two", "9 B: delta epsilon zeta", clips=(Clip("c", 9, 12),))
    carried = carried_over(old, episode("2: alpha beta gamma", "11: delta epsilon zeta").entries)
    after = Episode(carried.entries, carried.clips)
    assert shown(after) == ["# One", "2 A: alpha beta gamma", "# Two", "11 B: delta epsilon zeta"]
    assert [(clip.start, clip.end) for clip in after.clips] == [(11, 14)]
    assert carried
    assert not carried.lost


def test_what_has_no_place_in_a_new_text_is_named() -> None:
    old = episode("# One", "0 A: alpha beta gamma", clips=(Clip("c", 0, 2),))
    carried = carried_over(old, episode("2: quite another matter").entries)
    assert not carried
    assert (carried.lost, carried.clips) == (("One",), old.clips)


@pytest.mark.parametrize(("one", "other"), [(DRAFT, FINAL), (FINAL, DRAFT)])
def test_a_page_takes_the_headers_of_its_other_version(shared: Path, one: str, other: str) -> None:
    mine, theirs = page(shared / "samples" / one), page(shared / "samples" / other)
    structure = plan_structure(mine, theirs)
    after = check_law(mine, take_structure(mine, structure))
    assert [(type(entry), entry.text) for entry in after.entries] == [(type(e), e.text) for e in theirs.entries]
    assert all(plan.sure for plan in structure.headers)
    assert not plan_structure(after, theirs)


def test_headers_of_reworded_pages_stand_before_the_right_words(shared: Path) -> None:
    real = pages(shared)
    right = count = 0
    for seed in range(VERSIONS):
        old = real[seed % len(real)]
        version = reworded(old, seed)
        new = Episode(tuple(version.lines))
        after = check_law(new, take_structure(new, plan_structure(new, old)))
        lines = [line.text for _, line in after.lines()]
        stand = {(header.text, lines[line]) for header, line in starts_of_sections(after) if line < len(lines)}
        for title, text in version.sections(old):
            count += 1
            right += any(title == header and text.startswith(below[:START]) for header, below in stand)
    assert count > 500
    assert right >= 0.99 * count, f"{right} of {count}"


@given(EPISODES, EPISODES)
def test_anything_can_be_taken_from_anything(mine: Episode, other: Episode) -> None:
    structure = plan_structure(mine, other)
    for part in (structure, structure.advised):
        after = check_law(mine, take_structure(mine, part))
        assert said(after.entries) == said(mine.entries)
    assert {clip.origin for clip in after.clips} >= {clip.origin for clip in mine.clips}


@given(EPISODES, st.data())
def test_an_edited_page_keeps_its_words_and_clips(mine: Episode, data: st.DataObject) -> None:
    other = mine
    for edit in data.draw(st.lists(st.sampled_from(["split", "merge", "delete", "header", "who"]), max_size=6)):
        other = edited(other, edit, data.draw(st.integers(0, 12)))
    for one, another in ((mine, other), (other, mine)):
        structure = plan_structure(one, another)
        after = check_law(one, take_structure(one, structure.advised))
        assert said(after.entries) == said(one.entries)
        assert {clip.origin for clip in after.clips} >= {clip.origin for clip in one.clips}
        over = carried_over(one, another.entries)
        assert said(over.entries) == said(another.entries)
        assert {clip.origin for clip in over.clips} >= {clip.origin for clip in one.clips}


def edited(before: Episode, edit: str, at: int) -> Episode:
    """Return an episode with an edit made where it can be."""
    try:
        match edit:
            case "split":
                change = edits.split_line(
                    before, at, len(before.entries[at].text) // 2 if at < len(before.entries) else 0
                )
            case "merge":
                change = edits.merge_lines(before, at)
            case "delete":
                change = edits.delete_entry(before, at)
            case "header":
                change = edits.insert_header(before, at, f"Title {at}")
            case _:
                change = edits.set_speaker(before, at, "Alexey")
    except EditError:
        return before
    return change.apply(before)


def said(entries: Sequence[Entry]) -> str:
    """Return all that is said, without blanks."""
    return "".join(entry.text for entry in entries if isinstance(entry, Line)).replace(" ", "")
