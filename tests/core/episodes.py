"""Random episodes, and a short way to write one down and to read it off."""

import re
import string
from collections.abc import Sequence

from hypothesis import strategies as st

from editor.core.model import Clip, Entry, Episode, Header, Line, clean_text
from editor.core.timing import format_time

NOTATION = re.compile(r"(\d+(?:\.\d+)?)?(?: ?([^\W\d][\w ]*))?: ?(.*)")


def episode(*entries: Entry | str, clips: Sequence[Clip] = (), youtube: str | None = None) -> Episode:
    """Make an episode: `12 Simon: Hello` and `12: Hello` and `Hello` are lines, `# Title` is a header."""
    made = tuple(read(entry) if isinstance(entry, str) else entry for entry in entries)
    return Episode(made, tuple(clips), {"links": {"youtube": youtube}} if youtube else {})


def read(entry: str) -> Entry:
    if entry.startswith("#"):
        return Header(entry[2:])
    match = NOTATION.fullmatch(entry)
    if match is None:
        return line(entry)
    sec, who, text = match.groups()
    return line(text, who, None if sec is None else tidy(float(sec)))


def shown(episode: Episode) -> list[str]:
    """Write an episode down as `episode` reads it."""
    return [show(entry) for entry in episode.entries]


def show(entry: Entry) -> str:
    if isinstance(entry, Header):
        return f"# {entry.text}"
    head = " ".join(str(part) for part in (entry.sec, entry.who) if part is not None)
    return f"{head}: {entry.text}".rstrip(" ") if head else entry.text


def line(text: str, who: str | None = None, sec: float | None = None) -> Line:
    return Line(text, who, sec, None if sec is None else format_time(sec))


def tidy(seconds: float) -> float:
    return int(seconds) if seconds == int(seconds) else seconds


NAMES = st.sampled_from(["Alexey", "Simon", "Raphaël", "مريم", "李雷"])
WORDS = st.sampled_from(
    ["so", "ML Ops", "naïve", "שלום", "مرحبا", "👩‍👩‍👧‍👦", "日本語", "a b", "—", "1:23", "x", "yes,"]
)
TEXTS = st.one_of(
    st.just(""),
    st.lists(WORDS, max_size=12).map(" ".join),
    st.text(string.ascii_lowercase + "  é\u200f\u00a0", max_size=30).map(clean_text),
)
SECONDS = st.one_of(st.integers(0, 40), st.integers(0, 400_000), st.floats(0, 5000).map(tidy))
LINES = st.builds(line, TEXTS, st.none() | NAMES, st.none() | SECONDS)
HEADERS = st.builds(Header, TEXTS)
HUNDREDTHS = st.integers(0, 30_000).map(lambda cents: tidy(cents / 100))
URLS = st.sampled_from([None, "https://www.youtube.com/watch?v=abc&t={}", "https://youtu.be/abc?t={}s#top"])


@st.composite
def clips(draw: st.DrawFn) -> Clip:
    start, url = draw(st.integers(0, 5000) | HUNDREDTHS), draw(URLS)
    end = tidy(round(start + draw(st.integers(1, 300) | HUNDREDTHS) + 0.01, 2))
    return Clip(draw(WORDS), start, end, url and url.format(int(start)))


META = st.sampled_from([{}, {"links": {"youtube": "https://www.youtube.com/watch?v=abc"}}, {"links": "none"}])
EPISODES = st.builds(
    Episode,
    st.lists(LINES | LINES | LINES | HEADERS, max_size=12).map(tuple),
    st.lists(clips(), max_size=4).map(tuple),
    META,
)
