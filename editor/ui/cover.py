"""Where the picture of an episode is."""

from collections.abc import Mapping
from pathlib import Path

LEVELS = 6  # folders up from the page, in which the root of its site is looked for


def cover_of(meta: Mapping[str, object], page: Path | None) -> Path | None:
    """Return the picture that a page names as its site does: from the root of the site, which is above the page."""
    named = meta.get("image")
    image = named.strip().lstrip("/") if isinstance(named, str) else ""
    if not image or page is None or "://" in image:
        return None
    return next((folder / image for folder in page.parents[:LEVELS] if (folder / image).is_file()), None)
