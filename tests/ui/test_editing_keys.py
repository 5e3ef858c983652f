"""The keys of the issue, pressed while the caret is in the text."""

import pytest

from tests.ui.vocabulary import Person


def test_the_page_is_shown(reader: Person) -> None:
    assert reader.shown == [
        *("Opening", "Good morning, Ben.", "Morning, Ann. Is the kettle on?", "It is. Kettles are my thing."),
        *("On tea", "Black tea first."),
    ]


def test_a_letter_a_digit_and_a_blank_type(reader: Person) -> None:
    reader.caret(1, 0)
    reader.type("So 1 ")
    assert reader.shown[1] == "So 1 Good morning, Ben."


def test_ctrl_space_plays_and_pauses(reader: Person) -> None:
    reader.caret(1)
    reader.press("Ctrl+Space")
    assert reader.desk.playback.playing
    reader.press("Ctrl+Space")
    assert not reader.desk.playback.playing
    assert reader.shown[1] == "Good morning, Ben."


def test_alt_arrows_jump(reader: Person) -> None:
    reader.desk.playback.seek(20)
    reader.caret(1)
    reader.press("Alt+Left", "Alt+Left", "Alt+Right")
    assert reader.desk.playback.position == pytest.approx(15, abs=0.2)


def test_the_jump_is_a_setting(reader: Person) -> None:
    reader.window.shell.settings.jump_seconds = 2.0
    reader.press("Alt+Right")
    assert reader.desk.playback.position == pytest.approx(2, abs=0.2)
    reader.desk.player.controls.forward.click()
    assert reader.desk.playback.position == pytest.approx(4, abs=0.2)


def test_next_line_takes_caret_and_playhead_past_a_header(reader: Person) -> None:
    reader.caret(3)
    reader.press("Alt+Down")
    assert reader.desk.row == 5
    assert reader.desk.playback.position == pytest.approx(65, abs=0.2)


def test_previous_line_at_the_first_says_so(reader: Person) -> None:
    reader.caret(1)
    reader.press("Alt+Up")
    assert reader.said == "This is the first line."


def test_ctrl_return_plays_from_the_line(reader: Person) -> None:
    reader.caret(3, 4)
    reader.press("Ctrl+Return")
    assert reader.desk.playback.playing
    assert reader.desk.playback.position == pytest.approx(20, abs=0.5)
    assert len(reader.shown) == 6


@pytest.mark.parametrize(("key", "slower"), [("Ctrl+Shift+,", True), ("Ctrl+Shift+<", True), ("Ctrl+Shift+.", False)])
def test_speed(reader: Person, key: str, slower: bool) -> None:
    reader.press(key)
    assert (reader.desk.playback.rate < 1) == slower
    assert reader.said.startswith("Speed ")


def test_f11_sets_the_time_from_the_playhead(reader: Person) -> None:
    reader.desk.playback.seek(17.8)
    reader.caret(2)
    reader.press("F11")
    assert reader.transcript[2] == "Ben 0:17 Morning, Ann. Is the kettle on?"


def test_ctrl_alt_arrows_nudge_the_time(reader: Person) -> None:
    reader.caret(5)
    reader.press("Ctrl+Alt+Left", "Ctrl+Alt+Left", "Ctrl+Alt+Right")
    assert reader.transcript[5] == "Ben 1:04 Black tea first."


def test_a_time_that_two_lines_share_is_nudged_from_what_the_page_says(reader: Person) -> None:
    reader.desk.playback.seek(5)
    reader.caret(2)
    reader.press("F11", "Ctrl+Alt+Right")
    assert reader.transcript[2].startswith("Ben 0:06")


def test_a_header_has_no_time_to_set(reader: Person) -> None:
    reader.caret(0)
    reader.press("F11")
    assert reader.said == "Put the caret in a line first."
    assert not reader.document.modified


def test_ctrl_g_goes_to_a_typed_time(reader: Person) -> None:
    with reader.answering("Go", fill="0:21"):
        reader.press("Ctrl+G")
    assert reader.desk.playback.position == pytest.approx(21, abs=0.2)


def test_alt_digit_says_who_speaks(reader: Person) -> None:
    reader.caret(1)
    reader.press("Alt+2")
    assert reader.transcript[1] == "Ben 0:05 Good morning, Ben."


def test_alt_digit_goes_for_all_lines_that_are_selected(reader: Person) -> None:
    reader.select(1, 3, 3, 2)
    reader.press("Alt+2")
    assert [line.split()[0] for line in reader.transcript] == ["#", "Ben", "Ben", "Ben", "#", "Ben"]


def test_a_speaker_that_is_not_there_is_refused(reader: Person) -> None:
    reader.caret(1)
    reader.press("Alt+7")
    assert reader.said == "This episode has no speaker 7."


def test_the_speakers_keep_their_keys_when_one_vanishes(reader: Person) -> None:
    reader.select(1, 0, 3, 3)
    reader.press("Alt+2")
    assert reader.words("speaker_2") == "Ben"
    reader.press("Alt+1")
    assert reader.said == "This episode has no speaker 1."


def test_ctrl_e_asks_for_a_speaker(reader: Person) -> None:
    reader.caret(1)
    with reader.answering("Choose", fill="Cleo"):
        reader.press("Ctrl+E")
    assert reader.transcript[1].startswith("Cleo 0:05")


def test_ctrl_shift_e_renames_everywhere(reader: Person) -> None:
    reader.caret(1)
    with reader.answering("Rename", fill="Anna"):
        reader.press("Ctrl+Shift+E")
    assert [line.split()[0] for line in reader.transcript] == ["#", "Anna", "Ben", "Anna", "#", "Ben"]


def test_undo_and_redo_are_named_and_bring_the_caret_back(reader: Person) -> None:
    reader.caret(2, 7)
    reader.press("Alt+1")
    assert reader.words("undo") == "Undo: Change speaker"
    reader.caret(5)
    reader.press("Ctrl+Z")
    assert reader.transcript[2].startswith("Ben")
    assert (reader.desk.row, reader.desk.transcript.selection().caret.offset) == (2, 7)
    assert reader.words("redo") == "Redo: Change speaker"
    reader.press("Ctrl+Y")
    assert reader.transcript[2].startswith("Ann")


@pytest.mark.parametrize("key", ["Ctrl+Y", "Ctrl+Shift+Z"])
def test_both_keys_redo_typing(reader: Person, key: str) -> None:
    reader.caret(1, 0)
    reader.type("Oh ")
    reader.press("Ctrl+Z")
    assert reader.shown[1] == "Good morning, Ben."
    reader.press(key)
    assert reader.shown[1] == "Oh Good morning, Ben."


def test_nothing_to_undo_is_said(reader: Person) -> None:
    reader.item("undo").trigger()
    assert reader.said == "There is nothing to undo."


def test_headers_are_inserted_edited_moved_and_deleted(reader: Person) -> None:
    reader.caret(2)
    with reader.answering("Insert", fill="Kettles"):
        reader.press("Ctrl+Shift+H")
    assert reader.shown[2] == "Kettles"
    reader.press("Alt+Shift+Down", "Ctrl+Shift+PgUp", "Alt+Shift+Up")
    assert reader.shown[1] == "Kettles", reader.said
    with reader.answering("Change", fill="Tea things"):
        reader.press("F2")
    assert reader.shown[1] == "Tea things"
    reader.press("Ctrl+Shift+K")
    assert reader.shown[1] == "Good morning, Ben."


def test_a_header_at_the_top_stays_there(reader: Person) -> None:
    reader.caret(0)
    reader.press("Alt+Shift+Up")
    assert reader.said == "The header is already at the start."


def test_lines_are_deleted(reader: Person) -> None:
    reader.select(1, 4, 3, 0)
    reader.press("Ctrl+Shift+K")
    assert reader.shown[:2] == ["Opening", "It is. Kettles are my thing."]
    assert reader.desk.row == 1


def test_enter_splits_and_shift_enter_takes_the_playhead(reader: Person) -> None:
    reader.desk.playback.seek(16.5)
    reader.caret(2, 13)
    reader.press("Shift+Return")
    assert reader.transcript[2:4] == ["Ben 0:12 Morning, Ann.", "Ben 0:16 Is the kettle on?"]
    reader.press("Backspace")
    assert reader.transcript[2] == "Ben 0:12 Morning, Ann. Is the kettle on?"


def test_ctrl_k_marks_a_clip_of_what_is_selected(reader: Person) -> None:
    reader.select(2, 0, 3, 10)
    reader.press("Ctrl+K")
    clip = reader.document.episode.clips[-1]
    assert (clip.start, clip.end) == (12, 41.72)
    assert clip.url == "https://www.youtube.com/watch?v=tea&t=12"


def test_ctrl_k_without_a_selection_says_what_to_do(reader: Person) -> None:
    reader.caret(2, 3)
    reader.press("Ctrl+K")
    assert reader.said == "Select the passage first."
    assert reader.shown[2] == "Morning, Ann. Is the kettle on?"


def test_find_and_find_again(reader: Person) -> None:
    reader.press("Ctrl+F")
    reader.type("ettle")
    reader.press("Return", "F3")
    reader.caret(1)
    reader.press("F3")
    assert reader.desk.row == 2
    reader.press("F3")
    assert reader.desk.row == 3
    reader.press("Shift+F3")
    assert reader.desk.row == 2


def test_f6_gives_the_keyboard_back_to_the_text(reader: Person) -> None:
    reader.press("Ctrl+F")
    assert not reader.desk.transcript.hasFocus()
    reader.press("F6")
    assert reader.desk.transcript.hasFocus()


def test_zoom(reader: Person) -> None:
    reader.press("Ctrl++", "Ctrl++", "Ctrl+-")
    assert reader.window.shell.settings.zoom == pytest.approx(1.1)
    reader.press("Ctrl+0")
    assert reader.desk.transcript.zoom == 1
