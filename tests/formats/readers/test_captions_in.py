"""Captions and subtitles as they are found in the wild. All words here are our own."""

import pytest

from editor.core.captions import Caption
from editor.core.errors import FormatError
from editor.formats.readers.registry import read_draft

ROLLING = """WEBVTT
Kind: captions
Language: en

00:00:00.160 --> 00:00:02.389 align:start position:0%
 
bees<00:00:00.400><c> like</c><00:00:01.000><c> the</c>

00:00:02.389 --> 00:00:02.399 align:start position:0%
bees like the
 

00:00:02.399 --> 00:00:04.630 align:start position:0%
bees like the
the<00:00:02.800><c> clover</c>

00:00:04.630 --> 00:00:04.640 align:start position:0%
the clover
 

00:00:04.640 --> 00:00:06.000 align:start position:0%
the clover
[Music]
"""  # noqa: W293 - so does YouTube


def said(text: str, kind: str | None = None) -> list[tuple[str | None, str]]:
    return [(one.who, one.text) for one in read_draft(text.encode(), "file", kind).captions]


def captions(text: str, kind: str | None = None) -> tuple[Caption, ...]:
    return read_draft(text.encode(), "file", kind).captions


def test_rolling_captions_are_taken_once_with_their_word_times() -> None:
    draft = read_draft(ROLLING.encode(), "auto.vtt")
    assert [one.text for one in draft.captions] == ["bees like the", "the clover", "[Music]"]
    words = [(word.text, word.start) for one in draft.captions for word in one.words]
    assert words == [("bees", 0.16), ("like", 0.4), ("the", 1.0), ("the", 2.399), ("clover", 2.8)]
    assert (draft.meta["language"], draft.dense) == ("en", True)
    assert "4 lines only repeat" in " ".join(draft.left_out)


def test_rolling_captions_are_known_when_their_blank_lines_were_trimmed() -> None:
    trimmed = "\n".join(line.rstrip() for line in ROLLING.splitlines())
    assert [one.text for one in captions(trimmed)] == ["bees like the", "the clover", "[Music]"]


def test_rolling_captions_are_known_in_subrip_too() -> None:
    cues = ["one two", "one two\nthree", "one two\nthree\nfour", "three\nfour\nfive"]
    text = "\n".join(f"{n}\n00:00:0{n},000 --> 00:00:0{n + 1},000\n{cue}\n" for n, cue in enumerate(cues, 1))
    assert [one.text for one in captions(text)] == ["one two", "three", "four", "five"]


def test_what_is_truly_said_twice_is_kept() -> None:
    text = "\n".join(f"{n}\n00:00:0{n},000 --> 00:00:0{n + 1},000\nyes\n" for n in range(1, 5))
    assert len(captions(text)) == 4


def test_voices_of_webvtt_are_speakers() -> None:
    text = "WEBVTT\n\n00:01.000 --> 00:03.000\n<v.loud Mina Berg>How <i>many</i>?</v> <v Jonas>Forty &amp; more.\n"
    assert said(text) == [("Mina Berg", "How many?"), ("Jonas", "Forty & more.")]
    assert captions(text)[0].start == 1.0


def test_notes_styles_regions_and_names_of_cues_are_left_out_and_said_to_be() -> None:
    text = (
        "WEBVTT - bees\n\nSTYLE\n::cue { color: red }\n\nREGION\nid:x\n\nNOTE a\nb\n\nfirst\n"
        "00:01.000 --> 00:02.000 line:0\none\n\nNOTE c\n\nsecond\n00:03.000 --> 00:04.000\nNOTE is a word\n"
    )
    draft = read_draft(text.encode(), "x.vtt")
    assert [one.text for one in draft.captions] == ["one", "NOTE is a word"]
    assert draft.left_out == (
        "1 position on the picture left out.",
        "2 notes left out.",
        "1 block of style left out.",
        "1 region left out.",
    )


def test_marks_of_style_are_taken_out_of_subrip_and_strange_brackets_stay() -> None:
    text = "1\n00:00:01,000 --> 00:00:02,000\n{\\an8}<i>a</i> <font color='red'>b</font>\n<laughs> 3 < 4\n"
    assert said(text) == [(None, "a b <laughs> 3 < 4")]


def test_numbers_that_are_said_are_not_numbers_of_cues() -> None:
    text = "1\n00:00:01,000 --> 00:00:02,000\n42\n\n2\n00:00:03,000 --> 00:00:04,000\n7\n"
    assert said(text) == [(None, "42"), (None, "7")]


def test_cues_are_read_in_the_order_in_which_they_are_shown() -> None:
    text = "1\n00:00:05,000 --> 00:00:06,000\nb\n\n2\n00:00:01,000 --> 00:00:02,000\na\n"
    assert [one.text for one in captions(text)] == ["a", "b"]


def test_two_arrows_change_the_speaker_and_names_are_taken() -> None:
    text = "0:00 the end >> thanks a lot\n0:04 >> Mina: hello\n0:06 and so on\n0:08 >> Mina: bye\n"
    found = captions(text)
    assert said(text) == [
        (None, "the end"),
        (None, "thanks a lot"),
        ("Mina", "hello"),
        ("Mina", "and so on"),
        ("Mina", "bye"),
    ]
    assert [one.paragraph for one in found] == [False, True, True, False, True]
    assert found[1].start == pytest.approx(1.5, abs=0.5)


@pytest.mark.parametrize("form", ["[SPEAKER_00]: {}", "SPEAKER_00: {}", "Jonas Berg: {}", "JONAS: {}"])
def test_names_that_return_in_subtitles_are_speakers(form: str) -> None:
    lines = [form.format("one"), "two", form.format("three")]
    text = "\n".join(f"{n}\n00:00:0{n},000 --> 00:00:0{n + 1},000\n{line}\n" for n, line in enumerate(lines, 1))
    who = form[: form.index(":")].strip("[]")
    assert said(text) == [(who, "one"), (who, "two"), (who, "three")]


def test_a_word_with_a_colon_is_no_name() -> None:
    assert said("1\n00:00:01,000 --> 00:00:02,000\nNote: bees sleep.\n") == [(None, "Note: bees sleep.")]


def test_dashes_in_one_cue_are_two_speakers() -> None:
    found = captions("1\n00:00:01,000 --> 00:00:03,000\n- How many?\n- Forty.\n")
    assert [(one.text, one.start, one.paragraph) for one in found] == [
        ("How many?", 1.0, True),
        ("Forty.", pytest.approx(2.2), True),
    ]


def test_youtube_in_two_lines_loses_its_buttons_only() -> None:
    text = (
        "Transcript\nSearch in video\n0:00\n0 seconds\nbees like\n1:05\n1 minute, 5 seconds\n[Music]\n1:02:45\nclover\n"
    )
    draft = read_draft(text.encode(), "x.txt", "youtube-captions")
    assert [(one.start, one.text) for one in draft.captions] == [(0, "bees like"), (65, "[Music]"), (3765, "clover")]
    assert len(draft.left_out) == 2


def test_karaoke_of_substation_gives_word_times_and_comments_are_left_out() -> None:
    text = (
        "[Script Info]\nScriptType: v4.00+\n\n[Events]\nFormat: Layer, Start, End, Style, Name, MarginL, MarginR, "
        "MarginV, Effect, Text\nComment: 0,0:00:00.00,0:00:01.00,x,,0,0,0,,no\n"
        "Dialogue: 0,0:00:01.00,0:00:03.00,x,Mina,0,0,0,,{\\k50}bu{\\k50}sy {\\k100}bees,\\Nall\n"
        "Dialogue: 0,0:00:04.00,0:00:05.00,x,,0,0,0,,{\\p1}m 0 0 l 1 1{\\p0}\n"
    )
    draft = read_draft(text.encode(), "x.ass")
    assert said(text) == [("Mina", "busy bees, all")]
    assert [(word.text, word.start) for word in draft.captions[0].words[:2]] == [("busy", 1.0), ("bees,", 2.0)]
    assert draft.left_out == ("1 comment left out.", "1 drawing left out.")


def test_substation_with_fields_in_another_order_is_read() -> None:
    text = "[Script Info]\n[Events]\nFormat: Start, End, Actor, Text\nDialogue: 0:00:01.00,0:00:02.00,Mina,a, b\n"
    assert said(text) == [("Mina", "a, b")]


@pytest.mark.parametrize(
    ("begin", "seconds"),
    [
        ("00:01:02.500", 62.5),
        ("62.5s", 62.5),
        ("62500ms", 62.5),
        ("00:01:02:15", 62.6),
        ("1500f", 60.0),
        ("1m", 60),
        ("70t", 7),
    ],
)
def test_ttml_knows_many_ways_to_write_a_time(begin: str, seconds: float) -> None:
    rates = 'xmlns="http://www.w3.org/ns/ttml" frameRate="25" tickRate="10"'
    text = f'<tt {rates}><p begin="{begin}" dur="2s">a<br/>b</p></tt>'
    (found,) = captions(text)
    assert (found.text, found.start, found.end) == ("a b", pytest.approx(seconds), pytest.approx(seconds + 2))


def test_times_in_ttml_count_from_what_they_stand_in() -> None:
    text = (
        '<tt><body><div begin="100s"><p begin="1s" end="2s">a</p><p begin="101.5s" end="103s">b</p></div></body></tt>'
    )
    assert [(one.start, one.end) for one in captions(text)] == [(101, 102), (101.5, 103)]


@pytest.mark.parametrize(
    ("kind", "text", "sentence"),
    [
        ("srt", "1\n00:00:01,000 --> soon\na\n", "line 2: .* does not say from when to when"),
        ("vtt", "WEBVTT\n\n00:01 .. 00:02\na\n", "no line says from when to when"),
        ("sbv", "0:00:01.000,0:61:00.000\na\n", "line 1: .* does not say"),
        ("ass", "[Events]\nDialogue: 0,never,0:00:02.00,,,,,,,a\n", "line 2: .* does not say"),
        ("ttml", "<tt><p begin='soon'>a</p></tt>", "'soon' is no time"),
        ("ttml", "<tt>\n<p></tt>", "line 2, column 6: the XML is damaged"),
        ("ttml", "<!DOCTYPE tt [<!ENTITY a 'b'>]><tt>&a;</tt>", "declares a document type"),
        ("ttml", "<html/>", "is no TTML"),
        ("youtube-captions", "hello\n", "no line begins with a time"),
        ("srt", "1\n00:00:01,000 --> 00:00:02,000\n\n", "no words are in it"),
        ("nonsense", "", "there is no kind of file"),
    ],
)
def test_errors_say_what_and_where(kind: str, text: str, sentence: str) -> None:
    with pytest.raises(FormatError, match=sentence):
        read_draft(text.encode(), "file", kind)


def test_western_european_text_is_read_where_it_plainly_is() -> None:
    text = "1\n00:00:01,000 --> 00:00:02,000\nIt’s Raphaël – said «naïve»\n"
    assert read_draft(text.encode("cp1252"), "x.srt").captions[0].text == "It’s Raphaël – said «naïve»"


@pytest.mark.parametrize("text", [b"caf\xc3\xa9 \xff", b"ok \x81"])
def test_other_encodings_are_refused_with_the_place(text: bytes) -> None:
    with pytest.raises(FormatError, match=r"line 3, column \d: the byte 0x.. is not UTF-8"):
        read_draft(b"1\n00:00:01,000 --> 00:00:02,000\n" + text, "x.srt", "srt")


def test_a_rare_word_before_a_colon_is_no_name_in_a_long_file() -> None:
    texts = ["The result: good." if at % 150 == 7 else "And so on." for at in range(300)]
    cues = [
        f"{at + 1}\n00:{at // 60:02}:{at % 60:02},000 --> 00:{at // 60:02}:{at % 60:02},900\n{text}\n"
        for at, text in enumerate(texts)
    ]
    assert said("\n".join(cues)) == [(None, text) for text in texts]
