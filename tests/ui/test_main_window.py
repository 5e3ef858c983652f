import os
from pathlib import Path
from weakref import ref

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication, QListView

from editor.core import edits
from editor.core.model import Selection
from editor.store import recent, recordings
from editor.ui.main_window import MainWindow
from editor.ui.resources import SAMPLE
from editor.ui.speaker_menu import speaker_menu
from editor.ui.theme import DARK
from tests.ui.vocabulary import Person, drop_on


def test_the_welcome_shows_pages_that_were_open(window: MainWindow, person: Person, page: Path) -> None:
    person.open(page)
    person.press("Ctrl+W")
    assert window.desk is None
    assert [row.path for row in window.welcome.rows] == [page]
    window.welcome.rows[0].click()
    assert person.document.path == page


def test_the_welcome_says_when_a_page_was_opened_not_written(window: MainWindow, person: Person, page: Path) -> None:
    os.utime(page, (0, 0))
    person.open(page)
    person.press("Ctrl+W")
    assert "Today" in window.welcome.rows[0].accessibleName()


def test_the_sample_can_be_tried_from_the_welcome(window: MainWindow, person: Person) -> None:
    window.welcome.sample_button.click()
    assert person.document.path == SAMPLE
    person.wait(lambda: person.desk.playback.media is not None)


def test_saving_the_sample_asks_for_another_place(person: Person, tmp_path: Path) -> None:
    before = SAMPLE.read_bytes()
    person.open(SAMPLE)
    person.caret(1)
    person.type("Oh. ")
    with person.answering("Save", fill=str(tmp_path / "mine.md")):
        person.press("Ctrl+S")
    assert SAMPLE.read_bytes() == before
    assert b"Oh. " in (tmp_path / "mine.md").read_bytes()
    assert person.title == "mine.md — Cueline"


def test_the_sample_is_not_among_the_recent_pages(person: Person) -> None:
    person.open(SAMPLE)
    assert recent.pages() == []


def test_the_title_has_a_star_while_there_is_something_to_save(reader: Person) -> None:
    assert reader.title == "tea.md — Cueline"
    reader.caret(1)
    reader.type("x")
    assert reader.title == "tea.md* — Cueline"
    reader.press("Ctrl+S")
    assert reader.title == "tea.md — Cueline"


def test_the_status_bar_says_where_the_caret_is(reader: Person) -> None:
    reader.caret(3)
    status = reader.window.status
    assert status.place.text() == "Line 3 · 0:20 · Ann"
    assert status.length.text() == "4 lines, 18 words"
    assert status.engine.text() == "No sound"
    reader.caret(4)
    assert status.place.text() == "Header"


def test_the_length_follows_edits(reader: Person) -> None:
    reader.caret(3, 6)
    reader.press("Return")
    reader.type("One more ")
    assert reader.window.status.length.text() == "5 lines, 20 words"


def test_the_number_of_the_line_follows_edits_above_it(reader: Person) -> None:
    reader.caret(3)
    reader.document.apply("Edit", edits.move_entry, 0, 5)
    assert reader.window.status.place.text().startswith("Line 3")
    reader.document.apply("Edit", edits.insert_line, 0, "New.")
    assert reader.window.status.place.text().startswith("Line 4")


def test_the_length_follows_great_edits_a_moment_later(long_reader: Person) -> None:
    long_reader.document.apply("Edit", edits.replace_text, "This is", "Here is a")
    long_reader.wait(lambda: long_reader.window.status.length.text() == "200 lines, 1,000 words")


def test_a_missing_recording_is_told(reader: Person) -> None:
    assert reader.notices["recording"].startswith("No recording was found.")


def test_a_recording_beside_the_page_is_found(person: Person, page: Path) -> None:
    page.with_suffix(".mp3").touch()
    person.open(page)
    assert person.desk.playback.media == page.with_suffix(".mp3")
    assert "recording" not in person.notices


def test_a_recording_that_was_chosen_is_remembered(reader: Person, page: Path) -> None:
    sound = page.with_name("other.mp3")
    sound.touch()
    with reader.answering("Open", fill=str(sound)):
        reader.choose("recording")
    assert reader.desk.playback.media == sound
    assert recordings.remembered(page) == sound


def test_a_page_that_is_dropped_is_opened(person: Person, page: Path) -> None:
    drop_on(person.window, page)
    person.wait(lambda: person.window.desk is not None)
    assert person.document.path == page


def test_a_recording_that_is_dropped_is_played(reader: Person, page: Path) -> None:
    sound = page.with_name("other.m4a")
    sound.touch()
    drop_on(reader.window, sound)
    reader.wait(lambda: reader.desk.playback.media == sound)


def test_a_recording_that_is_dropped_on_the_welcome_opens_its_page(person: Person, page: Path) -> None:
    sound = page.with_suffix(".m4a")
    sound.touch()
    drop_on(person.window, sound)
    person.wait(lambda: person.window.desk is not None and person.desk.playback.media == sound)
    assert person.document.path == page


def test_a_recording_whose_page_is_not_known_asks_for_it(person: Person, page: Path) -> None:
    sound = page.with_name("other.m4a")
    sound.touch()
    with person.answering("Open", fill=str(page)):
        drop_on(person.window, sound)
    person.wait(lambda: person.window.desk is not None and person.desk.playback.media == sound)
    assert recordings.remembered(page) == sound


def test_a_recording_that_was_called_off_is_not_played_later(person: Person, page: Path) -> None:
    with person.answering("Cancel"):
        drop_on(person.window, page.with_name("other.m4a"))
    person.open(page)
    assert person.desk.playback.media is None


def test_the_pill_leads_back_to_the_spoken_line(reader: Person) -> None:
    reader.press("Ctrl+Space")
    assert not reader.desk.pill.isVisible()
    reader.press("Ctrl+L")
    assert reader.desk.pill.isVisible()
    reader.desk.pill.click()
    assert reader.desk.transcript.following
    assert not reader.desk.pill.isVisible()


def test_the_way_back_from_far_below_follows_again(long_reader: Person) -> None:
    long_reader.press("Ctrl+Return")
    long_reader.wait(lambda: long_reader.desk.playback.spoken is not None)
    long_reader.press("PgDown", "PgDown")
    assert long_reader.desk.pill.isVisible()
    long_reader.press("Ctrl+J")
    assert long_reader.desk.transcript.following
    assert not long_reader.desk.pill.isVisible()


def listening(person: Person) -> Person:
    """Let the recording play in a page with its clips shown."""
    person.desk.show_clips()
    person.caret(1)
    person.press("Ctrl+Return")
    person.wait(lambda: person.desk.playback.spoken is not None)
    return person


def test_going_to_what_is_in_view_ends_no_following(reader: Person) -> None:
    desk = listening(reader).desk
    desk.clips.clip_shown.emit(1)
    desk.headers.row_requested.emit(4)
    assert desk.transcript.following


def test_going_to_what_is_out_of_view_ends_following_until_it_is_played(long_reader: Person) -> None:
    desk = listening(long_reader).desk
    desk.clips.clip_shown.emit(150)
    assert not desk.transcript.following
    long_reader.select(150, 0, 151, 4)
    long_reader.press("Ctrl+K", "Ctrl+Shift+Return")
    assert desk.transcript.following
    long_reader.wait(lambda: desk.transcript.marks.spoken.row == 150)


def test_a_click_on_a_time_plays_from_there(reader: Person) -> None:
    reader.desk.transcript.time_clicked.emit(5)
    assert reader.desk.playback.playing
    assert reader.desk.playback.position == pytest.approx(65, abs=0.5)


def test_the_context_menu_acts_on_the_line_that_was_clicked(reader: Person) -> None:
    reader.caret(1)
    menu = reader.desk.transcript.context_menu()
    reader.desk.transcript.menu_requested.emit(menu, 3)
    next(item for item in menu.actions() if item.objectName() == "delete").trigger()
    assert "It is. Kettles are my thing." not in reader.shown


def test_the_context_menu_of_a_header_greys_what_is_for_lines(reader: Person) -> None:
    menu = reader.desk.transcript.context_menu()
    reader.desk.transcript.menu_requested.emit(menu, 4)
    enabled = {item.objectName(): item.isEnabled() for item in menu.actions()}
    assert not enabled["set_time"]
    assert enabled["edit_header"]
    menu.aboutToHide.emit()
    assert reader.item("set_time").isEnabled()


def test_a_click_on_a_name_offers_the_speakers(reader: Person) -> None:
    menu = speaker_menu(reader.window.shell, 1)
    words = [item.text().split("\t")[0] for item in menu.actions()]
    assert words == ["Ann", "Ben", "No speaker", "", "Another speaker…", "Rename Ann…"]
    menu.actions()[1].trigger()
    assert reader.transcript[1].startswith("Ben")
    menu.actions()[2].trigger()
    assert reader.transcript[1].startswith("None")
    assert reader.words("undo") == "Undo: Remove speaker"
    menu.deleteLater()


def test_odd_things_of_the_page_are_told_and_shown(person: Person, page: Path) -> None:
    page.write_text(page.read_text().replace("time: '1:05'", "time: 37:567").replace("  sec: 65\n", ""))
    person.open(page)
    person.desk.notices.press("page", "Show")
    assert person.desk.row == 5


def test_a_header_of_the_outline_is_gone_to(reader: Person) -> None:
    reader.desk.headers.row_requested.emit(4)
    assert reader.desk.row == 4
    assert reader.desk.transcript.hasFocus()


def test_the_theme_is_a_setting(reader: Person) -> None:
    reader.choose("theme_dark")
    assert reader.desk.theme.dark
    assert QApplication.palette().window().color().lightnessF() < 0.5
    reader.choose("theme_light")
    assert not reader.desk.theme.dark


def test_the_side_is_hidden_and_shown(reader: Person) -> None:
    reader.press("F9")
    assert not reader.desk.side.isVisible()
    reader.press("F9")
    assert reader.desk.side.isVisible()


def test_the_splits_are_remembered(reader: Person, page: Path) -> None:
    reader.desk.across.setSizes([500, 700])
    sizes = reader.desk.across.sizes()
    reader.press("Ctrl+W")
    reader.open(page)
    reader.wait(lambda: reader.desk.across.sizes() == sizes)


def test_another_page_takes_the_place_of_the_first(reader: Person, page: Path) -> None:
    other = page.with_name("other.md")
    other.write_bytes(page.read_bytes())
    reader.open(other)
    assert reader.title == "other.md — Cueline"
    reader.desk.transcript.select(Selection.at(2))
    assert reader.window.status.place.text().startswith("Line 2")


@pytest.mark.parametrize("how", ["close", "reload"])
def test_nothing_holds_on_to_a_page_that_was_left(reader: Person, how: str) -> None:
    reader.wait(lambda: reader.desk.has_timeline)
    desk = reader.desk
    desk.show_clips()
    left = [ref(part) for part in (desk, desk.document, desk.playback, desk.clips, desk.quotes, desk.timeline)]
    del desk
    reader.choose(how)

    def is_gone() -> bool:
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        return not any(part() for part in left)

    reader.wait(is_gone)


def test_a_new_window_leaves_room_for_its_title_on_a_small_screen(window: MainWindow) -> None:
    assert window.height() < window.screen().availableSize().height()


def test_the_panes_take_the_colours_of_another_theme(reader: Person) -> None:
    reader.choose("theme_dark")
    assert reader.desk.headers.findChild(QListView).palette().base().color() == DARK.field


def test_typing_in_the_first_turn_does_not_lay_the_page_out_at_each_key(reader: Person) -> None:
    reader.desk.show_clips()
    reader.wait(lambda: reader.desk.playback.has_timeline)
    reader.caret(1)
    for letter in "tea":
        reader.type(letter)
        assert not reader.desk.playback.has_timeline
    reader.wait(lambda: reader.desk.playback.has_timeline)
