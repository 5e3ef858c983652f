from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from editor.checks.clips import clip_problems
from editor.core import edits
from editor.core.edits.sections import ClipPlan, plan_clips
from editor.core.model import Clip, Entry, Episode, Header, Line
from editor.core.pairing import key_of
from editor.core.timing import Timeline
from editor.formats.page_file import PageFile
from tests.core.episodes import episode, line

PAGE = (
    "# Opening",
    "5 Ann: Good morning.",
    "# Tea",
    "60 Ben: Black tea.",
    "80: Green tea.",
    "# Milk",
    "100 Ann: Milk.",
)
LINK = "https://www.youtube.com/watch?v=abc"

SAID = "word " * 20
TITLES = [*"ABCDEF", ""]


@st.composite
def pages(draw: st.DrawFn) -> Episode:
    """Make a page of sections in which something is said; no two are called the same, nor are two clips."""
    spoken = st.builds(line, st.integers(20, 400).map("word ".__mul__), st.none(), st.none() | st.integers(0, 30))
    entries: list[Entry] = draw(st.lists(spoken, max_size=2))
    for title in draw(st.permutations(TITLES))[: draw(st.integers(0, 7))]:
        entries += [Header(title), *draw(st.lists(spoken, min_size=1, max_size=3))]
    # Mostly in order, so that some times fit and others do not.
    timed = [
        replace(one, sec=one.sec + 60 * n) if isinstance(one, Line) and one.sec else one
        for n, one in enumerate(entries)
    ]
    names = draw(st.lists(st.sampled_from([*TITLES, "b ", "X", "Y"]), max_size=6, unique_by=key_of))
    tens = st.integers(0, 60).map(lambda number: number * 10)
    return Episode(tuple(timed), tuple(Clip(name, at := draw(tens), at + 10 + draw(tens)) for name in names))


def plans(page: Episode, duration: float | None = None) -> tuple[ClipPlan, ...]:
    return plan_clips(page, Timeline(page.entries, duration), duration)


def kinds(page: Episode) -> list[str]:
    return [plan.kind for plan in plans(page)]


def spans(made: Sequence[Clip]) -> list[tuple[str, float | None, float | None]]:
    return [(clip.name, clip.start, clip.end) for clip in made]


def resynced(page: Episode, **options: bool) -> list[tuple[str, float | None, float | None]]:
    return spans(edits.clips_from_headers(page, **options).apply(page).clips)


def test_each_section_gets_a_clip_up_to_the_next_and_the_first_begins_at_0() -> None:
    assert resynced(episode(*PAGE)) == [("Opening", 0, 60), ("Tea", 60, 100), ("Milk", 100, 101)]


def test_the_last_clip_ends_with_the_recording() -> None:
    page = episode(*PAGE)
    (*_, last) = plans(page, 130.4)
    assert last.after
    assert last.after.end == 131


def test_new_clips_link_to_where_they_start() -> None:
    page = edits.clips_from_headers(before := episode(*PAGE, youtube=LINK)).apply(before)
    assert [clip.url for clip in page.clips] == [f"{LINK}&t={second}" for second in (0, 60, 100)]


def test_what_agrees_is_left_alone() -> None:
    page = episode(*PAGE, clips=[Clip("Opening", 0, 60), Clip("Tea", 60, 100), Clip("Milk", 100, 110)])
    assert kinds(page) == ["same"] * 3
    assert not edits.clips_from_headers(page)


def test_a_first_clip_that_starts_with_its_line_may_do_so() -> None:
    assert kinds(episode(*PAGE[:2], clips=[Clip("Opening", 5, 9)])) == ["same"]


def test_a_header_that_was_moved_or_renamed_takes_its_clip_along() -> None:
    page = episode(*PAGE, clips=[Clip("Opening", 0, 60), Clip("Tea", 70, 100, f"{LINK}&t=70"), Clip("Cream", 100, 110)])
    assert kinds(page) == ["same", "moved", "renamed"]
    made = edits.clips_from_headers(page).apply(page).clips
    assert spans(made)[1:] == [("Tea", 60, 100), ("Milk", 100, 110)]
    assert made[1].url == f"{LINK}&t=60"
    assert made[1].origin is page.clips[1].origin


def test_quotes_are_left_alone_even_one_that_begins_a_section() -> None:
    page = episode(*PAGE, clips=[Clip("On black tea", 60, 66), Clip("Over the edge", 75, 103)])
    assert [plan.kind for plan in plans(page) if plan.at is not None] == ["quote", "quote"]
    assert set(page.clips) < set(edits.clips_from_headers(page).apply(page).clips)


def test_a_clip_whose_header_is_gone_goes_only_when_asked() -> None:
    page = episode(
        *PAGE, clips=[Clip("Opening", 0, 20), Clip("Cups", 20, 60), Clip("Tea", 60, 100), Clip("Milk", 100, 110)]
    )
    assert kinds(page) == ["moved", "gone", "same", "same"]
    assert ("Cups", 20, 60) in resynced(page)
    assert ("Cups", 20, 60) not in resynced(page, every=True)


def test_a_page_that_leaves_its_closing_section_without_a_clip_keeps_doing_so() -> None:
    page = episode(*PAGE, clips=[Clip("Opening", 0, 60), Clip("Tea", 60, 100)])
    assert kinds(page) == ["same", "same", "new"]
    assert not edits.clips_from_headers(page)
    assert len(resynced(page, every=True)) == 3


def test_a_header_within_a_turn_believes_its_clip() -> None:
    page = episode(
        "# A", "0: one", "two " * 9, "# B", "three", "# C", "60: four", clips=[Clip("A", 0, 50), Clip("B", 50, 60)]
    )
    assert kinds(page) == ["same", "same", "new"]


def test_a_title_repeated_where_the_next_turn_begins_is_one_section() -> None:
    page = episode("# A", "0: one", "# B", "two", "# B", "20: three", "# B", "# C", "30: four")
    assert resynced(page)[:2] == [("A", 0, 20), ("B", 20, 30)]


def test_a_header_with_nothing_below_gets_no_clip_but_on_top() -> None:
    page = episode("# Jingle", "# A", "30: one", "# Empty", "# B", "60: two", "# End")
    assert [name for name, _, _ in resynced(page)] == ["Jingle", "A", "B"]
    assert resynced(page)[0] == ("Jingle", 0, 30)


def test_sections_of_one_name_keep_their_clips_in_order() -> None:
    page = episode("# Q", "0: a", "# Q", "10: b", "# Q", "20: c", clips=[Clip("Q", 10, 20), Clip("Q", 20, 25)])
    assert [plan.section for plan in plans(page) if plan.at is not None] == [2, 4]


def test_a_clip_without_times_gets_its_sections() -> None:
    page = episode(*PAGE, clips=[Clip("Tea"), Clip("Milk", float("inf"), -3)])
    assert ("Tea", 60, 100) in resynced(page)
    assert ("Milk", 100, 101) in resynced(page)


@pytest.mark.parametrize("page", [episode(), episode("# A", "one"), episode("5: one"), episode("# A")])
def test_without_headers_or_times_nothing_is_planned(page: Episode) -> None:
    assert plans(page) == ()
    assert not edits.clips_from_headers(page)


@given(pages(), st.none() | st.integers(1, 900))
@example(episode(f"1: {SAID}", SAID * 4, "# B", SAID, "# A", SAID, "# C", SAID, clips=[Clip("A", 0, 10)]), 14)
def test_once_everything_is_done_everything_agrees(page: Episode, duration: float | None) -> None:
    planned = plans(page, duration)
    assert {plan.at for plan in planned if plan.at is not None} <= set(range(len(page.clips)))
    after = edits.clips_from_headers(page, planned).apply(page)
    assert [plan for plan in plans(after, duration) if plan.changes] == []
    complaints = clip_problems(after, Timeline(after.entries, duration), duration)
    assert not {problem.rule for problem in complaints} & {"other-name", "not-its-section", "header-gone"}


def test_real_pages_agree_but_for_what_is_wrong_on_them(shared: Path) -> None:
    changes = Counter[str]()
    for path in pages_with_both(shared):
        planned = plans(PageFile.open(path).episode)
        changes[path.stem.split("-")[0]] += sum(plan.changes and plan.advised for plan in planned)
    # Headers that stand a line off their chapters, a clip that ends before it starts, and a page divided in two ways.
    wrong = {name: count for name, count in changes.items() if count}
    assert wrong == {"finops": 2, "hiring": 2, "mlops": 3, "technical": 23}


def test_real_clips_are_made_again_from_their_headers(shared: Path) -> None:
    made = there = starts = 0
    for path in pages_with_both(shared):
        page = PageFile.open(path).episode
        again = set(resynced(replace(page, clips=())))
        there += len(page.clips)
        made += len(set(spans(page.clips)) & again)
        starts += len({one[:2] for one in spans(page.clips)} & {one[:2] for one in again})
    assert made / there > 0.8
    assert starts / there > 0.86


def pages_with_both(shared: Path) -> list[Path]:
    found = [*(shared / "corpus" / "pages").glob("*.md"), *(shared / "samples").glob("*.md")]
    texts = {path: path.read_text(encoding="utf-8") for path in sorted(found)}
    return [path for path, text in texts.items() if "- header:" in text and "startOffset" in text and text[0] == "-"]
