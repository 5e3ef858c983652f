"""What is shown where: lanes of clips, lines, headers."""

import random

from editor.core.aligned_timeline import AlignedTimeline
from editor.core.alignment import Alignment
from editor.core.model import Clip, Header, Line
from editor.core.speakers import Speakers
from editor.core.timing import Timeline
from editor.ui.timeline.content import NOBODY, Bands, flags_of, lines_of
from tests.ui.transcript.aligned import times

ENTRIES = (Header("A"), Line("one", "Ann", 2), Line("two", None, 4), Header("B"), Line("three", "Ben", 6))


def test_clips_that_overlap_are_stacked() -> None:
    bands = Bands([Clip("whole", 0, 100), Clip("part", 10, 20), Clip("next", 30, 40), Clip("both", 15, 35)])
    assert {band.name: band.lane for band in bands.all} == {"whole": 0, "part": 1, "both": 2, "next": 1}


def test_clips_that_adjoin_share_a_lane_though_rounding_makes_them_overlap() -> None:
    bands = Bands([Clip("one", 0, 61), Clip("two", 60, 121), Clip("three", 120, 180)])
    assert bands.lanes == 1


def test_many_clips_at_once_end_in_the_last_thin_lane() -> None:
    bands = Bands([Clip(str(number), 0, 100) for number in range(20)])
    assert bands.lanes == 6
    assert max(band.lane for band in bands.all) == 5


def test_a_clip_without_a_start_is_not_shown_and_one_that_ends_early_is_faulty() -> None:
    bands = Bands([Clip("none"), Clip("early", 10, 5), Clip("endless", 20)])
    assert [(band.name, band.faulty) for band in bands.all] == [("early", True), ("endless", True)]


def test_every_clip_in_view_is_found() -> None:
    rng = random.Random(1)
    clips = [
        Clip(str(n), start, start + rng.randint(1, 300)) for n in range(300) if (start := rng.randint(0, 9000)) >= 0
    ]
    found = {band.at for band in Bands(clips).between(4000, 4100)}
    assert {n for n, clip in enumerate(clips) if clip.start <= 4100 and clip.end >= 4000} <= found


def test_lines_know_their_rows_and_speakers() -> None:
    timeline = Timeline(ENTRIES, 10.0)
    lines = lines_of(timeline, Speakers(("Ben", "Ann")))
    assert lines.rows.tolist() == [1, 2, 4]
    assert lines.slots.tolist() == [1, NOBODY, 0]
    assert [lines.row_at(second) for second in (0, 3, 5.9, 99)] == [1, 1, 2, 4]


def test_a_page_without_times_has_no_lines_in_time() -> None:
    timeline = Timeline((Header("A"), Line("one")))
    assert lines_of(timeline, Speakers()).row_at(3) is None
    assert not flags_of(timeline)


def test_headers_stand_where_their_first_line_starts() -> None:
    assert [(flag.title, flag.start) for flag in flags_of(Timeline(ENTRIES, 10.0))] == [("A", 2), ("B", 6)]


def test_lines_and_headers_that_were_moved_away_from_their_time_are_found_by_it() -> None:
    timeline = AlignedTimeline(ENTRIES, Alignment((times(8), times(4), times(2))), 10.0)
    lines = lines_of(timeline, Speakers(("Ben", "Ann")))
    assert lines.starts.tolist() == [2, 4, 8]
    assert lines.rows.tolist() == [4, 2, 1]
    assert (lines.end, lines.row_at(2.5)) == (10, 4)
    assert [flag.title for flag in flags_of(timeline)] == ["B", "A"]
