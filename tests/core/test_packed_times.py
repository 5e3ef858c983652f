"""Alignments as bytes come back, or are refused."""

import struct
import zlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from editor.core.alignment import NOT_HEARD, AlignedWord, Alignment, Grade, LineTimes, WordTimes
from editor.core.packed_times import pack, unpack
from editor.core.timing import NEVER

WORDS = (AlignedWord(0, 5, 61.25, 61.5, 7), AlignedWord(6, 11, 61.5, 62.0, NOT_HEARD), AlignedWord(12, 13, 62, 62.5, 9))
LINE = LineTimes(61.25, 62.5, 60.0, 63.5, Grade.SURE, 0.75, True, WordTimes.of(WORDS))
SILENT = LineTimes(0.0, 0.0, 0.0, 0.0, Grade.GUESS, 0.0, False, WordTimes.of(()))
TALK = Alignment((LINE, SILENT, LINE))
PACKED = pack(TALK)

seconds = st.floats(0, 4e5)
words = st.builds(
    AlignedWord, st.integers(0, 10**6), st.integers(10**6, 10**7), seconds, seconds, st.integers(NOT_HEARD, 10**8)
)
lines = st.builds(
    LineTimes,
    seconds,
    seconds,
    seconds,
    seconds,
    st.sampled_from(Grade),
    st.floats(0, 1),
    st.booleans(),
    st.lists(words, max_size=5).map(WordTimes.of),
)


def plain(alignment: Alignment) -> list[tuple[object, ...]]:
    """Return all of an alignment, in thousandths of a second."""
    return [
        (
            *(round(value * 1000) for value in (line.start, line.end, line.low, line.high, line.cover)),
            line.grade,
            line.clash,
            [
                word._replace(start=round(word.start * 1000), end=round(word.end * 1000))
                for word in line.words
            ],
        )
        for line in alignment.lines
    ]  # fmt: skip


def resealed(data: bytes) -> bytes:
    """Return bytes with a checksum that is right."""
    return data[:-4] + struct.pack("<I", zlib.crc32(data[:-4]))


def test_what_was_packed_comes_back() -> None:
    line, silent, _ = unpack(PACKED).lines
    assert (line.start, line.end, line.low, line.high) == (61.25, 62.5, 60.0, 63.5)
    assert (line.grade, line.cover, line.clash) == (Grade.SURE, 0.75, True)
    assert tuple(line.words) == WORDS
    assert len(silent.words) == 0


@given(st.lists(lines, max_size=8))
def test_any_alignment_comes_back_to_the_thousandth(made: list[LineTimes]) -> None:
    assert plain(unpack(pack(Alignment(tuple(made))))) == plain(Alignment(tuple(made)))


def test_many_lines_come_back_in_order() -> None:
    many = Alignment(tuple(LineTimes(n, n, n, n, Grade.LIKELY, 0, False, LINE.words) for n in range(1201)))
    assert unpack(pack(many)).starts == many.starts


def test_no_lines_come_back() -> None:
    assert len(unpack(pack(Alignment()))) == 0


def test_times_that_no_recording_has_are_kept_as_near_as_can_be() -> None:
    odd = LineTimes(-1.0, NEVER, -3.0, 1e12, Grade.GUESS, 0.0, False, LINE.words)
    line = unpack(pack(Alignment((odd,)))).line(0)
    assert (line.start, line.low) == (0.0, 0.0)
    assert line.end == line.high > 500 * 3600


def test_an_hour_takes_little_room() -> None:
    said = [AlignedWord(6 * n, 6 * n + 5, 0.4 * n, 0.4 * n + 0.37, n) for n in range(9000)]
    hour = [
        LineTimes(0.4 * n, 0.4 * n + 28, 0, 0, Grade.SURE, 1.0, False, WordTimes.of(said[n : n + 72]))
        for n in range(0, 9000, 72)
    ]
    assert len(pack(Alignment(tuple(hour)))) < 40_000


@given(st.integers(0, len(PACKED) - 1), st.integers(1, 255))
def test_a_byte_that_was_changed_is_noticed(at: int, by: int) -> None:
    data = bytearray(PACKED)
    data[at] ^= by
    with pytest.raises(ValueError, match="times"):
        unpack(bytes(data))


@pytest.mark.parametrize("data", [b"", b"cue", PACKED[:-1], PACKED[5:], PACKED + b"\0", b"\0" * 100])
def test_what_is_missing_or_too_much_is_noticed(data: bytes) -> None:
    with pytest.raises(ValueError, match="times"):
        unpack(data)


@settings(max_examples=300)
@given(st.data())
def test_damage_that_the_checksum_hides_is_refused_or_makes_sense(data: st.DataObject) -> None:
    found = bytearray(PACKED)
    for _ in range(data.draw(st.integers(1, 4))):
        found[data.draw(st.integers(0, len(found) - 5))] = data.draw(st.integers(0, 255))
    try:
        lines = unpack(resealed(bytes(found))).lines
    except ValueError:
        return
    assert all(word.offset <= word.until and word.heard >= NOT_HEARD for line in lines for word in line.words)


@given(st.binary(max_size=200))
def test_no_bytes_bring_it_down(body: bytes) -> None:
    head = PACKED[:10]
    part = struct.pack("<III", len(body) % 7, len(body) % 11, 0)
    squeezed = zlib.compress(body)
    for data in (body, head + body, head + part[:8] + struct.pack("<I", len(squeezed)) + squeezed):
        try:
            unpack(resealed(data + b"0000"))
        except ValueError:
            continue


def test_a_claim_of_very_many_lines_takes_no_memory() -> None:
    squeezed = zlib.compress(b"\0" * 100)
    part = struct.pack("<III", 2**32 - 1, 2**32 - 1, len(squeezed))
    with pytest.raises(ValueError, match="not as much"):
        unpack(resealed(PACKED[:10] + part + squeezed + b"0000"))


def test_another_version_is_refused() -> None:
    with pytest.raises(ValueError, match="version"):
        unpack(resealed(PACKED[:8] + b"\2\0" + PACKED[10:]))
