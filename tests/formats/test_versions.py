from pathlib import Path

import pytest

from editor.core.errors import FormatError
from editor.formats.versions import read_version
from tests.core.episodes import shown

PAGE = """\
---
transcript:
- header: Title
- line: Hello.
  who: Ann
quotableClips:
- name: Hello
  startOffset: 0
  endOffset: 9
---
"""


@pytest.mark.parametrize(("name", "text"), [("page.md", PAGE), ("page.yaml", PAGE.strip("-\n"))])
def test_a_page_comes_with_its_clips(name: str, text: str) -> None:
    version = read_version(text.encode(), name)
    assert shown(version) == ["# Title", "Ann: Hello."]
    assert [(clip.name, clip.end) for clip in version.clips] == [("Hello", 9)]


def test_a_transcript_comes_with_its_headers(shared: Path) -> None:
    path = shared / "samples" / "pragmatic-mlops.rendered.txt"
    version = read_version(path.read_bytes(), path.name)
    assert sum(line.startswith("# ") for line in shown(version)) > 5
    assert len(list(version.lines())) > 100


@pytest.mark.parametrize(
    "text", ["0:00 Hello\n0:20 Kettles\n1:05 On tea\n", "---\ntranscript:\n- header: Title\n---\n"]
)
def test_what_has_no_lines_is_no_version(text: str) -> None:
    with pytest.raises(FormatError, match=r"^other.txt has no lines, so nothing tells"):
        read_version(text.encode(), "other.txt")
