"""What is saved means the same to PyYAML and to Ruby's Psych as the episode says."""

import json
import re
import shutil
import subprocess
from pathlib import Path
from random import Random

import pytest
import yaml

from editor.core.model import Clip, Episode, Header, Line, Part, clean_text
from editor.formats.page import Page, read_page
from tests.formats.checks import expected_clips
from tests.formats.layouts import LAYOUTS
from tests.formats.random_edits import edited

SHARED = (Path(__file__).parents[2] / ".." / "shared").resolve()
PAGES = sorted([*SHARED.glob("samples/*.md"), *SHARED.glob("corpus/pages/[a-z]*.md")])
TEXTS = {path.stem: path.read_text(encoding="utf-8") for path in PAGES} | {
    name: text for name, text in LAYOUTS.items() if name not in ("anchors", "odd values", "literal blocks")
}
FIELDS: dict[type, dict[str, str]] = {
    Line: {"line": "text", "sec": "sec", "time": "time", "who": "who"},
    Header: {"header": "text"},
    Clip: {"name": "name", "startOffset": "start", "url": "url", "endOffset": "end"},
}
Read = dict[str, list[dict[str, object]]]
RUBY = r"""
require "yaml"; require "json"; require "date"
out = {}
Dir.glob("#{ARGV[0]}/*").sort.each do |path|
  begin
    text = File.read(path, encoding: "utf-8").sub(/\A\uFEFF/, "")[/\A---[ \t]*\r?\n(.*?)^(---|\.\.\.)[ \t]*\r?$/m, 1]
    page = YAML.safe_load(text, permitted_classes: [Date, Time], aliases: true) || {}
    out[File.basename(path)] = {transcript: page["transcript"] || [], quotableClips: page["quotableClips"] || []}
  rescue Psych::Exception, ArgumentError => error
    out[File.basename(path)] = {error: error.message}
  end
end
puts JSON.generate(out)
"""


def front_matter(text: str) -> str:
    found = re.search(r"\A---[ \t]*\r?\n(.*?)^(?:---|\.\.\.)[ \t]*\r?$", text.removeprefix("\ufeff"), re.M | re.S)
    assert found
    return found[1]


def pyyaml(text: str) -> Read:
    page = yaml.load(front_matter(text), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader)) or {}
    return {key: page.get(key) or [] for key in ("transcript", "quotableClips")}


def psych(folder: Path) -> dict[str, Read]:
    done = subprocess.run(["ruby", "-e", RUBY, str(folder)], capture_output=True, text=True, check=True, timeout=60)
    result: dict[str, Read] = json.loads(done.stdout)
    return result


def expected(
    items: tuple[Part, ...], before: tuple[Part, ...], read: list[dict[str, object]]
) -> list[dict[str, object]]:
    """Return what a reader must see: what it saw before, with the fields that were edited."""
    known = {item.origin: (item, seen) for item, seen in zip(before, read, strict=True)}
    result = []
    for item in items:
        old, seen = known.get(item.origin, (None, {}))
        values = dict(seen)
        for key, field in FIELDS[type(item)].items():
            value = getattr(item, field)
            if value == (getattr(old, field) if old else None):
                continue
            values[key] = clean_text(value) if isinstance(value, str) else value
            if value is None:
                del values[key]
        result.append(values)
    return result


def check(page: Page, episode: Episode, before: Read, after: Read) -> None:
    old = page.episode
    assert after["transcript"] == expected(episode.entries, old.entries, before["transcript"])
    assert after["quotableClips"] == expected(expected_clips(page, episode), old.clips, before["quotableClips"])


@pytest.mark.parametrize("name", TEXTS)
def test_pyyaml_reads_what_was_meant(name: str) -> None:
    data = TEXTS[name].encode()
    page = read_page(data, name, markdown=True)
    episode = edited(Random(name), page.episode)
    check(page, episode, pyyaml(TEXTS[name]), pyyaml(page.render(episode).decode()))


@pytest.mark.skipif(shutil.which("ruby") is None, reason="Ruby is not installed")
def test_psych_reads_what_was_meant(tmp_path: Path) -> None:
    before, after = tmp_path / "before", tmp_path / "after"
    before.mkdir()
    after.mkdir()
    edits: dict[str, tuple[Page, Episode]] = {}
    for number, (name, text) in enumerate(TEXTS.items()):
        page = read_page(text.encode(), name, markdown=True)
        episode = edited(Random(name), page.episode)
        edits[str(number)] = page, episode
        (before / str(number)).write_bytes(text.encode())
        (after / str(number)).write_bytes(page.render(episode))
    old, new = psych(before), psych(after)
    for name, (page, episode) in edits.items():
        if "error" in old[name]:
            continue  # Ruby could not read the page before the edit either
        check(page, episode, old[name], new[name])
