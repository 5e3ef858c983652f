"""What a captioned video says of its episode."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtGui import QImage

from editor.core.model import Clip, Episode
from editor.ui.cover import cover_of

SHOW_FIELDS = ("podcast", "show", "series")


@dataclass(frozen=True)
class Card:
    """The show or the number of the episode, its title, the clip's name, the cover, and the speakers' slots."""

    kicker: str
    title: str
    name: str
    cover: QImage | None = None
    slots: Mapping[str, int] = field(default_factory=dict)


def card_of(episode: Episode, clip: Clip, page: Path | None, slots: Mapping[str, int]) -> Card:
    """Collect what a page tells."""
    meta = episode.meta
    title = _text(meta, "short") or _text(meta, "title") or (page.stem if page else "")
    shows = (_text(meta, name) for name in SHOW_FIELDS)
    numbers = (f"{word} {_text(meta, name)}" for name, word in _NUMBERS.items() if _text(meta, name))
    parts = [part for part in (next(filter(None, shows), ""), *numbers) if part]
    file = cover_of(meta, page)
    cover = QImage(str(file)) if file else None
    return Card(" · ".join(parts), title, clip.name.strip(), None if cover is None or cover.isNull() else cover, slots)


_NUMBERS = {"season": "Season", "episode": "Episode"}


def _text(meta: Mapping[str, object], name: str) -> str:
    value = meta.get(name)
    return str(value).strip() if isinstance(value, str | int) and not isinstance(value, bool) else ""
