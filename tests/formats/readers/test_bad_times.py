"""Lines that nearly say from when to when are read as such lines; what stands where nothing is shown is told."""

import pytest

from editor.core.captions import Draft
from editor.core.errors import FormatError
from editor.formats.readers.registry import read_draft, recognise

GOOD = {"srt": "00:00:01,000 --> 00:00:02,000", "vtt": "00:01.000 --> 00:02.000", "sbv": "0:00:01.000,0:00:02.000"}
HEADS = {"srt": "1\n", "vtt": "WEBVTT\n\n", "sbv": ""}
DIALOGUE = "[Events]\nFormat: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text\nDialogue: 0,"


def read(text: str, kind: str | None = None) -> Draft:
    return read_draft(text.encode(), "talk", kind)


def timed(draft: Draft) -> list[tuple[float | None, float | None, str]]:
    return [(one.start, one.end, one.text) for one in draft.captions]


BAD_LINES = [
    "00:00:01,000 -> 00:00:02,000",
    "00:01.000 -> 00:02.000",
    "00:00:01,000 → 00:00:02,000",
    "00:00:01,000 –> 00:00:02,000",
    "00:00:01,000 - 00:00:02,000",
    "00:00:01,000 — 00:00:02,000",
    "00:00:01,000 00:00:02,000",
    "00: 00: 01,000 -> 00: 00: 02,000",
    "00: 00: 01,000 --> 00: 00: 02,000",
    "00:00:01; 000 --> 00:00:02; 000",
    "00.00.01,000 --> 00.00.02,000",
    "1 00:00:01,000 --> 00:00:02,000",
    "00:00:01,000 --&gt; 00:00:02,000",
    "00:00:01, --> 00:00:02,",
    "00:01 -> 00:02",
    "00:00:01.000,00:00:02.000,",
    "00:01.000 => 00:02.000 align:start line:0",
]


@pytest.mark.parametrize("line", BAD_LINES)
@pytest.mark.parametrize("kind", GOOD)
def test_a_badly_written_line_of_times_is_read_and_said_to_be(kind: str, line: str) -> None:
    draft = read(f"{HEADS[kind]}{line}\nfirst\n\n{GOOD[kind].replace('01', '05').replace('02', '06')}\nsecond\n", kind)
    assert timed(draft) == [(1.0, 2.0, "first"), (5.0, 6.0, "second")]
    number = HEADS[kind].count("\n") + 1
    assert f"1 badly written time read all the same, in line {number}: “{line[:30]}" in draft.left_out[-1]


@pytest.mark.parametrize("kind", GOOD)
def test_a_bad_line_further_down_is_no_spoken_text(kind: str) -> None:
    bad = GOOD[kind].replace("01", "05").replace("02", "06").replace("-->", "->").replace(".000,", ",000,")
    draft = read(f"{HEADS[kind]}{GOOD[kind]}\nfirst\n\n{bad}\nsecond\n", kind)
    assert timed(draft) == [(1.0, 2.0, "first"), (5.0, 6.0, "second")]


def test_several_bad_lines_are_said_in_one_sentence() -> None:
    draft = read("1\n00:00:01,000 -> 00:00:02,000\none\n\n2\n00:00:03,000 -> 00:00:04,000\ntwo\n")
    assert draft.kind == "srt"
    (sentence,) = draft.left_out
    assert sentence == "2 badly written times read all the same, the first in line 2: “00:00:01,000 -> 00:00:02,000”."


@pytest.mark.parametrize(
    ("kind", "line"),
    [("srt", "-00:00:10,000 --> 00:00:02,000"), ("vtt", "-00:01.000 --> 00:02.000"), ("sbv", "-0:00:05.0,0:00:02.0")],
)
def test_a_time_before_the_beginning_is_the_beginning(kind: str, line: str) -> None:
    assert timed(read(f"{HEADS[kind]}{line}\nfirst\n", kind)) == [(0.0, 2.0, "first")]


def test_a_line_without_an_end_has_none() -> None:
    assert timed(read("1\n00:00:01,000 -->\nfirst\n", "srt")) == [(1.0, None, "first")]


@pytest.mark.parametrize(
    "words", ["10:30 - 11:00", "from 10:30 -> 11:00", "5 --> 6", "10:30 to 11:00", "00:01.000 -> soon", "1:2 3:4"]
)
def test_what_is_said_of_times_stays_words(words: str) -> None:
    draft = read(f"1\n00:00:01,000 --> 00:00:02,000\nso\n{words}\n")
    assert (timed(draft), draft.left_out) == ([(1.0, 2.0, f"so {words}")], ())


def test_a_time_in_a_note_is_no_cue() -> None:
    draft = read("WEBVTT\n\nNOTE cut\n00:09.000 -> 00:10.000\nbees\n\n00:01.000 --> 00:02.000\nfirst\n")
    assert (timed(draft), draft.left_out) == ([(1.0, 2.0, "first")], ("1 note left out.",))


@pytest.mark.parametrize("kind", GOOD)
def test_lines_above_the_first_time_are_told(kind: str) -> None:
    head = HEADS[kind] if kind == "vtt" else ""
    number = "1\n" if kind == "srt" else ""
    draft = read(f"{head}Corrected by hand.\nRead it.\n\n{number}{GOOD[kind]}\nfirst\n", kind)
    assert timed(draft) == [(1.0, 2.0, "first")]
    assert draft.left_out == ("2 lines above the first time (5 words) left out: “Corrected by hand.”, ….",)


def test_the_head_of_webvtt_and_the_name_of_a_cue_are_nothing_lost() -> None:
    head = "WEBVTT - bees\nKind: captions\nX-TIMESTAMP-MAP=LOCAL:00:00:00.000"
    assert read(f"{head}\n\nintro\n00:01.000 --> 00:02.000\nfirst\n").left_out == ()


@pytest.mark.parametrize("kind", ["srt", "vtt"])
def test_words_on_the_line_of_the_times_are_kept_and_positions_are_not(kind: str) -> None:
    more = GOOD[kind].replace("01", "05").replace("02", "06")
    draft = read(f"{HEADS[kind]}{GOOD[kind]} Ann said\nfirst\n\n{more} X1:40 align:start\nsecond\n", kind)
    assert [one.text for one in draft.captions] == ["Ann said first", "second"]


def test_webvtt_is_known_without_its_first_line() -> None:
    draft = read("00:01.000 --> 00:02.000\n<v Mina>first\n")
    assert (draft.kind, draft.captions[0].who) == ("vtt", "Mina")


def test_subrip_is_known_by_bad_times() -> None:
    assert recognise(b"1\n00: 00: 01,000 -> 00: 00: 02,000\nfirst\n", "talk").id == "srt"


def test_a_time_of_substation_that_the_library_does_not_know_is_read() -> None:
    assert timed(read(f"{DIALOGUE}0:00:03.00,000:00:04:00,x,Ann,0,0,0,,a\n")) == [(3.0, 4.0, "a")]


@pytest.mark.parametrize("time", ["100:00:00.00", "0:61:00.00", "0:00:61.00", "soon", ""])
def test_a_time_of_substation_that_is_none_is_refused(time: str) -> None:
    with pytest.raises(FormatError, match=r"line 3: 'Dialogue: .* does not say from when to when\. A line is written"):
        read(f"{DIALOGUE}0:00:03.00,{time},x,Ann,0,0,0,,a\n")


def test_a_comma_in_a_name_of_substation_shifts_nothing() -> None:
    text = "[Script Info]\n[Events]\nFormat: Start, End, Text, Name\nDialogue: 0:00:01.00,0:00:02.00,hi,Berg, Mina\n"
    (found,) = read(text).captions
    assert (found.text, found.who) == ("hi", "Berg Mina")
