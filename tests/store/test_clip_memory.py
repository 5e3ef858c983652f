import json
import os
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editor.core.model import Clip
from editor.store import clip_memory
from editor.store.clip_memory import Memory, load, matched, save
from editor.store.places import state_folder

QUOTE = Memory("Quote", 74, 119, 74.3, 118.25, "the words – “of it”")
SECTION = Memory("Section", 0, 60, 0, 60)
MEMORIES = st.builds(
    Memory,
    st.sampled_from(["A", "B", "C", ""]),
    *[st.none() | st.integers(0, 3)] * 2,
    *[st.none() | st.integers(0, 300).map(lambda cents: cents / 100)] * 2,
    st.text(max_size=5),
)


def kept_in() -> Path:
    (found,) = (state_folder() / "clips").iterdir()
    return found


def test_what_is_saved_comes_back(tmp_path: Path) -> None:
    page = tmp_path / "e1.md"
    save(page, [QUOTE, SECTION])
    assert load(page) == (QUOTE, SECTION)
    assert load(tmp_path / "e2.md") == ()
    save(page, iter([SECTION]))
    assert load(page) == (SECTION,)


def test_it_is_kept_under_the_real_path_of_the_page(tmp_path: Path) -> None:
    (tmp_path / "e1.md").touch()
    (tmp_path / "link.md").symlink_to(tmp_path / "e1.md")
    save(tmp_path / "link.md", [QUOTE])
    assert load(tmp_path / "e1.md") == (QUOTE,)


def test_a_page_without_clips_is_forgotten(tmp_path: Path) -> None:
    save(tmp_path / "e1.md", [])
    save(tmp_path / "e1.md", [QUOTE])
    save(tmp_path / "e1.md", [])
    assert load(tmp_path / "e1.md") == ()
    assert list((state_folder() / "clips").iterdir()) == []


def test_the_pages_saved_last_are_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clip_memory, "MOST", 2)
    first, second, third = (tmp_path / name for name in ("a.md", "b.md", "c.md"))
    save(first, [QUOTE])
    os.utime(kept_in(), (1, 1))
    save(second, [QUOTE])
    save(first, [QUOTE])  # the same again counts too
    for path in (state_folder() / "clips").iterdir():
        if path.stat().st_size and json.loads(path.read_bytes())["page"] == str(second):
            os.utime(path, (2, 2))
    save(third, [QUOTE])
    assert [bool(load(page)) for page in (first, second, third)] == [True, False, True]


def test_nobody_is_interrupted_where_it_cannot_be_kept(tmp_path: Path) -> None:
    state_folder().mkdir(parents=True)
    (state_folder() / "clips").touch()
    save(tmp_path / "e1.md", [QUOTE])
    assert load(tmp_path / "e1.md") == ()


@pytest.mark.parametrize(
    "data", [b"", b"{", b"[]", b"null", b'{"page": 1}', b'{"clips": [{"name": "x", "words": ""}]}', b"\xff\x00"]
)
def test_a_file_that_cannot_be_understood_says_nothing(tmp_path: Path, data: bytes) -> None:
    save(tmp_path / "e1.md", [QUOTE])
    kept_in().write_bytes(data)
    assert load(tmp_path / "e1.md") == ()
    save(tmp_path / "e1.md", [QUOTE])
    assert load(tmp_path / "e1.md") == (QUOTE,)


JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=3)
    | st.sampled_from([1, 1e400, 10**400]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(Memory._fields), inner),
    max_leaves=8,
)


@given(JSON, st.sampled_from(Memory._fields), JSON)
def test_damaged_clips_are_left_out_or_read_in_part(item: Any, field: str, value: Any) -> None:
    page = Path("e1.md")
    file = clip_memory._file(page)
    file.save({"page": os.path.realpath(page), "clips": [item, {**QUOTE._asdict(), field: value}, SECTION._asdict()]})
    memories = load(page)
    assert memories[-1] == SECTION
    for memory in memories:
        assert isinstance(memory.name, str)
        assert memory.restored(Clip("x", 74, 119)).start in (74, memory.exact_start)


def names(memories: list[Memory], clips: list[Clip]) -> list[str | None]:
    return [memory and memory.words for memory in matched(memories, clips)]


def test_a_clip_is_known_by_name_and_times_or_by_two_of_the_three() -> None:
    one, two = Memory("One", 1, 9, 1, 9, "one"), Memory("Two", 20, 29, 20, 29, "two")
    assert names([one, two], [Clip("Two", 20, 29), Clip("One", 1, 9)]) == ["two", "one"]
    assert names([one, two], [Clip("Other", 1, 9), Clip("Two", 20, 35), Clip("New", 1, 35)]) == ["one", "two", None]
    assert names([one, two], [Clip("One", 3, 9), Clip("Two", 3, 5)]) == ["one", None]


def test_what_agrees_wholly_comes_first_and_none_is_used_twice() -> None:
    memory, twin = Memory("One", 1, 9, 1, 9, "a"), Memory("One", 1, 9, 1, 9, "b")
    clips = [Clip("One", 1, 8), Clip("One", 1, 9), Clip("One", 1, 9)]
    assert names([memory], clips) == [None, "a", None]
    assert names([memory, twin], clips) == [None, "a", "b"]


def test_times_that_are_missing_are_no_likeness() -> None:
    memory = Memory("One", None, None, None, None, "one")
    assert names([memory], [Clip("Two"), Clip("One", 3), Clip("One")]) == [None, None, "one"]


@given(st.lists(MEMORIES, max_size=8))
def test_a_page_that_nobody_touched_knows_all_its_clips(memories: list[Memory]) -> None:
    clips = [Clip(memory.name, memory.start, memory.end) for memory in memories]
    assert all(memory is not None for memory in matched(memories, clips))
    assert sorted(map(id, matched(memories, clips[::-1]))) == sorted(map(id, memories))


def test_exact_times_come_back_where_the_page_still_has_their_rounding() -> None:
    assert shown(QUOTE.restored(Clip("x", 74, 119))) == (74.3, 118.25)
    assert shown(QUOTE.restored(Clip("x", 74.3, 118.3))) == (74.3, 118.25)
    assert shown(QUOTE.restored(Clip("x", 75, 119))) == (75, 118.25)
    assert shown(QUOTE.restored(Clip("x", None, 118))) == (None, 118)


def test_a_clip_that_is_exact_already_stays_itself() -> None:
    for clip in (Clip("x", 75, 118), Clip("x", 74.3, 118.25), Clip("x")):
        assert QUOTE.restored(clip) is clip
    clip = Clip("x", 5, 6)
    assert Memory("x", 5, 6, 5.9, 5.1).restored(clip) is clip


def test_what_is_remembered_is_what_was_saved_and_what_is_so() -> None:
    clip, written = Clip("Quote", 74.3, 118.25), Clip("Quote", 74, 119)
    assert Memory.of(clip, written, "the words – “of it”") == QUOTE


def shown(clip: Clip) -> tuple[float | None, float | None]:
    return clip.start, clip.end
