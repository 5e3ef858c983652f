"""Whatever is in a text or a document, a reader gives a draft or one clear sentence, soon and in little room.

`CUELINE_MUTATIONS=20000` in the environment tries as many damaged files of each kind (besides, pytest must be
patient: `-o faulthandler_timeout=0`).
"""

import gc
import os
import random
import re
import time
import tracemalloc

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editor.core.errors import FormatError
from editor.core.paragraphs import to_entries
from editor.formats.readers.registry import read_draft
from tests.formats.readers.documents import members, packed, saved
from tests.formats.readers.talks import clock
from tests.formats.readers.test_word import interview
from tests.formats.readers.text_samples import SAMPLES

MUTATIONS = int(os.environ.get("CUELINE_MUTATIONS", "2000"))
SECONDS = 1.0
ROOM = 2**20
TEXTS = ("rendered", "markdown", "stamped", "descript", "otter", "youtube-description")
MONOTONOUS = ["a ", "a:", "(", "1:", "1:02 ", "**a", "[1:02", "\\[", "a\n", "0:01\n", "Ann:\n", "_a*"]
NASTY = rb"""
: ** __ * _ # \ [ ] ( ) = { " > & (1:02) [1:02:03] \[1:02\] 1:02 99:99:99 1:60 Ann: **Ann:** -- ---
transcript: &a *a null &amp; &x; <w:p> </w:t> <!DOCTYPE
""".split()
NASTY += [
    b" ",
    b"\n",
    b"\n\n",
    b"\r",
    b"\0",
    b"\xff",
    b"\xff\xfe",
    b"\xc3",
    b"\xee\x80\x80",
    b"\xe2\x80\xa8",
    b"\xef\xbb\xbf",
]
NASTY += [b"## ", b"- ", b"Ann  1:02\n", b"0:00\n", b"- line: x\n", b"PK\x03\x04", b"9" * 5000, b"1:" * 200]


def mutated(data: bytes, dice: random.Random) -> bytes:
    for _ in range(dice.choice([1, 1, 2, 3, 8])):
        at, until = sorted(dice.choices(range(len(data) + 1), k=2))
        until = min(until, at + dice.choice([0, 1, 2, 8, 200]))
        part, nasty = data[at:until], dice.choice(NASTY)
        byte = bytes([dice.randrange(256)])
        new = dice.choice([b"", part * 2, part * 30, nasty, nasty * 50, byte, part[::-1]])
        data = data[:at] + new + (b"" if dice.random() < 0.02 else data[until:])
    return data


def outcome(data: bytes, kind: str | None) -> str:
    """Read a file as a kind and take it; return the sentence of the refusal if it is refused."""
    try:
        draft = read_draft(data, "talk", kind)
    except FormatError as error:
        return str(error)
    entries = to_entries(draft).entries
    assert " ".join(one.text for one in entries).split() == " ".join(one.text for one in draft.parts).split()
    return ""


def check(data: bytes, kind: str | None) -> None:
    """Check that a file is read or refused with a sentence, and soon."""
    begun = time.process_time()
    sentence = outcome(data, kind)
    assert time.process_time() - begun < SECONDS
    assert not sentence or (sentence.endswith(".") and len(sentence) < 900)


@pytest.mark.parametrize("kind", SAMPLES)
def test_damaged_texts_give_a_draft_or_a_sentence(kind: str) -> None:
    dice = random.Random(kind)
    for number in range(MUTATIONS):
        check(mutated(SAMPLES[kind].encode(), dice), kind if number % 4 else None)


def test_damaged_documents_give_a_draft_or_a_sentence() -> None:
    dice = random.Random("docx")
    whole = saved(interview)
    parts = members(whole)
    types, main, styles = "[Content_Types].xml", "word/document.xml", "word/styles.xml"
    for number in range(MUTATIONS):
        name = dice.choice([types, main, main, styles])
        inside = {types: parts[types], main: parts[main]} | {name: mutated(parts[name], dice)}
        check(packed(inside) if number % 3 else mutated(whole, dice), "docx" if number % 4 else None)


@given(st.binary(max_size=300), st.sampled_from([*SAMPLES, "docx"]))
def test_any_bytes_give_a_draft_or_a_sentence(data: bytes, kind: str) -> None:
    check(data, kind)


MARKS = ["\n", "\n\n", "(1:02)", "[0:05]", "0:07", "Ann:", "**Ann:**", "# ", ". ", "? ", "= "]
PIECES = st.sampled_from([*(f"w{number}" for number in range(30)), *MARKS])


@given(st.lists(PIECES, max_size=60).map(" ".join), st.sampled_from(TEXTS))
def test_every_word_arrives_or_is_counted(text: str, kind: str) -> None:
    try:
        draft = read_draft(text.encode(), "talk", kind)
    except FormatError:
        return
    arrived = " ".join([*(one.text for one in draft.parts), *map(str, draft.meta.values())]).split()
    arrived += [word for caption in draft.captions for word in (caption.who or "").split()]
    missing = set(re.findall(r"w\d+", text)) - set(re.findall(r"w\d+", " ".join(arrived)))
    counted = sum(int(count) for sentence in draft.left_out for count in re.findall(r"\((\d+) words?\)", sentence))
    assert len(missing) <= counted


def long_text(kind: str) -> bytes:
    """Write a talk of a few hours."""
    words = "so this is what we said about the data of these years, and it was not little. " * 5
    forms = {
        "rendered": "Ann: {words}({short})",
        "markdown": "**Ann:** \\[{long}\\] {words}",
        "stamped": "{long} {words}",
        "descript": "[{long}] Ann: {words}",
        "otter": "Ann  {short}\n{words}",
        "youtube-description": "{short} Chapter {long}",
    }
    starts = range(0, 30_000, 30)
    turns = [forms[kind].format(words=words, short=clock(at), long=clock(at, hours=True)) for at in starts]
    return "\n\n".join(turns).encode()


@pytest.mark.parametrize("kind", TEXTS)
def test_reading_takes_little_room(kind: str) -> None:
    data = long_text(kind)
    gc.collect()
    tracemalloc.start()
    draft = read_draft(data, "talk.txt", kind)
    room = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert len(draft.parts) == 1000
    assert room < 10 * len(data) + ROOM / 4


@pytest.mark.parametrize("kind", TEXTS)
@pytest.mark.parametrize("piece", MONOTONOUS)
def test_monotonous_files_take_no_longer(piece: str, kind: str) -> None:
    check((piece * (200_000 // len(piece))).encode(), kind)
