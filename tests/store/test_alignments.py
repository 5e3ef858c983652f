"""True times of pages come back at the next open."""

import json
import os
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from editor.core.alignment import AlignedWord, Alignment, Grade, LineTimes, WordTimes
from editor.core.captions import HeardWord
from editor.core.errors import SaveError
from editor.core.kept_times import Kept, line_digests, refusal
from editor.store import alignments, heard
from editor.store.places import state_folder

TEXTS = ("Good morning, Ben.", "Yes.")
LINE = LineTimes(5.0, 6.5, 4.5, 5.5, Grade.SURE, 0.9, False, WordTimes.of([AlignedWord(0, 4, 5.0, 5.25, 0)]))
KEPT = Kept("tea.vtt", "ab12", line_digests(TEXTS), Alignment((LINE, LINE)), frozenset({refusal("Yes.", "own")}))


@pytest.fixture
def page(tmp_path: Path) -> Path:
    return tmp_path / "tea.md"


def with_captions(captions: str) -> Kept:
    return Kept(f"{captions}.vtt", captions, KEPT.lines, KEPT.alignment)


def file_of(page: Path) -> Path:
    alignments.save(page, KEPT)
    return next((state_folder() / "alignments").iterdir())


def test_the_times_of_a_page_come_back(page: Path) -> None:
    alignments.save(page, KEPT)
    found = alignments.load(page)
    assert found is not None
    assert (found.source, found.captions, found.lines, found.refused) == (
        "tea.vtt",
        "ab12",
        KEPT.lines,
        KEPT.refused,
    )
    assert tuple(found.alignment.line(1).words) == tuple(LINE.words)


def test_a_page_that_was_never_aligned_has_no_times(page: Path) -> None:
    assert alignments.load(page) is None


def test_the_captions_used_last_come_back_and_others_by_their_digest(page: Path) -> None:
    for captions in ("one", "two", "three"):
        alignments.save(page, with_captions(captions))
    assert found_of(page) == "three"
    assert found_of(page, "one") == "one"
    assert found_of(page) == "one"
    assert found_of(page, "four") is None


def found_of(page: Path, captions: str | None = None) -> str | None:
    found = alignments.load(page, captions)
    return found.captions if found else None


def test_times_of_the_same_captions_are_replaced(page: Path) -> None:
    alignments.save(page, KEPT)
    alignments.save(page, Kept("tea.vtt", "ab12", (), Alignment()))
    found = alignments.load(page)
    assert found is not None
    assert len(found.alignment) == 0


def test_times_are_kept_under_the_real_path(page: Path) -> None:
    page.touch()
    link = page.with_name("link.md")
    link.symlink_to(page)
    alignments.save(link, KEPT)
    assert found_of(page) == "ab12"
    assert found_of(page.with_name("other.md")) is None


def test_what_was_not_used_longest_is_forgotten(page: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(alignments, "MOST_FILES", 2)
    for captions in ("one", "two"):
        alignments.save(page, with_captions(captions))
    alignments.load(page, "one")
    alignments.save(page, with_captions("three"))
    assert [found_of(page, captions) for captions in ("one", "two", "three")] == ["one", None, "three"]


def test_a_page_can_be_forgotten(page: Path) -> None:
    alignments.save(page, KEPT)
    alignments.save(page.with_name("other.md"), KEPT)
    alignments.forget(page)
    assert found_of(page) is None
    assert found_of(page.with_name("other.md")) == "ab12"


@pytest.mark.parametrize("exact", [False, True])
def test_it_is_kept_whether_words_were_found_in_the_sound(page: Path, exact: bool) -> None:
    alignments.save(page, replace(KEPT, exact=exact))
    found = alignments.load(page)
    assert found is not None
    assert found.exact is exact


def test_times_that_were_kept_before_that_was_known_are_taken_for_less_exact(page: Path) -> None:
    file = file_of(page)
    values = json.loads(file.read_text())
    del values["exact"]
    file.write_text(json.dumps(values))
    found = alignments.load(page)
    assert found is not None
    assert not found.exact


@pytest.mark.parametrize("field", ["page", "source", "captions", "lines", "times", "refused"])
@pytest.mark.parametrize("value", [None, 3, "AAAA", ["AAAA"], {}])
def test_a_field_that_is_missing_or_odd_does_no_harm(page: Path, field: str, value: object) -> None:
    file = file_of(page)
    values = json.loads(file.read_text())
    file.write_text(json.dumps({**values, field: value}))
    found = alignments.load(page)
    assert found is None or (field in ("source", "captions", "refused") and len(found.alignment) == 2)
    assert found is None or isinstance(found.source, str)
    del values[field]
    file.write_text(json.dumps(values))
    assert alignments.load(page) is None


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(at=st.integers(0, 10_000), by=st.integers(1, 255))
def test_a_damaged_file_is_as_none_or_says_what_it_said(page: Path, at: int, by: int) -> None:
    file = file_of(page)
    data = bytearray(file.read_bytes())
    data[at % len(data)] ^= by
    file.write_bytes(bytes(data))
    found = alignments.load(page)
    assert found is None or len(found.alignment) == len(found.lines) == 2


def test_a_damaged_file_is_set_aside_and_the_one_before_taken(page: Path) -> None:
    alignments.save(page, with_captions("one"))
    before = set((state_folder() / "alignments").iterdir())
    alignments.save(page, with_captions("two"))
    (newer,) = set((state_folder() / "alignments").iterdir()) - before
    newer.write_bytes(b"{")
    assert found_of(page) == "one"


def test_where_nothing_can_be_written_nobody_is_interrupted(page: Path) -> None:
    state_folder().mkdir(parents=True)
    (state_folder() / "alignments").write_text("in the way")
    alignments.save(page, KEPT)
    alignments.forget(page)
    assert alignments.load(page) is None


def test_whoever_asks_is_told_that_nothing_can_be_written(page: Path) -> None:
    state_folder().mkdir(parents=True)
    for kind in ("alignments", "heard"):
        (state_folder() / kind).write_text("in the way")
    with pytest.raises(SaveError, match=r"alignments.*could not be written: "):
        alignments.keep(page, KEPT)
    with pytest.raises(SaveError, match=r"heard.*could not be written: "):
        heard.keep(page, [HeardWord("one", 1.0, 2.0)])
    assert heard.save(page, [HeardWord("one", 1.0, 2.0)]) == heard.digest_of([HeardWord("one", 1.0, 2.0)])


def test_no_half_of_a_file_is_ever_left(page: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = file_of(page)
    whole = file.read_bytes()

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    alignments.save(page, Kept("other", "ab12", (), Alignment()))
    assert file.read_bytes() == whole
    assert list(file.parent.iterdir()) == [file]
