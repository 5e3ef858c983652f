from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editor.core.model import Episode
from editor.core.snapping import Edge, Snap, snap_edge
from editor.core.timing import Timeline
from tests.core.episodes import EPISODES, episode

# A character a second.
TIMELINE = Timeline(episode("0 A: one two x", "10 B: and three", "20 A: x").entries)
NOWHERE = Timeline([])


def snap(
    seconds: float,
    edge: Edge = Edge.START,
    pauses: Sequence[tuple[float, float]] = (),
    others: Sequence[float] = (),
    reach: float = 0.5,
    timeline: Timeline = TIMELINE,
    playhead: float | None = None,
) -> tuple[float, str] | None:
    found = snap_edge(seconds, edge, reach, timeline, pauses, others, playhead)
    return found and (round(found.seconds, 6), found.kind)


def test_a_start_goes_to_a_words_start_and_an_end_to_its_end() -> None:
    assert snap(3.8) == (4, "word")
    assert snap(3.2) is None
    assert snap(3.2, Edge.END) == (3, "word")


def test_lines_start_and_end() -> None:
    assert snap(9.7) == (10, "line")
    assert snap(9.7, Edge.END) == (10, "line")


def test_a_line_that_is_nearly_as_near_beats_a_word() -> None:
    page = Timeline(episode("0 A: a", "10 B: xxxx b", "17 A: c").entries)
    assert snap(9.2, Edge.END, timeline=page, reach=5) == (10, "line")
    assert snap(14.2, Edge.END, timeline=page, reach=5) == (14, "word")


def test_some_of_a_pause_stays_in_the_clip() -> None:
    assert snap(5.5, pauses=[(5.2, 5.8)]) == (5.74, "pause")
    assert snap(5.5, Edge.END, pauses=[(5.2, 5.8)]) == (5.26, "pause")
    assert snap(5.5, pauses=[(5.48, 5.52)], timeline=NOWHERE) == (5.48, "pause")


def test_a_pause_beats_a_word_that_is_nearly_as_near_and_a_longer_pause_a_shorter() -> None:
    assert snap(4.02, pauses=[(4.1, 4.4)]) == (4, "word")
    assert snap(4.2, pauses=[(4.0, 4.5)]) == (4.44, "pause")
    assert snap(5.5, pauses=[(4.8, 5.36), (5.6, 5.75)]) == (5.3, "pause")


def test_edges_of_clips_and_the_playhead_count() -> None:
    assert snap(5.5, others=[5.2, 5.6]) == (5.6, "clip")
    assert snap(5.5, playhead=5.4) == (5.4, "playhead")
    assert snap(4.2, others=[4.4]) == (4.4, "clip")


@pytest.mark.parametrize("edge", Edge)
def test_where_nothing_is_near_nothing_snaps(edge: Edge) -> None:
    assert snap(400, edge, [(5, 6), (300, 399)], [390], playhead=0) is None
    assert snap(5, edge, timeline=NOWHERE) is None


def test_exactly_what_is_within_reach_counts() -> None:
    assert snap(5.5, others=[6.0]) == (6, "clip")
    assert snap(5.5, others=[6.01]) is None


PAUSES = st.lists(st.integers(0, 10_000), unique=True, max_size=12).map(
    lambda edges: [(start / 10, end / 10) for start, end in zip(sorted(edges)[::2], sorted(edges)[1::2], strict=False)]
)


@given(
    EPISODES,
    PAUSES,
    st.lists(st.floats(0, 1000), max_size=3),
    st.floats(0, 1000) | st.integers(0, 40),
    st.sampled_from(list(Edge)),
    st.floats(0, 20),
)
def test_it_is_never_farther_than_the_reach_and_found_wherever_it_is(
    page: Episode, pauses: list[tuple[float, float]], others: list[float], seconds: float, edge: Edge, reach: float
) -> None:
    timeline = Timeline(page.entries)
    found = snap_edge(seconds, edge, reach, timeline, pauses, others)
    if found:
        assert abs(found.seconds - seconds) <= reach
        assert snap_edge(found.seconds, edge, 0, timeline, pauses, others) is not None
    targets = [*others, *(end - 0.06 if edge is Edge.START else start + 0.06 for start, end in pauses)]
    assert (found is not None) or all(abs(target - seconds) >= reach for target in targets)


@given(PAUSES, st.floats(0, 1000), st.floats(0.01, 2))
def test_looking_only_nearby_finds_what_looking_everywhere_finds(
    pauses: list[tuple[float, float]], seconds: float, reach: float
) -> None:
    alone = [snap_edge(seconds, Edge.START, reach, NOWHERE, [pause]) for pause in pauses]
    found = snap_edge(seconds, Edge.START, reach, NOWHERE, pauses)
    assert isinstance(found, Snap) == any(alone)
    assert found is None or found in alone
