"""The pane's words are those of the menu bar, and its keys are listed."""

import pytest

from editor.ui.actions import TIMES_KEYS, all_actions
from editor.ui.review.deeds import DEEDS, MENU, MORE

ACTIONS = {action.id for action in all_actions()}


@pytest.mark.parametrize("name", sorted(DEEDS.keys() - {"ask_time_again"}))
def test_what_the_pane_does_is_in_the_menu_bar(name: str) -> None:
    assert name in ACTIONS


def test_what_stands_in_a_menu_of_the_pane_is_there() -> None:
    assert {name for groups in (MENU, MORE) for group in groups for name in group} <= DEEDS.keys()


def test_the_keys_of_the_pane_are_listed() -> None:
    listed = " ".join(keys for _, keys in TIMES_KEYS)
    assert all(deed.keys in listed for deed in DEEDS.values())
