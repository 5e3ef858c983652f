"""What the actions do that review the times of lines, and fill missing ones in."""

from editor.checks.times import Kind, accepted, times_to_review
from editor.core import edits
from editor.ui.shell import NO_PAGE, Shell

NOT_ALIGNED = "The true times of this page are not known yet: align it first."
NOTHING_HERE = "There is nothing to review in this line's time."


def no_alignment(shell: Shell) -> str:
    """Say why not where the true times are not known."""
    if shell.open_desk is None:
        return NO_PAGE
    return "" if shell.desk.true_times.alignment is not None else NOT_ALIGNED


def no_finding(shell: Shell) -> str:
    """Say why not where the caret's line is none of those to be reviewed."""
    return no_alignment(shell) or ("" if shell.desk.times.at_caret else NOTHING_HERE)


def no_sure(shell: Shell) -> str:
    """Say why not where none of the times that are listed is sure."""
    return no_alignment(shell) or ("" if shell.desk.times.sure else "None of the times that are listed is sure.")


def no_refused(shell: Shell) -> str:
    """Say why not where none was refused."""
    return no_alignment(shell) or ("" if shell.desk.times.findings.refused_count else "No time was refused.")


def no_missing(shell: Shell) -> str:
    """Say why not where every line has a time."""
    return no_alignment(shell) or ("" if _has_missing(shell) else "Every line has a time already.")


def to_times(shell: Shell) -> None:
    """Give the keyboard to the list of times to review."""
    shell.desk.show_times()
    shell.desk.times.enter()


def step(shell: Shell, by: int) -> None:
    """Go to the next time to review behind the caret, or the one before it."""
    shell.desk.show_times()
    shell.desk.times.step(by)


def accept(shell: Shell) -> None:
    """Give the caret's line the second in which it was heard."""
    shell.desk.times.take_caret()
    shell.desk.times.accept()


def refuse(shell: Shell) -> None:
    """Leave the caret's line as it is, and list it no longer."""
    shell.desk.times.take_caret()
    shell.desk.times.refuse()


def play(shell: Shell, stated: bool) -> None:
    """Play where the caret's line was heard, or where it is stated to be."""
    times = shell.desk.times
    times.take_caret()
    if stated:
        times.listening.play_stated()
    else:
        times.listening.play_heard()


def accept_sure(shell: Shell) -> None:
    """Give every line that is listed and sure the second in which it was heard."""
    shell.desk.times.accept_sure()


def toggle_refused(shell: Shell) -> None:
    """List what was refused too, or not."""
    shell.desk.show_times()
    shell.desk.times.show_refused(not shell.desk.times.findings.with_refused)


def refused_shown(shell: Shell) -> bool:
    """Tell whether what was refused is listed."""
    return not no_alignment(shell) and shell.desk.times.findings.with_refused


def fill(shell: Shell) -> None:
    """Show which second each line without one would get, and fill in what is ticked."""
    from editor.ui.dialogs.fill_times import ask_fill_times

    desk = shell.desk
    entries, alignment = desk.document.episode.entries, desk.true_times.alignment
    if alignment is None:
        return
    missing = [one for one in times_to_review(entries, alignment) if one.kind is Kind.MISSING]
    chosen = ask_fill_times(shell.window, missing, entries) if missing else []
    if chosen:
        desk.document.apply(
            "Fill missing times", edits.set_times, accepted(entries, alignment, chosen, desk.true_times.refused)
        )


def _has_missing(shell: Shell) -> bool:
    return any(line.sec is None for _, line in shell.desk.document.episode.lines())
