"""What an export leaves out, in sentences."""

from collections.abc import Collection, Iterator, Mapping

from editor.core.model import Episode, Header, Line

_EMPTY: tuple[object, ...] = (None, "", [], {})
"""Values that say nothing, so that nothing is lost without them."""


def losses(
    episode: Episode,
    *,
    times: bool = False,
    speakers: bool = False,
    headers: bool = False,
    clips: bool = False,
    links: bool = False,
    lines: bool = True,
    meta: Collection[str] = (),
) -> tuple[str, ...]:
    """Say what an export leaves out that does not hold what it is not said to hold.

    `links` are those of the clips; `meta` names what of the front matter is held, a part of it as in `links.youtube`.
    """
    return (
        *_of_lines(episode, times, speakers, lines),
        *_of_headers_and_clips(episode, headers, clips, links),
        *_of_unknown_fields(episode, headers, clips, lines),
        *_of_front_matter(episode, meta),
    )


def counted(count: int, one: str, many: str) -> str:
    """Say how many there are."""
    return f"1 {one}" if count == 1 else f"{count} {many}"


def _of_lines(episode: Episode, times: bool, speakers: bool, lines: bool) -> Iterator[str]:
    said = [line for _, line in episode.lines()]
    if said and not lines:
        yield f"What is said is left out: {counted(len(said), 'line', 'lines')}."
    elif not times and any(line.sec is not None for line in said):
        yield "The times of the lines are left out."
    if lines and not speakers and any(line.who for line in said):
        yield "Who speaks is left out."


def _of_headers_and_clips(episode: Episode, headers: bool, clips: bool, links: bool) -> Iterator[str]:
    titles = sum(isinstance(entry, Header) for entry in episode.entries)
    if titles and not headers:
        yield f"{counted(titles, 'header is', 'headers are')} left out."
    if episode.clips and not clips:
        yield f"{counted(len(episode.clips), 'quotable clip is', 'quotable clips are')} left out."
    elif not links and any(clip.url for clip in episode.clips):
        yield "The links of the clips are left out."


def _of_unknown_fields(episode: Episode, headers: bool, clips: bool, lines: bool) -> Iterator[str]:
    """Say what is said besides of all that is held; of what is not, nothing else need be said."""
    held = [entry for entry in episode.entries if (lines if isinstance(entry, Line) else headers)]
    besides = sorted({str(key) for entry in held for key in entry.extra})
    if besides:
        yield f"What lines and headers say besides is left out: {', '.join(besides)}."
    besides = sorted({str(key) for clip in episode.clips for key in clip.extra}) if clips else []
    if besides:
        yield f"What the clips say besides is left out: {', '.join(besides)}."


def _of_front_matter(episode: Episode, held: Collection[str]) -> Iterator[str]:
    lost = [name for key, value in episode.meta.items() if (name := _lost(str(key), value, held))]
    if lost:
        yield f"What the page says of the episode is left out: {', '.join(lost)}."


def _lost(key: str, value: object, held: Collection[str]) -> str:
    """Return how to name a value of the front matter, with the parts of it that are lost if others are held."""
    if key in held or value in _EMPTY:
        return ""
    if not isinstance(value, Mapping):
        return key
    said = [str(name) for name, part in value.items() if part not in _EMPTY]
    parts = [name for name in said if f"{key}.{name}" not in held]
    return f"{key} ({', '.join(parts)})" if 0 < len(parts) < len(said) else key if parts else ""
