"""The quotable clips for feeds and for search engines."""

import json
from collections.abc import Collection, Iterator, Sequence
from xml.sax.saxutils import escape

from editor.core.errors import FormatError
from editor.core.links import starting_at
from editor.core.model import Clip, Episode
from editor.core.timing import NEVER
from editor.formats.writers.losses import counted, losses
from editor.formats.writers.options import Options, link_of, title_of

SOUNDBITE_TITLE = 128
"""Characters of a soundbite's title beyond which aggregators may cut it."""
SOUNDBITE_SECONDS = (15, 120)
"""How long a soundbite should be."""


def usable(episode: Episode) -> list[tuple[Clip, float, float]]:
    """Return the clips that have a start before their end, with both; raises FormatError where there is none."""
    clips = [
        (clip, clip.start, clip.end)
        for clip in episode.clips
        if clip.start is not None and clip.end is not None and 0 <= clip.start < clip.end < NEVER
    ]
    if not clips:
        raise FormatError("There are no quotable clips with a start and an end. Mark some first.")
    return clips


def clips_leave_out(
    episode: Episode, _options: Options, meta: Collection[str] = ("title",), links: bool = False
) -> tuple[str, ...]:
    """Say what a list of clips does not hold, which clips among it; `meta` is what it holds of the front matter."""
    unusable = len(episode.clips) - len(usable(episode))
    said = losses(episode, clips=True, links=links, lines=False, meta=meta)
    if not unusable:
        return said
    return (f"{counted(unusable, 'clip', 'clips')} without a start before the end left out.", *said)


def write_soundbites(episode: Episode, _options: Options) -> bytes:
    """Return a <podcast:soundbite> for each clip, to be put into a feed's item; raises FormatError without clips."""
    return "".join(
        f'<podcast:soundbite startTime="{_decimal(start)}" duration="{_decimal(end - start)}">'
        f"{escape(_one_line(clip.name))}</podcast:soundbite>\n"
        for clip, start, end in usable(episode)
    ).encode()


def soundbites_leave_out(episode: Episode, options: Options) -> tuple[str, ...]:
    """Say what soundbites do not hold, and what apps will not like about them."""
    return (
        *_unliked([(_one_line(clip.name), end - start) for clip, start, end in usable(episode)]),
        *clips_leave_out(episode, options, meta=()),
    )


def write_clips_jsonld(episode: Episode, options: Options) -> bytes:
    """Return the clips as schema.org has them, to be put into a page's <script>; raises FormatError without clips."""
    link = link_of(episode)
    title, about = title_of(episode, options), episode.meta.get("description")
    whole: dict[str, object] = {"@context": "https://schema.org", "@type": "VideoObject" if link else "PodcastEpisode"}
    whole |= {"name": title} if title else {}
    whole |= {"description": about} if isinstance(about, str) else {}
    whole |= {"url": link} if link else {}
    whole["hasPart"] = [_clip(clip, start, end, link) for clip, start, end in usable(episode)]
    # A title must not end the script that it stands in.
    return (json.dumps(whole, ensure_ascii=False, indent=2).replace("</", "<\\/") + "\n").encode()


def clips_jsonld_leave_out(episode: Episode, options: Options) -> tuple[str, ...]:
    """Say what search engines are not told."""
    about = ("description",) if isinstance(episode.meta.get("description"), str) else ()
    link = ("links.youtube",) if link_of(episode) else ()
    return clips_leave_out(episode, options, ("title", *about, *link), links=True)


def _clip(clip: Clip, start: float, end: float, link: str | None) -> dict[str, object]:
    address = clip.url or (starting_at(link, start) if link else None)
    found: dict[str, object] = {"@type": "Clip", "name": _one_line(clip.name), "startOffset": start, "endOffset": end}
    return found | ({"url": address} if address else {})


def _unliked(bites: Sequence[tuple[str, float]]) -> Iterator[str]:
    shortest, longest = SOUNDBITE_SECONDS
    odd = sum(not shortest <= seconds <= longest for _, seconds in bites)
    if odd:
        yield f"{counted(odd, 'clip is', 'clips are')} not {shortest} to {longest} seconds long, as apps like it."
    long = sum(len(title) > SOUNDBITE_TITLE for title, _ in bites)
    if long:
        yield f"{counted(long, 'title is', 'titles are')} longer than {SOUNDBITE_TITLE} characters; apps may cut it."


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _decimal(seconds: float) -> str:
    """Write seconds as feeds do, with a decimal."""
    text = f"{seconds:.3f}".rstrip("0")
    return f"{text}0" if text.endswith(".") else text
