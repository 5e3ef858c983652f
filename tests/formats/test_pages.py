"""Real pages: opened, saved unedited, saved after random edits."""

from collections import Counter
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest

from editor.formats.page import PageError, read_page
from tests.formats.checks import check_edits, outside
from tests.formats.random_edits import edited

FOLDER = (Path(__file__).parents[2] / ".." / "shared").resolve()
ALL = sorted([*FOLDER.glob("samples/*.md"), *FOLDER.glob("corpus/pages/*.md")])
PAGES = [path for path in ALL if not path.name.startswith("_")]
NONE = [] if ALL else [pytest.param(None, marks=pytest.mark.skip(reason="the real documents in ../shared are absent"))]


def name(path: Path | None) -> str:
    return path.stem[:30] if path else "none"


@pytest.mark.parametrize("path", PAGES or NONE, ids=name)
def test_an_unedited_page_is_saved_byte_for_byte(path: Path) -> None:
    data = path.read_bytes()
    page = read_page(data, path.name, markdown=True)
    assert page.render(page.episode) == data


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("path", PAGES or NONE, ids=name)
def test_only_edited_entries_change(path: Path, seed: int) -> None:
    check_edits(path.read_bytes(), seed)


@pytest.mark.parametrize("path", PAGES or NONE, ids=name)
def test_nothing_outside_the_entries_changes(path: Path) -> None:
    page = read_page(path.read_bytes(), path.name, markdown=True)
    if not page.episode.entries or not page.episode.clips:
        return
    episode = edited(Random(1), page.episode)
    assert outside(read_page(page.render(episode), path.name, markdown=True)) == outside(page)


@pytest.mark.parametrize("path", PAGES or NONE, ids=name)
def test_one_word_changes_a_few_lines(path: Path) -> None:
    data = path.read_bytes()
    page = read_page(data, path.name, markdown=True)
    rows = [row for row, line in page.episode.lines() if len(line.text) > 200]
    if not rows:
        return
    row = rows[len(rows) // 2]
    line = page.episode.entries[row]
    entries = (*page.episode.entries[:row], replace(line, text=f"Well, {line.text}"), *page.episode.entries[row + 1 :])
    new = page.render(replace(page.episode, entries=entries)).split(b"\n")
    gone = Counter(data.split(b"\n")) - Counter(new)
    assert 1 <= gone.total() <= len(line.text) / 70 + 2


def test_a_template_is_refused_with_a_repair(shared: Path) -> None:
    data = (shared / "corpus/pages/_template.md").read_bytes()
    with pytest.raises(PageError, match=r"line 4, column 11: a .. placeholder .. must be in quotes") as caught:
        read_page(data, "_template.md", markdown=True)
    repaired = read_page(caught.value.repairs[0].data, "_template.md", markdown=True)
    assert repaired.episode.meta["season"] == "{{ season }}"


def test_text_before_the_front_matter_is_refused_with_a_repair(shared: Path) -> None:
    (path,) = shared.glob("corpus/pages/_theme-park*.md")
    with pytest.raises(PageError, match="line 1, column 1: there is text before") as caught:
        read_page(path.read_bytes(), path.name, markdown=True)
    (repair,) = caught.value.repairs
    assert (repair.before, repair.after) == ("_", "")
    assert len(read_page(repair.data, path.name, markdown=True).episode.entries) == 220
