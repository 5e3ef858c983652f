"""What the player shows of an episode that has no picture of its own."""

from PySide6.QtGui import QPixmap

from editor.ui.cover import cover_of
from editor.ui.document import Document
from editor.ui.panes.player import PlayerPane


def show_episode(player: PlayerPane, document: Document) -> None:
    """Show title, guests and cover, as far as the page has them."""
    meta = document.episode.meta
    title = _text(meta.get("short")) or _text(meta.get("title")) or document.name
    guests = meta.get("guests")
    names = ", ".join(_text(guest) for guest in guests) if isinstance(guests, list | tuple) else _text(guests)
    cover = cover_of(meta, document.path)
    player.set_episode(title, names, QPixmap(str(cover)) if cover else None)


def _text(value: object) -> str:
    return str(value).strip() if isinstance(value, str | int) else ""
