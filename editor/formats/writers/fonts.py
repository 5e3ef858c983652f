"""Fonts for what is printed: one that comes with the program, and the system's for the scripts that it lacks."""

import os
import sys
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

FONTS = Path(__file__).resolve().parents[3] / "resources" / "fonts"
"""DejaVu Sans: Latin, Greek, Cyrillic, Arabic, Hebrew, Armenian, Georgian and signs; see LICENSE there."""
REGULAR, BOLD = FONTS / "DejaVuSans.ttf", FONTS / "DejaVuSans-Bold.ttf"

_ENDINGS = (".ttf", ".otf", ".ttc", ".otc")
_OTHER_STYLES = (
    "bold",
    "italic",
    "oblique",
    "light",
    "black",
    "thin",
    "medium",
    "mono",
    "condensed",
    "display",
    "last",
)
_PREFERRED = ("notosans", "noto", "dejavu", "wqy", "arial")
_MOST_LOOKED_AT = 400


@dataclass(frozen=True, slots=True)
class Face:
    """A font in a file, perhaps one of several, and the characters that it has."""

    path: Path
    number: int
    characters: frozenset[int]


def faces_for(text: Iterable[str]) -> tuple[list[Face], set[str]]:
    """Return the fonts that some text needs, the program's own first, and the characters that no font here has."""
    own = next(_faces(REGULAR))
    wanted = {ord(character) for character in set(text) if not _shows_nothing(character)} - own.characters
    found: list[Face] = []
    unseen = set(wanted)
    for face in _system_faces() if wanted else ():
        if unseen & face.characters:
            found.append(face)
            unseen -= face.characters
        if not unseen:
            break
    faces = [own]
    while wanted - unseen:
        # The one that has most of them, so that a script's own signs are not taken from another's font.
        best = max(found, key=lambda face: len(wanted & face.characters))
        faces.append(best)
        wanted -= best.characters
    return faces, {chr(code) for code in unseen}


def _shows_nothing(character: str) -> bool:
    """Tell whether a character only steers how others are shown."""
    return character.isspace() or unicodedata.category(character) in ("Cf", "Cc") or "\ufe00" <= character <= "\ufe0f"


def _system_faces() -> Iterator[Face]:
    paths = sorted(set(_font_files()), key=_rank)
    for path in paths[:_MOST_LOOKED_AT]:
        yield from _faces(path)


def _rank(path: Path) -> tuple[bool, int, str]:
    """Return in what order fonts are looked at: plain ones first, and those that are known to be good."""
    name = path.name.lower().replace("-", "").replace(" ", "")
    known = next((number for number, start in enumerate(_PREFERRED) if name.startswith(start)), len(_PREFERRED))
    return any(style in name for style in _OTHER_STYLES), known, name


def _font_files() -> Iterator[Path]:
    for folder in _folders():
        for parent, _, names in os.walk(folder):
            yield from (Path(parent, name) for name in names if name.lower().endswith(_ENDINGS))


def _folders() -> list[Path]:
    home = Path.home()
    if sys.platform == "win32":
        local = Path(os.environ.get("LOCALAPPDATA", home))
        return [Path(os.environ.get("WINDIR", "C:/Windows"), "Fonts"), local / "Microsoft" / "Windows" / "Fonts"]
    if sys.platform == "darwin":
        return [Path("/System/Library/Fonts"), Path("/Library/Fonts"), home / "Library" / "Fonts"]
    shared = [Path("/usr/share/fonts"), Path("/usr/local/share/fonts")]
    return [*shared, home / ".local" / "share" / "fonts", home / ".fonts"]


def _faces(path: Path) -> Iterator[Face]:
    """Yield the fonts in a file; none from one that is damaged."""
    from fontTools.ttLib import TTCollection, TTFont, TTLibError

    try:
        if path.suffix.lower() in (".ttc", ".otc"):
            with TTCollection(path, lazy=True) as collection:
                # The fonts of a collection are the same one for several countries.
                yield Face(path, 0, frozenset(collection.fonts[0].getBestCmap() or ()))
        else:
            with TTFont(path, lazy=True) as font:
                yield Face(path, 0, frozenset(font.getBestCmap() or ()))
    except (TTLibError, OSError, ValueError, KeyError, AssertionError):
        return
