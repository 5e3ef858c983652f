"""Any file that is read, as another version of an episode."""

from pathlib import PurePath

from editor.core.drafts import Wishes, taken_as
from editor.core.errors import FormatError
from editor.core.model import Episode
from editor.formats.front_matter import BOM
from editor.formats.page import read_page
from editor.formats.readers.registry import read_draft, recognise

_PAGE = "page"


def read_version(data: bytes, name: str) -> Episode:
    """Read a page with its clips, or the lines and headers of a file of another kind; raises FormatError.

    A file without lines is no version of an episode.
    """
    kind = recognise(data, name).id
    if kind == _PAGE:
        is_markdown = data.removeprefix(BOM).startswith(b"---") or PurePath(name).suffix.lower() == ".md"
        episode = read_page(data, name, is_markdown).episode
    else:
        draft = read_draft(data, name, kind)
        episode = Episode(taken_as(draft, Wishes()).entries, (), draft.meta)
    if not any(line.text.strip() for _, line in episode.lines()):
        raise FormatError(f"{name} has no lines, so nothing tells where its headers belong. Choose another file.")
    return episode
