"""One web page that holds all it needs: the transcript, its times, the player's script and style, no network.

The files that it is made of lie in the folder `web` beside this module: `page.html`, `player.html`, `style.css`, and
the script in two parts, `follow.js` and `find.js`.
"""

import base64
import hashlib
import mimetypes
import re
from collections.abc import Iterator, Mapping
from html import escape
from importlib.resources import files
from pathlib import PurePosixPath
from string import Template
from urllib.parse import quote, urlsplit

from editor.core.durations import stated_duration
from editor.core.errors import FormatError
from editor.core.model import Episode
from editor.core.timing import format_time
from editor.formats.writers.losses import losses
from editor.formats.writers.options import Options, title_of
from editor.formats.writers.web_transcript import Transcript, plain

MOST_EMBEDDED = 24_000_000
"""Bytes of a recording that can be put into a page: about 25 minutes of speech, and browsers still take it."""

_VIDEO = {".mp4", ".m4v", ".webm", ".mov", ".mkv", ".ogv"}
_KINDS = {".opus": "audio/ogg", ".ogg": "audio/ogg", ".oga": "audio/ogg", ".m4a": "audio/mp4", ".m4v": "video/mp4"}
_PLACES = {"youtube": "YouTube"}
_NUMBERS = ("season", "episode")
_LANGUAGE = re.compile(r"[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*")
_ON_THE_WEB = re.compile(r"https?://", re.IGNORECASE)


def write_web_page(episode: Episode, options: Options, recording: bytes | None = None) -> bytes:
    """Return an episode as a web page that plays `options.media`, a path relative to the page or a web address.

    `recording` is that file itself, to be put into the page; raises FormatError if it is too large for that.
    """
    transcript = Transcript(episode, options)
    style, script = _file("style.css"), _file("follow.js") + _file("find.js")
    page = Template(_file("page.html")).substitute(
        language=_language(episode.meta),
        policy=_policy(style, script, options.media, recording),
        title=escape(plain(title_of(episode, options)) or "Transcript"),
        heading=_heading(episode, options, transcript, recording),
        columns=" with-contents" if transcript.contents else "",
        contents=transcript.contents,
        transcript=transcript.body,
        player=_player(episode, options, transcript) if options.media else "",
        times=transcript.times,
        style=style,
        script=script,
    )
    return page.encode()


def web_page_leaves_out(episode: Episode, options: Options) -> tuple[str, ...]:
    """Say what the web page does not hold."""
    wanted = {"times": options.times, "speakers": options.speakers, "headers": options.headers}
    said = losses(episode, clips=True, meta=tuple(_shown(episode.meta)), **wanted)
    ends = any(clip.end is not None for clip in episode.clips)
    return ("Where the clips end is left out.", *said) if ends else said


def _shown(meta: Mapping[str, object]) -> Iterator[str]:
    """Yield what of the front matter is on the page."""
    yield "title"
    yield from (key for key in _NUMBERS if isinstance(meta.get(key), int))
    if stated_duration(meta):
        yield "duration"
    if _language(meta) == meta.get("language"):
        yield "language"
    yield from (f"links.{name}" for name, _ in _addresses(meta))


def _file(name: str) -> str:
    return (files("editor.formats.writers") / "web" / name).read_text(encoding="utf-8")


def _policy(style: str, script: str, media: str | None, recording: bytes | None) -> str:
    """Return what the page may do: run this script and style, load this recording, and nothing else."""
    if media and _ON_THE_WEB.match(media) and recording is None:
        source = "https: http: blob:"  # addresses of podcasts lead from one host to another
    else:
        source = "'self' file: data: blob:"  # blob: a recording that the reader chooses
    return (
        f"default-src 'none'; script-src '{_digest(script)}'; style-src '{_digest(style)}'; "
        f"media-src {source}; img-src data:; base-uri 'none'; form-action 'none'"
    )


def _digest(text: str) -> str:
    return f"sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}"


def _language(meta: Mapping[str, object]) -> str:
    language = meta.get("language")
    return language if isinstance(language, str) and _LANGUAGE.fullmatch(language) else "en"


def _heading(episode: Episode, options: Options, transcript: Transcript, recording: bytes | None) -> str:
    """Return what stands above the transcript: which episode it is, who speaks, where else it can be heard."""
    about = [f"{word} {number}" for word in _NUMBERS if isinstance(number := episode.meta.get(word), int)]
    duration = _duration(episode, options)
    if duration:
        about.append(_spoken_length(duration))
    parts = [f'<p class="eyebrow">{" · ".join(about).capitalize()}</p>'] if about else []
    parts.append(f"<h1>{escape(plain(title_of(episode, options)) or 'Transcript')}</h1>")
    parts += [transcript.people, _links(episode.meta)]
    if options.media:
        parts.append(_media(options.media, recording))
    return "\n".join(part for part in parts if part)


def _duration(episode: Episode, options: Options) -> float | None:
    return options.duration or stated_duration(episode.meta)


def _spoken_length(seconds: float) -> str:
    hours, minutes = divmod(max(1, round(seconds / 60)), 60)
    return f"{hours} h {minutes} min" if hours else f"{minutes} min"


def _links(meta: Mapping[str, object]) -> str:
    found = [
        f'<a href="{escape(plain(address))}" rel="noopener noreferrer">{escape(_place(name))}</a>'
        for name, address in _addresses(meta)
    ]
    return f'<p class="links">Also on {", ".join(found)}</p>' if found else ""


def _addresses(meta: Mapping[str, object]) -> Iterator[tuple[str, str]]:
    """Yield where else the episode can be heard: what that place is called, and its address."""
    links = meta.get("links")
    for name, address in links.items() if isinstance(links, Mapping) else ():
        if isinstance(address, str) and _ON_THE_WEB.match(address):
            yield str(name), address


def _place(name: str) -> str:
    """Return what people call a place that a page's front matter names."""
    return _PLACES.get(name, plain(name[:1].upper() + name[1:]))


def _media(media: str, recording: bytes | None) -> str:
    address = plain(media) if _ON_THE_WEB.match(media) else quote(media.replace("\\", "/"), errors="replace")
    suffix = PurePosixPath(urlsplit(address).path).suffix.lower()
    tag = "video" if suffix in _VIDEO else "audio"
    if recording is not None:
        if len(recording) > MOST_EMBEDDED:
            raise FormatError(
                f"The recording takes {len(recording) / 1e6:.0f} MB, too much to be put into a web page "
                f"(at most {MOST_EMBEDDED / 1e6:.0f} MB). Let the page play it from a file beside it."
            )
        kind = _KINDS.get(suffix) or mimetypes.guess_type(f"x{suffix}")[0] or f"{tag}/mpeg"
        address = f"data:{kind};base64,{base64.b64encode(recording).decode()}"
    return f'<{tag} id="media" src="{escape(address)}" preload="metadata" controls playsinline></{tag}>'


def _player(episode: Episode, options: Options, transcript: Transcript) -> str:
    seconds = _duration(episode, options) or transcript.end
    return Template(_file("player.html")).substitute(seconds=f"{seconds:.0f}", length=format_time(seconds))
