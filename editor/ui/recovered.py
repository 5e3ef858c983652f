"""A page as it was when the program was killed."""

import hashlib
from dataclasses import dataclass

from editor.core.errors import EditorError
from editor.core.model import Episode
from editor.formats.page_file import PageFile
from editor.store.journal_file import Contents, JournalFile, Record
from editor.store.recovery import Recovery, set_aside
from editor.store.replay import Replay


@dataclass(frozen=True)
class Recovered:
    """A page with its edits replayed, its journal to be continued, and sentences to show."""

    file: PageFile
    replay: Replay
    journal: JournalFile
    warnings: tuple[str, ...]


def recover(recovery: Recovery) -> Recovered:
    """Open a page as its journal says that it was opened, and replay the journal; raises EditorError."""
    journal, contents = recovery.reopen()
    try:
        return _recover(journal, contents)
    except (EditorError, OSError):
        journal.close()
        raise
