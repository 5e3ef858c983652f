"""What the actions of the Line and Clip menus do."""

from collections.abc import Callable

from editor.core import edits
from editor.core.change import Change
from editor.core.errors import EditError
from editor.core.model import Header, Line, Selection
from editor.ui.desk import Desk
from editor.ui.shell import NO_PAGE, Shell

NO_LINE = "Put the caret in a line first."


def no_entry(shell: Shell) -> str:
    """Say why not where the caret is nowhere."""
    if shell.open_desk is None:
        return NO_PAGE
    return "" if shell.desk.entry else NO_LINE


def no_line(shell: Shell) -> str:
    """Say why not where neither the caret nor the selection is in a line."""
    if shell.open_desk is None:
        return NO_PAGE
    return "" if line_rows(shell.desk) else NO_LINE


def no_caret_line(shell: Shell) -> str:
    """Say why not where the caret is not in a line."""
    if shell.open_desk is None:
        return NO_PAGE
    return "" if isinstance(shell.desk.entry, Line) else NO_LINE


def set_time(shell: Shell) -> None:
    """Give the caret's line the time of the playhead: the whole second in which it starts."""
    desk = shell.desk
    desk.document.apply("Set time", edits.set_time, _caret_line(desk), int(desk.playback.position))


def earlier(shell: Shell) -> None:
    """Move the time of the caret's line back a bit."""
    _nudge(shell.desk, -shell.settings.nudge_seconds)


def later(shell: Shell) -> None:
    """Move the time of the caret's line forward a bit."""
    _nudge(shell.desk, shell.settings.nudge_seconds)


def no_speaker(shell: Shell, number: int) -> str:
    """Say why a speaker's key does nothing."""
    reason = no_line(shell)
    if reason:
        return reason
    return "" if _name(shell.desk, number) else f"This episode has no speaker {number}."


def speaker_words(shell: Shell, number: int) -> str:
    """Name a speaker."""
    name = _name(shell.open_desk, number) if shell.open_desk else None
    return name.replace("&", "&&") if name else f"Speaker {number}"


def set_speaker(shell: Shell, number: int) -> None:
    """Let the lines of the selection be said by the speaker of a number, counted from 1."""
    if name := _name(shell.desk, number):
        speak(shell.desk, name)


def pick_speaker(shell: Shell) -> None:
    """Ask who says the lines of the selection."""
    from editor.ui.dialogs import ask_speaker

    desk = shell.desk
    entries = desk.document.episode.entries
    lines = [entry for row in line_rows(desk) if isinstance(entry := entries[row], Line)]
    current = next((line.who for line in lines if line.who), None)
    name = ask_speaker(shell.window, desk.document.speakers, current)
    if name is not None:
        speak(desk, name)


def speak(desk: Desk, name: str) -> None:
    """Let the lines of the selection be said by somebody, or by nobody where the name is empty."""
    desk.document.apply("Change speaker" if name else "Remove speaker", edits.set_speakers, line_rows(desk), name)


def rename_speaker(shell: Shell) -> None:
    """Ask for another name of the caret's speaker, for this line or for all."""
    from editor.ui.dialogs import ask_rename

    desk = shell.desk
    entry = desk.entry
    choice = ask_rename(shell.window, desk.document, desk.row)
    if choice is None:
        return
    if choice.all_lines and isinstance(entry, Line) and entry.who:
        desk.document.apply("Rename speaker", edits.rename_speaker, entry.who, choice.name)
    else:
        desk.document.apply("Change speaker", edits.set_speaker, desk.row, choice.name)


def insert_header(shell: Shell) -> None:
    """Ask for the title of a section that starts with the caret's line."""
    from editor.ui.dialogs import ask_header

    title = ask_header(shell.window, "")
    if title:
        row = shell.desk.row
        _apply_at(shell.desk, "Insert header", edits.insert_header, row, title, Selection.at(row, len(title)))


def edit_header(shell: Shell) -> None:
    """Ask for another title of the caret's section."""
    from editor.ui.dialogs import ask_header

    desk = shell.desk
    title = ask_header(shell.window, desk.entry.text if desk.entry else "")
    if title:
        desk.document.apply("Edit header", edits.set_header, desk.row, title)


def move_up(shell: Shell) -> None:
    """Let the section start one line earlier."""
    _move(shell.desk, -1)


def move_down(shell: Shell) -> None:
    """Let the section start one line later."""
    _move(shell.desk, 1)


def delete(shell: Shell) -> None:
    """Delete the lines and headers that the selection touches."""
    desk = shell.desk
    rows = _rows(desk)
    label = "Delete header" if isinstance(desk.entry, Header) and len(rows) == 1 else "Delete line"
    left = len(desk.document.episode.entries) - len(rows)
    after = Selection.at(max(0, min(rows[0], left - 1)))
    desk.document.apply(label if len(rows) == 1 else "Delete lines", edits.delete_entries, rows, after=after)
    desk.transcript.select(after)


def _apply_at(desk: Desk, label: str, edit: Callable[..., Change], row: int, text: str, after: Selection) -> None:
    desk.document.apply(label, edit, row, text, after=after)
    desk.transcript.select(after)


def _move(desk: Desk, by: int) -> None:
    row, offset = desk.row, desk.transcript.selection().caret.offset
    if not 0 <= row + by < len(desk.document.episode.entries):
        message = "The header is already at the end." if by > 0 else "The header is already at the start."
        raise EditError(message)
    after = Selection.at(row + by, offset)
    desk.document.apply("Move header", edits.move_entry, row, row + by, after=after)
    desk.transcript.select(after)


def _nudge(desk: Desk, by: float) -> None:
    row, line = _caret_line(desk), desk.entry
    stated = line.sec if isinstance(line, Line) else None
    start = desk.playback.timeline.start_of(row) if stated is None else stated
    if start is None:
        message = "This line has no time yet; F11 sets it from the playhead."
        raise EditError(message)
    desk.document.apply("Nudge time", edits.set_time, row, max(0, int(start) + by))


def _caret_line(desk: Desk) -> int:
    if not isinstance(desk.entry, Line):
        raise EditError(NO_LINE)
    return desk.row


def _rows(desk: Desk) -> list[int]:
    """Return the rows that the selection touches; one that it ends before the first character of does not count."""
    selection = desk.transcript.selection()
    start, end = selection.start, selection.end
    last = end.row - 1 if end.row > start.row and end.offset == 0 else end.row
    return [row for row in range(start.row, last + 1) if row < len(desk.document.episode.entries)]


def line_rows(desk: Desk) -> list[int]:
    """Return the rows of the lines that the selection touches."""
    entries = desk.document.episode.entries
    return [row for row in _rows(desk) if isinstance(entries[row], Line)]


def _name(desk: Desk, number: int) -> str | None:
    speakers = desk.document.speakers
    name = speakers.names[number - 1] if number <= len(speakers.names) else None
    return name if name in speakers.offered else None
