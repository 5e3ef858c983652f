"""Our own page in the many ways in which people lay out YAML."""

from dataclasses import replace

import pytest

from editor.core.model import Clip, Header, Line
from editor.formats.page import Page, read_page
from tests.formats.checks import check_edits
from tests.formats.layouts import LAYOUTS, PLAIN

SEEDS = range(12)


def opened(text: str) -> Page:
    return read_page(text.encode(), "page.md", markdown=True)


@pytest.mark.parametrize("name", [name for name in LAYOUTS if name != "anchors"])
def test_a_page_keeps_its_layout_through_edits(name: str) -> None:
    for seed in SEEDS:
        check_edits(LAYOUTS[name].encode(), seed)


@pytest.mark.parametrize("name", PLAIN)
def test_a_plain_transcript_keeps_its_layout_through_edits(name: str) -> None:
    for seed in SEEDS:
        check_edits(PLAIN[name].encode(), seed, markdown=False, clips="root list" not in name)


@pytest.mark.parametrize("row", range(5))
def test_an_anchor_that_others_mention_can_be_edited(row: int) -> None:
    page = opened(LAYOUTS["anchors"])
    entries = list(page.episode.entries)
    entries[row] = replace(entries[row], text="New.")
    again = read_page(page.render(replace(page.episode, entries=tuple(entries))), "page.md", markdown=True)
    assert [entry.text for entry in again.episode.entries] == [entry.text for entry in entries]
    assert again.episode.meta["last"] == "Two."
    assert dict(again.episode.entries[4].extra) == {"words": [1, 2, {"a": "b"}]}


def test_texts_are_shown_as_typed() -> None:
    lines = [entry for _, entry in opened(LAYOUTS["odd values"]).episode.lines()]
    assert (lines[0].text, lines[0].who, lines[0].time, lines[0].sec) == ("12", "7", "1:18", None)
    assert (lines[1].text, lines[1].who) == ("Yes", None)
    assert (lines[2].text, lines[2].sec) == ("[laughs]", 31)
    assert (lines[3].text, lines[3].who, dict(lines[3].extra)) == ("spaced", "Al", {"rating": 5})
    assert (lines[6].text, lines[6].who) == ("folded text", "Al")


def test_a_value_of_the_wrong_type_stays_until_it_is_edited() -> None:
    page = opened(LAYOUTS["odd values"])
    first, *rest = page.episode.entries
    text = page.render(replace(page.episode, entries=(replace(first, text="13"), *rest))).decode()
    assert "- line: '13'\n  who: 7\n  time: 1:18\n  sec: abc\n" in text
    text = page.render(replace(page.episode, entries=(replace(first, sec=3), *rest))).decode()
    assert "- line: 12\n  who: 7\n  time: 1:18\n  sec: 3\n" in text


def test_comments_stay_when_their_entry_goes() -> None:
    page = opened(LAYOUTS["comments and blank lines"])
    text = page.render(replace(page.episode, entries=(), clips=())).decode()
    assert text.count("# about the next") == LAYOUTS["comments and blank lines"].count("# about the next")
    assert "transcript: []\n" in text
    assert "quotableClips: []\n" in text


def test_a_comment_behind_a_value_stays() -> None:
    page = opened(LAYOUTS["comments and blank lines"])
    entries = [replace(one, sec=19) if getattr(one, "sec", None) == 18 else one for one in page.episode.entries]
    assert "sec: 19  # roughly\n" in page.render(replace(page.episode, entries=tuple(entries))).decode()
    page = opened(LAYOUTS["literal blocks"])
    entries = [replace(one, text="Short.") for one in page.episode.entries]
    assert "- line: | # spoken\n    Short.\n" in page.render(replace(page.episode, entries=tuple(entries))).decode()


def test_clips_go_before_the_transcript() -> None:
    page = opened("---\ntitle: x\ntranscript:\n- line: One.\n---\n")
    clips = (Clip("Intro", 0, 31, "https://example.com"),)
    expected = (
        "---\ntitle: x\nquotableClips:\n- name: Intro\n  startOffset: 0\n  url: https://example.com\n  endOffset: 31\n"
        "transcript:\n- line: One.\n---\n"
    )
    assert page.render(replace(page.episode, clips=clips)).decode() == expected


def test_a_page_without_sections_gets_them() -> None:
    page = opened("---\n---\nBody.\n")
    entries = (Header("Part: one"), Line("Hello.", "Al", 0.0, "0:00"))
    expected = (
        "---\ntranscript:\n- header: 'Part: one'\n- line: Hello.\n  sec: 0\n  time: '0:00'\n  who: Al\n---\nBody.\n"
    )
    assert page.render(replace(page.episode, entries=entries)).decode() == expected


def test_brackets_become_lines_with_a_notice() -> None:
    page = opened(LAYOUTS["flow section"])
    assert [notice.text for notice in page.notices if "brackets" in notice.text]
    last = page.episode.entries[-1]
    text = page.render(replace(page.episode, entries=(*page.episode.entries[:-1], replace(last, who="Al")))).decode()
    assert "transcript:  # all\n- header: 'Opening: the hive'\n" in text
    assert "  time: '1:01:40'\n  who: Al\n" in text


@pytest.mark.parametrize("mark", ["&list", "!!seq"])
def test_a_list_with_a_mark_is_written_below_its_key(mark: str) -> None:
    page = opened(f"---\ntranscript: {mark}\n- line: One.\n---\n")
    entries = (*page.episode.entries, Line("Two."))
    text = page.render(replace(page.episode, entries=entries)).decode()
    assert text == "---\ntranscript:\n- line: One.\n- line: Two.\n---\n"


def test_a_new_key_goes_behind_those_that_usually_stand_before_it() -> None:
    page = opened("---\nal: &al {who: Al}\ntranscript:\n- <<: *al\n  line: One.\n  sec: 1\n  mood: glad\n---\n")
    entries = (replace(page.episode.entries[0], time="0:01"),)
    text = page.render(replace(page.episode, entries=entries)).decode()
    assert "- <<: *al\n  line: One.\n  sec: 1\n  time: '0:01'\n  mood: glad\n" in text


def test_an_origin_that_comes_twice_is_a_new_entry_the_second_time() -> None:
    page = opened("---\ntranscript:\n- line:   One.  # odd\n- line: Two.\n---\n")
    one, two = page.episode.entries
    text = page.render(replace(page.episode, entries=(replace(one, text="Half"), one, two, two))).decode()
    assert text == "---\ntranscript:\n- line: Half\n- line:   One.  # odd\n- line: Two.\n- line: Two.\n---\n"


def test_a_list_alone_has_no_place_for_clips() -> None:
    page = read_page(b"- line: One.\n", "page.yaml", markdown=False)
    with pytest.raises(Exception, match="has no place for clips"):
        page.render(replace(page.episode, clips=(Clip("Intro"),)))
