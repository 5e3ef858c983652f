"""Writing what may be a file, a device or a pipe, and the folders for it."""

from pathlib import Path

from editor.cli.names import takes_anything
from editor.core.errors import SaveError
from editor.formats.page_file import atomic_write


def make_folder(folder: Path) -> None:
    """Make a folder and those that it lies in, if they are not there; raises SaveError."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except FileExistsError:
        raise SaveError(f"{folder} cannot be made: it is a file, and no folder. Choose another name.") from None
    except OSError as error:
        raise SaveError(f"{folder} cannot be made: {error.strerror}.") from None


def write(path: Path, data: bytes) -> None:
    """Write a whole file, in place of what has its name if that is a file too; raises SaveError."""
    if not takes_anything(path):
        make_folder(path.parent)
        atomic_write(path, data)
        return
    try:
        with open(path, "wb") as device:
            device.write(data)
    except OSError as error:
        raise SaveError(f"{path} cannot be written: {error.strerror}.") from None
