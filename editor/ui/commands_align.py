"""What *Align…* does."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from editor.core.model import Line
from editor.ui.commands_times import to_times
from editor.ui.desk import Desk
from editor.ui.leaving import may_leave_page
from editor.ui.shell import NO_PAGE, Shell

if TYPE_CHECKING:
    from editor.ui.aligning.dialog import Ordered
    from editor.ui.aligning.work import Work
    from editor.ui.true_times import TrueTimes


def no_lines(shell: Shell) -> str:
    """Say why not where there are no lines that could be found in something else."""
    if shell.open_desk is None:
        return NO_PAGE
    entries = shell.desk.document.episode.entries
    return "" if any(isinstance(entry, Line) for entry in entries) else "This page has no lines yet."


def align(shell: Shell) -> None:
    """Ask where the times of the page come from, and find them behind the window."""
    from editor.ui.aligning.dialog import Page, ask_align
    from editor.ui.aligning.progress import AlignProgress

    desk = shell.desk
    document, media = desk.document, desk.playback.media
    may_stop = partial(may_leave_page, shell.window)
    page = Page(document.path, document.episode.entries, media, desk.true_times, may_stop)
    ordered = ask_align(shell.window, page)
    if ordered is None:
        return
    for former in desk.findChildren(AlignProgress):
        former.give_up()
    then = partial(_finding, media) if ordered.exactly and media is not None else None
    progress = AlignProgress(desk, desk.true_times, _work(desk, ordered), then)
    progress.review_requested.connect(partial(to_times, shell))
    progress.show()


def _work(desk: Desk, ordered: "Ordered") -> "Work":
    from editor.ui.aligning.by_recording import BySound
    from editor.ui.aligning.by_speech import ByListening
    from editor.ui.aligning.sources import Way
    from editor.ui.aligning.work import ByWords

    entries, playback = desk.document.episode.entries, desk.playback
    pauses, duration = desk.true_times.pauses(), playback.duration or None
    if ordered.words is not None:
        return ByWords(entries, ordered.words.name, ordered.words.heard, pauses, exact=ordered.words.exact)
    assert playback.media is not None, "without a recording neither can be chosen"
    if ordered.way is Way.LISTENING:
        return ByListening(entries, playback.media, ordered.model, pauses, duration)
    return BySound(entries, playback.media, pauses, duration)


def _finding(recording: Path, times: "TrueTimes") -> "Work":
    """Return the work that finds the words exactly by which a page was aligned."""
    from editor.ui.aligning.by_speech import ByFinding

    return ByFinding(times.entries, times.source, times.heard, recording)
