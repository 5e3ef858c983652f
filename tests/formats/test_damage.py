"""Pages that were damaged at random: either they open and save, or a sentence says what is wrong."""

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editor.formats.page import Page, PageError, read_page
from tests.formats.layouts import LAYOUTS, PLAIN

BITS = [
    *("'", '"', ":", ": ", "- ", "\n", "\t", "&a ", "*a", "<<: ", "[", "]", "{", "}", "#", " # c", "|", ">", ">-\n"),
    *("%", "@", "!", "!!str ", "? ", "---\n", "...\n", "\r", "\r\n", "\u2028", "\x85", "  ", "\0", "null", "~"),
    *("- \n", "transcript: ", "quotableClips:\n", "line: ", "{{ x }}", "<<<<<<< a\n", "=======\n", ">>>>>>> b\n"),
    *("0:36", "''"),
]


def damaged(rng: Random, text: str) -> str:
    """Put something in, take something out, or exchange two lines."""
    at, kind = rng.randrange(len(text) + 1), rng.randrange(3)
    if kind == 0:
        return text[:at] + rng.choice(BITS) + text[at:]
    if kind == 1:
        return text[:at] + text[at + rng.choice([1, 2, 5, 30]) :]
    lines = text.split("\n")
    one, other = rng.randrange(len(lines)), rng.randrange(len(lines))
    lines[one], lines[other] = lines[other], lines[one]
    return "\n".join(lines)


def opened(data: bytes, markdown: bool) -> Page | None:
    """Open a page or one of its repairs; whatever is refused must say why."""
    try:
        page = read_page(data, "talk", markdown)
    except PageError as error:
        return after_refusal(error, markdown)
    assert page.render(page.episode) == data
    assert len(page.notices) <= 201
    return page


def after_refusal(error: PageError, markdown: bool) -> Page | None:
    """Open what the first repair gives."""
    assert str(error).startswith("talk")
    assert str(error).endswith(".")
    return opened(error.repairs[0].data, markdown) if error.repairs else None


@pytest.mark.parametrize("seed", range(300))
def test_a_damaged_page_opens_or_says_why_not(seed: int) -> None:
    rng = Random(seed)
    markdown = rng.random() < 0.8
    text = rng.choice(list((LAYOUTS if markdown else PLAIN).values()))
    for _ in range(rng.choice([1, 2, 4])):
        text = damaged(rng, text)
    opened(text.encode(), markdown)


@given(st.binary(max_size=200), st.booleans())
def test_any_bytes_open_or_say_why_not(data: bytes, markdown: bool) -> None:
    opened(data, markdown)


@given(st.text(st.sampled_from("-:'\"[]{}#&*!|>% \n\tab"), max_size=60))
def test_any_yaml_opens_or_says_why_not(text: str) -> None:
    opened(f"---\ntranscript:\n- line: {text}\n---\n".encode(), markdown=True)
