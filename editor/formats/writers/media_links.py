"""How a file that is written names a recording on this computer."""

import os
from pathlib import Path


def link_to(recording: Path, kind: str, target: Path | None) -> str:
    """Return what a kind of file calls a recording: its name, or what leads to it from `target` where that plays it."""
    if kind == "otio":
        return recording.absolute().as_uri()
    if kind != "html" or target is None:
        return recording.name
    try:
        return Path(os.path.relpath(recording, target.parent)).as_posix()
    except ValueError:  # on another drive
        return recording.absolute().as_posix()
