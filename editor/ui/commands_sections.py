"""What the actions do that make clips of headers, and headers of a chapter list."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtWidgets import QFileDialog

from editor.core import edits
from editor.core.edits.chapters import plan_headers
from editor.core.edits.sections import plan_clips
from editor.core.model import Header
from editor.core.sections import Chapter
from editor.formats.chapters import open_chapters
from editor.ui.shell import NO_PAGE, Shell

CHAPTER_LISTS = "Chapter lists (*.txt *.md *.csv);;All files (*)"
NO_TIMES = "This page has no times yet."


def no_sections(shell: Shell) -> str:
    """Say why not where there are no headers, or none of them has a time."""
    if shell.open_desk is None:
        return NO_PAGE
    if not any(isinstance(entry, Header) for entry in shell.desk.document.episode.entries):
        return "This page has no headers."
    return no_times(shell)


def no_times(shell: Shell) -> str:
    """Say why not where nobody knows when the lines are spoken."""
    if shell.open_desk is None:
        return NO_PAGE
    entries = shell.desk.document.episode.entries
    return "" if entries and shell.desk.playback.stated.start_of(0) is not None else NO_TIMES


def clips_from_headers(shell: Shell) -> None:
    """Show what would make the clips agree with the headers, and do what is ticked."""
    from editor.ui.dialogs.clips_from_headers import ask_clips_from_headers

    desk = shell.desk
    plans = plan_clips(desk.document.episode, desk.playback.stated, _measured(shell))
    if not any(plan.changes for plan in plans):
        shell.say("Everything agrees: the clips are as the headers say.")
        return
    chosen = ask_clips_from_headers(shell.window, plans)
    if chosen:
        desk.document.apply("Clips from headers", edits.clips_from_headers, chosen)
        desk.show_clips()


def headers_from_chapters(shell: Shell) -> None:
    """Ask for a chapter list, show where its headers would stand, and do what is ticked."""
    path = _ask_for_list(shell)
    if path is not None:
        take_chapters(shell, open_chapters(path), path.name)


def take_chapters(shell: Shell, chapters: Sequence[Chapter], name: str) -> None:
    """Show where the headers of a chapter list would stand, and do what is ticked; `name` is the list's."""
    from editor.ui.dialogs.headers_from_chapters import ask_headers_from_chapters

    desk = shell.desk
    episode = desk.document.episode
    plans = plan_headers(episode, chapters, desk.playback.stated)
    if not any(plan.changes for plan in plans):
        shell.say("Everything agrees: the headers are as the list says.")
        return
    chosen = ask_headers_from_chapters(shell.window, plans, episode.entries, name)
    if chosen:
        desk.document.apply("Headers from chapter list", edits.headers_from_chapters, (), chosen)


def _measured(shell: Shell) -> float | None:
    """Return how long the recording is; None while there is none."""
    playback = shell.desk.playback
    return playback.duration or None if playback.media else None


def _ask_for_list(shell: Shell) -> Path | None:
    page = shell.desk.document.path
    folder = str(page.parent if page else Path.home())
    name, _ = QFileDialog.getOpenFileName(shell.window, "Choose a chapter list", folder, CHAPTER_LISTS)
    return Path(name) if name else None
