"""What must hold for every page and every edit."""

import math
from dataclasses import replace
from random import Random

from editor.core.model import Clip, Episode, Part
from editor.core.offsets import decimals_of
from editor.formats.entries import stated
from editor.formats.page import Page, read_page
from tests.formats.random_edits import edited


def said(items: tuple[Part, ...]) -> list[tuple[str, dict[str, object]]]:
    """Return what entries say, to be compared."""
    return [(type(item).__name__, stated(item)) for item in items]


def lines_of(page: Page, item: Part) -> str | None:
    """Return the lines that an entry stands on in the page that it was read from, None if it was edited or is new."""
    known = page._known.get(item.origin)
    if known is None or known.entry is not item or known.source is None:
        return None
    return page._page.text[known.source.start : known.source.end]


def outside(page: Page) -> str:
    """Return the text of a page without its entries and clips."""
    text = page._page.text
    sections = [section.sources for section in (page._layout.transcript, page._layout.clips) if section.sources]
    for start, end in sorted(((some[0].start, some[-1].end) for some in sections), reverse=True):
        text = text[:start] + text[end:]
    return text


def expected_clips(page: Page, episode: Episode) -> tuple[Clip, ...]:
    """Return the clips as they ought to be in the file: times that the page does not state itself are rounded."""
    scale = 10 ** max(decimals_of(page.episode.clips), page.clip_decimals)
    own = {clip.origin: clip for clip in page.episode.clips}
    clips = []
    for clip in episode.clips:
        source = own.get(clip.origin, Clip(""))
        start, end = clip.start, clip.end
        if start is not None and start != source.start:
            start = math.floor(round(start * scale, 6)) / scale
        if end is not None and end != source.end:
            end = math.ceil(round(end * scale, 6)) / scale
        clips.append(replace(clip, start=start, end=end))
    return tuple(clips)


def check_saved(page: Page, data: bytes, episode: Episode, markdown: bool) -> Page:
    """Check that bytes hold an episode, with the lines of what was not edited."""
    again = read_page(data, "again", markdown)
    assert said(again.episode.entries) == said(episode.entries)
    assert said(again.episode.clips) == said(expected_clips(page, episode))
    assert dict(again.episode.meta) == dict(page.episode.meta)
    for new, old in zip(again.episode.entries + again.episode.clips, episode.entries + episode.clips, strict=True):
        kept = lines_of(page, old)
        assert kept is None or kept.rstrip() == (lines_of(again, new) or "").rstrip()
    return again


def check_edits(data: bytes, seed: int, markdown: bool = True, clips: bool = True) -> Page:
    """Edit a page at random, save it, edit it again, save, and undo it all."""
    rng = Random(seed)
    page = read_page(data, "page", markdown)
    assert page.render(page.episode) == data
    page.clip_decimals = rng.choice([0, 0, 2])
    episode = page.episode
    for _ in range(2):
        episode = edited(rng, episode, clips)
        saved = page.render(episode)
        again = check_saved(page, saved, episode, markdown)
        page.saved(saved, episode)
        assert page.render(episode) == saved
    assert page.render(page.episode) == data
    return again
