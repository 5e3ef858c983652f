import os
from pathlib import Path

import pytest

from editor.store import cache


def put(path: Path, data: bytes) -> Path:
    path.write_bytes(data)
    return path


def test_what_was_kept_is_read_again() -> None:
    assert cache.read("waveforms", "k") is None
    cache.write("waveforms", "k", b"peaks")
    cache.write("waveforms", "k", b"better peaks")
    assert cache.read("waveforms", "k") == b"better peaks"
    assert cache.read("other", "k") is None


@pytest.mark.parametrize("size", [0, 1, 5000, 3_000_000])
def test_the_key_is_of_the_content(tmp_path: Path, size: int) -> None:
    data = os.urandom(size)
    key = cache.content_key(put(tmp_path / "a.mp3", data))
    os.utime(tmp_path / "a.mp3", (1, 1))
    assert cache.content_key(put(tmp_path / "b.wav", data)) == key
    assert cache.content_key(put(tmp_path / "c", data + b"x")) != key
    for at in {0, size - 1} if size else ():
        changed = data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :]
        assert cache.content_key(put(tmp_path / "d", changed)) != key


def test_a_small_file_is_read_to_the_last_byte(tmp_path: Path) -> None:
    data = bytearray(1_000_000)
    key = cache.content_key(put(tmp_path / "a", data))
    data[567_891] = 1
    assert cache.content_key(put(tmp_path / "a", data)) != key


def test_what_was_not_used_for_longest_makes_room(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cache, "MOST_BYTES", 25)
    for age, key in enumerate("abc"):
        cache.write("waveforms", key, b"0123456789")
        if key < "c":
            os.utime(home / "cache" / "waveforms" / key, (age, age))
            cache.read("waveforms", "a")
    assert [key for key in "abc" if cache.read("waveforms", key)] == ["a", "c"]


def test_what_is_larger_than_all_the_room_is_kept_until_the_next(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cache, "MOST_BYTES", 5)
    cache.write("waveforms", "a", b"0123456789")
    assert cache.read("waveforms", "a")
    cache.write("waveforms", "b", b"01")
    assert not cache.read("waveforms", "a")


def test_where_nothing_can_be_written_nobody_is_interrupted(home: Path) -> None:
    (home / "cache").write_text("a file where a folder should be")
    cache.write("waveforms", "k", b"peaks")
    assert cache.read("waveforms", "k") is None


def test_a_write_leaves_nothing_beside_it(home: Path) -> None:
    cache.write("waveforms", "k", b"peaks")
    assert [path.name for path in (home / "cache" / "waveforms").iterdir()] == ["k"]
