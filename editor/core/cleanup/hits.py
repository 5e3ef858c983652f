"""What a rule finds: a place in the text, and what it should read instead."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from editor.core.model import Episode


class Hit(NamedTuple):
    """Characters `start` to `end` of a row's text, half open, that should read `replacement`; `rule` is the id."""

    row: int
    start: int
    end: int
    replacement: str
    rule: str


@dataclass(frozen=True, slots=True)
class Rule:
    """One kind of cleaning: its name for scripts, its words, a sentence about it, and what finds its hits.

    The hits come in order and do not overlap; where all of them are applied, the rule finds nothing more.
    """

    id: str
    words: str
    sentence: str
    find: Callable[[Episode], Iterator[Hit]]


class Spot(NamedTuple):
    """A hit before it is known in which row: characters of one text, half open, and what they should read."""

    start: int
    end: int
    replacement: str


def word_set(words: str) -> frozenset[str]:
    """Return a set of the words that a text lists."""
    return frozenset(words.split())


_KEPT = re.compile(
    r"""`[^`]*`                                  # code
    | \{\{.*?\}\}
    | \b\w+://\S+ | \bwww\.\S+ | \S+@\S+         # addresses
    | (?<!\S)[\w.\-]*(?:[/\\_=<>]|::|\(\))\S*    # paths, names and signs of code
    | (?<!\S)(?:\.|--?)\w\S*""",
    re.VERBOSE,
)
_HINT = re.compile(r"[`{@/\\_=<>]|www\.|::|\(\)|(?<!\S)[.\-]\w")
_NEXT = re.compile(r"[^\W\d_][\w'’\-]*(?:\.\w[\w'’\-]*)*")
_PLAIN = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
# Names whose first letter is small wherever they stand.
_SMALL_NAMES = word_set(
    "apt awk bash bun cat cd conda cron ctop cuda curl dbt deno dlt docker esbuild fastai ffmpeg git go grep gzip htop"
    " jq kubectl lakefs langchain ls make matplotlib mkdir mlflow ms mypy nano nginx npm npx numpy pandas perl pip pnpm"
    " poetry probabl psql pylint pytest pyproject python ray rsync ruff scikit scipy sed spacy sqlite ssh sudo systemd"
    " tar tmux ts uv vi vim vllm wandb wget www yarn zsh"
)


def trimmed(text: str, start: int, end: int, replacement: str) -> Spot | None:
    """Return a spot without the blanks and signs that stay the same at its ends; None if all of it stays."""
    if text[start:end] == replacement:
        return None
    while start < end and replacement and text[start] == replacement[0] and not replacement[0].isalpha():
        start, replacement = start + 1, replacement[1:]
    while start < end and replacement and text[end - 1] == replacement[-1] and not replacement[-1].isalpha():
        end, replacement = end - 1, replacement[:-1]
    return Spot(start, end, replacement)


def outside_code(text: str, spots: list[Spot]) -> list[Spot]:
    """Return the spots that touch neither code nor an address nor a path."""
    if not spots or not _HINT.search(text):
        return spots
    kept = [match.span() for match in _KEPT.finditer(text)]
    return [spot for spot in spots if not any(start < spot.end and spot.start < end for start, end in kept)]


def capital_at(text: str, at: int) -> str:
    """Return the capital of the letter that a word begins with at a place; nothing if the word must stay as it is."""
    found = _NEXT.match(text, at)
    word = found[0] if found else ""
    if not _PLAIN.fullmatch(word) or not word.islower() or word in _SMALL_NAMES:
        return ""
    capital = word[0].upper()
    return capital if len(capital) == 1 and capital != word[0] else ""
