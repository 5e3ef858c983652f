"""A page as it was when the program was killed."""

import contextlib
import hashlib
from dataclasses import dataclass
from pathlib import Path

from editor.core.errors import EditorError
from editor.formats.page_file import PageFile
from editor.store.clip_memory import with_exact_times
from editor.store.journal_file import Contents, JournalFile
from editor.store.recovery import Recovery, set_aside, unreadable
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
        return _replayed(journal, contents)
    except OSError as error:
        journal.close()
        raise EditorError(unreadable(recovery.journal, error)) from error
    except EditorError:
        journal.close()
        raise


def _replayed(journal: JournalFile, contents: Contents) -> Recovered:
    opened = PageFile.from_bytes(contents.page, contents.base)
    replay = Replay(with_exact_times(opened.episode, contents.path))
    count = replay.run(contents.records)
    warnings: list[str] = []
    if count < len(contents.records) or contents.damaged:
        set_aside(journal, contents.ends[count], warnings.append)
    else:
        journal.keep(contents.ends[count])
    path = contents.path
    data = _last_saved(opened, path, replay)
    return Recovered(PageFile(path, opened.page, data), replay, journal, tuple(warnings))


def _last_saved(opened: PageFile, path: Path, replay: Replay) -> bytes:
    """Return what the last save wrote, and let the page know it."""
    page, on_disk = opened.page, _read(path)
    data = opened.data
    with contextlib.suppress(EditorError):
        if replay.saved:
            episode, record = replay.saved
            as_saved = hashlib.sha256(on_disk).hexdigest() == record.get("sha256")
            data = on_disk if as_saved else page.render(episode)
            page.saved(data, episode)
        if replay.saving:
            # It may have been written just before the program was killed; or it was refused.
            episode, revision = replay.saving
            if page.render(episode) == on_disk:
                data = on_disk
                page.saved(data, episode)
                replay.history.mark_saved(revision)
    return data


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError:
        return b""
