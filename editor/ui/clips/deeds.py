"""What can be done with a clip in its pane: words, keys and icons, for its buttons and its menus."""

from collections.abc import Callable, Mapping
from typing import NamedTuple

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from editor.ui.icons import themed
from editor.ui.panes.deeds import deed_action, fill_menu
from editor.ui.theme import Theme


class Deed(NamedTuple):
    """One thing to do: its words, the keys of the window or else of the list that do it, its icon, if it has one."""

    words: str
    keys: str = ""
    icon: str = ""
    in_list: bool = False
    needs_clip: bool = True
    stays: bool = False


DEEDS: Mapping[str, Deed] = {
    "play_clip": Deed("Play clip", "Ctrl+Shift+Return", "play"),
    "play_clip_end": Deed("Play the last 3 seconds", "Alt+Return", "play-end"),
    "loop_clip": Deed("Loop", "Ctrl+Shift+L", "loop", stays=True),
    "clip_start": Deed("Start from playhead", "Ctrl+[", "start-here"),
    "clip_end": Deed("End from playhead", "Ctrl+]", "end-here"),
    "split_clip": Deed("Split at the playhead", "Ctrl+B", "split"),
    "merge_clip": Deed("Merge with the next", "Ctrl+M", "merge"),
    "duplicate_clip": Deed("Duplicate", "Ctrl+D"),
    "rename_clip": Deed("Rename", "F2", in_list=True),
    "delete_clip": Deed("Delete", "Del", "delete", in_list=True),
    "accept_words": Deed("Accept the words", "Ctrl+Shift+A"),
    "accept_all_words": Deed("Accept the words of all clips", needs_clip=False),
    "follow_words": Deed("Follow the words", "Ctrl+Alt+F"),
    "fix_clip": Deed("Mend the clip", "Ctrl+."),
    "sort_clips": Deed("Reorder by time", needs_clip=False),
}

MENU = (
    ("play_clip", "play_clip_end", "loop_clip"),
    ("clip_start", "clip_end"),
    ("split_clip", "merge_clip", "duplicate_clip"),
    ("rename_clip", "delete_clip"),
    ("accept_words", "follow_words", "fix_clip"),
)
MORE = (("duplicate_clip", "rename_clip"), ("accept_words", "accept_all_words", "follow_words"), ("sort_clips",))


class ClipDeeds(QObject):
    """The actions of the pane, by name."""

    def __init__(self, do: Mapping[str, Callable[[], object]], theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._actions = {
            name: deed_action(self, deed.words, deed.keys, deed.stays, do[name]) for name, deed in DEEDS.items()
        }
        self.set_theme(theme)

    def action(self, name: str) -> QAction:
        """Return an action."""
        return self._actions[name]

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of another theme."""
        for name, deed in DEEDS.items():
            if deed.icon:
                self._actions[name].setIcon(themed(deed.icon, theme))

    def enable(self, has_clip: bool, has_news: bool, any_has_news: bool) -> None:
        """Grey what needs a clip where none is chosen, and what needs changed words where none are."""
        for name, deed in DEEDS.items():
            self._actions[name].setEnabled(has_clip or not deed.needs_clip)
        for name in ("accept_words", "follow_words"):
            self._actions[name].setEnabled(has_news)
        self._actions["accept_all_words"].setEnabled(any_has_news)

    def fill(self, menu: QMenu, groups: tuple[tuple[str, ...], ...]) -> None:
        """Put actions into a menu."""
        fill_menu(menu, self._actions, groups)
