"""Random episodes as people make them: names, times that grow, sentences, titles between."""

from collections.abc import Iterable

from hypothesis import strategies as st

from editor.core.captions import Caption, Draft, Title
from editor.core.model import Episode, Header, Line
from editor.core.timing import format_time

TOKENS = """
so and we listened to AT&T naïve שלום 日本語 a_b_c *stars* it's x2 “quoted” [mark] `code` &amp; C# #1 1. ~ — yes, well;
microphones 12:30 100% back\\slash
"""
WORDS = st.sampled_from(TOKENS.split())
SENTENCES = st.lists(WORDS, min_size=1, max_size=25).map(lambda words: f"Then {' '.join(words)} ended.")
PLAIN_NAMES = ("Alexey", "Raphaël", "Maria Vechtomova", "李雷")
ODD_NAMES = (
    "Ann (host)", "Ann Smith, PhD", "Dr. Jane O'Neil-Smith Jr.", "محمد", "Speaker 1 [remote]", "Q&A", "Bob / Carl",
    "Ann…", "[Speaker 2]", "Prof. Zoë Müller (she/her), TU Wien", "Bo “Ace” Lund", "SPEAKER_00", "al-Rashid", "R2-D2",
    "Anna Maria de la Cruz y García López Ruiz", "@ann", "Juan (CTO) & Eva", "Ünal G. [Acme, Inc.]",
)  # fmt: skip
NAMES = st.sampled_from([*PLAIN_NAMES, *ODD_NAMES])
TITLES = st.sampled_from(["How it began", "MLOps: what & why", "Questions", "Teams — and tools"])
GAPS = st.integers(1, 90)


@st.composite
def talks(draw: st.DrawFn) -> Episode:
    """Make an episode in which everybody is named and every line has a time of its own."""
    entries: list[Line | Header] = []
    second = draw(st.integers(0, 4000))
    for who, text, gap, title in draw(
        st.lists(st.tuples(NAMES, SENTENCES, GAPS, st.none() | st.none() | TITLES), min_size=3, max_size=12)
    ):
        if title:
            entries.append(Header(title))
        entries.append(Line(text, who, second, format_time(second)))
        second += gap
    return Episode(tuple(entries), (), {"title": "A talk"})


TALKS = talks()


def held(episode: Episode) -> list[tuple[str | None, str, float | None]]:
    """Return speaker, words and time of every line, and the headers."""
    return [
        (entry.who, entry.text, entry.sec) if isinstance(entry, Line) else ("#", entry.text, None)
        for entry in episode.entries
    ]


def taken(draft: Draft) -> list[tuple[str | None, str, float | None]]:
    """Return the same of a draft."""
    return [
        ("#", part.text, None) if isinstance(part, Title) else (part.who, part.text, part.start) for part in draft.parts
    ]


def words_of(texts: Iterable[str]) -> list[str]:
    """Return all words in order."""
    return " ".join(texts).split()


def said(episode: Episode) -> list[str]:
    """Return every word of an episode's lines."""
    return words_of(line.text for _, line in episode.lines())


def captions(draft: Draft) -> list[Caption]:
    """Return a draft's captions."""
    return list(draft.captions)
