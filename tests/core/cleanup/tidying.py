"""A short way to let one rule clean a text."""

from editor.core.cleanup import RULES, apply_hits
from editor.core.model import Episode, Line
from tests.core.episodes import episode, shown


def tidied(rule: str, *entries: str) -> list[str]:
    """Write an episode down after all hits of one rule."""
    return shown(tidy(rule, episode(*entries)))


def tidy(rule: str, before: Episode) -> Episode:
    find = next(one.find for one in RULES if one.id == rule)
    return apply_hits(before, find(before)).apply(before)


def reads(rule: str, *texts: str) -> list[str]:
    """Return what lines, whatever signs are in them, read after all hits of one rule."""
    return [entry.text for entry in tidy(rule, Episode(tuple(map(Line, texts)))).entries]
