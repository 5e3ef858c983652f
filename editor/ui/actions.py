"""The table of everything that can be done, with its words and keys: menus, shortcuts and their list come from it."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from editor.ui import commands_file as file
from editor.ui import commands_line as line
from editor.ui import commands_play as play
from editor.ui import commands_text as text
from editor.ui import commands_view as view
from editor.ui.shell import Shell, always, needs_header, needs_page

SPEAKER_KEYS = 9


@dataclass(frozen=True)
class Action:
    """One thing to do.

    `menu` is where it stands ("Line/Speaker" is a menu inside a menu) and `group` sets it apart there. `why_not` returns
    the sentence that says why it can't be done now, nothing if it can; the same answer greys the item and is shown to
    who presses the key. `words_now` and `checked` say how an item reads that depends on the moment.
    """

    id: str
    menu: str
    group: int
    words: str
    keys: tuple[str, ...]
    do: Callable[[Shell], object]
    why_not: Callable[[Shell], str] = needs_page
    words_now: Callable[[Shell], str] | None = None
    checked: Callable[[Shell], bool] | None = None

    def run(self, shell: Shell) -> None:
        """Do it, or say why not."""
        reason = self.why_not(shell)
        if reason:
            shell.say(reason)
        else:
            shell.attempt(partial(self.do, shell))


def _speaker(number: int) -> Action:
    return Action(
        f"speaker_{number}",
        "Line/Speaker",
        0,
        f"Speaker {number}",
        (f"Alt+{number}",),
        partial(line.set_speaker, number=number),
        partial(line.no_speaker, number=number),
        partial(line.speaker_words, number=number),
    )


def _theme(name: str, words: str) -> Action:
    return Action(
        f"theme_{name}",
        "View/Colours",
        0,
        words,
        (),
        partial(view.set_theme, name=name),
        always,
        checked=partial(view.has_theme, name=name),
    )


ACTIONS: tuple[Action, ...] = (
    Action("open", "File", 0, "&Open…", ("Ctrl+O",), file.open_page, always),
    Action("save", "File", 1, "&Save", ("Ctrl+S",), file.save),
    Action("save_as", "File", 1, "Save &as…", ("Ctrl+Shift+S",), file.save_as),
    Action("save_copy", "File", 1, "Save a cop&y…", (), file.save_copy),
    Action("reload", "File", 1, "&Reload from disk", (), file.reload),
    Action("recording", "File", 2, "Choose reco&rding…", ("Ctrl+Shift+O",), file.choose_recording),
    Action("close", "File", 3, "&Close page", ("Ctrl+W",), file.close),
    Action("quit", "File", 3, "&Quit", ("Ctrl+Q",), file.leave, always),
    Action("undo", "Edit", 0, "&Undo", ("Ctrl+Z",), text.undo, text.no_undo, text.undo_words),
    Action("redo", "Edit", 0, "&Redo", ("Ctrl+Shift+Z", "Ctrl+Y"), text.redo, text.no_redo, text.redo_words),
    Action("cut", "Edit", 1, "Cu&t", ("Ctrl+X",), text.cut, text.no_text_field),
    Action("copy", "Edit", 1, "&Copy", ("Ctrl+C",), text.copy, text.no_text_field),
    Action("paste", "Edit", 1, "&Paste", ("Ctrl+V",), text.paste, text.no_text_field),
    Action("select_all", "Edit", 1, "Select &all", ("Ctrl+A",), text.select_all, text.no_text_field),
    Action("find", "Edit", 2, "&Find…", ("Ctrl+F",), text.find),
    Action("find_next", "Edit", 2, "Find &next", ("F3",), text.find_next),
    Action("find_previous", "Edit", 2, "Find pre&vious", ("Shift+F3",), text.find_previous),
    Action("replace", "Edit", 2, "Find and r&eplace…", ("Ctrl+H",), text.replace),
    Action("settings", "Edit", 3, "&Settings…", ("Ctrl+,",), view.show_settings, always),
    Action("set_time", "Line", 0, "Set &time from playhead", ("F11",), line.set_time, line.no_caret_line),
    Action("earlier", "Line", 0, "Time a bit &earlier", ("Ctrl+Alt+Left", "Ctrl+Alt+,"), line.earlier, line.no_caret_line),
    Action("later", "Line", 0, "Time a bit &later", ("Ctrl+Alt+Right", "Ctrl+Alt+."), line.later, line.no_caret_line),
    Action("pick_speaker", "Line", 1, "Choose &speaker…", ("Ctrl+E",), line.pick_speaker, line.no_line),
    *(_speaker(number) for number in range(1, SPEAKER_KEYS + 1)),
    Action("rename", "Line", 1, "Re&name speaker…", ("Ctrl+Shift+E",), line.rename_speaker, line.no_caret_line),
    Action("insert_header", "Line", 2, "Insert &header…", ("Ctrl+Shift+H",), line.insert_header),
    Action("edit_header", "Line", 2, "E&dit header…", ("F2",), line.edit_header, needs_header),
    Action("move_up", "Line", 2, "Move header &up", ("Alt+Shift+Up", "Ctrl+Shift+PgUp"), line.move_up, needs_header),
    Action(
        "move_down", "Line", 2, "Move header d&own", ("Alt+Shift+Down", "Ctrl+Shift+PgDown"), line.move_down, needs_header
    ),
    Action("delete", "Line", 3, "De&lete line or header", ("Ctrl+Shift+K",), line.delete, line.no_entry),
    Action("mark_clip", "Clip", 0, "&Mark as clip", ("Ctrl+K",), line.mark_clip, line.no_selection),
    Action("play", "Play", 0, "&Play", ("Ctrl+Space", "F4"), play.toggle, needs_page, play.toggle_words),
    Action("play_line", "Play", 0, "Play from this &line", ("Ctrl+Return", "Ctrl+Enter"), play.play_line, line.no_entry),
    Action("back", "Play", 1, "Jump &back", ("Alt+Left",), play.back),
    Action("forward", "Play", 1, "Jump &forward", ("Alt+Right",), play.forward),
    Action("previous_line", "Play", 1, "P&revious line", ("Alt+Up",), play.previous_line),
    Action("next_line", "Play", 1, "&Next line", ("Alt+Down",), play.next_line),
    Action("go_to_time", "Play", 1, "&Go to time…", ("Ctrl+G",), play.go_to_time),
    Action("slower", "Play", 2, "Slo&wer", ("Ctrl+Shift+,", "Ctrl+Shift+<"), play.slower),
    Action("faster", "Play", 2, "F&aster", ("Ctrl+Shift+.", "Ctrl+Shift+>"), play.faster),
    Action("normal_speed", "Play", 2, "Nor&mal speed", ("Ctrl+Shift+0",), play.normal_speed),
    Action("follow", "Play", 3, "Fo&llow the recording", ("Ctrl+L",), play.follow, checked=play.follows),
    Action("to_spoken", "Play", 3, "Back to the &spoken line", ("Ctrl+J",), play.to_spoken),
    Action("zoom_in", "View", 0, "Zoom &in", ("Ctrl++", "Ctrl+="), view.zoom_in),
    Action("zoom_out", "View", 0, "Zoom &out", ("Ctrl+-",), view.zoom_out),
    Action("zoom_reset", "View", 0, "&Normal size", ("Ctrl+0",), view.zoom_reset),
    Action("side", "View", 1, "&Player and panes", ("F9",), view.toggle_side, checked=view.side_shown),
    Action("to_text", "View", 1, "Go to the &text", ("F6",), view.to_text),
    _theme("system", "Like the &desktop"),
    _theme("light", "&Light"),
    _theme("dark", "&Dark"),
    Action("shortcuts", "Help", 0, "&Keyboard shortcuts", ("F1",), view.show_shortcuts, always),
    Action("sample", "Help", 0, "Open the &sample episode", (), file.open_sample, always),
    Action("about", "Help", 1, "&About Cueline", (), view.about, always),
)

MENUS = ("File", "Edit", "Line", "Clip", "Play", "View", "Help")

TEXT_KEYS = (
    ("Split the line at the caret", "Enter"),
    ("Split the line and give the second half the playhead's time", "Shift+Enter"),
    ("Merge with the line before, at the start of a line", "Backspace"),
    ("Merge with the line behind, at the end of a line", "Delete"),
)

