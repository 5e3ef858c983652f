"""Whatever is in a file, a reader gives a draft or one clear sentence, soon and in little room.

`CUELINE_MUTATIONS=20000` in the environment tries as many damaged files of each kind (besides, pytest must be
patient: `-o faulthandler_timeout=0`), `CUELINE_LARGE=8` larger ones.
"""

import os
import random
import time
import tracemalloc

import pytest

from editor.core.errors import FormatError
from editor.core.paragraphs import to_entries
from editor.formats.readers.registry import read_draft, recognise
from tests.formats.readers.spoken_samples import TALK, WRITERS, faster_whisper_lists

MUTATIONS = int(os.environ.get("CUELINE_MUTATIONS", "2000"))
SECONDS = 1.0
ROOM = 8 * 2**20  # bytes; below that, nobody counts
SCALE = int(os.environ.get("CUELINE_LARGE", "1"))
NASTY = [
    b"\0", b"\xff", b"\xff\xfe", b"\xef\xbb\xbf", b"\xc3", b"\xed\xa0\x80", b"\r", b"\n\n", b" ", b"-->", b"<v ",
    b"</v>", b"<00:00:01.000>", b"<c>", b">>", b"- ", b"{", b"}", b"[", b"]", b'"', b"\\", b"\\ud800", b"&#xD800;",
    b"&lt;", b"<!DOCTYPE x [", b"]>", b"NaN", b"1e999", b"-5", b"null", b"true", b"[]", b"{}", b'"x"', b"99:99:99",
    b"00:00:60.000", b"9" * 5000, b"0:00", b"NOTE\n", b"STYLE\n", b"{\\k50}", b"Dialogue: ", b"Format: Text\n",
    b"[Events]\n", b"Mina: ", b"\xe2\x80\xa8",
]  # fmt: skip


def mutated(data: bytes, dice: random.Random) -> bytes:
    for _ in range(dice.choice([1, 1, 1, 2, 3, 8])):
        at, until = sorted(dice.choices(range(len(data) + 1), k=2))
        until = min(until, at + dice.choice([1, 2, 8, 200]))
        part = data[at:until]
        new = dice.choice([b"", part * 2, part * dice.choice([3, 30]), dice.choice(NASTY), bytes([dice.randrange(256)]),
                           part[::-1], dice.choice(NASTY) * dice.choice([2, 50])])  # fmt: skip
        data = data[:at] + new + (b"" if dice.random() < 0.02 else data[until:])
    return data


def refusal(data: bytes, kind: str | None) -> str:
    """Read a file as a kind and take it; return the error's sentence if there is one."""
    try:
        draft = read_draft(data, "talk", kind)
    except FormatError as error:
        return str(error)
    taken = to_entries(draft)
    words = " ".join(entry.text for entry in taken.entries).split()
    assert words == " ".join(part.text for part in draft.parts).split()
    return ""


@pytest.mark.parametrize("kind", WRITERS)
def test_damaged_files_give_a_draft_or_a_sentence(kind: str) -> None:
    dice = random.Random(kind)
    seeds = [WRITERS[kind](TALK), WRITERS[kind](TALK[:1])]
    if kind == "whisper":
        seeds.append(faster_whisper_lists(TALK))
    slowest = 0.0
    for number in range(MUTATIONS):
        data = mutated(dice.choice(seeds), dice)
        begun = time.process_time()
        sentence = refusal(data, kind if number % 4 else None)
        slowest = max(slowest, time.process_time() - begun)
        assert not sentence or sentence.endswith("."), (sentence, data)
        assert len(sentence) < 700
    assert slowest < SECONDS


HEAD = "WEBVTT\n\n"
DIALOGUE = b"Dialogue: 0,0:00:01.00,0:00:02.00,x,,0,0,0,,"
CUE = "00:00:01.000 --> 00:00:02.000\n"
LARGE = {
    "a word a line": ("youtube-captions", b"12:34 word\n" * (100_000 * SCALE)),
    "cues of a letter": ("srt", b"1\n00:00:01,000 --> 00:00:02,000\na\n\n" * (30_000 * SCALE)),
    "one endless cue": ("srt", b"1\n00:00:01,000 --> 00:00:02,000\n" + b"word " * (200_000 * SCALE)),
    "one endless word": ("vtt", f"{HEAD}{CUE}{'x' * (2**20 * SCALE)}".encode()),
    "arrows": ("srt", b"-->" * (400_000 * SCALE)),
    "arrows behind a digit": ("srt", b"1" + b"-->" * (400_000 * SCALE)),
    "blanks": ("srt", b"1\n00:00:01,000 --> 00:00:02,000\n" + b" " * (2**20 * SCALE)),
    "tags never closed": ("vtt", (HEAD + f"{CUE}{'<v ' * 12_000}\n\n" * (25 * SCALE)).encode()),
    "word times": ("vtt", (HEAD + f"{CUE}{'<00:00:01.500> a' * 3000}\n\n" * (20 * SCALE)).encode()),
    "word times going backwards": ("vtt", (HEAD + f"{CUE}{'<00:00:00.500>a' * 3000}\n\n" * (20 * SCALE)).encode()),
    "voices": ("vtt", (HEAD + f"{CUE}{'<v A>a<v B>b' * 4000}\n\n" * (20 * SCALE)).encode()),
    "one emoji": ("vtt", (HEAD + "\U0001f41d" + f"{CUE}some words of somebody\n\n" * (20_000 * SCALE)).encode()),
    "the same line": ("vtt", (HEAD + f"{CUE}one\ntwo\n\n" * (25_000 * SCALE)).encode()),
    "notes": ("vtt", (HEAD + CUE + "NOTE x\n\n" * (120_000 * SCALE)).encode()),
    "marks of style": ("ass", b"[Events]\n" + (DIALOGUE + b"{\\k1}a" * 8000 + b"\n") * (20 * SCALE)),
    "braces": ("ass", b"[Events]\n" + (DIALOGUE + b"{" * 40_000 + b"\n") * (25 * SCALE)),
    "dialogue": ("ass", b"[Events]\n" + b"Dialogue: 0,0:00:01.00,0:00:02.00,x,,0,0,0,,a\n" * (20_000 * SCALE)),
    "paragraphs": ("ttml", b'<tt xmlns="x">' + b'<p begin="1s">a</p>' * (50_000 * SCALE) + b"</tt>"),
    "nested elements": ("ttml", b"<tt>" + b"<p>" * (300_000 * SCALE)),
    "spans": ("ttml", b'<tt><p begin="1s">' + b'<span begin="2s">a</span>' * (40_000 * SCALE) + b"</p></tt>"),
    "entities": (
        "ttml",
        b'<!DOCTYPE tt [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;">]><tt><p>&b;</p></tt>' * (9000 * SCALE),
    ),
    "turns": ("sbv", (b"0:00:01.000,0:00:02.000\n" + b">> a " * 9000 + b"\n\n") * (20 * SCALE)),
    "names": ("sbv", b"0:00:01.000,0:00:02.000\nMina: a\n\n" * (30_000 * SCALE)),
    "deep lists": ("whisper", b"[" * (2**20 * SCALE)),
    "deep objects": ("whisper", b'{"segments":' * (90_000 * SCALE)),
    "empty objects": ("whisper", b'{"segments":[' + b"{}," * (400_000 * SCALE) + b"{}]}"),
    "short words": (
        "whisper",
        b'{"segments":[{"words":[' + b'{"word":"a","start":1},' * (60_000 * SCALE) + b'{"word":"a"}]}]}',
    ),
    "numbers": ("whisper", b'{"segments":[' + b"1," * (600_000 * SCALE) + b"1]}"),
    "a long number": ("whisper", b'{"segments":[{"start":' + b"9" * (2**20 * SCALE) + b"}]}"),
    "tokens": (
        "whisper-cpp",
        b'{"transcription":[{"tokens":[' + b'{"text":" a"},' * (80_000 * SCALE) + b'{"text":"b"}]}]}',
    ),
    "words in ms": (
        "assemblyai",
        b'{"words":[' + b'{"text":"a","start":1,"end":2},' * (40_000 * SCALE) + b'{"text":"a"}]}',
    ),
    "items": (
        "amazon",
        b'{"results":{"items":[' + b'{"alternatives":[{"content":"a"}]},' * (40_000 * SCALE) + b"{}]}}",
    ),
    "segments": (
        "podcast-json",
        b'{"segments":[' + b'{"startTime":1,"body":"a"},' * (40_000 * SCALE) + b'{"body":"a"}]}',
    ),
}


@pytest.mark.parametrize("name", LARGE)
def test_large_files_made_to_hurt_take_little_time_and_room(name: str) -> None:
    kind, data = LARGE[name]
    for forced in (kind, None):
        begun = time.process_time()
        sentence = reading(data, forced)
        assert not sentence or sentence.endswith(".")
        # A second for a megabyte; three on a machine that has other things to do.
        assert time.process_time() - begun < 3 * SECONDS * len(data) / 2**20 + SECONDS
    tracemalloc.start()
    reading(data, kind)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 10 * len(data) + ROOM, f"{peak / len(data):.1f} times the file"


def reading(data: bytes, kind: str | None) -> str:
    """Read a file; return the error's sentence if there is one."""
    try:
        read_draft(data, "talk", kind)
    except FormatError as error:
        return str(error)
    return ""


def test_a_pdf_is_refused_by_name() -> None:
    with pytest.raises(FormatError, match=r"talk.pdf is a PDF.*Copy its words"):
        recognise(b"%PDF-1.3\n%\xe2\xe3\n1 0 obj\n<< >>", "talk.pdf")


@pytest.mark.parametrize(
    "data", [b"", b"\xef\xbb\xbf", b"  \n", b"\0\0\0", b"hello", b"PK\x03\x04", b"{}", b"[]", b"[1]"]
)
def test_what_is_no_transcript_is_refused(data: bytes) -> None:
    with pytest.raises(FormatError, match="talk"):
        recognise(data, "talk")
