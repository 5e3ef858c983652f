import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from editor.core.errors import FormatError
from editor.core.sections import Chapter
from editor.formats.chapters import MOST_BYTES, open_chapters, read_chapters

LIST = "00:00:00 Introduction\n00:02:39 Guest: Ann — Tea Maker\n- 1:03:28 – 7 teas, 1:1\n\n"


def test_each_line_is_a_time_and_a_title() -> None:
    assert read_chapters(LIST, "tea.txt") == (
        Chapter(0, "Introduction"),
        Chapter(159, "Guest: Ann — Tea Maker"),
        Chapter(3808, "7 teas, 1:1"),
    )


@pytest.mark.parametrize(
    "line",
    ["2:39 Tea", "02:39 Tea", "0:02:39 Tea", "00:02:39 - Tea  ", "* 2:39 Tea", "• 2:39 – Tea", "[2:39] Tea",
     "(2:39): Tea", "12. 2:39 Tea", "- [00:02:39] — Tea", "2:39\tTea", "\ufeff2:39 Tea\r\n\r\n",
     "> 2:39 | Tea", "2:39.0 Tea"],
)  # fmt: skip
def test_many_ways_of_writing_a_chapter_are_read(line: str) -> None:
    assert read_chapters(line, "tea.txt") == (Chapter(159, "Tea"),)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "tea.txt holds no chapters. Write one chapter on each line"),
        ("0:00 Tea\nChapters:\n", "tea.txt, line 2: “Chapters:” does not begin with a time. Write one chapter"),
        ("10 teas\n", "tea.txt, line 1: “10 teas” does not begin with a time."),
        ("\n1:75 Tea", "tea.txt, line 2: “1:75” is not a time. Write it as 12:34 or 1:02:34."),
        ("1:02:03:04 Tea", "tea.txt, line 1: “1:02:03:04” is not a time."),
        ("0:00\n", "tea.txt, line 1: the chapter at 0:00 has no title. Write it behind the time."),
        ("1:00 A\n0:59 B", "tea.txt, line 2: 0:59 is earlier than 1:00 in the line before it. Mend the time, or"),
    ],
)
def test_a_line_that_is_no_chapter_is_named(text: str, sentence: str) -> None:
    with pytest.raises(FormatError) as caught:
        read_chapters(text, "tea.txt")
    assert str(caught.value).startswith(sentence)


@pytest.mark.parametrize("data", [LIST.encode(), LIST.encode("utf-8-sig"), LIST.encode("utf-16")])
def test_a_list_comes_from_a_file(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "tea.txt").write_bytes(data)
    assert len(open_chapters(tmp_path / "tea.txt")) == 3


def test_a_file_that_is_no_list_is_refused(tmp_path: Path) -> None:
    (tmp_path / "sound").write_bytes(b"\xff\x00\x99")
    (tmp_path / "long").write_bytes(b"0:00 A\n" * (MOST_BYTES // 7 + 1))
    for name, sentence in (("absent", "cannot be read"), ("sound", "not text in UTF-8"), ("long", "too long")):
        with pytest.raises(FormatError, match=sentence):
            open_chapters(tmp_path / name)


CHANGES = st.tuples(st.integers(0, len(LIST)), st.integers(0, 9), st.text(max_size=4) | st.sampled_from("0:-\n ."))


@settings(max_examples=2000)
@given(st.lists(CHANGES, max_size=6))
def test_whatever_is_in_a_list_it_is_read_or_refused_with_its_line(changes: list[tuple[int, int, str]]) -> None:
    text = LIST
    for at, length, put in changes:
        text = text[:at] + put + text[at + length :]
    assert READ_OR_REFUSED.fullmatch(outcome(text))


READ_OR_REFUSED = re.compile(r"read|tea\.txt, line \d+: .+\.|tea\.txt holds no chapters\. .+\.")


def outcome(text: str) -> str:
    try:
        chapters = read_chapters(text, "tea.txt")
    except FormatError as error:
        return str(error)
    assert list(chapters) == sorted(chapters, key=lambda chapter: chapter.start)
    assert all(chapter.title.strip() == chapter.title != "" for chapter in chapters)
    return "read"


def test_real_lists_are_read_line_by_line(shared: Path) -> None:
    for path in (shared / "corpus" / "timestamps").glob("*.txt"):
        assert len(open_chapters(path)) == len(
            path.read_text(encoding="utf-8").split("\n")
        ) - path.read_text().endswith("\n")
