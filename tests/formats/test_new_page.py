"""Fresh pages: as the real ones are written, and read back to what they were made of."""

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editor.core.errors import FormatError
from editor.core.model import Clip, Entry, Header, Line
from editor.formats.entries import stated
from editor.formats.new_page import new_page
from editor.formats.page import PageError, read_page
from editor.formats.yaml_values import same
from tests.formats.random_edits import NASTY

FRESH = """---
episode: 3
guests:
- ann
title: 'Good Talks: the first'
quotableClips:
- name: A clip
  startOffset: 5
  url: https://example.com/?t=5
  endOffset: 9
transcript:
- header: 'The start: now'
- line: Good morning to everybody who is listening, this is a line that is so long
    that it must be folded once.
  sec: 5
  time: '0:05'
  who: Ann
- line: Bye.
---
"""

WHOLE = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)
TEXTS = WHOLE | st.lists(st.sampled_from(NASTY[:-1]), max_size=4).map(" ".join)
ENTRIES = st.builds(Header, TEXTS) | st.builds(
    Line,
    TEXTS,
    st.none() | TEXTS,
    st.none() | st.integers(0, 99999) | st.floats(0, 99999).map(lambda sec: round(sec, 3)),
)
SCALARS = TEXTS | st.none() | st.booleans() | st.integers(-(10**9), 10**9) | st.dates()
KEYS = st.text("abcxyz_-", min_size=1, max_size=9).filter(lambda key: key not in ("transcript", "quotableClips"))
VALUES = st.recursive(
    SCALARS, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=3), max_leaves=6
)


def test_is_written_as_the_real_pages_are() -> None:
    long = "Good morning to everybody who is listening, this is a line that is so long that it must be folded once."
    entries = [Header("The start: now"), Line(long, "Ann", 5), Line("Bye.")]
    clips = [Clip("A clip", 5.2, 8.9, "https://example.com/?t=5")]
    meta = {"episode": 3, "guests": ("ann",), "title": "Good Talks: the first"}
    assert new_page(entries, meta, clips).decode() == FRESH


def test_an_empty_page_can_be_opened() -> None:
    assert new_page([], {}) == b"---\ntranscript: []\n---\n"


def test_times_that_yaml_would_misread_are_quoted() -> None:
    data = new_page([Line("1:18", "No", 36)], {"title": "2020-01-01"})
    assert (
        data == b"---\ntitle: '2020-01-01'\ntranscript:\n- line: '1:18'\n  sec: 36\n  time: '0:36'\n  who: 'No'\n---\n"
    )


def test_a_time_of_its_own_stays() -> None:
    assert b"time: '60:08'" in new_page([Line("Hi.", None, 3608, "60:08")], {})


def test_half_a_character_is_dropped() -> None:
    assert new_page([Line("a\ud800b")], {"title": "c\ud800"}) == new_page([Line("ab")], {"title": "c"})


def test_what_yaml_cannot_hold_is_refused() -> None:
    with pytest.raises(FormatError, match="the new page cannot hold"):
        new_page([], {"thing": object()})


def test_an_old_transcript_in_the_front_matter_is_not_taken() -> None:
    assert new_page([], {"transcript": [], "quotableClips": 3}) == new_page([], {})


@given(st.lists(ENTRIES, max_size=6), st.dictionaries(KEYS, VALUES, max_size=4))
def test_reads_back(entries: list[Entry], meta: dict[str, Any]) -> None:
    episode = read_page(new_page(entries, meta), "fresh", markdown=True).episode
    assert same(dict(episode.meta), meta)
    assert list(episode.meta) == list(meta)
    assert [type(one) for one in episode.entries] == [type(one) for one in entries]
    for one, other in zip(episode.entries, entries, strict=True):
        assert {"time": None} | stated(one) == {"time": stated(one).get("time")} | stated(other)


def test_real_pages_written_anew_are_the_same_lines(shared: Path) -> None:
    """Only what hands and other scripts wrote otherwise may differ: few lines of the transcript in few pages."""
    differing = []
    for path in sorted((shared / "corpus" / "pages").glob("*.md")):
        try:
            episode = read_page(path.read_bytes(), path.name, markdown=True).episode
        except PageError:
            continue
        fresh = new_page(episode.entries, episode.meta, episode.clips).decode()
        lines = fresh[fresh.index("transcript:") :].splitlines()[:-1]
        old = set(path.read_text(encoding="utf-8").splitlines())
        differing += [path.name] * (sum(line not in old for line in lines) > len(lines) // 100)
    assert len(differing) <= 3, differing
