"""Repairs that are offered make the page readable, and change only what was broken."""

import re
import time
from random import Random

import pytest

from editor.formats.page import Page, PageError, Repair, read_page
from tests.formats.layouts import BASE, page


def repairs(text: str | bytes) -> tuple[Repair, ...]:
    data = text.encode() if isinstance(text, str) else text
    with pytest.raises(PageError) as caught:
        read_page(data, "talk.md", markdown=True)
    return caught.value.repairs


def mended(text: str) -> Page:
    """Apply the first repair until the page opens, as an editor would."""
    data = text.encode()
    for _ in range(5):
        try:
            return read_page(data, "talk.md", markdown=True)
        except PageError as error:
            data = error.repairs[0].data
    raise AssertionError("five repairs were not enough")


def texts(text: str) -> list[str]:
    return [entry.text for entry in mended(text).episode.entries]


@pytest.mark.parametrize(
    ("broken", "expected"),
    [
        ("- line: 'It is said\n  who: Al\n- line: b\n", ["It is said", "b"]),
        ("- line: It's 'so'\n- header: 'It's me'\n", ["It's 'so'", "It's me"]),
        ('- header: "Say "hi" there"\n- line: b\n', ['Say "hi" there', "b"]),
        ("- line: Note: this is it\n  who: Al\n", ["Note: this is it"]),
        ("- line: @you and me\n- line: `code` here\n", ["@you and me", "`code` here"]),
        ("- line: [laughs] yes\n  who: Al\n", ["[laughs] yes"]),
        ("- line: *so* it is\n  who: Al\n", ["*so* it is"]),
        ("- line: 100\\% sure\n- line: % of it\n", ["100\\% sure", "% of it"]),
        ("- line: Note this\nand it goes on\n  who: Al\n", ["Note this and it goes on"]),
        ("- line: a\n\twho: b\n", ["a"]),
        ("- line: 'Done.'\n    and what was left over\n  who: Al\n", ["Done. and what was left over"]),
        ("- Hello there\n- line: b\n- 'To: you'\n", ["Hello there", "b", "To: you"]),
        ("- line: a\0b\n- line: c\x1bd\n", ["ab", "cd"]),
    ],
)
def test_a_broken_entry_is_repaired(broken: str, expected: list[str]) -> None:
    assert texts(page(f"transcript:\n{broken}")) == expected


def test_both_sides_of_a_conflict_are_offered() -> None:
    conflict = "<<<<<<< HEAD\n- line: b\n||||||| base\n- line: x\n=======\n- line: c\n>>>>>>> other\n"
    first, second = repairs(page(f"transcript:\n- line: a\n{conflict}- line: d\n"))
    assert first.data.decode() == page("transcript:\n- line: a\n- line: b\n- line: d\n")
    assert second.data.decode() == page("transcript:\n- line: a\n- line: c\n- line: d\n")


def test_placeholders_are_put_in_quotes() -> None:
    (repair,) = repairs(page("image: {{ image }}\nids: [{{ a }}, {{ b }}]\nname: '{{ c }}'\n"))
    assert repair.data.decode() == page('image: "{{ image }}"\nids: ["{{ a }}", "{{ b }}"]\nname: \'{{ c }}\'\n')
    assert repair.after == 'image: "{{ image }}"\nids: ["{{ a }}", "{{ b }}"]'


def test_a_front_matter_is_closed_before_the_text_or_at_the_end() -> None:
    before, end = (
        repairs("---\ntitle: x\ntranscript:\n- line: a\n\nNow some prose.\n")[0],
        repairs("---\ntitle: x\n")[0],
    )
    assert before.data == b"---\ntitle: x\ntranscript:\n- line: a\n---\n\nNow some prose.\n"
    assert end.data == b"---\ntitle: x\n---\n"


def test_a_date_that_does_not_exist_is_put_in_quotes() -> None:
    (repair,) = repairs(page("date: 2020-99-99\n"))
    assert (repair.before, repair.after) == ("date: 2020-99-99", "date: '2020-99-99'")


def test_old_line_ends_are_repaired() -> None:
    assert [repair.data for repair in repairs("---\ra: 1\r---\r")] == [b"---\na: 1\n---\n"]


def test_byte_order_mark_and_line_ends_stay() -> None:
    broken = "\ufeff" + page("transcript:\n- line: 'It is\n  who: Al\n- line: b\n").replace("\n", "\r\n")
    (repair,) = repairs(broken)
    assert repair.data.decode() == broken.replace("'It is", "It is")


@pytest.mark.parametrize(
    "broken",
    [
        "".join(f"- line: a{number}\0\n  who: Al\n" for number in range(1000)),
        "<<<<<<< a\n" * 20_000,
        "<<<<<<< a\n" + "=======\n" * 20_000,
    ],
    ids=["changes", "openings", "middles"],
)
def test_much_that_is_broken_is_looked_at_quickly(broken: str) -> None:
    begun = time.perf_counter()
    repairs(page(f"transcript:\n{broken}"))
    assert time.perf_counter() - begun < 5


def test_a_pasted_transcript_is_not_repaired() -> None:
    assert not repairs(page("transcript:\n- line: a\n\n0:00\nAl\nHello all\n0:12\nBo\nHi: what\n"))


@pytest.mark.parametrize("seed", range(40))
def test_a_lost_quote_costs_no_entry(seed: int) -> None:
    rng = Random(seed)
    quotes = [match.start() for match in re.finditer(r"(?<=[a-z.:0-9])'$", BASE, re.MULTILINE)]
    at = rng.choice(quotes)
    good = read_page(BASE.encode(), "talk.md", markdown=True).episode
    episode = mended(BASE[:at] + BASE[at + 1 :]).episode
    assert [entry.text for entry in episode.entries] == [entry.text for entry in good.entries]
    assert [clip.name for clip in episode.clips] == [clip.name for clip in good.clips]


@pytest.mark.parametrize("seed", range(40))
def test_a_stray_sign_breaks_one_entry_at_most(seed: int) -> None:
    rng = Random(seed)
    at = rng.choice([match.start() for match in re.finditer(r"(?<=line: )|(?<=header: )|(?<=name: )", BASE)])
    good = read_page(BASE.encode(), "talk.md", markdown=True).episode
    entries = mended(BASE[:at] + rng.choice("\"'[{@`*") + BASE[at:]).episode.entries
    same = sum(one.text == other.text for one, other in zip(entries, good.entries, strict=True))
    assert same >= len(good.entries) - 1
