"""A page written to a file that was not there, with what is known of it besides."""

import threading
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from editor.core.captions import HeardWord
from editor.core.errors import SaveError
from editor.core.model import Entry
from editor.formats.atomic import atomic_write
from editor.store import alignments, heard, recordings


@dataclass(frozen=True)
class NewPage:
    """What a page is made of: entries and the rest of its front matter, the words heard, and its recording."""

    entries: tuple[Entry, ...]
    meta: Mapping[str, object]
    heard: tuple[HeardWord, ...] = ()
    recording: Path | None = None

    def write(self, path: Path, stopped: threading.Event) -> Path | None:
        """Write the page and return where it is; None if it was stopped before. Raises FormatError, SaveError."""
        # Only now: what is not written should not wait for what writes YAML.
        from editor.formats.new_page import new_page

        data = new_page(self.entries, self.meta)
        if stopped.is_set():
            return None
        try:
            atomic_write(path, data)
        except OSError as error:
            raise SaveError(f"{path.name} was not written: {error.strerror}. Choose another folder.") from error
        # Those of a page that had this name before are of another text.
        alignments.forget(path)
        heard.save(path, self.heard)
        if self.recording is not None and recordings.find_beside(path) is None:
            recordings.remember(path, self.recording)
        return path
