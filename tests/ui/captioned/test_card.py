from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QImage

from editor.core.model import Clip, Episode
from editor.ui.captioned.card import card_of

CLIP = Clip("On tea", 1, 2)


@pytest.mark.parametrize(
    ("meta", "kicker", "title"),
    [
        ({"title": "All about tea", "short": "Tea", "season": 2, "episode": 7}, "Season 2 · Episode 7", "Tea"),
        ({"title": "Tea", "podcast": "The Kettle", "episode": 7}, "The Kettle · Episode 7", "Tea"),
        ({}, "", "tea"),
        ({"title": ["odd"], "season": True}, "", "tea"),
    ],
)
def test_card_says_what_the_page_tells(meta: dict[str, object], kicker: str, title: str) -> None:
    card = card_of(Episode((), (CLIP,), meta), CLIP, Path("tea.md"), {})
    assert (card.kicker, card.title, card.name) == (kicker, title, "On tea")


def test_cover_is_found_from_the_root_of_the_site(tmp_path: Path) -> None:
    (tmp_path / "images").mkdir()
    picture = QImage(8, 8, QImage.Format.Format_RGB32)
    picture.fill(QColor("red"))
    picture.save(str(tmp_path / "images" / "tea.png"))
    page = tmp_path / "podcast" / "tea.md"
    episode = Episode((), (CLIP,), {"image": "/images/tea.png"})
    assert card_of(episode, CLIP, page, {}).cover.width() == 8


@pytest.mark.parametrize("image", ["missing.png", "https://example.org/tea.png", 7, ""])
def test_no_cover_where_there_is_none(tmp_path: Path, image: object) -> None:
    assert card_of(Episode((), (CLIP,), {"image": image}), CLIP, tmp_path / "tea.md", {}).cover is None
