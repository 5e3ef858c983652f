"""What *Import…* does, and what becomes of files that are dropped."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog

from editor.core.errors import EditorError, FormatError
from editor.core.model import Selection
from editor.core.sections import Chapter
from editor.store import recent
from editor.ui.commands_sections import no_times, take_chapters
from editor.ui.files import PAGE_SUFFIXES
from editor.ui.leaving import may_leave_page
from editor.ui.resources import is_shipped
from editor.ui.shell import Shell

if TYPE_CHECKING:
    from editor.ui.dialogs.import_draft import Source

CHAPTER_LISTS = frozenset({"chapters", "podcast-chapters", "youtube-description"})
PAGE = "page"


def import_file(shell: Shell) -> None:
    """Ask for captions or a transcript of another kind, and take it in."""
    from editor.formats.readers.registry import READERS

    suffixes = sorted({suffix for reader in READERS for suffix in reader.suffixes})
    filters = f"Captions and transcripts (*{' *'.join(suffixes)});;All files (*)"
    name, _ = QFileDialog.getOpenFileName(shell.window, "Import", str(_folder(shell)), filters)
    if name:
        take_in(shell, Path(name))


def take_in(shell: Shell, path: Path) -> None:
    """Show what a file would become and take it as the user wants; raises FormatError for what is no text of any kind.

    A chapter list gives headers to the page that is open.
    """
    from editor.ui.dialogs.import_draft import Source

    data = _content(path)
    source = Source(path, data, _kind(data, path.name))
    if source.kind in CHAPTER_LISTS and shell.open_desk is not None and not no_times(shell):
        take_chapters(shell, _chapters(data, path.name, source.kind), path.name)
    else:
        _take_draft(shell, source)


def take_dropped(shell: Shell, path: Path) -> None:
    """Open a page, or take in a file of another kind."""
    if _is_page(path):
        shell.files.open(path)
    else:
        shell.attempt(partial(take_in, shell, path))


def _take_draft(shell: Shell, source: "Source") -> None:
    from editor.core.edits.importing import replace_transcript
    from editor.ui.dialogs.import_draft import Target, ask_import

    document = shell.open_desk.document if shell.open_desk else None
    ask_where = partial(shell.files.ask_where, "Save the new page")
    target = Target(document.path if document else None, document.episode if document else None, ask_where)
    outcome = ask_import(shell.window, source, target)
    if outcome is None:
        return
    if outcome.new_page is not None:
        shell.files.open(outcome.new_page)
        if shell.files.document is document and document is not None:
            shell.say(f"{outcome.new_page.name} was written; this page stays open.")
        return
    if not may_leave_page(shell.window):
        return
    desk = shell.desk
    label, new = f"Import {source.path.name}", (outcome.entries, outcome.clips)
    desk.document.apply(label, replace_transcript, *new, after=Selection.at(0))
    desk.transcript.select(Selection.at(0))
    if outcome.heard:
        desk.true_times.hear(outcome.heard, source.path.name)
    shell.say(f"{source.path.name} is in the page now; Ctrl+Z takes it back.")


def _is_page(path: Path) -> bool:
    """Tell whether a file is to be opened rather than imported: a page, or what has such a name and is nothing else."""
    if path.suffix.lower() not in PAGE_SUFFIXES:
        return False
    try:
        return _kind(_content(path), path.name) in (PAGE, None)
    except EditorError:
        # Whoever opens it is told what is wrong with it, and how it may be mended.
        return True


def _content(path: Path) -> bytes:
    """Return what is in a file; raises FormatError where it cannot be read."""
    from editor.formats.readers.bounded import read_file

    return read_file(path, path.name)


def _kind(data: bytes, name: str) -> str | None:
    """Return as what a file is recognised; None for a text of no kind that is known. Raises FormatError for others."""
    from editor.formats.readers.registry import recognise
    from editor.formats.readers.sniff import Sniff, decode

    Sniff(data, name).check()
    try:
        return recognise(data, name).id
    except FormatError:
        decode(data)
        return None


def _chapters(data: bytes, name: str, kind: str) -> list[Chapter]:
    """Return the chapters of a list that have a time; raises FormatError."""
    from editor.core.captions import Title
    from editor.formats.readers.registry import read_draft

    parts = read_draft(data, name, kind).parts
    return [Chapter(part.start, part.text) for part in parts if isinstance(part, Title) and part.start is not None]


def _folder(shell: Shell) -> Path:
    document = shell.files.document
    if document is not None and document.path is not None and not is_shipped(document.path):
        return document.path.parent
    pages = recent.pages()
    return pages[0].parent if pages else Path.home()
