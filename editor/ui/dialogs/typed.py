"""Dialogs with one field: a time to go to, the words of a header."""

from PySide6.QtWidgets import QLineEdit, QWidget

from editor.core.model import clean_text
from editor.core.timing import format_time, parse_time
from editor.ui.dialogs.base import Question


def ask_time(parent: QWidget | None, current: float, duration: float | None) -> float | None:
    """Ask for a time in the recording, in seconds; None if the user cancels. Without `duration` any time will do."""
    dialog = TimeDialog(parent, current, duration)
    return parse_time(dialog.text) if dialog.answered() else None


def ask_header(parent: QWidget | None, text: str) -> str | None:
    """Ask for the words of a header, a new one where `text` is empty; None if the user cancels."""
    dialog = HeaderDialog(parent, text)
    return dialog.text if dialog.answered() else None


class TimeDialog(Question):
    """Takes a time as minutes and seconds, with hours, or as seconds."""

    def __init__(self, parent: QWidget | None, current: float, duration: float | None) -> None:
        super().__init__(parent, "Go to time", "Go to which time? Type 1:23, 1:02:03, or 83 for seconds.", "Go")
        self._duration = duration
        self._field = QLineEdit(format_time(current))
        self._field.selectAll()
        self.ask_for(self._field)
        length = f"The recording is {format_time(duration)} long." if duration else ""
        self.say(length)
        self._field.textChanged.connect(lambda: self.say(length))

    @property
    def text(self) -> str:
        """Return what was typed."""
        return self._field.text()

    def accept(self) -> None:
        """Take the time if it is one and the recording has it; otherwise say what is wrong and stay."""
        wrong = self._fault()
        if wrong:
            self.complain(wrong)
            self._field.selectAll()
            self._field.setFocus()
        else:
            super().accept()

    def _fault(self) -> str:
        seconds = parse_time(self.text)
        if seconds is None:
            return f"“{self.text}” is not a time. Type it as 1:23, 1:02:03, or 83 for seconds."
        if self._duration and seconds > self._duration:
            return f"The recording ends at {format_time(self._duration)}. Type an earlier time."
        return ""


class HeaderDialog(Question):
    """Takes any words but none."""

    def __init__(self, parent: QWidget | None, text: str) -> None:
        if text:
            super().__init__(parent, "Edit header", "The section is called:", "Change")
        else:
            super().__init__(parent, "New header", "The section that begins here is called:", "Insert")
        self._field = QLineEdit(text)
        self._field.selectAll()
        self.ask_for(self._field)
        self._field.textChanged.connect(lambda: self.allow(bool(self.text)))
        self.allow(bool(text))

    @property
    def text(self) -> str:
        """Return the words as a page can hold them."""
        return clean_text(self._field.text()).strip()
