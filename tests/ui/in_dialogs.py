"""Somebody at a dialog that works in the background: waits for it, does things in it, then presses a button."""

import time
from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QLabel, QLineEdit, QPushButton
from shiboken6 import isValid

from tests.ui.vocabulary import Person, _choose_file, come_back

D = TypeVar("D", bound=QDialog)
PATIENCE = 8.0
LOOK_MS = 10


def at_dialog(
    person: Person,
    command: Callable[[], object],
    kind: type[D],
    *steps: Callable[[D], object],
    where: str | None = None,
) -> None:
    """Run a command, then do the steps in the dialog that it opens; where it asks for a file, that one is taken."""
    done: list[BaseException | None] = []
    looking = ticking()

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, kind) and dialog.isVisible():
            looking.stop()
            done.append(_failure(dialog, steps))

    looking.timeout.connect(look)
    files = answer_files(where)
    try:
        command()
        assert comes_true(lambda: bool(done)), "the dialog did not open"
    finally:
        looking.stop()
        files.stop()
    if done[0] is not None:
        raise done[0]
    come_back(person)


def _failure(dialog: D, steps: tuple[Callable[[D], object], ...]) -> BaseException | None:
    """Do the steps; return what went wrong, so that it can be raised where the test is told of it."""
    try:
        for step in steps:
            step(dialog)
        assert comes_true(lambda: not isValid(dialog) or not dialog.isVisible()), said(dialog)
    except (AssertionError, LookupError, StopIteration) as error:
        if isValid(dialog):
            dialog.reject()
        return error
    return None


def answer_files(where: str | None) -> QTimer:
    """Take a file in every dialog that asks for one."""
    timer = ticking()

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, QFileDialog) and dialog.isVisible():
            if where is None:
                dialog.reject()
            else:
                _choose_file(dialog, where)

    timer.timeout.connect(look)
    return timer


def ticking() -> QTimer:
    timer = QTimer()
    timer.setInterval(LOOK_MS)
    timer.start()
    return timer


def comes_true(condition: Callable[[], bool]) -> bool:
    """Wait until something is so; tell whether it ever was."""
    end = time.monotonic() + PATIENCE
    while not condition():
        if time.monotonic() > end:
            return False
        # Not QTest.qWait: no thread gets on while that waits.
        loop = QEventLoop()
        QTimer.singleShot(LOOK_MS, loop.quit)
        loop.exec()
    return True


def until(condition: Callable[[D], bool]) -> Callable[[D], None]:
    def wait(dialog: D) -> None:
        assert comes_true(lambda: condition(dialog)), said(dialog)

    return wait


def press(words: str) -> Callable[[QDialog], None]:
    """Press a button whose words begin so, once it can be pressed."""

    def do(dialog: QDialog) -> None:
        button = next(one for one in dialog.findChildren(QPushButton) if plain(one).startswith(words))
        assert comes_true(button.isEnabled), said(dialog)
        button.click()

    return do


def plain(button: QPushButton) -> str:
    return button.text().replace("&", "")


def type_into(name: str, text: str) -> Callable[[QDialog], None]:
    def do(dialog: QDialog) -> None:
        field = next(one for one in dialog.findChildren(QLineEdit) if one.accessibleName() == name)
        field.selectAll()
        QTest.keyClicks(field, text)

    return do


def said(dialog: QDialog) -> str:
    return "\n".join(label.text() for label in dialog.findChildren(QLabel))
