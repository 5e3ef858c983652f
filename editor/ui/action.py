"""What an action is: its words, its keys and what it does, and how actions make menus."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

from editor.ui.shell import Shell, needs_page


@dataclass(frozen=True)
class Action:
    """One thing to do: its name for the program, its words, its keys (apart by blanks), and what does it.

    `why_not` returns the sentence that says why it can't be done now, nothing if it can; the same answer greys the item
    and is shown to who presses the key. `words_now` and `checked` are for items that read according to the moment.
    """

    id: str
    words: str
    keys: str
    do: Callable[[Shell], object]
    why_not: Callable[[Shell], str] = needs_page
    words_now: Callable[[Shell], str] | None = None
    checked: Callable[[Shell], bool] | None = None

    def run(self, shell: Shell) -> None:
        """Do it, or say why not."""
        reason = self.why_not(shell)
        if reason:
            shell.say(reason)
        else:
            shell.attempt(partial(self.do, shell))


@dataclass(frozen=True)
class Submenu:
    """A menu inside a menu; where `one_of`, one of its items is always the chosen one."""

    words: str
    actions: tuple[Action, ...]
    one_of: bool = False


Group = tuple[Action | Submenu, ...]


def actions_of(groups: tuple[Group, ...]) -> Iterator[Action]:
    """Yield the actions of a menu, those of its submenus too."""
    for group in groups:
        for item in group:
            yield from item.actions if isinstance(item, Submenu) else (item,)
