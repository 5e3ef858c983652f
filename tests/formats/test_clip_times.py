"""Clips are exact in memory; the page gets them in its own form."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editor.core import edits
from editor.core.change import Change
from editor.core.model import Episode
from editor.formats.page import Page, read_page
from editor.formats.page_file import PageFile

PAGE = """\
---
quotableClips:
  - name: First # kept
    startOffset: 74
    url: https://example.com/?t=74
    endOffset:   118
  - {name: Second, startOffset: 120, endOffset: 130}
transcript:
  - line: Words.
---
"""


def read(text: str = PAGE) -> Page:
    return read_page(text.encode(), "page.md", markdown=True)


def with_clip(episode: Episode, at: int, start: float | None = None, end: float | None = None) -> Episode:
    return edits.set_clip(episode, at, start=start, end=end).apply(episode)


def written(page: Page, episode: Episode) -> str:
    return page.render(episode).decode()


def test_a_start_is_rounded_down_and_an_end_up() -> None:
    page = read()
    text = written(page, with_clip(page.episode, 0, 80.9, 119.1))
    assert text == PAGE.replace("74", "80").replace("118", "120")


def test_what_rounds_to_what_the_page_says_leaves_its_bytes() -> None:
    page = read()
    nudged = with_clip(with_clip(page.episode, 0, 74.3, 117.2), 1, 120.99, 129.01)
    assert page.render(nudged) == PAGE.encode()
    renamed = edits.set_clip(nudged, 1, name="Two").apply(nudged)
    assert "- name: First # kept\n    startOffset: 74\n" in written(page, renamed)
    assert "startOffset: 120" in written(page, renamed)


def test_a_name_that_was_taken_back_leaves_the_bytes() -> None:
    page = read()
    renamed = edits.set_clip(page.episode, 1, name="Two").apply(page.episode)
    assert page.render(edits.set_clip(renamed, 1, name="Second").apply(renamed)) == PAGE.encode()


def test_only_the_other_edge_moves() -> None:
    page = read()
    assert written(page, with_clip(page.episode, 0, 74.3, 118.4)) == PAGE.replace("118", "119")


@pytest.mark.parametrize(
    ("own", "start"), [("74.5", 80.1), ("74.25", 80.12), ("74.125", 80.129), ("74.0", 80), ('"74"', 80)]
)
def test_a_page_with_decimals_keeps_as_many(own: str, start: float) -> None:
    page = read(PAGE.replace("startOffset: 74", f"startOffset: {own}"))
    first, second = page.episode.clips
    after = read(written(page, replace(page.episode, clips=(first, replace(second, start=80.1291)))))
    assert [clip.start for clip in after.episode.clips] == [first.start, start]


def test_an_odd_time_stays_where_it_is_not_edited() -> None:
    page = read(PAGE.replace("74\n", "74.12345\n", 1))
    assert "startOffset: 74.12345\n" in written(page, with_clip(page.episode, 0, None, 117.5))


def test_a_setting_brings_decimals() -> None:
    page = read()
    episode = with_clip(page.episode, 0, 74.34, 117.5)
    page.saved(page.render(episode), episode)
    page.clip_decimals = 2
    assert written(page, episode) == PAGE.replace("Offset: 74", "Offset: 74.34").replace("118", "117.5")
    assert page.render(page.episode) == PAGE.encode()
    page.clip_decimals = 0
    assert page.render(episode) == PAGE.encode()


def test_what_the_file_has_is_not_what_a_setting_asks_for_next() -> None:
    page = read()
    episode = with_clip(page.episode, 0, 74.34)
    page.clip_decimals = 2
    assert page.as_written(episode.clips) == page.episode.clips
    page.saved(page.render(episode), episode)
    page.clip_decimals = 0
    assert page.as_written(episode.clips)[0].start == 74.34


@pytest.mark.parametrize(
    "edit",
    [
        lambda episode: edits.add_clip(episode, "New", 75.5, 80.25),
        lambda episode: edits.split_clip(episode, 0, 90.55),
        lambda episode: edits.merge_clips(episode, 0),
        lambda episode: edits.duplicate_clip(with_clip(episode, 1, 121.5), 1),
        lambda episode: edits.sort_clips(with_clip(episode, 0, 125.5, 131.5)),
    ],
)
def test_every_edit_of_clips_reads_back(edit: Callable[[Episode], Change]) -> None:
    page = read()
    change = edit(page.episode)
    assert change.clips is not None
    after = read(written(page, replace(page.episode, clips=change.clips[1]))).episode.clips
    for clip, exact in zip(after, change.clips[1], strict=True):
        assert (clip.start, clip.end) == (int(exact.start or 0), -int(-(exact.end or 0) // 1))


def test_after_a_save_undo_brings_the_old_bytes_back() -> None:
    page = read()
    episode = with_clip(page.episode, 0, 80.5)
    page.saved(page.render(episode), episode)
    assert page.render(with_clip(episode, 0, 74.9)) == PAGE.encode()
    assert page.render(page.episode) == PAGE.encode()


def test_a_save_that_changes_nothing_writes_nothing(tmp_path: Path) -> None:
    path = tmp_path / "page.md"
    path.write_text(PAGE)
    before = path.stat()
    file = PageFile.open(path)
    assert not file.save(with_clip(file.episode, 0, 74.1))
    assert path.stat() == before
    assert not file.changed_on_disk()
    file.page.clip_decimals = 2
    assert file.save(with_clip(file.episode, 0, 74.1))
    assert "startOffset: 74.1\n" in path.read_text()


@given(st.floats(74, 74.99), st.floats(117.02, 118))
def test_a_nudge_within_the_second_is_no_change_of_the_page(start: float, end: float) -> None:
    page = read()
    assert page.render(with_clip(page.episode, 0, start, end)) == PAGE.encode()
