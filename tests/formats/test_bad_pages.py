"""Pages that cannot be read: a clear sentence with its place, never a traceback."""

from dataclasses import replace

import pytest

from editor.core.edits import set_time
from editor.core.errors import Place
from editor.formats.page import PageError, read_page
from tests.formats.layouts import page


def problem(text: str | bytes, markdown: bool = True) -> PageError:
    data = text.encode() if isinstance(text, str) else text
    with pytest.raises(PageError) as caught:
        read_page(data, "talk.md", markdown)
    return caught.value


def levels(first: str, following: str) -> str:
    return page(first + "".join(following.format(this=i, last=i - 1) for i in range(1, 10)))


BAD_FILES: dict[str, tuple[bytes, Place | None, str]] = {
    "not UTF-8": (b"---\ntitle: caf\xe9\n---\n", Place(2, 11), "the byte 0xe9 is not UTF-8"),
    "a lone surrogate": (b"---\ntitle: \xed\xa0\x80\n---\n", Place(2, 8), "the byte 0xed is not UTF-8"),
    "UTF-16": ("---\ntitle: x\n---\n".encode("utf-16"), Place(1, 1), "the file is UTF-16"),
    "empty": (b"", None, "the file is empty"),
    "only a byte order mark": (b"\xef\xbb\xbf\n", None, "the file is empty"),
    "no front matter": (b"# A talk\n\nHello.\n", Place(1, 1), "its first line must be ---"),
    "text before": (b"_\n---\na: 1\n---\n", Place(1, 1), "there is text before the opening ---"),
    "unclosed": (b"---\ntranscript:\n- line: a\n", Place(1, 1), "opened by --- but never closed"),
    "old Mac": (b"---\ra: 1\r---\r", Place(1, 4), "carriage return alone"),
    "NUL": (b"---\ntitle: a\0b\n---\n", Place(2, 9), "U+0000 is not allowed"),
    "escape": ("---\ntitle: \u00e9\x1b[0m\n---\n".encode(), Place(2, 9), "U+001B is not allowed"),
}

BAD_PAGES: dict[str, tuple[str, Place, str]] = {
    "unclosed quote": (
        "transcript:\n- line: 'It is\n  who: Al\n- line: b\n",
        Place(4, 9),
        "a quote is opened here and never closed",
    ),
    "quote never closed": ('transcript:\n- line: "It is\n', Place(4, 9), "a quote is opened here and never closed"),
    "tab": ("transcript:\n- line: a\n\twho: b\n", Place(5, 1), "a tab stands where blanks must"),
    "text": (
        "transcript: soon\n",
        Place(3, 13),
        "must be a list of entries, each beginning with a dash, but it is text",
    ),
    "mapping": ("transcript:\n  line: a\n", Place(4, 3), "but it is a mapping"),
    "clips": ("quotableClips: none\n", Place(3, 16), "“quotableClips” must be a list of clips"),
    "entry of text": (
        "transcript:\n- line: a\n- Hello.\n",
        Place(5, 3),
        "this entry of “transcript” is text without a key",
    ),
    "entry with nothing": ("transcript:\n- line: a\n-\n", Place(5, 2), "this entry of “transcript” is empty"),
    "entry that is a list": ("transcript:\n- [a]\n", Place(4, 3), "this entry of “transcript” is a list"),
    "clip of text": ("quotableClips:\n- Hello\n", Place(4, 3), "this entry of “quotableClips” is text"),
    "unknown alias": ("transcript:\n- *hello\n", Place(4, 3), "a text cannot begin with & or *"),
    "itself": ("a: &a [*a]\n", Place(3, 8), "contains itself"),
    "merge": ("a: 1\n<<: 5\n", Place(4, 5), "<< must be followed by a mapping"),
    "key": ("{{ title }}: x\n", Place(3, 1), "cannot be a key"),
    "date": ("date: 2020-99-99\n", Place(3, 7), "is no timestamp that exists: put it in quotes"),
    "number": (f"n: {'1' * 5000}\n", Place(3, 4), "a number of 5,000 characters"),
    "base 60": (f"n: {':'.join('1' * 200_000)}\n", Place(3, 4), "a number of 399,999 characters"),
    "bool": ("a: !!bool maybe\n", Place(3, 4), "“maybe” is no bool"),
    "two documents": ("--- # again\nb: 2\n", Place(4, 1), "more than one YAML document"),
    "colon": ("transcript:\n- line: Note: this\n", Place(4, 9), "a colon with a blank after it"),
    "no key": ("transcript:\n- line: Note\nwhich goes on\n  who: a\n", Place(5, 1), "this line has no key"),
    "at": ("transcript:\n- line: @you\n", Place(4, 9), "a text cannot begin with @"),
    "backslash": ('transcript:\n- line: "C:\\quit"\n', Place(4, 9), "a backslash must be written twice"),
    "brackets": ("transcript:\n- line: [what\n  who: a\n", Place(4, 9), "a bracket is opened and never closed"),
    "surrogate escape": ('transcript:\n- line: "\\ud800"\n', Place(4, 9), "inside double quotes"),
    "pasted": (
        "transcript:\n- line: a\n\n0:00\nAl\nHello all\n0:12\nBo\nHi: what\n",
        Place(7, 1),
        "a pasted transcript",
    ),
    "conflict": (
        "transcript:\n<<<<<<< HEAD\n- line: b\n=======\n- line: c\n>>>>>>> other\n",
        Place(4, 1),
        "a merge left both versions",
    ),
    "100,000 brackets": (f"a: {'[' * 100_000}\n", Place(3, 103), "nested more than 100 levels"),
    "100,000 dashes": (f"a:\n{'- ' * 100_000}\n", Place(4, 199), "nested more than 100 levels"),
}


@pytest.mark.parametrize("name", BAD_FILES)
def test_a_bad_file_is_explained(name: str) -> None:
    data, place, sentence = BAD_FILES[name]
    error = problem(data)
    assert error.place == place
    assert sentence in str(error)
    assert str(error).startswith(f"talk.md, {place}: " if place else "talk.md: ")


@pytest.mark.parametrize("name", BAD_PAGES)
def test_a_bad_page_is_explained(name: str) -> None:
    sections, place, sentence = BAD_PAGES[name]
    error = problem(page(sections))
    assert sentence in str(error)
    assert error.place == place


@pytest.mark.parametrize(
    "text",
    [
        levels("a0: &a0 [x, x]\n", "a{this}: &a{this} [" + "*a{last}, " * 10 + "]\n"),
        levels(
            "a0: &a0 {{k0: 1}}\n".replace("{{", "{").replace("}}", "}"),
            "a{this}: &a{this} {{<<: [" + "*a{last}, " * 10 + "], k{this}: 1}}\n",
        ),
    ],
)
def test_alias_bombs_are_refused(text: str) -> None:
    assert "aliases expand to too much data" in str(problem(text))


def test_a_chain_of_aliases_is_as_deep_as_it_nests() -> None:
    chain = "a0: &a0 [x]\n" + "".join(f"a{i}: &a{i} [*a{i - 1}]\n" for i in range(1, 5000))
    assert "nested more than 100 levels" in str(problem(page(chain)))


@pytest.mark.parametrize("text", ["[" * 100_000, "- " * 100_000, "{a: " * 100_000, "[" * 100_000 + "]" * 100_000])
def test_deep_nesting_is_refused(text: str) -> None:
    assert "nested more than 100 levels" in str(problem(text, markdown=False))


def test_more_than_a_million_values_are_refused() -> None:
    assert "more than 1,000,000 values" in str(problem(f"[{'a,' * 1_000_001}]", markdown=False))


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("Just prose.\n", "there are no keys here"),
        ('{"transcript": []}', "written as one {…}"),
        ("- a\n- b\n", "text without a key"),
    ],
)
def test_a_plain_file_that_is_no_transcript_is_explained(text: str, sentence: str) -> None:
    assert sentence in str(problem(text, markdown=False))


def test_times_that_are_none_open_with_a_notice() -> None:
    opened = read_page(page("transcript:\n- line: a\n  time: 37:567\n  sec: ten\n").encode(), "talk.md", markdown=True)
    assert [(notice.place, notice.row) for notice in opened.notices] == [(Place(5, 9), 0), (Place(6, 8), 0)]
    assert "37:567" in opened.notices[0].text
    assert opened.episode.entries[0].time == "37:567"


def test_every_time_that_an_edit_allows_can_be_written() -> None:
    opened = read_page(page("transcript:\n- line: a\n").encode(), "talk.md", markdown=True)
    episode = set_time(opened.episode, 0, 99_999_999).apply(opened.episode)
    assert "sec: 99999999\n" in opened.render(episode).decode()


def test_the_list_of_notices_ends() -> None:
    data = page("transcript:\n" + "- line: a\n  line: b\n" * 1000).encode()
    assert len(read_page(data, "talk.md", markdown=True).notices) == 201


def test_unknown_tags_are_inert() -> None:
    data = page("evil: !!python/object/apply:os.system [ls]\ntranscript:\n- line: !Thanks a lot\n").encode()
    opened = read_page(data, "talk.md", markdown=True)
    assert opened.episode.meta["evil"] == ["ls"]
    assert opened.episode.entries[0].text == "!Thanks a lot"


def test_an_entry_of_100_000_words_opens_and_saves() -> None:
    words = "word, " * 99_999 + "end."
    data = page(f"transcript:\n- line: {words}\n  who: Al\n- line: b\n").encode()
    opened = read_page(data, "talk.md", markdown=True)
    long, short = opened.episode.entries
    saved = opened.render(replace(opened.episode, entries=(replace(long, text=f"{words} More."), short)))
    assert read_page(saved, "talk.md", markdown=True).episode.entries[0].text == f"{words} More."


def test_what_no_page_can_hold_is_dropped_from_a_text() -> None:
    opened = read_page(page("transcript:\n- line: a\n").encode(), "talk.md", markdown=True)
    (line,) = opened.episode.entries
    saved = opened.render(replace(opened.episode, entries=(replace(line, text="a\0\ud800b\nc"),)))
    assert saved.decode() == page("transcript:\n- line: ab c\n")
