"""What the player shows of an episode that has no picture of its own."""

from collections.abc import Mapping
from pathlib import Path

from PySide6.QtGui import QPixmap

from editor.ui.document import Document
from editor.ui.panes.player import PlayerPane

COVER_LEVELS = 6  # folders up from the page, in which the root of its site is looked for


def show_episode(player: PlayerPane, document: Document) -> None:
    """Show title, guests and cover, as far as the page has them."""
    meta = document.episode.meta
    title = _text(meta.get("short")) or _text(meta.get("title")) or document.name
    guests = meta.get("guests")
    names = ", ".join(_text(guest) for guest in guests) if isinstance(guests, list | tuple) else _text(guests)
    player.set_episode(title, names, _cover(meta, document.path))


def _text(value: object) -> str:
    return str(value).strip() if isinstance(value, str | int) else ""


def _cover(meta: Mapping[str, object], page: Path | None) -> QPixmap | None:
    """Return the picture that a page names as its site does: from the root of the site, which is above the page."""
    image = _text(meta.get("image")).lstrip("/")
    if not image or page is None or "://" in image:
        return None
    for folder in page.parents[:COVER_LEVELS]:
        if (folder / image).is_file():
            return QPixmap(str(folder / image))
    return None
