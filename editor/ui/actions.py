"""The table of everything that can be done, with its words and keys: menus, shortcuts and their list come from it."""

from collections.abc import Iterator
from functools import partial

from editor.ui import commands_align as align
from editor.ui import commands_cleanup as cleanup
from editor.ui import commands_clip as clip
from editor.ui import commands_export as export
from editor.ui import commands_export_page as export_page
from editor.ui import commands_file as file
from editor.ui import commands_import as imports
from editor.ui import commands_line as line
from editor.ui import commands_play as play
from editor.ui import commands_retiming as retiming
from editor.ui import commands_sections as sections
from editor.ui import commands_structure as structure
from editor.ui import commands_text as text
from editor.ui import commands_times as times
from editor.ui import commands_view as view
from editor.ui.action import Action, Group, Submenu, actions_of
from editor.ui.shell import always, needs_header
from editor.ui.speaker_menu import SPEAKER_KEYS


def _speaker(number: int) -> Action:
    words, keys = f"Speaker {number}", f"Alt+{number}"
    do, why_not = partial(line.set_speaker, number=number), partial(line.no_speaker, number=number)
    return Action(f"speaker_{number}", words, keys, do, why_not, partial(line.speaker_words, number=number))


def _theme(name: str, words: str) -> Action:
    chosen = partial(view.has_theme, name=name)
    return Action(f"theme_{name}", words, "", partial(view.set_theme, name=name), always, checked=chosen)


def _nudge(name: str, keys: str, seconds: float) -> Action:
    words = f"Edge {abs(seconds):g} s {'later' if seconds > 0 else 'earlier'}"
    now = partial(clip.nudge_words, seconds=seconds)
    return Action(name, words, keys, partial(clip.nudge, seconds=seconds), clip.no_clip, now)


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
        Action("import", "&Import…", "Ctrl+Shift+I", imports.import_file, always),
        Action("export_page", "&Export…", "Ctrl+Shift+T", export_page.export_page),
    ),
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
    (Action("clean_up", "C&lean up…", "", cleanup.clean_up),),
    (Action("settings", "&Settings…", "Ctrl+,", view.show_settings, always),),
)

REVIEW = Submenu(
    "Ti&mes to review",
    (
        Action("next_time", "&Next", "F12", partial(times.step, by=1), times.no_alignment),
        Action("previous_time", "&Previous", "Shift+F12", partial(times.step, by=-1), times.no_alignment),
        Action("accept_time", "&Accept", "Ctrl+T", times.accept, times.no_finding),
        Action("refuse_time", "&Refuse, or list again", "Ctrl+Shift+R", times.refuse, times.no_finding),
        Action("play_heard", "Play where it was &heard", "", partial(times.play, stated=False), times.no_finding),
        Action("play_stated", "Play what is &stated", "", partial(times.play, stated=True), times.no_finding),
        Action("accept_sure_times", "Accept a&ll sure ones", "", times.accept_sure, times.no_sure),
        Action(
            *("show_refused_times", "Sho&w refused ones", "", times.toggle_refused, times.no_refused),
            checked=times.refused_shown,
        ),
    ),
)

RETIMING = Submenu(
    "Chan&ge times",
    (
        Action("shift_times", "&Shift…", "", retiming.shift_times, retiming.no_timed_line),
        Action("fit_recording", "Fit to another &recording…", "", retiming.fit_recording, retiming.no_timed_line),
        Action("stretch_times", "S&tretch between two lines…", "", retiming.stretch_times, retiming.no_timed_line),
        Action("note_anchor", "&Note line and playhead for that", "", retiming.note_anchor, retiming.no_caret_time),
        Action("snap_starts", "Snap start to the &pause nearby", "", retiming.snap_starts, retiming.no_pauses),
        Action(
            "snap_all_starts", "Snap &all starts to pauses", "", retiming.snap_all_starts, retiming.no_pauses_at_all
        ),
    ),
)

LINE: tuple[Group, ...] = (
    (
        Action("set_time", "Set &time from playhead", "F11", line.set_time, line.no_caret_line),
        Action("earlier", "Time a bit &earlier", "Ctrl+Alt+Left Ctrl+Alt+,", line.earlier, line.no_caret_line),
        Action("later", "Time a bit &later", "Ctrl+Alt+Right Ctrl+Alt+.", line.later, line.no_caret_line),
        RETIMING,
    ),
    (Action("align", "&Align…", "Ctrl+Shift+G", align.align, align.no_lines),),
    (REVIEW, Action("fill_times", "&Fill missing times…", "", times.fill, times.no_missing)),
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
        Action("chapters", "Headers from a &chapter list…", "", sections.headers_from_chapters, sections.no_times),
        Action("structure", "Take structure from another &version…", "", structure.take_structure, align.no_lines),
    ),
    (Action("delete", "Delete line o&r header", "Ctrl+Shift+K", line.delete, line.no_entry),),
)

EDGES = Submenu(
    "&Edges",
    (
        Action("clip_start", "&Start from playhead", "Ctrl+[", partial(clip.set_edge, edge="start"), clip.no_clip),
        Action("clip_end", "&End from playhead", "Ctrl+]", partial(clip.set_edge, edge="end"), clip.no_clip),
        Action("hear_start", "Pick and hear the st&art", "Alt+[", partial(clip.hear_edge, edge="start"), clip.no_clip),
        Action("hear_end", "Pick and hear the en&d", "Alt+]", partial(clip.hear_edge, edge="end"), clip.no_clip),
        _nudge("nudge_earlier", "Alt+,", -0.1),
        _nudge("nudge_later", "Alt+.", 0.1),
        _nudge("nudge_much_earlier", "Alt+Shift+, Alt+Shift+<", -1.0),
        _nudge("nudge_much_later", "Alt+Shift+. Alt+Shift+>", 1.0),
    ),
)

CLIP: tuple[Group, ...] = (
    (Action("mark_clip", "&Mark as clip", "Ctrl+K", clip.mark, clip.no_selection),),
    (
        Action("play_clip", "&Play clip", "Ctrl+Shift+Return Ctrl+Shift+Enter", clip.play, clip.no_clip),
        Action("play_clip_end", "Play the &last 3 seconds", "Alt+Return Alt+Enter", clip.play_end, clip.no_clip),
        Action("loop_clip", "L&oop clip", "Ctrl+Shift+L", clip.loop, clip.no_clip, checked=clip.loops),
        Action("previous_clip", "Pre&vious clip", "Alt+PgUp", partial(clip.step, by=-1), clip.no_clips),
        Action("next_clip", "&Next clip", "Alt+PgDown", partial(clip.step, by=1), clip.no_clips),
    ),
    (
        EDGES,
        Action("split_clip", "&Split at the playhead", "Ctrl+B", clip.split, clip.no_clip),
        Action("merge_clip", "Mer&ge with the next", "Ctrl+M", clip.merge, clip.no_clip),
        Action("duplicate_clip", "D&uplicate clip", "Ctrl+D", clip.duplicate, clip.no_clip),
        Action("rename_clip", "&Rename clip", "", clip.rename, clip.no_clip),
        Action("delete_clip", "&Delete clip", "", clip.delete, clip.no_clip),
    ),
    (
        Action("accept_words", "&Accept the words", "Ctrl+Shift+A", clip.accept, clip.no_news),
        Action("accept_all_words", "A&ccept the words of all clips", "", clip.accept_all, clip.no_news_at_all),
        Action("follow_words", "&Follow the words", "Ctrl+Alt+F", clip.follow, clip.no_news),
        Action("fix_clip", "Mend t&he clip", "Ctrl+.", clip.fix, clip.no_clip),
        Action("sort_clips", "Reorder by &time", "", clip.sort, clip.no_clips),
    ),
    (Action("clips_from_headers", "Cl&ips from headers…", "", sections.clips_from_headers, sections.no_sections),),
    (Action("export_clips", "E&xport clips…", "Ctrl+Shift+X", export.export_clips, export.nothing_to_export),),
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
        Action("timeline", "Ti&meline", "Shift+F9", view.toggle_timeline, checked=view.timeline_shown),
    ),
    (
        Action("to_times", "Go to the times to re&view", "F5", times.to_times),
        Action("to_text", "Go to the &text", "F6", view.to_text),
        Action("to_timeline", "Go to t&he timeline", "F7", view.to_timeline),
        Action("to_clips", "Go to the clip&s", "F8", view.to_clips),
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

CLIP_KEYS = (
    ("Play the clip", "Enter"),
    ("Pick and hear its start, its end", "[  and  ]"),
    ("Nudge the edge that was picked by 0.1 s, by 1 s", ", .  and  < >"),
    ("Rename it, or type over a time", "F2"),
    ("Delete what is selected", "Del"),
    ("Filter the list", "/"),
)

TIMES_KEYS = (
    ("Accept what was heard, and go to the next", "Enter"),
    ("Leave it as it is, or list it again", "Del"),
    ("Play where it was heard, or pause; play what is stated", "Space,  Shift+Space"),
)

TIMELINE_KEYS = (
    ("Move the playhead; ten times as far with Shift; to the next word, line or edge with Ctrl", "←  →"),
    ("Go to the beginning, to the end", "Home  End"),
    ("Zoom in, zoom out, show all", "+  −  0"),
    ("Play and pause; play the clip", "Space  P"),
    ("Previous, next clip", ",  .  or  ↑  ↓"),
    ("Pick the clip's start, its end; ← and → then move it by 0.1 s, with Shift by 1 s", "[  ]"),
    ("Mark from here, and to here", "S"),
    ("Keep the edge, make a clip of what is marked, or go to the line", "Enter"),
    ("Let go", "Esc"),
)


def all_actions() -> Iterator[Action]:
    """Yield every action."""
    for groups in MENUS.values():
        yield from actions_of(groups)
