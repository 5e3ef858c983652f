"""The one place where the window talks to its user: a word in passing, a message, a question."""

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QMessageBox, QWidget

from editor.core.errors import EditorError

Roles = QMessageBox.ButtonRole


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
    box = _box(parent, headline, text)
    buttons = {}
    for key, words in choices.items():
        role = Roles.DestructiveRole if key == risky else Roles.AcceptRole
        buttons[box.addButton(words, role)] = key
    box.setDefaultButton(next(iter(buttons)))
    box.setEscapeButton(box.addButton(otherwise, Roles.RejectRole))
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
