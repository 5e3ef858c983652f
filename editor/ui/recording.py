"""Which recording is played with a page."""

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from editor.store import recordings

RECORDINGS = f"Recordings (*{' *'.join(recordings.MEDIA_SUFFIXES)});;All files (*)"


def find_recording(page: Path, given: Path | None) -> Path | None:
    """Return the recording that was given, was used last time, or lies beside the page under its name."""
    if given is not None:
        recordings.remember(page, given)
        return given
    return recordings.remembered(page) or recordings.find_beside(page)


def ask_recording(parent: QWidget, page: Path) -> Path | None:
    """Ask for the recording of a page."""
    name, _ = QFileDialog.getOpenFileName(parent, f"The recording of {page.name}", str(page.parent), RECORDINGS)
    return Path(name) if name else None


def is_recording(path: Path) -> bool:
    """Tell whether a file looks like a recording."""
    return path.suffix.lower() in recordings.MEDIA_SUFFIXES
