"""A page on disk: opened, saved over nobody else's change, saved under another name."""

import errno
import stat
from pathlib import Path

from editor.core.errors import ConflictError, SaveError
from editor.core.model import Episode
from editor.formats import atomic
from editor.formats.front_matter import MAX_BYTES, too_large
from editor.formats.page import Page, PageError, read_page

_MARKDOWN = (".md", ".markdown", ".html", ".htm")

_TROUBLE = {
    errno.ENOSPC: "the disk is full",
    errno.EDQUOT: "your quota of disk space is used up",
    errno.EFBIG: "the file would be larger than is allowed",
    errno.EACCES: "it or its folder is write-protected",
    errno.EPERM: "it or its folder is write-protected",
    errno.EROFS: "the disk can only be read",
    errno.ENOENT: "its folder does not exist",
    errno.ENOTDIR: "its folder does not exist",
    errno.EISDIR: "it is a folder",
    errno.ENAMETOOLONG: "its name is too long",
}

_GONE = ("was deleted or moved", "Save it again at this place, or under another name.")
_CHANGED = ("was changed by another program", "Reload it, overwrite it, or save under another name.")


def atomic_write(path: Path, data: bytes) -> None:
    """Replace a file by a whole new one, or make it; raises SaveError with what was there before untouched."""
    try:
        atomic.atomic_write(Path(path), data)
    except OSError as error:
        why = _TROUBLE.get(error.errno or 0, (error.strerror or str(error)).lower())
        raise SaveError(
            f"{Path(path).name} could not be written: {why}. Nothing was changed; save a copy elsewhere."
        ) from error


class PageFile:
    """A page and the file that it was read from."""

    def __init__(self, path: Path, page: Page, data: bytes) -> None:
        self.path = path
        self.page = page
        self.data = data

    @classmethod
    def open(cls, path: Path) -> "PageFile":
        """Read a page; raises PageError."""
        path = Path(path)
        return cls.from_bytes(path, _read(path))

    @classmethod
    def from_bytes(cls, path: Path, data: bytes) -> "PageFile":
        """Read a page from bytes that its file holds or held; raises PageError."""
        return cls(path, read_page(data, path.name, _is_markdown(path)), data)

    @property
    def episode(self) -> Episode:
        """Return the episode as it was opened."""
        return self.page.episode

    def changed_on_disk(self) -> bool:
        """Tell whether the file's content is no longer what was opened or saved last; gone counts too."""
        return self._on_disk(self.data) != self.data

    def save(self, episode: Episode, overwrite: bool = False) -> bool:
        """Write an episode over the file, False if that changes nothing; raises ConflictError and SaveError.

        With `overwrite`, somebody else's change of the file is lost.
        """
        data = self.page.render(episode)
        found = self._on_disk(self.data, data)
        if found != self.data and found != data and not overwrite:
            what, ways = _GONE if found is None else _CHANGED
            raise ConflictError(f"{self.path.name} {what} since it was opened. {ways}")
        if found != data:
            atomic_write(self.path, data)
        self._was_saved(self.path, data, episode)
        return found != data

    def save_as(self, path: Path, episode: Episode) -> None:
        """Write an episode to another file and go on with that one; raises SaveError."""
        path = Path(path)
        data = self._write(path, episode)
        self._was_saved(path, data, episode)

    def save_copy(self, path: Path, episode: Episode) -> None:
        """Write an episode to another file and stay with this one; raises SaveError."""
        path = Path(path)
        if _same_file(path, self.path):
            raise SaveError(f"{path.name} is the page itself: save the page, or give the copy another name.")
        self._write(path, episode)

    def _was_saved(self, path: Path, data: bytes, episode: Episode) -> None:
        self.path, self.data = path, data
        self.page.saved(data, episode)

    def _write(self, path: Path, episode: Episode) -> bytes:
        data = self.page.render(episode)
        if _is_markdown(path) != _is_markdown(self.path):
            try:
                read_page(data, path.name, _is_markdown(path))
            except PageError as error:
                raise SaveError(
                    f"This transcript could not be opened again as {path.name}: keep the ending "
                    f"{self.path.suffix or 'that it has'}."
                ) from error
        atomic_write(path, data)
        return data

    def _on_disk(self, *expected: bytes) -> bytes | None:
        """Return what the file holds now, or enough to tell that it is nothing expected; None if it can't be read."""
        try:
            with self.path.open("rb") as file:
                return file.read(max(map(len, expected)) + 1)
        except OSError:
            return None


def _same_file(one: Path, other: Path) -> bool:
    try:
        return one.samefile(other)
    except OSError:
        return False


def _is_markdown(path: Path) -> bool:
    return path.suffix.lower() in _MARKDOWN


def _read(path: Path) -> bytes:
    try:
        found = path.stat()
        if stat.S_ISDIR(found.st_mode):
            raise PageError(f"{path.name or path} is a folder. Open a page in it.")
        if not stat.S_ISREG(found.st_mode):
            raise PageError(f"{path.name} is not a file that can hold a page. Choose another one.")
        if found.st_size > MAX_BYTES:
            raise PageError(f"{path.name}: {too_large(found.st_size)}")
        with path.open("rb") as file:
            return file.read(MAX_BYTES + 1)
    except FileNotFoundError:
        raise PageError(f"There is no file {path}. It may have been moved or renamed.") from None
    except PermissionError:
        raise PageError(f"You may not read {path}. Ask its owner for permission.") from None
    except (OSError, ValueError) as error:
        why = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        raise PageError(f"{path} cannot be read: {why}.") from error
