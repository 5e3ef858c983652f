"""Every connection between the times to review and the rest of the window."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from editor.core.model import Selection
from editor.ui.desk import Desk
from editor.ui.shell import Shell

if TYPE_CHECKING:
    from editor.ui.review.pane import TimesPane


class OpenReview(QObject):
    """Lets the caret follow the list, and the list ask for what the menus do; lives as long as the desk."""

    def __init__(self, shell: Shell, desk: Desk) -> None:
        super().__init__(desk)
        self._shell = shell
        self._desk = desk
        desk.times_made.connect(self._connect)

    def _connect(self, times: "TimesPane") -> None:
        times.line_shown.connect(self._show_line)
        times.refused.connect(self._shell.say)
        times.told.connect(self._shell.say)
        times.align_wanted.connect(partial(self._run, "align"))
        times.fill_wanted.connect(partial(self._run, "fill_times"))

    def _show_line(self, row: int) -> None:
        self._desk.transcript.select(Selection.at(row))

    def _run(self, name: str) -> None:
        from editor.ui.actions import all_actions

        next(action for action in all_actions() if action.id == name).run(self._shell)
