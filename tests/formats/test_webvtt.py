"""WebVTT as players read it."""

import re

from hypothesis import given
from hypothesis import strategies as st

from editor.core.cues import Cue, cues_of
from editor.core.timing import Timeline
from editor.formats.webvtt import write_webvtt
from tests.core.episodes import TEXTS, episode, line

TIME = re.compile(r"(\d\d+):([0-5]\d):([0-5]\d)\.(\d{3}) --> (\d\d+):([0-5]\d):([0-5]\d)\.(\d{3})")


def test_times_are_those_of_the_clip_and_voices_are_named() -> None:
    entries = episode("3661 Ines: Good evening.", "3664 Paul: Hello.").entries
    assert write_webvtt(cues_of(Timeline(entries, 3666.5), 3660, 3666.5), offset=3660.0) == (
        "WEBVTT\n\n"
        "00:00:01.000 --> 00:00:03.786\n<v Ines>Good evening.\n\n"
        "00:00:04.000 --> 00:00:06.143\n<v Paul>Hello.\n"
    )


def test_what_could_be_taken_for_a_mark_is_escaped() -> None:
    cue = Cue(0, 1, (), ("a < b & c --> d", "<b>"), "<R&D>")
    assert write_webvtt([cue]) == (
        "WEBVTT\n\n00:00:00.000 --> 00:00:01.000\n<v &lt;R&amp;D&gt;>a &lt; b &amp; c --&gt; d\n&lt;b&gt;\n"
    )


def test_voices_can_be_left_out() -> None:
    assert "<v" not in write_webvtt([Cue(0, 1, (), ("Yes.",), "Ines")], voices=False)


def test_a_cue_that_takes_no_time_is_shown_for_a_moment() -> None:
    assert "00:00:01.000 --> 00:00:01.001" in write_webvtt([Cue(1, 1, (), ("Yes.",), None)])


def test_a_file_without_cues_is_one() -> None:
    assert write_webvtt([]) == "WEBVTT\n"


@given(st.lists(st.tuples(TEXTS, st.integers(0, 90)), max_size=6))
def test_every_block_is_a_cue(texts: list[tuple[str, int]]) -> None:
    cues = cues_of(Timeline([line(text, "Ines", sec) for text, sec in texts], 100), 0, 100)
    head, *blocks = write_webvtt(cues).removesuffix("\n").split("\n\n")
    assert head == "WEBVTT"
    assert len(blocks) == len(cues)
    for block in blocks:
        times, *text = block.split("\n")
        assert TIME.fullmatch(times)
        assert text
        assert not any("-->" in one or "<" in one.removeprefix("<v Ines>") for one in text)
