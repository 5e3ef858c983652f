"""The timeline of the open page, in step with the text and the list of clips."""

import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from editor.core.snapping import Edge
from editor.ui.timeline.view import TimelineView
from tests.ui.vocabulary import Person

SAMPLE = Path(__file__).parents[2] / "resources" / "sample" / "sample.opus"
LEFT = Qt.MouseButton.LeftButton
WARM_MS = 300


@pytest.fixture
def viewer(person: Person, page: Path) -> Person:
    """Sit somebody down before the page with a recording, and wait until all of it is drawn."""
    shutil.copy(SAMPLE, page.with_suffix(".opus"))
    person.open(page)
    person.wait(lambda: person.desk.has_timeline)
    return person


def timeline(person: Person) -> TimelineView:
    return person.desk.timeline


def place(person: Person, seconds: float, part: float = 0.5) -> QPoint:
    """Return where a second is, so far down the strip."""
    view = timeline(person)
    return QPoint(round(view.look.x_of(seconds)), round(view.height() * part))


def band(person: Person, seconds: float) -> QPoint:
    top, height = timeline(person).look.rows.bands
    return QPoint(round(timeline(person).look.x_of(seconds)), round(top + height / 2))


def test_a_recording_is_shown_as_a_waveform(viewer: Person) -> None:
    listening = viewer.desk.listening
    viewer.wait(lambda: listening.waveform is not None and listening.waveform.whole)
    assert listening.waveform.seconds == pytest.approx(133, abs=0.2)


def test_a_click_seeks_and_leaves_the_keyboard_to_the_text(viewer: Person) -> None:
    QTest.mouseClick(timeline(viewer), LEFT, pos=place(viewer, 30))
    assert viewer.desk.playback.position == pytest.approx(30, abs=0.5)
    assert viewer.desk.transcript.hasFocus()


def test_a_double_click_goes_to_the_line(viewer: Person) -> None:
    QTest.mouseDClick(timeline(viewer), LEFT, pos=place(viewer, 70))
    assert viewer.desk.row == 5


def test_a_clip_chosen_in_the_timeline_is_chosen_in_the_list(viewer: Person) -> None:
    QTest.mouseClick(timeline(viewer), LEFT, pos=band(viewer, 10))
    assert viewer.desk.clips.at == 0


def test_a_clip_chosen_in_the_list_is_chosen_in_the_timeline(viewer: Person) -> None:
    viewer.press("F8")
    viewer.desk.clips.choose(0)
    assert timeline(viewer).at == 0


def test_the_words_that_a_clip_would_hold_are_lit_while_its_edge_is_dragged(viewer: Person) -> None:
    view = timeline(viewer)
    QTest.mousePress(view, LEFT, pos=band(viewer, 20))
    for seconds in (22, 24, 40):
        QTest.mouseMove(view, band(viewer, seconds))
    assert set(viewer.desk.transcript.marks.quoted) >= {1, 2, 3}
    QTest.mouseRelease(view, LEFT, pos=band(viewer, 40))
    assert not viewer.desk.transcript.marks.quoted
    assert viewer.document.episode.clips[0].end == pytest.approx(40, abs=1.5)
    viewer.press("Ctrl+Z")
    assert viewer.document.episode.clips[0].end == 20


def test_a_span_that_is_marked_becomes_a_clip_even_from_the_text(viewer: Person) -> None:
    view = timeline(viewer)
    shift = Qt.KeyboardModifier.ShiftModifier
    QTest.mousePress(view, LEFT, shift, place(viewer, 66))
    QTest.mouseMove(view, place(viewer, 75))
    QTest.mouseMove(view, place(viewer, 80))
    QTest.mouseRelease(view, LEFT, shift, place(viewer, 80))
    viewer.press("F6", "Ctrl+K")
    assert len(viewer.document.episode.clips) == 2
    assert view.span is None
    assert not viewer.desk.transcript.marks.quoted


def test_it_can_be_hidden_and_called_back_by_its_key(viewer: Person) -> None:
    viewer.press("Shift+F9")
    assert not viewer.desk.timeline_shown
    viewer.press("F7")
    assert viewer.desk.timeline_shown
    assert timeline(viewer).hasFocus()


def test_an_edge_picked_in_the_timeline_is_the_one_that_the_keys_of_the_list_nudge(viewer: Person) -> None:
    viewer.desk.clips.choose(0)
    viewer.press("F7", "]", "Right", "Right", "Alt+.")
    clip = viewer.document.episode.clips[0]
    assert (clip.start, clip.end) == (0, pytest.approx(20.3))
    viewer.press("Right", "Return")
    assert viewer.document.episode.clips[0].end == pytest.approx(20.4)


def test_an_edge_picked_in_the_list_is_the_one_that_the_timeline_moves_on(viewer: Person) -> None:
    viewer.desk.clips.choose(0)
    viewer.press("F7", "]", "Right")
    viewer.desk.clips.editing.pick(Edge.START)
    viewer.press("Right", "Return")
    clip = viewer.document.episode.clips[0]
    assert (clip.start, clip.end) == (0.1, 20.1)


def test_an_edge_that_is_moved_is_taken_back_and_saved_like_any_edit(viewer: Person, page: Path) -> None:
    viewer.desk.clips.choose(0)
    viewer.press("F7", "]", "Right", "Ctrl+Z")
    assert viewer.document.episode.clips[0].end == 20
    viewer.press("Shift+Right", "Ctrl+S")
    viewer.wait(lambda: "endOffset: 21" in page.read_text(encoding="utf-8"))


def test_an_edge_that_is_moved_stays_there_when_another_clip_is_chosen(viewer: Person) -> None:
    viewer.desk.clips.add_span(60, 70)
    viewer.desk.clips.choose(0)
    viewer.press("F7", "]", "Right")
    viewer.desk.clips.choose(1)
    viewer.press("Alt+.")
    first, second = viewer.document.episode.clips
    assert (first.end, second.end) == (20.1, 70.1)


def test_a_recording_that_cannot_be_decoded_is_told_of_above_the_page(person: Person, page: Path) -> None:
    page.with_suffix(".opus").write_bytes(b"no sound at all" * 1000)
    person.open(page)
    person.wait(lambda: person.desk.has_timeline)
    silence = timeline(person).grab().toImage()
    person.wait(lambda: "tea.opus" in person.desk.notices.sentences().get("sound", ""))
    assert timeline(person).grab().toImage() != silence


def test_half_a_recording_is_shown_as_far_as_it_goes_and_told_of(person: Person, page: Path) -> None:
    data = SAMPLE.read_bytes()
    page.with_suffix(".opus").write_bytes(data[: len(data) // 2] + bytes(len(data) // 2))
    person.open(page)
    person.wait(lambda: person.desk.has_timeline and person.desk.listening.waveform is not None)
    person.wait(lambda: "damaged" in person.desk.notices.sentences().get("sound", ""))
    assert person.desk.listening.waveform.whole


def test_nothing_is_made_for_a_page_that_is_left_meanwhile(person: Person, page: Path) -> None:
    shutil.copy(SAMPLE, page.with_suffix(".opus"))
    person.window.files.open(page)
    # Not person.desk, which waits for the player, and that may take as long as the timeline.
    desk = person.window.desk
    assert desk is not None
    assert not desk.has_timeline
    desk.let_go()
    QTest.qWait(WARM_MS)
    assert not desk.has_timeline
