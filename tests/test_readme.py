"""The README's keys and edits are those of the program."""

import re
from pathlib import Path

import pytest

from editor.core import edits
from editor.ui.actions import TEXT_KEYS, all_actions

README = (Path(__file__).parents[1] / "README.md").read_text(encoding="utf-8")
KEY = re.compile(r"(?:(?:Ctrl|Alt|Shift)\+)+(?:[A-Z][A-Za-z]+|F\d+|\S)|\bF\d+")

SHOWN = {key for cells in re.findall(r"^\| ([^|\n]+) \|", README, re.MULTILINE) for key in KEY.findall(cells)}
THERE = {key for action in all_actions() for key in action.keys.split()} | {key for _, key in TEXT_KEYS}


@pytest.mark.parametrize("key", sorted(SHOWN))
def test_each_key_is_one_of_the_program(key: str) -> None:
    assert key in THERE


def test_each_scripted_edit_is_one_of_the_program() -> None:
    shown = re.findall(r"^- (\w+): \{", README, re.MULTILINE)
    assert set(shown) <= set(edits.__all__)
    assert shown
