"""What the actions of the Play menu do."""

from editor.core.errors import EditError
from editor.core.model import Line, Selection
from editor.ui.desk import Desk
from editor.ui.shell import Shell


def toggle(shell: Shell) -> None:
    """Play or pause."""
    shell.desk.playback.toggle()


def toggle_words(shell: Shell) -> str:
    """Say what the key would do now."""
    return "&Pause" if shell.open_desk and shell.open_desk.playback.playing else "&Play"


def play_line(shell: Shell) -> None:
    """Play from the start of the caret's line."""
    play_row(shell.desk, shell.desk.row)


def play_row(desk: Desk, row: int) -> None:
    """Play from the start of a row, and follow; raises EditError where no time is known."""
    desk.playback.play_from(_start_of(desk, row))
    desk.transcript.set_following(True)


def back(shell: Shell) -> None:
    """Jump back by the seconds that are set."""
    shell.desk.playback.jump(-shell.settings.jump_seconds)


def forward(shell: Shell) -> None:
    """Jump forward by the seconds that are set."""
    shell.desk.playback.jump(shell.settings.jump_seconds)


def previous_line(shell: Shell) -> None:
    """Go to the line before, with the caret and the playhead."""
    _step(shell.desk, -1)


def next_line(shell: Shell) -> None:
    """Go to the line behind, with the caret and the playhead."""
    _step(shell.desk, 1)


def go_to_time(shell: Shell) -> None:
    """Ask for a time and go there."""
    from editor.ui.dialogs import ask_time

    seconds = ask_time(shell.window, shell.desk.playback.position, shell.desk.playback.duration)
    if seconds is not None:
        shell.desk.playback.seek(seconds)
        shell.desk.transcript.set_following(True)


def slower(shell: Shell) -> None:
    """Play slower, and say how fast."""
    shell.desk.playback.slower()
    shell.say(_speed_words(shell.desk))


def faster(shell: Shell) -> None:
    """Play faster, and say how fast."""
    shell.desk.playback.faster()
    shell.say(_speed_words(shell.desk))


def normal_speed(shell: Shell) -> None:
    """Play as fast as it was spoken."""
    shell.desk.playback.set_rate(1.0)
    shell.say(_speed_words(shell.desk))


def follow(shell: Shell) -> None:
    """Follow the recording, or stop following."""
    shell.desk.transcript.set_following(not shell.desk.transcript.following)


def follows(shell: Shell) -> bool:
    """Tell whether the spoken line is kept in view."""
    return shell.open_desk is not None and shell.open_desk.transcript.following


def to_spoken(shell: Shell) -> None:
    """Go back to the spoken line and follow it."""
    # First: going to a row ends following.
    if shell.desk.playback.spoken:
        shell.desk.transcript.show_row(shell.desk.playback.spoken.row)
    shell.desk.transcript.set_following(True)


def _step(desk: Desk, by: int) -> None:
    """Go on from the line that is heard while it plays, from the caret's line while it does not."""
    spoken = desk.playback.spoken if desk.playback.playing else None
    entries = desk.document.episode.entries
    row = (spoken.row if spoken else desk.row) + by
    while 0 <= row < len(entries) and not isinstance(entries[row], Line):
        row += by
    if not 0 <= row < len(entries):
        message = "This is the last line." if by > 0 else "This is the first line."
        raise EditError(message)
    desk.transcript.select(Selection.at(row))
    desk.playback.seek(_start_of(desk, row))
    desk.transcript.set_following(True)


def _start_of(desk: Desk, row: int) -> float:
    start = desk.playback.timeline.start_of(row)
    if start is None:
        message = "No line of this page has a time yet; F11 gives one to the line that is spoken."
        raise EditError(message)
    return start


def _speed_words(desk: Desk) -> str:
    return f"Speed {desk.playback.rate:g}×"
