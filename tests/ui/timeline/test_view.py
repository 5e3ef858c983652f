"""What the timeline shows, and how it follows the page and the playhead."""

from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from editor.core.alignment import AlignedWord, Alignment, Grade, LineTimes, WordTimes
from editor.core.edits import add_clip, set_speaker, set_text, set_time
from editor.core.model import Clip, Episode, Header, Line
from editor.ui.document import Document
from editor.ui.playback import Playback
from editor.ui.theme import DARK, LIGHT, mixed
from editor.ui.timeline.bands import rect_of
from editor.ui.timeline.headers import place
from editor.ui.timeline.ticks import LINE_TICK
from editor.ui.timeline.view import TimelineView
from editor.ui.timeline.wave import SOFTER
from tests.ui.timeline.conftest import ENTRIES, Worker, sound
from tests.ui.transcript.aligned import times


def soft(slot: int) -> str:
    return mixed(LIGHT.speaker(slot), LIGHT.page, SOFTER).name()


def test_the_waveform_has_the_colours_of_the_speakers(worker: Worker) -> None:
    assert worker.color_at(8) == soft(0)
    assert worker.color_at(16) == soft(1)
    assert worker.color_at(2) == mixed(LIGHT.wave, LIGHT.page, SOFTER).name()


def test_a_speaker_who_is_changed_changes_the_colour(worker: Worker, qtbot: QtBot) -> None:
    worker.document.apply("Speaker", set_speaker, 1, "Ben")
    qtbot.waitUntil(lambda: worker.color_at(8) == soft(1))


def test_a_recording_that_is_not_decoded_yet_shows_as_a_quiet_line(worker: Worker) -> None:
    worker.view.set_waveform(sound(60, whole=False))
    top, height = worker.view.look.rows.wave
    image = worker.view.grab().toImage()
    beside = worker.place(80).x(), top + height // 4
    assert image.pixelColor(*beside) == LIGHT.page
    assert image.pixelColor(worker.place(8).x(), top + height // 4).name() == soft(0)


def test_without_a_recording_it_lasts_as_long_as_the_page(qtbot: QtBot) -> None:
    document = Document(Episode(ENTRIES, (Clip("late", 100, 130),)))
    playback = Playback("silent")
    playback.set_entries(document.episode.entries)
    view = TimelineView(document, playback, DARK)
    qtbot.addWidget(view)
    assert view.gathered.length >= 130
    view.grab()
    playback.close()


@pytest.mark.parametrize("entries", [(), (Header("Only"),), (Line("Untimed."),)])
def test_a_page_without_times_is_shown_empty(qtbot: QtBot, entries: tuple[Line | Header, ...]) -> None:
    document, playback = Document(Episode(entries)), Playback("silent")
    playback.set_entries(entries)
    view = TimelineView(document, playback, LIGHT)
    qtbot.addWidget(view)
    view.zoom_in()
    assert not view.grab().isNull()
    playback.close()


def test_a_clip_outside_the_recording_stands_at_its_border(worker: Worker) -> None:
    worker.document.apply("Add", add_clip, "Outside", 4000.0, 4100.0)
    look = worker.view.look
    rect = rect_of(look, worker.view.gathered.bands.of_clip[2])
    assert look.x_of(120) <= rect.left() < rect.right() <= worker.view.width()
    image = worker.view.grab().toImage()
    seen = {
        image.pixelColor(x, round(rect.center().y())).name() for x in range(round(rect.left()), round(rect.right()))
    }
    assert seen & {LIGHT.warning.name(), LIGHT.warning_page.name()}


def test_typing_moves_nothing_before_it_rests(worker: Worker, qtbot: QtBot) -> None:
    renewed: list[bool] = []
    worker.view.gathered.renewed.connect(lambda: renewed.append(True))
    worker.document.apply("Type", set_text, 1, "Good morning, Ben!")
    assert not renewed
    qtbot.waitUntil(lambda: bool(renewed))


def test_headers_follow_times_that_are_edited(worker: Worker, qtbot: QtBot) -> None:
    worker.document.apply("Time", set_time, 5, 70.0)
    qtbot.waitUntil(lambda: [flag.start for flag in worker.view.gathered.flags] == [5, 70])


def test_titles_never_touch_each_other(qtbot: QtBot) -> None:
    entries = [part for n in range(200) for part in (Header(f"Section number {n}"), Line("Some words.", "Ann", n * n))]
    document, playback = Document(Episode(tuple(entries))), Playback("silent")
    playback.set_entries(entries)
    view = TimelineView(document, playback, LIGHT)
    qtbot.addWidget(view)
    view.resize(1400, 170)
    for _ in range(12):
        placed = place(view.gathered.flags, view.look)
        ends = [max(one.x, 0.0) + one.room for one in placed]
        assert placed
        assert all(end <= one.x for end, one in zip(ends, placed[1:], strict=False))
        view.zoom(1.7, 900)
    playback.close()


def test_the_view_turns_the_page_when_the_playhead_plays_out_of_it(worker: Worker) -> None:
    worker.view.show_part(worker.view.look.scale.fitted(20, 40, 1.0))
    worker.playback.seek(39.5)
    worker.playback.play()
    worker.view._follow(40.5)
    assert worker.view.look.scale.left == pytest.approx(39.3, abs=0.3)


def test_the_view_stays_where_somebody_went_while_it_plays(worker: Worker) -> None:
    worker.view.show_part(worker.view.look.scale.fitted(80, 100, 1.0))
    before = worker.view.look.scale
    worker.view._follow(0.5)
    worker.view._follow(1.0)
    assert worker.view.look.scale == before


def test_the_view_goes_where_the_playhead_was_sent(worker: Worker) -> None:
    worker.view.show_part(worker.view.look.scale.fitted(80, 100, 1.0))
    worker.playback.seek(30)
    assert worker.view.look.scale.shows(30)


def test_a_chosen_clip_is_brought_into_view(worker: Worker) -> None:
    worker.view.show_part(worker.view.look.scale.fitted(100, 110, 1.0))
    worker.view.set_clip(0)
    assert worker.view.look.scale.shows(5)


def test_the_current_clip_is_zoomed_to(worker: Worker) -> None:
    worker.view.show_clip(1)
    scale = worker.view.look.scale
    assert scale.x_of(90) - scale.x_of(65) == pytest.approx(0.7 * scale.width, abs=1)


def test_another_theme_is_shown_at_once(worker: Worker) -> None:
    worker.view.set_theme(DARK)
    assert worker.view.grab().toImage().pixelColor(worker.place(110, "bands")) == DARK.panel


@pytest.mark.parametrize("height", [110, 128, 172, 300])
def test_every_part_has_room_at_any_height(worker: Worker, height: int) -> None:
    worker.view.setFixedHeight(height)
    worker.view.grab()
    rows = worker.view.look.rows
    parts = (rows.ruler, rows.flags, rows.wave, rows.words, rows.bands)
    assert sum(high for _, high in parts) == height
    assert rows.wave[1] >= 20


def aligned(worker: Worker, *known: LineTimes) -> None:
    worker.playback.set_alignment(Alignment(known))
    worker.view.gathered.renew_times()


def test_words_stand_where_they_are_truly_said(worker: Worker) -> None:
    heard = WordTimes.of([AlignedWord(0, 4, 31, 32, 0), AlignedWord(5, 13, 38, 39, 1)])
    aligned(worker, *(replace(times(start), words=heard) for start in (30, 50, 60, 70, 80)))
    worker.view.show_part(worker.view.look.scale.fitted(30, 42, 1.0))
    top, height = worker.view.look.rows.wave
    foot = worker.view.grab().toImage().copy(0, top + height - 2, worker.view.width(), 1)
    tick = mixed(LIGHT.page, LIGHT.faint, 0.55).name()
    drawn = [x for x in range(foot.width()) if foot.pixelColor(x, 0).name() == tick]
    assert drawn == pytest.approx([worker.view.look.x_of(31), worker.view.look.x_of(38)], abs=1)


@pytest.mark.parametrize(("grade", "whole"), [(Grade.SURE, True), (Grade.GUESS, False)])
def test_the_tick_of_a_guess_is_dotted(worker: Worker, grade: Grade, whole: bool) -> None:
    aligned(worker, *(times(start, grade) for start in (10, 30, 50, 70, 90)))
    top, height = worker.view.look.rows.wave
    x = round(worker.view.look.x_of(50))
    image = worker.view.grab().toImage()
    drawn = [image.pixelColor(x, y) != LIGHT.page for y in range(top + height - LINE_TICK, top + height)]
    assert any(drawn)
    assert all(drawn) is whole
