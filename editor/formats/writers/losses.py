"""What an export leaves out, in sentences."""

from collections.abc import Iterator

from editor.core.model import Episode, Header, Line


def losses(
    episode: Episode,
    *,
    times: bool = False,
    speakers: bool = False,
    headers: bool = False,
    clips: bool = False,
    lines: bool = True,
) -> tuple[str, ...]:
    """Say what an export leaves out that does not hold what it is not said to hold."""
    return tuple(_said(episode, times, speakers, headers, clips, lines))


def counted(count: int, one: str, many: str) -> str:
    """Say how many there are."""
    return f"1 {one}" if count == 1 else f"{count} {many}"


def _said(episode: Episode, times: bool, speakers: bool, headers: bool, clips: bool, lines: bool) -> Iterator[str]:
    said = [entry for entry in episode.entries if isinstance(entry, Line)]
    if said and not lines:
        yield f"What is said is left out: {counted(len(said), 'line', 'lines')}."
    elif not times and any(line.sec is not None for line in said):
        yield "The times of the lines are left out."
    if lines and not speakers and any(line.who for line in said):
        yield "Who speaks is left out."
    titles = sum(isinstance(entry, Header) for entry in episode.entries)
    if titles and not headers:
        yield f"{counted(titles, 'header is', 'headers are')} left out."
    if episode.clips and not clips:
        yield f"{counted(len(episode.clips), 'quotable clip is', 'quotable clips are')} left out."
    besides = sorted({str(key) for entry in episode.entries for key in entry.extra}) if lines else []
    if besides:
        yield f"What lines and headers say besides is left out: {', '.join(besides)}."
    others = [str(key) for key in episode.meta if key != "title"]
    if others:
        yield f"What the page says of the episode is left out: {', '.join(others)}."
