"""An episode that is only looked at is the one that a page reads as."""

import gc
import tracemalloc
from pathlib import Path

import pytest

from editor.core.model import Episode
from editor.formats.entries import stated
from editor.formats.front_matter import BOM, decode, find_yaml
from editor.formats.page import Page
from editor.formats.page_glance import glance
from tests.bench import pages
from tests.formats.layouts import LAYOUTS
from tests.formats.test_pages import NONE, PAGES, name

TRICKY = [
    "- &one {line: One}\n- *one\n- line: &text Two\n- line: *text\n",
    "transcript: &all\n- line: One\n- <<: {line: Two}\nagain: *all\n",
    "transcript:\n- line: One\nother:\n- line: Not this\n  sec: 3\nquotableClips:\n- name: A\n  startOffset: 1\n",
    "transcript: [{line: One}, {header: Two, x: [1, {y: 2}]}]\n",
]


def said(episode: Episode) -> object:
    return [stated(part) for part in (*episode.entries, *episode.clips)], dict(episode.meta)


def both(data: bytes) -> tuple[object, object]:
    page = find_yaml(decode(data), data.removeprefix(BOM).startswith(b"---"), data.startswith(BOM))
    seen, read = glance(page), Page(page, data, "page.md")
    return (said(seen.episode), seen.repeats), (said(read.episode), read.repeats)


@pytest.mark.parametrize("data", [*TRICKY, *LAYOUTS.values()])
def test_a_glance_at_any_layout_sees_what_the_page_says(data: str) -> None:
    seen, read = both(data.encode())
    assert seen == read


@pytest.mark.parametrize("path", PAGES or NONE, ids=name)
def test_a_glance_at_a_real_page_sees_what_it_says(path: Path) -> None:
    seen, read = both(path.read_bytes())
    assert seen == read


def test_a_glance_takes_little_room() -> None:
    data = pages.page(10)
    page = find_yaml(decode(data), True, False)
    gc.collect()
    tracemalloc.start()
    glance(page)
    room = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert room < 8 * len(data)
