"""The pane's words and keys are those of the menu bar."""

import pytest

from editor.ui.actions import all_actions
from editor.ui.clips.deeds import DEEDS, MENU, MORE

ACTIONS = {action.id: action for action in all_actions()}


@pytest.mark.parametrize("name", sorted(DEEDS))
def test_what_the_pane_does_is_in_the_menu_bar_with_the_same_key(name: str) -> None:
    deed = DEEDS[name]
    keys = ACTIONS[name].keys.split()
    assert deed.in_list or (deed.keys in keys if deed.keys else not keys)


def test_what_stands_in_a_menu_of_the_pane_is_there() -> None:
    assert {name for groups in (MENU, MORE) for group in groups for name in group} <= DEEDS.keys()
