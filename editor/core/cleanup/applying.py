"""Doing what the rules say: from hits to one change."""

import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby
from operator import attrgetter

from editor.core.alignment import Alignment
from editor.core.change import Change, Splice
from editor.core.cleanup import capitals
from editor.core.cleanup.hits import Hit, Rule, capital_at
from editor.core.cleanup.rules import RULES, rules_named
from editor.core.edits.tools import exchange, reworded
from editor.core.following import followed
from editor.core.model import Entry, Episode, Line

_ORDER = {rule.id: number for number, rule in enumerate(RULES)}
_NO_WORD = re.compile(r"\W*")


def apply_hits(episode: Episode, hits: Iterable[Hit]) -> Change:
    """Return the one change that makes hits of an episode true; a line of which nothing is left goes.

    Hits may be of several rules and in any order. Of two that overlap, the one whose rule comes
    first in `RULES` counts.
    """
    return _change(episode, _texts(episode, hits))


def clean_up(episode: Episode, rules: Iterable[object]) -> Change:
    """Return the change that applies rules, given by their ids, one after the other; raise EditError for others.

    What one rule leaves behind is seen by the next: "the, um, the" loses both.
    """
    return clean_up_counted(episode, rules)[0]


def clean_up_counted(episode: Episode, rules: Iterable[object]) -> tuple[Change, Mapping[Rule, int]]:
    """Return the change that `clean_up` does, and in how many places each of the rules does something."""
    now = episode
    touched: dict[int, str] = {}
    counts: dict[Rule, int] = {}
    for rule in rules_named(rules):
        hits = list(rule.find(now))
        texts = _texts(now, hits)
        counts[rule] = len(hits)
        touched.update(texts)
        now = exchange(now, {row: reworded(now.entries[row], text) for row, text in texts.items()}).apply(now)
    return _change(episode, touched), counts


def cleaned_up(
    episode: Episode, alignment: Alignment | None, rules: Iterable[object]
) -> tuple[Episode, Alignment | None, Mapping[Rule, int]]:
    """Return an episode that rules are applied to, when its lines are said then, and how often each did something.

    The rules are given by their ids; raise EditError for an id there is not.
    """
    change, counts = clean_up_counted(episode, rules)
    after = change.apply(episode)
    if alignment is not None:
        alignment, _ = followed(alignment, change, episode.entries, after.entries)
    return after, alignment, counts


def _texts(episode: Episode, hits: Iterable[Hit]) -> dict[int, str]:
    """Return the new texts of the rows that have hits."""
    by_row = groupby(sorted(hits, key=_by_row), attrgetter("row"))
    return {row: _put(episode.entries[row].text, list(some)) for row, some in by_row}


def _by_row(hit: Hit) -> tuple[int, int]:
    return hit.row, _ORDER[hit.rule]


def _put(text: str, hits: Sequence[Hit]) -> str:
    """Return a text with its hits made true; they come in the order of their rules."""
    kept: list[Hit] = []
    lost: list[Hit] = []
    for hit in hits:
        (lost if any(_overlap(hit, other) for other in kept) else kept).append(hit)
    parts: list[str] = []
    end = length = 0
    begun: set[int] = set()
    for hit in sorted(kept, key=attrgetter("start", "end")):
        parts += text[end : hit.start], hit.replacement
        length += hit.start - end + len(hit.replacement)
        end = hit.end
        if any(one.rule == capitals.ID and _overlap(one, hit) for one in lost):
            begun.add(length)
    parts.append(text[end:])
    return _capitalised("".join(parts), begun)


def _capitalised(text: str, begun: Iterable[int]) -> str:
    """Return a text with a capital at each place behind which a sentence begins, since the word that began it went."""
    for place in begun:
        found = _NO_WORD.match(text, place)
        at = found.end() if found else place
        capital = capital_at(text, at)
        text = text[:at] + capital + text[at + 1 :] if capital else text
    return text


def _overlap(one: Hit, other: Hit) -> bool:
    same_place = one.start == other.start and one.end == other.end
    return same_place or (one.start < other.end and other.start < one.end)


def _change(episode: Episode, texts: Mapping[int, str]) -> Change:
    """Return the change of some rows to other texts; rows that follow one another share a splice."""
    old = episode.entries
    rows = sorted(row for row, text in texts.items() if text != old[row].text)
    splices = []
    for _, run in groupby(enumerate(rows), lambda numbered: numbered[1] - numbered[0]):
        some = [row for _, row in run]
        put = tuple(entry for row in some if (entry := _entry(old[row], texts[row])) is not None)
        splices.append(Splice(some[0], old[some[0] : some[-1] + 1], put))
    return Change(tuple(splices))


def _entry(entry: Entry, text: str) -> Entry | None:
    return None if isinstance(entry, Line) and not text.strip() else reworded(entry, text)
