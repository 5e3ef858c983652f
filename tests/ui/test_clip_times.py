"""Exact times of clips through save, undo and a crash: the page has whole seconds, the window does not forget."""

import os
from pathlib import Path

import pytest

from editor.core import edits
from editor.ui.document import Document
from tests.ui.test_recovery import PAGE, killed, recovered

Span = tuple[float | None, float | None]


@pytest.fixture
def whole(tmp_path: Path) -> Path:
    path = tmp_path / "talk.md"
    path.write_bytes(PAGE)
    return path


def nudge(document: Document, start: float | None = None, end: float | None = None) -> None:
    document.apply("Nudge", edits.set_clip, 0, start=start, end=end)


def span(document: Document) -> Span:
    return document.episode.clips[0].start, document.episode.clips[0].end


def test_a_nudge_within_the_second_is_saved_by_writing_nothing(whole: Path) -> None:
    document = Document.open(whole)
    os.utime(whole, (1, 1))
    nudge(document, 0.1, 19.9)
    assert document.modified
    assert not document.save()
    assert (document.modified, document.changed_on_disk(), span(document)) == (False, False, (0.1, 19.9))
    assert (whole.read_bytes(), whole.stat().st_mtime) == (PAGE, 1)
    document.close()


def test_a_crash_forgets_no_tenth_of_a_second(whole: Path) -> None:
    document = Document.open(whole)
    nudge(document, 0.1)
    document.save()
    nudge(document, end=20.34)
    document.save()
    document.apply("Split clip", edits.split_clip, 0, 7.77)
    killed(document)
    again = recovered(whole)
    assert [(clip.start, clip.end) for clip in again.episode.clips] == [(0.1, 7.77), (7.77, 20.34)]
    assert again.modified
    again.undo()
    assert (span(again), again.modified, again.changed_on_disk()) == ((0.1, 20.34), False, False)
    assert b"startOffset: 0\n  endOffset: 21\n" in whole.read_bytes()
    again.undo()
    again.undo()
    assert again.save()
    assert whole.read_bytes() == PAGE
    again.close()
