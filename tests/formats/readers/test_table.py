"""Tables of lines come in: our own as they went out, and those of other programs."""

import pytest
from hypothesis import given, settings

from editor.core.errors import FormatError
from editor.core.model import Episode, Header, Line
from editor.core.paragraphs import to_entries
from editor.formats.readers.registry import read_draft, recognise
from editor.formats.writers.registry import Options, write_episode
from tests.formats.writers.talks import TALKS, held, taken


def lines(text: str) -> list[tuple[str | None, str, float | None]]:
    data = text.encode()
    assert recognise(data, "talk.txt").id == "csv"
    return taken(read_draft(data, "talk.txt"))


def once(parts: list[tuple[str | None, str, float | None]]) -> list[tuple[str | None, str, float | None]]:
    """Leave out headers that only say again under what the lines above stand: a table cannot tell."""
    kept, title = [], None
    for part in parts:
        if part[0] != "#" or part[1] != title:
            kept.append(part)
        title = part[1] if part[0] == "#" else title
    return kept


@given(episode=TALKS)
@settings(max_examples=50)
def test_our_own_table_comes_back(episode: Episode) -> None:
    data, _ = write_episode(episode, "csv")
    assert recognise(data, "talk.txt").id == "csv"
    draft = read_draft(data, "talk.csv")
    assert taken(draft) == once(held(episode))
    assert [entry.text for entry in to_entries(draft).entries] == [text for _, text, _ in once(held(episode))]


@given(episode=TALKS)
@settings(max_examples=25)
def test_a_table_without_times_and_headers_comes_back(episode: Episode) -> None:
    data, _ = write_episode(episode, "csv", Options(times=False, headers=False))
    draft = read_draft(data, "talk.csv")
    assert taken(draft) == [(who, text, None) for who, text, _ in held(episode) if who != "#"]


def test_a_line_without_a_time_comes_back_without_one() -> None:
    assert lines("section,time,start,end,speaker,text\n,,3.2,4,Ann,Hi.\n")[0] == ("Ann", "Hi.", None)


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_tables_of_other_programs_are_read(delimiter: str) -> None:
    rows = [("Speaker Name", "Start Time", "End Time", "Text"), ("Ann", "00:00:05:12", "00:00:09:00", '"Hi."')]
    text = "\n".join(delimiter.join(row) for row in rows)
    assert lines(text) == [("Ann", "Hi.", 5.0)]


def test_columns_are_told_by_their_names() -> None:
    assert lines("line;who;sec\nHello;Ann;83\n") == [("Ann", "Hello", 83.0)]


def test_whispers_table_counts_thousandths_and_has_raw_quotes() -> None:
    draft = read_draft(b'start\tend\ttext\n1500\t2500\t"Hi" she\n2500\t4000\tsaid.\n', "talk.tsv")
    first = draft.captions[0]
    assert (first.start, first.end, first.text, first.paragraph) == (1.5, 2.5, '"Hi" she', False)


@pytest.mark.parametrize("text", ["Time, speaker, and text.\n", "start,stop\n1,2\n", "Ann: start, text (0:05)\n"])
def test_what_names_no_columns_is_no_table(text: str) -> None:
    with pytest.raises(FormatError, match="does not name the columns"):
        read_draft(text.encode(), "talk.csv", "csv")


def test_no_word_is_lost_in_silence() -> None:
    draft = read_draft(b"time,who,text,mood\n1:99,Ann,Hi.,glad\n0:09,Bo,,\n", "talk.csv")
    assert draft.left_out == (
        "1 line with a name but nothing said (1 word) left out: “Bo”.",
        "1 time left out that cannot be read.",
        "What other columns say is left out: mood.",
    )


@pytest.mark.parametrize(
    ("row", "said"), [("0:05,Hello, you", "line 2: the row has 3 cells, but 2"), ('0:05,"Hi', "line 2: the quotes")]
)
def test_a_broken_row_is_refused_with_its_line(row: str, said: str) -> None:
    with pytest.raises(FormatError, match=said):
        read_draft(f"time,text\n{row}\n".encode(), "talk.csv")


def test_a_cell_of_any_length_that_a_page_has_is_read_and_a_longer_one_refused_with_its_line() -> None:
    assert len(lines(f"time,text\n0:05,{'a' * 100_000}\n")[0][1]) == 100_000
    with pytest.raises(FormatError, match=r"line 2: a cell has more than 131,?072 characters"):
        read_draft(f"time,text\n0:05,{'a' * 200_000}\n".encode(), "talk.csv")


def test_headers_that_a_table_cannot_tell_apart_are_said_to_be_left_out() -> None:
    ann = Line("Hello.", "Ann", 5, "0:05")
    heads = [Header(text) for text in ("One", "Two", "Two", "Two")]
    episode = Episode((heads[0], heads[1], ann, heads[2], ann, heads[3]))
    data, left_out = write_episode(episode, "csv")
    assert [part[1] for part in taken(read_draft(data, "talk.csv"))] == ["Two", "Hello.", "Hello."]
    assert left_out[:2] == (
        "Headers with no line below them are left out: 2.",
        "Headers that say the same as the one above cannot be told from it: 1.",
    )


@pytest.mark.parametrize("begin", ["<!doctype html>", "<!-- saved -->\n<!DOCTYPE HTML>", "<html lang='en'>"])
def test_a_web_page_is_refused(begin: str) -> None:
    page = f"{begin}\n<body>\n<p>Ann: Hello. (0:05)</p>\n\nAnn: Hello. (0:05)\n".encode()
    with pytest.raises(FormatError, match=r"talk\.html is a web page"):
        recognise(page, "talk.html")


def test_our_own_web_page_is_refused() -> None:
    page, _ = write_episode(Episode((Line("Hello.", "Ann", 5, "0:05"),)), "html")
    with pytest.raises(FormatError, match="is a web page"):
        recognise(page, "talk.html")
