"""The table of everything that can be done, with its words and keys: menus, shortcuts and their list come from it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

from editor.ui import commands_clip as clip
from editor.ui import commands_file as file
from editor.ui import commands_line as line
from editor.ui import commands_play as play
from editor.ui import commands_text as text
from editor.ui import commands_view as view
from editor.ui.shell import Shell, always, needs_header, needs_page
from editor.ui.speaker_menu import SPEAKER_KEYS


@dataclass(frozen=True)
class Action:
    """One thing to do: its name for the program, its words, its keys (apart by blanks), and what does it.

    `why_not` returns the sentence that says why it can't be done now, nothing if it can; the same answer greys the item
    and is shown to who presses the key. `words_now` and `checked` are for items that read according to the moment.
    """

    id: str
    words: str
    keys: str
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


@dataclass(frozen=True)
class Submenu:
    """A menu inside a menu; where `one_of`, one of its items is always the chosen one."""

    words: str
    actions: tuple[Action, ...]
    one_of: bool = False


Group = tuple[Action | Submenu, ...]


def _speaker(number: int) -> Action:
    words, keys = f"Speaker {number}", f"Alt+{number}"
    do, why_not = partial(line.set_speaker, number=number), partial(line.no_speaker, number=number)
    return Action(f"speaker_{number}", words, keys, do, why_not, partial(line.speaker_words, number=number))


def _theme(name: str, words: str) -> Action:
    chosen = partial(view.has_theme, name=name)
    return Action(f"theme_{name}", words, "", partial(view.set_theme, name=name), always, checked=chosen)


SPEAKERS = Submenu("S&peaker", tuple(_speaker(number) for number in range(1, SPEAKER_KEYS + 1)))
COLOURS = Submenu(
    "&Colours", (_theme("system", "Like the des&ktop"), _theme("light", "&Light"), _theme("dark", "&Dark")), one_of=True
)

FILE: tuple[Group, ...] = (
    (Action("open", "&Open…", "Ctrl+O", file.open_page, always),),
    (
        Action("save", "&Save", "Ctrl+S", file.save),
        Action("save_as", "Save &as…", "Ctrl+Shift+S", file.save_as),
        Action("save_copy", "Save a cop&y…", "", file.save_copy),
        Action("reload", "&Reload from disk", "", file.reload),
    ),
    (Action("recording", "Choose recor&ding…", "Ctrl+Shift+O", file.choose_recording),),
    (
        Action("close", "&Close page", "Ctrl+W", file.close),
        Action("quit", "&Quit", "Ctrl+Q", file.leave, always),
    ),
)

EDIT: tuple[Group, ...] = (
    (
        Action("undo", "&Undo", "Ctrl+Z", text.undo, text.no_undo, text.undo_words),
        Action("redo", "&Redo", "Ctrl+Shift+Z Ctrl+Y", text.redo, text.no_redo, text.redo_words),
    ),
    (
        Action("cut", "Cu&t", "Ctrl+X", text.cut, text.no_text_field),
        Action("copy", "&Copy", "Ctrl+C", text.copy, text.no_text_field),
        Action("paste", "&Paste", "Ctrl+V", text.paste, text.no_text_field),
        Action("select_all", "Select &all", "Ctrl+A", text.select_all, text.no_text_field),
    ),
    (
        Action("find", "&Find…", "Ctrl+F", text.find),
        Action("find_next", "Find &next", "F3", text.find_next),
        Action("find_previous", "Find pre&vious", "Shift+F3", text.find_previous),
        Action("replace", "Find and r&eplace…", "Ctrl+H", text.replace),
    ),
    (Action("settings", "&Settings…", "Ctrl+,", view.show_settings, always),),
)

LINE: tuple[Group, ...] = (
    (
        Action("set_time", "Set &time from playhead", "F11", line.set_time, line.no_caret_line),
        Action("earlier", "Time a bit &earlier", "Ctrl+Alt+Left Ctrl+Alt+,", line.earlier, line.no_caret_line),
        Action("later", "Time a bit &later", "Ctrl+Alt+Right Ctrl+Alt+.", line.later, line.no_caret_line),
    ),
    (
        SPEAKERS,
        Action("pick_speaker", "Choose &speaker…", "Ctrl+E", line.pick_speaker, line.no_line),
        Action("rename", "Re&name speaker…", "Ctrl+Shift+E", line.rename_speaker, line.no_caret_line),
    ),
    (
        Action("insert_header", "Insert &header…", "Ctrl+Shift+H", line.insert_header),
        Action("edit_header", "E&dit header…", "F2", line.edit_header, needs_header),
        Action("move_up", "Move header &up", "Alt+Shift+Up Ctrl+Shift+PgUp", line.move_up, needs_header),
        Action("move_down", "Move header d&own", "Alt+Shift+Down Ctrl+Shift+PgDown", line.move_down, needs_header),
    ),
    (Action("delete", "Delete line o&r header", "Ctrl+Shift+K", line.delete, line.no_entry),),
)

CLIP: tuple[Group, ...] = (
    (Action("mark_clip", "&Mark as clip", "Ctrl+K", clip.mark, clip.no_selection),),
    (
        Action("play_clip", "&Play clip", "Ctrl+Shift+Return", clip.play, clip.no_clip),
        Action("clip_start", "&Start from playhead", "Ctrl+[", clip.start, clip.no_clip),
        Action("clip_end", "&End from playhead", "Ctrl+]", clip.end, clip.no_clip),
        Action("rename_clip", "&Rename clip", "", clip.rename, clip.no_clip),
        Action("delete_clip", "&Delete clip", "", clip.delete, clip.no_clip),
    ),
)

PLAY: tuple[Group, ...] = (
    (
        Action("play", "&Play", "Ctrl+Space F4", play.toggle, words_now=play.toggle_words),
        Action("play_line", "Play f&rom this line", "Ctrl+Return Ctrl+Enter", play.play_line, line.no_entry),
    ),
    (
        Action("back", "Jump &back", "Alt+Left", play.back),
        Action("forward", "Jump &forward", "Alt+Right", play.forward),
        Action("previous_line", "Pre&vious line", "Alt+Up", play.previous_line),
        Action("next_line", "&Next line", "Alt+Down", play.next_line),
        Action("go_to_time", "&Go to time…", "Ctrl+G", play.go_to_time),
    ),
    (
        Action("slower", "Slo&wer", "Ctrl+Shift+, Ctrl+Shift+<", play.slower),
        Action("faster", "F&aster", "Ctrl+Shift+. Ctrl+Shift+>", play.faster),
        Action("normal_speed", "Nor&mal speed", "Ctrl+Shift+0", play.normal_speed),
    ),
    (
        Action("follow", "Fo&llow the recording", "Ctrl+L", play.follow, checked=play.follows),
        Action("to_spoken", "Back to the &spoken line", "Ctrl+J", play.to_spoken),
    ),
)

VIEW: tuple[Group, ...] = (
    (
        Action("zoom_in", "Zoom &in", "Ctrl++ Ctrl+=", view.zoom_in),
        Action("zoom_out", "Zoom &out", "Ctrl+-", view.zoom_out),
        Action("zoom_reset", "&Normal size", "Ctrl+0", view.zoom_reset),
    ),
    (
        Action("side", "&Player and panes", "F9", view.toggle_side, checked=view.side_shown),
        Action("to_text", "Go to the &text", "F6", view.to_text),
    ),
    (COLOURS,),
)

HELP: tuple[Group, ...] = (
    (
        Action("shortcuts", "&Keyboard shortcuts", "F1", view.show_shortcuts, always),
        Action("sample", "Open the &sample episode", "", file.open_sample, always),
    ),
    (Action("about", "&About Cueline", "", view.about, always),),
)

MENUS = {"&File": FILE, "&Edit": EDIT, "&Line": LINE, "&Clip": CLIP, "&Play": PLAY, "&View": VIEW, "&Help": HELP}

ROW_MENU = (
    ("play_line", "set_time"),
    (SPEAKERS.words, "pick_speaker", "rename"),
    ("insert_header", "edit_header", "delete"),
    ("mark_clip",),
)

TEXT_KEYS = (
    ("Split the line at the caret", "Enter"),
    ("Split the line and give the second half the playhead's time", "Shift+Enter"),
    ("Merge with the line before, at the start of a line", "Backspace"),
    ("Merge with the line behind, at the end of a line", "Delete"),
)


def actions_of(groups: tuple[Group, ...]) -> Iterator[Action]:
    """Yield the actions of a menu, those of its submenus too."""
    for group in groups:
        for item in group:
            yield from item.actions if isinstance(item, Submenu) else (item,)


def all_actions() -> Iterator[Action]:
    """Yield every action."""
    for groups in MENUS.values():
        yield from actions_of(groups)
