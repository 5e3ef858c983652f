"""What a click on a speaker's name offers."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QMenu

from editor.core import edits
from editor.core.errors import EditError
from editor.core.model import Line, Selection
from editor.ui import commands_line
from editor.ui.shell import Shell

DOT = 10  # pixels
SPEAKER_KEYS = 9


def show_speaker_menu(shell: Shell, row: int, at: QPoint) -> None:
    """Let the user say who speaks a line; `at` is on the screen."""
    menu = speaker_menu(shell, row)
    menu.exec(at)
    menu.deleteLater()


def speaker_menu(shell: Shell, row: int) -> QMenu:
    """Make the menu of who may speak a line."""
    document = shell.desk.document
    line = document.episode.entries[row]
    if not isinstance(line, Line):
        message = "A header has no speaker."
        raise EditError(message)
    menu = QMenu(shell.window)
    for name in document.speakers.offered:
        slot = document.speakers.slot(name)
        key = f"\tAlt+{slot + 1}" if slot < SPEAKER_KEYS else ""
        item = menu.addAction(_dot(shell.desk.theme.speaker(slot)), f"{name.replace('&', '&&')}{key}")
        item.setCheckable(True)
        item.setChecked(name == line.who)
        item.triggered.connect(partial(shell.attempt, partial(_say, shell, row, name)))
    if line.who:
        nobody = menu.addAction("No speaker")
        nobody.triggered.connect(partial(shell.attempt, partial(_say, shell, row, None)))
    menu.addSeparator()
    for words, command in (
        ("Another speaker…\tCtrl+E", commands_line.pick_speaker),
        (f"Rename {line.who}…\tCtrl+Shift+E" if line.who else "Name the speaker…", commands_line.rename_speaker),
    ):
        menu.addAction(words).triggered.connect(partial(_ask, shell, row, command))
    return menu


def _say(shell: Shell, row: int, name: str | None) -> None:
    shell.desk.document.apply("Change speaker" if name else "Remove speaker", edits.set_speaker, row, name)


def _ask(shell: Shell, row: int, command: Callable[[Shell], object]) -> None:
    shell.desk.transcript.select(Selection.at(row))
    shell.attempt(partial(command, shell))


def _dot(color: QColor) -> QIcon:
    image = QPixmap(DOT, DOT)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(color)
    painter.drawEllipse(0, 0, DOT, DOT)
    painter.end()
    return QIcon(image)
