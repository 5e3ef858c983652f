"""What the actions do that change the times of many lines, or put starts where pauses end."""

from collections.abc import Sequence
from math import floor
from pathlib import Path
from typing import TYPE_CHECKING

from editor.core import edits
from editor.core.edits.retiming import keeps_whole_seconds, retime, stated_at
from editor.core.errors import EditError
from editor.core.model import Line
from editor.core.pause_starts import REACH, Pauses, snapped_starts
from editor.core.timing import format_exactly, format_time
from editor.ui.commands_line import line_rows, no_line
from editor.ui.desk import Desk
from editor.ui.shell import NO_PAGE, Shell

if TYPE_CHECKING:
    from editor.ui.dialogs.retiming import Plan
    from editor.ui.dialogs.stretch_times import Anchor

NO_TIMES = "No line of this page has a time yet; F11 gives one to the line that is spoken."
NO_TIME = "This line has no time yet; F11 sets it from the playhead."
NO_PAUSES = "The pauses are not known yet: show the timeline (Shift+F9) and wait until its waveform is whole."
STAY = "The times that were heard stay where they were; align again if the page has another recording now."
TWO_LINES = "Select from one line with a time to another: the times between them are stretched."


def no_timed_line(shell: Shell) -> str:
    """Say why not where no line has a time."""
    if shell.open_desk is None:
        return NO_PAGE
    episode = shell.open_desk.document.episode
    return "" if any(stated_at(episode, row) is not None for row in range(len(episode.entries))) else NO_TIMES


def no_caret_time(shell: Shell) -> str:
    """Say why not where the caret's line has no time."""
    reason = no_timed_line(shell)
    if reason:
        return reason
    return "" if stated_at(shell.desk.document.episode, shell.desk.row) is not None else NO_TIME


def no_pauses(shell: Shell) -> str:
    """Say why not where no line is chosen, or nobody knows where the pauses are."""
    return no_line(shell) or ("" if _pauses(shell.desk) else NO_PAUSES)


def no_pauses_at_all(shell: Shell) -> str:
    """Say why not where no line has a time, or nobody knows where the pauses are."""
    return no_timed_line(shell) or ("" if _pauses(shell.desk) else NO_PAUSES)


def shift_times(shell: Shell) -> None:
    """Ask which lines are to start earlier or later, and by how much."""
    from editor.ui.dialogs.shift_times import Spot, ask_shift

    desk = shell.desk
    episode = desk.document.episode
    stated = stated_at(episode, desk.row)
    start = desk.playback.timeline.start_of(desk.row) if stated is None else stated
    plan = ask_shift(shell.window, episode, Spot(desk.row, start, line_rows(desk), desk.playback.position))
    _carry_out(shell, "Shift times", plan)


def note_anchor(shell: Shell) -> None:
    """Note that the caret's line is said at the playhead; two such notes are what times are stretched by."""
    desk = shell.desk
    entry, seconds = desk.entry, desk.playback.position
    if entry is None:
        raise EditError(NO_TIME)
    desk.anchors.pop(entry.origin, None)
    desk.anchors[entry.origin] = seconds
    for origin in list(desk.anchors)[:-2]:
        del desk.anchors[origin]
    then = "Go on with Stretch between two lines" if len(desk.anchors) == 2 else "Note a second line too"
    shell.say(f"Noted: this line is said at {format_exactly(round(seconds, 1))}. {then}.")


def stretch_times(shell: Shell) -> None:
    """Ask when two lines are really said, and let the times between them follow."""
    from editor.ui.dialogs.stretch_times import ask_stretch

    desk = shell.desk
    first, last = _anchors(desk)
    plan = ask_stretch(shell.window, desk.document.episode, first, last, desk.playback.position)
    if _carry_out(shell, "Stretch times", plan):
        desk.anchors.clear()


def fit_recording(shell: Shell) -> None:
    """Ask by how much another recording of the talk is later, and shift all times so that they fit it."""
    from editor.ui.dialogs.offset import Recordings, ask_offset

    desk = shell.desk
    media, page = desk.playback.media, desk.document.path
    folder = (media or page or Path.home() / "page").parent
    plan = ask_offset(shell.window, desk.document.episode, Recordings(media, folder))
    _carry_out(shell, "Fit times to another recording", plan)


def snap_starts(shell: Shell) -> None:
    """Let the lines of the selection start where the pauses near their starts end."""
    desk = shell.desk
    rows = line_rows(desk)
    found = _snap(desk, rows)
    shell.say(_one_snapped(desk, rows[0], found) if len(rows) == 1 else _many_snapped(len(rows), found))


def snap_all_starts(shell: Shell) -> None:
    """Let every line with a time of its own start where the pause near its start ends, if there is one."""
    desk = shell.desk
    rows = _own_times(desk)
    shell.say(_many_snapped(len(rows), _snap(desk, rows)))


def _carry_out(shell: Shell, label: str, plan: "Plan | None") -> bool:
    if plan is None:
        return False
    shell.desk.document.apply(label, retime, plan.lines, plan.rows, plan.clips)
    if plan.rows is None and shell.desk.true_times.alignment is not None:
        shell.say(STAY)
    return True


def _anchors(desk: Desk) -> "tuple[Anchor, Anchor]":
    """Return the two lines that were noted; or the ends of the selection; or the first line and the caret's."""
    from editor.ui.dialogs.stretch_times import Anchor

    episode = desk.document.episode
    timed = [row for row in range(len(episode.entries)) if stated_at(episode, row) is not None]
    noted = [Anchor(row, desk.anchors.get(episode.entries[row].origin)) for row in timed if desk.anchors]
    noted = [anchor for anchor in noted if anchor.seconds is not None]
    if len(noted) == 2:
        return noted[0], noted[1]
    selected = [row for row in line_rows(desk) if stated_at(episode, row) is not None]
    if len(selected) > 1:
        return Anchor(selected[0], None), Anchor(selected[-1], None)
    first = noted[0] if noted else Anchor(timed[0], None)
    if not selected or selected[0] == first.row:
        raise EditError(TWO_LINES)
    return (first, Anchor(selected[0], None)) if first.row < selected[0] else (Anchor(selected[0], None), first)


def _pauses(desk: Desk) -> Pauses:
    waveform = desk.listening.waveform if desk.has_timeline else None
    return waveform.pauses if waveform and waveform.whole else ()


def _own_times(desk: Desk) -> list[int]:
    """Return the rows of the lines that do not just repeat the second of the line above."""
    episode = desk.document.episode
    rows: list[int] = []
    before: float | None = None
    for row in range(len(episode.entries)):
        sec = stated_at(episode, row)
        if sec is not None and sec != before:
            rows.append(row)
        before = before if sec is None else sec
    return rows


def _snap(desk: Desk, rows: Sequence[int]) -> "dict[int, tuple[float, bool]]":
    """Snap lines; return the true starts that were found, and whether the page says another second now."""
    episode = desk.document.episode
    is_whole = keeps_whole_seconds(episode)
    starts = {row: start for row in rows if (start := _start(desk, row, is_whole)) is not None}
    found = snapped_starts(starts, _pauses(desk))
    seconds = {row: floor(end) if is_whole else round(end, 2) for row, end in found.items()}
    label = "Snap start to pause" if len(found) == 1 else "Snap starts to pauses"
    desk.document.apply(label, edits.set_times, seconds)
    return {row: (end, seconds[row] != stated_at(episode, row)) for row, end in found.items()}


def _start(desk: Desk, row: int, is_whole: bool) -> tuple[float, float] | None:
    """Return from when to when a line may start by what is known: a page says 1:23 of all that second."""
    timeline = desk.playback.timeline
    stated = stated_at(desk.document.episode, row)
    times = timeline.line_times(row)
    if stated is None:
        start = timeline.start_of(row)
        return None if start is None else (start, start)
    low, high = stated, stated + 1 if is_whole else stated
    if times is not None and low - REACH <= times.start <= high + REACH:
        return times.start, times.start
    return low, high


def _one_snapped(desk: Desk, row: int, found: "dict[int, tuple[float, bool]]") -> str:
    if row not in found:
        return f"No pause ends within {REACH:g} s of this line's start."
    (end, changed) = found[row]
    line = desk.document.episode.entries[row]
    said = format_exactly(end)
    if not (isinstance(line, Line) and line.sec is not None and line.sec == int(line.sec) != round(end, 2)):
        return f"The line starts at {said}, where a pause ends."
    whole = f"the page keeps whole seconds, so it says {format_time(line.sec)}"
    return f"The line starts at {said}, where a pause ends; {whole}{'' if changed else ' as before'}."


def _many_snapped(count: int, found: "dict[int, tuple[float, bool]]") -> str:
    moved = sum(changed for _, changed in found.values())
    starts = "1 start" if moved == 1 else f"{moved} starts"
    there, none = len(found) - moved, count - len(found)
    return f"{starts} moved to the end of a pause; {there} were right to the second, {none} have no pause nearby."
