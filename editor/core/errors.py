"""Expected trouble: exceptions whose text is written for the user."""

from dataclasses import dataclass


class EditorError(Exception):
    """Something the user can understand and act on; `str()` is one clear sentence or a few."""


class EditError(EditorError):
    """An edit that cannot be done to this episode; nothing was changed."""


class FormatError(EditorError):
    """A file whose content cannot be read."""


class MediaError(EditorError):
    """A recording that cannot be opened or played."""


class SaveError(EditorError):
    """A file that could not be written; what was there before is untouched."""


class ConflictError(SaveError):
    """The file on disk is no longer the one that was opened."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where in a file something is: line and column count from 1, the column in characters."""

    line: int
    column: int | None = None

    def __str__(self) -> str:
        """Say the place as a reader would."""
        return f"line {self.line}" if self.column is None else f"line {self.line}, column {self.column}"
