"""Keys that stand twice: the last counts, that is told, and the others stay in the file as they are."""

from dataclasses import replace

import pytest

from editor.core.edits.lines import merge_lines, split_line
from editor.core.edits.times import set_time
from editor.core.edits.voices import set_speaker
from editor.core.errors import Place
from editor.core.model import Clip, Episode, Line
from editor.formats.page import Page, read_page
from editor.formats.readers.registry import read_draft
from tests.formats.checks import check_edits

ENTRY = "- line: one\n  line: two, it is\n  who: Ann\n  who: Bob\n  sec: 1\n  sec: 3\n  time: '0:01'\n  time: '0:03'\n"
TWICE = f"---\ntranscript:\n{ENTRY}- line: three\n  who: Ann\n  sec: 9\n  time: '0:09'\n---\n"
SECTIONS = (
    "---\nquotableClips:\n- name: Old\ntranscript:\n- line: old\n  line: older\nquotableClips:\n- name: New\n"
    "  startOffset: 1\n  startOffset: 2\ntranscript:\n- line: new\n---\n"
)


def opened(text: str) -> Page:
    return read_page(text.encode(), "page.md", markdown=True)


def told(text: str) -> list[tuple[Place, str, int | None]]:
    return [(notice.place, notice.text, notice.row) for notice in opened(text).notices]


def test_every_key_that_stands_twice_is_told_with_its_line_and_what_does_not_count() -> None:
    notices = told(TWICE)
    assert notices[0] == (Place(4, 3), "“line” stands here for a second time: this one counts, not “one” in line 3.", 0)
    assert [(place.line, row) for place, _, row in notices] == [(4, 0), (6, 0), (8, 0), (10, 0)]


def test_a_key_that_stands_three_times_is_told_once() -> None:
    (notice,) = told("---\ntranscript:\n- line: a\n  line:\n  line: c\n---\n")
    assert notice[1] == "“line” stands here for a third time: this one counts, not “a” in line 3, the one in line 4."


def test_sections_that_stand_twice_and_clips_are_told() -> None:
    assert [(str(place), text.split(" stands")[0], row) for place, text, row in told(SECTIONS)] == [
        ("line 7, column 1", "“quotableClips”", None),
        ("line 10, column 3", "“startOffset”", None),
        ("line 11, column 1", "“transcript”", None),
    ]


def test_what_is_nested_is_told_too() -> None:
    text = "---\nlinks: {a: 1, a: 2}\ntranscript:\n- line: one\n  words:\n  - at: 1\n    at: 2\n---\n"
    assert [(place.line, row) for place, _, row in told(text)] == [(2, None), (7, 0)]


@pytest.mark.parametrize("text", [TWICE, SECTIONS])
def test_the_sentences_for_the_command_line_are_those_of_an_import(text: str) -> None:
    sentences = opened(text).repeats
    assert sentences[0].startswith(("Line 4, column 3: “line” stands", "Line 7, column 1: “quotableClips” stands"))
    assert read_draft(text.encode(), "page.md", "page").left_out[: len(sentences)] == sentences


def test_only_so_many_are_told() -> None:
    page = opened("---\ntranscript:\n" + "- line: a\n  line: b\n" * 1000 + "---\n")
    assert page.repeats[-1] == "And 980 more keys that stand twice."
    assert len(page.notices) == 201


def test_nothing_is_told_of_merged_keys() -> None:
    assert not opened("---\na: &a {line: x}\nb: &b {who: y}\ntranscript:\n- <<: *a\n  <<: *b\n---\n").repeats


@pytest.mark.parametrize("text", [TWICE, SECTIONS])
def test_any_edit_reads_back(text: str) -> None:
    for seed in range(12):
        check_edits(text.encode(), seed)


def edited(source: str, **fields: object) -> str:
    page = opened(source)
    first, *rest = page.episode.entries
    assert isinstance(first, Line)
    return page.render(replace(page.episode, entries=(replace(first, **fields), *rest))).decode()  # type: ignore[arg-type]


def test_the_last_is_edited_and_the_first_stays() -> None:
    assert edited(TWICE, text="four") == TWICE.replace("two, it is", "four")
    assert edited(TWICE, sec=4) == TWICE.replace("sec: 3", "sec: 4")


def test_what_is_taken_away_does_not_come_back_by_the_other() -> None:
    assert edited(TWICE, who=None) == TWICE.replace("  who: Ann\n  who: Bob\n", "")


def test_edits_of_the_window_read_back() -> None:
    page = opened(TWICE)
    episode = page.episode
    for edit in (set_speaker(episode, 0, "Eva"), set_time(episode, 0, 5), split_line(episode, 0, 4)):
        text = page.render(edit.apply(episode)).decode()
        assert "- line: one\n" in text
        assert text.count("line: one") == 1
    merged = merge_lines(episode, 0).apply(episode)
    assert "- line: one\n  line: two, it is three\n  who: Ann\n  who: Bob\n" in page.render(merged).decode()


def test_the_section_that_does_not_count_stays_when_the_other_is_edited() -> None:
    page = opened(SECTIONS)
    new = Episode((Line("newer"),), (Clip("Newer", 5, 7),), page.episode.meta)
    text = page.render(new).decode()
    assert text.startswith(SECTIONS[: SECTIONS.index("quotableClips:\n- name: New")])
    again = opened(text).episode
    assert [line.text for _, line in again.lines()] == ["newer"]
    assert [clip.name for clip in again.clips] == ["Newer"]
