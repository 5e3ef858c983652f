"""Questions about the file: changes that are not saved, and a file that somebody else changed."""

from enum import Enum

from PySide6.QtWidgets import QWidget

from editor.ui.messages import ask


class Unsaved(Enum):
    """What to do with changes that are not saved."""

    SAVE = "save"
    DISCARD = "discard"
    CANCEL = "cancel"


class Conflict(Enum):
    """What to do where the file is no longer the one that was opened."""

    RELOAD = "reload"
    OVERWRITE = "overwrite"
    SAVE_AS = "save as"
    CANCEL = "cancel"


def ask_unsaved(parent: QWidget | None, name: str) -> Unsaved:
    """Ask what becomes of the changes to a page that is about to be left."""
    choices = {Unsaved.SAVE.value: "&Save", Unsaved.DISCARD.value: "&Discard changes"}
    answer = ask(
        parent,
        f"Save the changes to {name}?",
        "If you discard them, everything since the last save is lost.",
        choices,
        risky=Unsaved.DISCARD.value,
    )
    return Unsaved(answer) if answer else Unsaved.CANCEL


def ask_conflict(parent: QWidget | None, name: str, gone: bool) -> Conflict:
    """Ask how to save a page whose file was changed, or removed where `gone`, since it was opened."""
    choices = {Conflict.SAVE_AS.value: "&Save as…"}
    if gone:
        headline = f"{name} is no longer where it was."
        sentence = (
            "It was moved or deleted since you opened it, and nothing has been written yet. "
            "Save as… writes your version to another file; Write again puts it back where the old one was."
        )
        choices[Conflict.OVERWRITE.value] = "&Write again"
        return _conflict(ask(parent, headline, sentence, choices))
    headline = f"{name} was changed by another program."
    sentence = (
        "It was changed since you opened it, and nothing has been written yet. "
        "Save as… keeps both versions; Reload drops your changes and shows the other version; "
        "Overwrite drops the other version."
    )
    choices |= {Conflict.RELOAD.value: "&Reload", Conflict.OVERWRITE.value: "&Overwrite"}
    return _conflict(ask(parent, headline, sentence, choices, risky=Conflict.OVERWRITE.value))


def _conflict(answer: str | None) -> Conflict:
    return Conflict(answer) if answer else Conflict.CANCEL
