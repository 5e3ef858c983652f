"""Cleaning up what is given out: by which rules, and what is said of it."""

import argparse
from collections.abc import Mapping

from editor.core.alignment import Alignment
from editor.core.cleanup import RULES, Rule, cleaned_up, rules_named
from editor.core.errors import EditError
from editor.core.model import Episode

ALL = "all"


def given_rules(text: str) -> tuple[str, ...]:
    """Return the rules, by their ids, that a list with commas names; an unknown one ends with 2."""
    names = [name.strip() for name in text.split(",") if name.strip()]
    try:
        named = rules_named(name for name in names if name != ALL)
    except EditError as error:
        raise argparse.ArgumentTypeError(f"{error} “{ALL}” stands for every one.") from None
    if not names:
        raise argparse.ArgumentTypeError(f"no rule is named; they are {', '.join(rule.id for rule in RULES)}, or {ALL}")
    return tuple(rule.id for rule in (RULES if ALL in names else named))


def described_rules() -> str:
    """Return the rules for the help, a line each."""
    return "\n".join(f"  {rule.id:<9} {rule.sentence}" for rule in RULES)


def clean_up(
    episode: Episode, alignment: Alignment | None, rules: tuple[str, ...]
) -> tuple[Episode, Alignment | None, tuple[str, ...]]:
    """Return an episode that was cleaned up, when its lines are said then, and what to say of it.

    Without rules, all stays as it is.
    """
    if not rules:
        return episode, alignment, ()
    after, alignment, counts = cleaned_up(episode, alignment, rules)
    return after, alignment, (_said(counts),)


def _said(counts: Mapping[Rule, int]) -> str:
    count = sum(counts.values())
    if not count:
        return "Nothing is to be cleaned up."
    each = ", ".join(f"{rule.words.lower()} {found}" for rule, found in counts.items() if found)
    return f"Cleaned up: {count} {'change' if count == 1 else 'changes'} ({each})."
