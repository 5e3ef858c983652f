"""Which recording belongs to a page: the one last used for it, or one with its name next to it."""

import contextlib
import os
from collections.abc import Sequence
from pathlib import Path

from editor.core.errors import SaveError
from editor.store.places import state_folder
from editor.store.settings_file import SettingsFile

MOST = 1000
# In the order of preference: a picture shows who speaks.
VIDEO_SUFFIXES = ".mp4 .mkv .webm .mov .m4v .avi .mpg .mpeg .ogv .ts .wmv .flv .3gp"
SOUND_SUFFIXES = ".mp3 .m4a .opus .ogg .oga .flac .wav .aac .wma .aif .aiff .m4b .mka"
MEDIA_SUFFIXES = tuple(f"{VIDEO_SUFFIXES} {SOUND_SUFFIXES}".split())
FOLDERS = ("", "media", "audio", "recordings")


def find_beside(page: Path) -> Path | None:
    """Return the recording that has the page's name, in the page's folder or one for recordings beside it."""
    for folder in FOLDERS:
        if found := _named(page.stem, page.parent / folder):
            return found
    return None


def page_of(recording: Path, suffixes: Sequence[str]) -> Path | None:
    """Return the page that this recording was last used for or whose name it has, if there is one."""
    own = str(recording.absolute())
    used = [Path(page) for page, known in reversed(_file().load().items()) if known == own]
    folders = [recording.parent, *([recording.parent.parent] if recording.parent.name in FOLDERS else [])]
    named = [folder / f"{recording.stem}{suffix}" for folder in folders for suffix in suffixes]
    return next((page for page in used + named if page.is_file()), None)


def remembered(page: Path) -> Path | None:
    """Return the recording last used for a page, if it still is where it was."""
    recording = _file().load().get(_key(page))
    if not isinstance(recording, str) or not os.path.isfile(recording):
        return None
    return Path(recording)


def remember(page: Path, recording: Path) -> None:
    """Keep the recording that is used for a page, under the page's real path."""
    known = _file().load()
    known.pop(_key(page), None)
    kept = dict(list(known.items())[-MOST + 1 :])
    # It is a convenience: where it cannot be written, nobody is interrupted.
    with contextlib.suppress(SaveError):
        _file().save({**kept, _key(page): str(recording.absolute())})


def _named(stem: str, folder: Path) -> Path | None:
    try:
        names = os.listdir(folder)
    except OSError:
        return None
    found = [folder / name for name in names if Path(name).stem == stem and _rank(name) < len(MEDIA_SUFFIXES)]
    return min(filter(os.path.isfile, found), key=lambda path: _rank(path.name), default=None)


def _rank(name: str) -> int:
    suffix = Path(name).suffix.lower()
    return MEDIA_SUFFIXES.index(suffix) if suffix in MEDIA_SUFFIXES else len(MEDIA_SUFFIXES)


def _key(page: Path) -> str:
    return os.path.realpath(page)


def _file() -> SettingsFile:
    return SettingsFile(state_folder() / "recordings.json")
