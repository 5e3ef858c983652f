"""The one place where the window talks to its user: a word in passing, a message, a question."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QLabel, QMessageBox, QPushButton, QWidget

from editor.core.errors import EditorError

Roles = QMessageBox.ButtonRole

OVER = "over"
"""The answer to a question that went as there was nothing to ask about any more."""

_LOOK_MS = 100
_IS_OVER = -2  # no result that a button gives, nor none


def tell(parent: QWidget | None, headline: str, text: str, details: str = "") -> None:
    """Show a message that must be read before anything else; `details` can be unfolded and copied."""
    box = _box(parent, headline, text)
    box.addButton("OK", Roles.AcceptRole)
    if details:
        box.setDetailedText(details)
    box.exec()


def tell_error(parent: QWidget | None, headline: str, error: EditorError) -> None:
    """Show an expected error; its own words are written for the user."""
    tell(parent, headline, str(error))


def ask(
    parent: QWidget | None,
    headline: str,
    text: str,
    choices: Mapping[str, str],
    risky: str = "",
    otherwise: str = "Cancel",
) -> str | None:
    """Ask a question and return the key of the choice taken; None if the user cancels.

    `choices` maps keys to the words of the buttons, the safe one first; `risky` is the key of one that loses work.
    `otherwise` has the words of the button that leaves everything as it is.
    """
    box, buttons = _question(parent, headline, text, choices, risky, otherwise)
    return _answer(box, buttons)


def ask_while(
    parent: QWidget | None,
    headline: str,
    standing: Callable[[], str],
    choices: Mapping[str, str],
    risky: str = "",
    otherwise: str = "Cancel",
) -> str | None:
    """Ask as long as there is something to ask about, and return the answer as `ask` does; OVER once there is not.

    `standing` says how it stands, which is shown, and nothing when there is no need to ask any more.
    """
    if not (text := standing()):
        return OVER
    box, buttons = _question(parent, headline, text, choices, risky, otherwise)

    def look() -> None:
        if now := standing():
            box.setInformativeText(now)
        else:
            box.done(_IS_OVER)

    looking = QTimer(box)
    looking.setInterval(_LOOK_MS)
    looking.timeout.connect(look)
    looking.start()
    answer = _answer(box, buttons)
    looking.stop()
    return OVER if box.result() == _IS_OVER else answer


def _question(
    parent: QWidget | None, headline: str, text: str, choices: Mapping[str, str], risky: str, otherwise: str
) -> tuple[QMessageBox, Mapping[QPushButton, str]]:
    box = _box(parent, headline, text)
    buttons = {}
    for key, words in choices.items():
        role = Roles.DestructiveRole if key == risky else Roles.AcceptRole
        buttons[box.addButton(words, role)] = key
    box.setDefaultButton(next(iter(buttons)))
    box.setEscapeButton(box.addButton(otherwise, Roles.RejectRole))
    return box, buttons


def _answer(box: QMessageBox, buttons: Mapping[QPushButton, str]) -> str | None:
    box.exec()
    return next((key for button, key in buttons.items() if button is box.clickedButton()), None)


def _box(parent: QWidget | None, headline: str, text: str) -> QMessageBox:
    box = QMessageBox(QMessageBox.Icon.NoIcon, "Cueline", headline, parent=parent)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setInformativeText(text)
    font = box.font()
    font.setBold(True)
    label = box.findChild(QLabel, "qt_msgbox_label")
    if isinstance(label, QLabel):
        label.setFont(font)
    return box
