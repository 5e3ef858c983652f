"""Talks made up at random, how people would write them down, and what a reader should then find."""

from typing import NamedTuple

from hypothesis import strategies as st

from editor.core.captions import Caption, Draft, Piece, Title

NAMES = ("Ann", "Bo Larsson", "Dr. Eva van Dijk", "Zoë", "Speaker 2")


class Turn(NamedTuple):
    """What somebody says from a second on, in paragraphs."""

    who: str
    start: int
    paragraphs: tuple[str, ...]


Talk = list[str | Turn]

_WORDS = st.sampled_from(
    ["well", "data", "the", "[laughs]", "naïve", "it's", "“so”", "50%", "AI/ML", "really", "e.g.", "10:30", "你好", "x"]
)


def sentence(words: list[str]) -> str:
    return f"So {' '.join(words)}."


def title(words: list[str]) -> str:
    return " ".join(["About:", *words, "things"])


SENTENCES = st.lists(_WORDS, min_size=1, max_size=12).map(sentence)
TITLES = st.lists(_WORDS, max_size=5).map(title)
TURNS = st.builds(
    Turn, st.sampled_from(NAMES), st.integers(0, 9000), st.lists(SENTENCES, min_size=1, max_size=3).map(tuple)
)


@st.composite
def talks(draw: st.DrawFn) -> Talk:
    """Draw titles and turns: every speaker has more than one turn, one title at most stands above them all."""
    talk: Talk = list(draw(st.lists(TITLES | TURNS, max_size=6)))
    while len(talk) > 1 and isinstance(talk[0], str) and isinstance(talk[1], str):
        talk.pop(0)
    talk += [Turn(name, 9001, (sentence(["yes"]),)) for name in NAMES for _ in range(2)]
    return talk


def said(draft: Draft) -> list[tuple[str | None, float | None, str]]:
    """Return what a draft holds, a title as said by “title”."""
    return [_said(part) for part in draft.parts]


def _said(part: Piece) -> tuple[str | None, float | None, str]:
    return (part.who, part.start, part.text) if isinstance(part, Caption) else ("title", part.start, part.text)


def expected(talk: Talk) -> list[tuple[str | None, float | None, str]]:
    """Return what should be found: each paragraph with the speaker and the time of its turn."""
    found: list[tuple[str | None, float | None, str]] = []
    for one in talk:
        if isinstance(one, str):
            found.append(("title", None, one))
        else:
            found += [(one.who, float(one.start), paragraph) for paragraph in one.paragraphs]
    return found


def clock(seconds: int, hours: bool = False) -> str:
    """Write seconds as `m:ss` or `hh:mm:ss`."""
    if hours:
        return f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}"
    return f"{seconds // 60}:{seconds % 60:02}"


def heads(draft: Draft) -> list[Title]:
    """Return the titles of a draft."""
    return [part for part in draft.parts if isinstance(part, Title)]
