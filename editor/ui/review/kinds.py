"""What the kinds of findings are called, and their signs."""

from collections.abc import Mapping
from typing import NamedTuple

from editor.checks.times import Kind


class Look(NamedTuple):
    """How a kind reads in a list and as a filter, the icon that stands for it, and what it means."""

    word: str
    sign: str
    meaning: str


LOOKS: Mapping[Kind, Look] = {
    Kind.CONTRADICTED: Look("Differs", "warning", "What the line states is not where it was heard"),
    Kind.MISSING: Look("Missing", "time", "The line states no time"),
    Kind.OWN: Look("Shared", "shared", "The line repeats the time of the one before it, and was heard later"),
}
