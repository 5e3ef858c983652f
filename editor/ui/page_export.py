"""What a page is given out as: the kinds in groups, what may be chosen for each, and the making of it."""

import re
import threading
from dataclasses import dataclass, replace
from pathlib import Path

from editor.core.alignment import Alignment
from editor.core.cleanup import cleaned_up
from editor.core.errors import EditorError, SaveError
from editor.core.model import Episode, Header
from editor.formats.atomic import atomic_write
from editor.formats.page import Page
from editor.formats.writers.media_links import link_to
from editor.formats.writers.options import DEFAULT_FPS, Options, title_of
from editor.formats.writers.registry import Writer, write_episode, writer_of
from editor.formats.writers.web_page import MOST_EMBEDDED, write_web_page
from editor.ui.import_facts import counted

GROUPS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("For people", ("text", "markdown", "docx", "pdf", "html")),
    ("Subtitles", ("srt", "vtt")),
    ("Chapters and feeds", ("youtube-chapters", "podcast-chapters", "psc", "podcast-json")),
    ("Clips", ("soundbites", "clips-jsonld", "edl", "otio")),
    ("Data", ("csv", "page")),
)
_PROSE = ("text", "markdown", "docx", "pdf", "html")
CHOICES: dict[str, frozenset[str]] = {
    **dict.fromkeys(_PROSE, frozenset({"times", "speakers", "headers"})),
    "html": frozenset({"times", "speakers", "headers", "media", "embed"}),
    "csv": frozenset({"times", "speakers", "headers"}),
    "vtt": frozenset({"speakers"}),
    "podcast-json": frozenset({"speakers"}),
    "podcast-chapters": frozenset({"media"}),
    "edl": frozenset({"fps", "media"}),
    "otio": frozenset({"fps", "media"}),
}
"""What each kind lets one choose, besides the rules to clean up by."""
SEEN_AS_TEXT = frozenset({"docx", "pdf", "html"})
"""Kinds of which the words are shown, not the file."""
_UNDER_A_TITLE = frozenset({"docx", "pdf"})
"""Kinds in which nothing but its title stands above the transcript, unlike in plain text."""
SHOWN = 20_000
"""Characters of a preview."""

_COUNTED = {
    "srt": (r"^\d\d:\d\d:\d\d,\d+ -->", "cue"),
    "vtt": (r"^[\d:.]+ -->", "cue"),
    "youtube-chapters": (r"^.", "chapter"),
    "podcast-chapters": (r'"startTime"', "chapter"),
    "psc": (r"<psc:chapter ", "chapter"),
    "podcast-json": (r'"startTime"', "segment"),
    "soundbites": (r"<podcast:soundbite ", "soundbite"),
    "clips-jsonld": (r'"@type": "Clip"', "clip"),
    "edl": (r"^\* FROM CLIP NAME", "clip"),
    "otio": (r'"OTIO_SCHEMA": "Clip', "clip"),
}
_MARKED = {"markdown": ".transcript.md", "page": ".copy.md"}


@dataclass(frozen=True)
class Choice:
    """As what a page is given out, and how. `media` is a file or an address, `rules` are ids of `core.cleanup`."""

    kind: str = "text"
    times: bool = True
    speakers: bool = True
    headers: bool = True
    fps: float = DEFAULT_FPS
    media: str = ""
    embed: bool = False
    rules: tuple[str, ...] = ()

    @property
    def writer(self) -> Writer:
        """Return what writes the kind."""
        return writer_of(self.kind)

    @property
    def recording(self) -> Path | None:
        """Return the recording if it is a file on this computer."""
        path = Path(self.media)
        return path if self.media and path.is_absolute() and path.is_file() else None


@dataclass(frozen=True)
class Sight:
    """What is shown before anything is written: the first part of it, how much it is, and what is left out."""

    text: str
    summary: str
    left_out: tuple[str, ...]


@dataclass(frozen=True)
class Material:
    """The page as it is now. `duration` is the recording's in seconds, `media` the recording itself, if known.

    `alignment` says when its lines are truly said, if that is known; `source` writes what the file holds besides.
    """

    episode: Episode
    page: Path | None
    duration: float | None = None
    media: Path | None = None
    alignment: Alignment | None = None
    source: Page | None = None

    def file_name(self, writer: Writer) -> str:
        """Return a name for what is written that is not the page's own."""
        stem = self.page.stem if self.page else "transcript"
        name = stem + writer.suffix
        return stem + _MARKED.get(writer.id, writer.suffix) if self.page and name == self.page.name else name


def seen(material: Material, choice: Choice) -> Sight:
    """Return what would be written, to be shown; raises EditorError where nothing can be."""
    episode, options = _prepared(material, choice, None)
    as_text = choice.kind in SEEN_AS_TEXT
    head, within = "", options
    if choice.kind in _UNDER_A_TITLE and (title := title_of(episode, options)):
        head, within = f"{title}\n\n", replace(options, title="")
    data = _data(material, "text" if as_text else choice.kind, episode, within)
    text = head + data.decode("utf-8-sig", "replace")
    shown = text if len(text) <= SHOWN else text[: text.rfind("\n", 0, SHOWN) + 1] + "…"
    size = "" if as_text else f", {_size(len(data))}"
    return Sight(shown, f"{_amount(choice.kind, text, episode)}{size}.", choice.writer.leaves_out(episode, options))


def write(material: Material, choice: Choice, target: Path, stopped: threading.Event) -> Path | None:
    """Write the file and return it; None if it was stopped before. Raises EditorError."""
    episode, options = _prepared(material, choice, target)
    recording = choice.recording if choice.embed and choice.kind == "html" else None
    if recording is not None:
        data = write_web_page(episode, options, _read(recording))
    else:
        data = _data(material, choice.kind, episode, options)
    if stopped.is_set():
        return None
    try:
        atomic_write(target, data)
    except OSError as error:
        raise SaveError(f"{target.name} was not written: {error.strerror}. Choose another folder.") from error
    return target


def _data(material: Material, kind: str, episode: Episode, options: Options) -> bytes:
    """Return the file of a kind; a page keeps all that the transcript is not, byte for byte."""
    if kind == "page" and material.source is not None:
        return material.source.render(episode)
    return write_episode(episode, kind, options)[0]


def _prepared(material: Material, choice: Choice, target: Path | None) -> tuple[Episode, Options]:
    """Return the episode and the options that a writer gets."""
    features = CHOICES.get(choice.kind, frozenset())
    wanted = {name: getattr(choice, name) for name in ("times", "speakers", "headers") if name in features}
    episode, alignment = material.episode, material.alignment
    if choice.rules and writer_of(choice.kind).has_words:
        episode, alignment, _ = cleaned_up(episode, alignment, choice.rules)
    options = Options(duration=material.duration, fps=choice.fps, alignment=alignment, **wanted)
    return episode, replace(options, media=_media(choice, target) if "media" in features else None)


def _media(choice: Choice, target: Path | None) -> str | None:
    """Return how a kind of file names its recording."""
    recording = choice.recording
    if recording is None:
        return choice.media.strip() or None
    return link_to(recording, choice.kind, target)


def _read(recording: Path) -> bytes:
    try:
        with recording.open("rb") as file:
            return file.read(MOST_EMBEDDED + 1)
    except OSError as error:
        raise EditorError(f"{recording.name} cannot be read: {error.strerror}.") from error


def _amount(kind: str, text: str, episode: Episode) -> str:
    pattern, noun = _COUNTED.get(kind, ("", ""))
    if pattern:
        return counted(len(re.findall(pattern, text, re.MULTILINE)), noun) or f"No {noun}s"
    headers = sum(isinstance(entry, Header) for entry in episode.entries)
    parts = (counted(len(episode.entries) - headers, "line"), counted(headers, "header"))
    return " and ".join(filter(None, parts)) or "Nothing"


def _size(size: int) -> str:
    return f"{size / 1e6:.1f} MB" if size >= 1e6 else f"{max(1, round(size / 1e3))} kB"
