"""What clips quote: flagged when it changes, remembered with the page."""

import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from editor.core import edits
from editor.core.errors import EditError
from editor.ui.document import Document
from editor.ui.playback import Playback
from editor.ui.quotes import Quotes

PAGE = """\
---
transcript:
- header: Opening
- line: Good morning, dear Ben.
  sec: 10
- line: Morning, Ann. Is the big kettle on?
  sec: 20
- line: It is. Kettles are my thing.
  sec: 30
- header: On tea
- line: Black tea comes first.
  sec: 40
- line: Then the kettle again.
  sec: 50
quotableClips:
- name: Opening
  startOffset: 0
  endOffset: 40
- name: The kettle
  startOffset: 20
  endOffset: 30
---
"""
OPENING, KETTLE = 0, 1


class Reader:
    """A page that is open, with what its clips quote."""

    def __init__(self, path: Path) -> None:
        self.document = Document.open(path)
        self.playback = Playback("silent")
        self.playback.set_entries(self.document.episode.entries)
        self.document.changed.connect(
            lambda change, _: self.playback.set_entries(self.document.episode.entries, change)
        )
        self.quotes = Quotes(self.document, self.playback, self.document)
        self.quotes.look()

    def apply(self, edit: Callable[..., object], *args: object, **given: object) -> None:
        """Make an edit, and look at the quotes."""
        self.document.apply("Edit", edit, *args, **given)
        self.quotes.look()

    def close(self) -> None:
        """Close the page."""
        self.document.close()
        self.quotes.close()
        self.playback.close()
        self.document.deleteLater()


@pytest.fixture
def page(tmp_path: Path) -> Path:
    path = tmp_path / "tea.md"
    path.write_text(PAGE, encoding="utf-8")
    return path


@pytest.fixture
def opened(qapp: QApplication, page: Path) -> Iterator[Callable[[], Reader]]:
    """Open the page, as often as it is asked for."""
    readers: list[Reader] = []

    def again() -> Reader:
        while readers:
            readers.pop().close()
        readers.append(Reader(page))
        return readers[0]

    yield again
    while readers:
        readers.pop().close()


@pytest.fixture
def reader(opened: Callable[[], Reader]) -> Reader:
    return opened()


def test_nothing_is_stale_at_first(reader: Reader) -> None:
    assert reader.quotes.stale_clips == ()
    assert not reader.document.modified


def test_changed_words_are_flagged_with_before_and_after(reader: Reader) -> None:
    reader.apply(edits.set_text, 2, "Morning, Ann. Is the small kettle on?")
    stale = reader.quotes.stale(KETTLE)
    assert stale is not None
    assert stale.before == "Morning, Ann. Is the big kettle on?"
    assert stale.after == "Morning, Ann. Is the small kettle on?"
    assert stale.sentence == "The words of this quote have changed."


def test_a_flag_is_there_soon_after_typing(reader: Reader, qtbot: QtBot) -> None:
    begun = time.monotonic()
    reader.document.apply("Edit", edits.set_text, 2, "Evening, Ann.")
    qtbot.waitUntil(lambda: reader.quotes.stale(KETTLE) is not None)
    assert time.monotonic() - begun < 0.5


def test_undo_takes_the_flag_away(reader: Reader) -> None:
    reader.apply(edits.set_text, 2, "Evening, Ann.")
    reader.document.undo()
    reader.quotes.look()
    assert reader.quotes.stale(KETTLE) is None


def test_words_elsewhere_are_of_no_concern(reader: Reader) -> None:
    reader.apply(edits.set_text, 3, "It is, and has been for an hour. Kettles are my thing.")
    reader.apply(edits.delete_entry, 6)
    assert reader.quotes.stale_clips == ()


def test_a_shift_within_a_turn_that_cannot_be_heard_is_no_change(reader: Reader) -> None:
    reader.apply(edits.add_clip, "Big", 24.9, 28.1)
    words = reader.quotes.text(reader.document.episode.clips[2])
    assert words == "the big kettle"
    reader.apply(edits.set_text, 2, "Morning Ann. Is the big kettle on?")
    assert reader.quotes.stale(2) is None


def test_the_clip_of_a_section_is_no_quote(reader: Reader) -> None:
    reader.apply(edits.set_text, 1, "Good evening, Ben.")
    assert reader.quotes.stale_clips == ()


def test_a_clip_that_no_longer_starts_its_section_is_a_quote(page: Path, opened: Callable[[], Reader]) -> None:
    page.write_text(PAGE.replace("name: Opening", "name: Beginning"), encoding="utf-8")
    reader = opened()
    reader.apply(edits.set_time, 5, 44)
    reader.apply(edits.set_text, 1, "Good evening, Ben.")
    assert reader.quotes.stale_clips == (OPENING,)


def test_accepting_takes_the_words_as_they_are(reader: Reader) -> None:
    reader.apply(edits.set_text, 2, "Evening, Ann. Is the big kettle on?")
    reader.quotes.accept([KETTLE])
    assert reader.quotes.stale_clips == ()
    reader.apply(edits.set_text, 2, "Evening, Ann. Is it on?")
    stale = reader.quotes.stale(KETTLE)
    assert stale is not None
    assert stale.before.startswith("Evening, Ann. Is the")


def test_a_moved_edge_is_a_new_quote_and_undo_brings_the_old_one_back(reader: Reader) -> None:
    reader.apply(edits.set_text, 2, "Evening, Ann. Is the big kettle on?")
    reader.apply(edits.set_clip, KETTLE, end=40)
    assert reader.quotes.stale(KETTLE) is None
    reader.document.undo()
    reader.quotes.look()
    stale = reader.quotes.stale(KETTLE)
    assert stale is not None
    assert stale.before.startswith("Morning")
    reader.document.redo()
    reader.quotes.look()
    assert reader.quotes.stale(KETTLE) is None


def test_a_renamed_or_moved_clip_quotes_what_it_did(reader: Reader) -> None:
    reader.apply(edits.set_clip, KETTLE, name="Tea")
    reader.apply(edits.set_clip, OPENING, start=21)
    reader.apply(edits.sort_clips)
    reader.apply(edits.set_text, 2, "Evening, Ann.")
    stale = reader.quotes.stale(0)
    assert stale is not None
    assert stale.before.startswith("Morning")


def test_a_quote_follows_its_words_to_another_time(reader: Reader) -> None:
    reader.apply(edits.set_time, 3, 34)
    reader.apply(edits.set_time, 2, 24)
    stale = reader.quotes.stale(KETTLE)
    assert stale is not None
    assert stale.sentence == "The words of this quote have moved."
    reader.quotes.follow(KETTLE)
    clip = reader.document.episode.clips[KETTLE]
    assert (clip.start, round(clip.end or 0)) == (24, 34)
    assert reader.quotes.stale(KETTLE) is None
    assert reader.document.undo_label == "Follow the words"


def test_a_quote_whose_words_are_gone_cannot_follow_them(reader: Reader) -> None:
    reader.apply(edits.delete_entry, 2)
    stale = reader.quotes.stale(KETTLE)
    assert stale is not None
    assert stale.place is None
    with pytest.raises(EditError, match="no longer near by"):
        reader.quotes.follow(KETTLE)


def test_what_is_quoted_is_known_the_next_time(opened: Callable[[], Reader], page: Path) -> None:
    opened()
    opened()
    page.write_text(PAGE.replace("big kettle", "small kettle"), encoding="utf-8")
    stale = opened().quotes.stale(KETTLE)
    assert stale is not None
    assert "big kettle" in stale.before


def test_exact_times_return_and_nothing_is_modified(opened: Callable[[], Reader], page: Path) -> None:
    reader = opened()
    reader.apply(edits.set_clip, KETTLE, start=20.37, end=29.12)
    reader.document.save()
    saved = page.read_bytes()
    assert b"startOffset: 20\n  endOffset: 30\n" in saved
    again = opened()
    clip = again.document.episode.clips[KETTLE]
    assert (clip.start, clip.end) == (20.37, 29.12)
    assert not again.document.modified
    assert not again.document.save()
    again.apply(edits.set_text, 1, "Good evening, dear Ben.")
    again.document.save()
    assert page.read_bytes() == saved.replace(b"morning, dear", b"evening, dear")


def test_exact_times_survive_that_decimals_are_asked_for(opened: Callable[[], Reader]) -> None:
    reader = opened()
    reader.apply(edits.set_clip, KETTLE, start=20.37, end=29.12)
    reader.document.save()
    again = opened()
    assert again.document.file is not None
    again.document.file.page.clip_decimals = 2
    again.quotes.look()
    clip = opened().document.episode.clips[KETTLE]
    assert (clip.start, clip.end) == (20.37, 29.12)


def test_a_page_that_was_edited_elsewhere_has_its_own_times(opened: Callable[[], Reader], page: Path) -> None:
    reader = opened()
    reader.apply(edits.set_clip, KETTLE, start=20.37, end=29.12)
    reader.document.save()
    opened()
    page.write_text(page.read_text().replace("startOffset: 20", "startOffset: 22"), encoding="utf-8")
    clip = opened().document.episode.clips[KETTLE]
    assert (clip.start, clip.end) == (22, 29.12)


def test_edits_that_were_dropped_leave_nothing_behind(opened: Callable[[], Reader]) -> None:
    opened()
    reader = opened()
    reader.apply(edits.set_text, 2, "Evening.")
    reader.quotes.accept([KETTLE])
    again = opened()
    assert again.quotes.stale_clips == ()
    assert again.quotes.text(again.document.episode.clips[KETTLE]) == "Morning, Ann. Is the big kettle on?"


def test_an_accepted_change_stays_accepted(opened: Callable[[], Reader]) -> None:
    reader = opened()
    reader.apply(edits.set_text, 2, "Evening, Ann. Is the big kettle on?")
    reader.document.save()
    again = opened()
    assert again.quotes.stale_clips == (KETTLE,)
    again.quotes.accept(again.quotes.stale_clips)
    assert opened().quotes.stale_clips == ()
