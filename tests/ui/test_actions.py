from collections import Counter

import pytest
from PySide6.QtGui import QKeySequence

from editor.ui.action import Action, Submenu, actions_of
from editor.ui.actions import MENUS, all_actions
from editor.ui.main_window import MainWindow
from tests.ui.vocabulary import Person, _items

KEYS = [(action.id, key) for action in all_actions() for key in action.keys.split()]


def test_no_two_actions_share_a_key() -> None:
    counted = Counter(QKeySequence(key).toString() for _, key in KEYS)
    assert [key for key, count in counted.items() if count > 1] == []


def test_no_two_actions_share_a_name() -> None:
    counted = Counter(action.id for action in all_actions())
    assert [name for name, count in counted.items() if count > 1] == []


@pytest.mark.parametrize(("name", "key"), KEYS)
def test_a_key_never_types(name: str, key: str) -> None:
    combination = QKeySequence(key)[0]
    modifiers = combination.keyboardModifiers()
    plain = modifiers.value & ~QKeySequence("Shift+A")[0].keyboardModifiers().value == 0
    assert combination.key().value >= 0x01000030 if plain else modifiers, f"{name}: {key}"  # F1 and what follows


@pytest.mark.parametrize(
    "key",
    [
        *("Ctrl+Space", "Alt+Left", "Alt+Right", "Alt+Up", "Alt+Down", "Ctrl+Shift+,", "Ctrl+Shift+.", "F11"),
        *("Ctrl+Alt+Left", "Ctrl+Alt+Right", "Ctrl+G", "Ctrl+Return", "Alt+1", "Alt+9", "Ctrl+K", "Ctrl+F", "Ctrl+H"),
        *("F3", "Shift+F3", "Ctrl+S", "Ctrl+Shift+S", "Ctrl+O", "Ctrl+Z", "Ctrl+Shift+Z", "Ctrl+Y", "F1"),
    ],
)
def test_the_promised_keys_are_there(key: str) -> None:
    assert key in [key for _, key in KEYS]


def test_every_action_is_in_a_menu(window: MainWindow) -> None:
    there = {item.objectName() for words in MENUS for item in _items(window.menus.menu(words))}
    assert {action.id for action in all_actions()} <= there


SUBMENUS = {
    item.words: (item.actions,)
    for groups in MENUS.values()
    for group in groups
    for item in group
    if isinstance(item, Submenu)
}


@pytest.mark.parametrize(("words", "groups"), [*MENUS.items(), *SUBMENUS.items()])
def test_no_two_items_of_a_menu_share_a_letter(words: str, groups: tuple[tuple[Action | Submenu, ...], ...]) -> None:
    letters = Counter(_letter(item.words) for group in groups for item in group)
    assert [letter for letter, count in letters.items() if count > 1 and letter] == []


def test_without_a_page_only_what_needs_none_can_be_chosen(person: Person) -> None:
    possible = {action.id for action in all_actions()} - person.greyed()
    assert possible == {
        *("open", "import", "quit", "settings", "theme_system", "theme_light", "theme_dark"),
        *("shortcuts", "sample", "about"),
    }


def test_every_action_tells_why_it_cannot_be_done(person: Person) -> None:
    for name in sorted(person.greyed()):
        person.item(name).trigger()
        assert person.said.endswith("."), name


def test_the_words_of_an_action_are_not_empty() -> None:
    assert all(action.words for groups in MENUS.values() for action in actions_of(groups))


def _letter(words: str) -> str:
    return words[words.index("&") + 1].lower() if "&" in words else ""
