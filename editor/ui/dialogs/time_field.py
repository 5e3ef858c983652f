"""Fields for times and for shifts, which say what is wrong with what was typed."""

from PySide6.QtWidgets import QLineEdit

from editor.core.timing import format_exactly, parse_time

_WIDTH = 96
_MINUS = ("-", "−", "\u2013")


class TimeField(QLineEdit):
    """Takes a time as minutes and seconds, with hours, or as seconds, with parts of a second."""

    def __init__(self, name: str, seconds: float | None = None) -> None:
        super().__init__("" if seconds is None else format_exactly(seconds))
        self.setAccessibleName(name)
        self.setFixedWidth(_WIDTH)

    @property
    def seconds(self) -> float | None:
        """Return the time that was typed; None if it is none."""
        return parse_time(self.text())

    @property
    def fault(self) -> str:
        """Say what is wrong with what was typed; nothing while nothing was."""
        if not self.text().strip() or self.seconds is not None:
            return ""
        return f"“{self.text()}” is not a time. Type it as 1:23, 1:23.4, 1:02:03, or 83 for seconds."

    def show_seconds(self, seconds: float) -> None:
        """Put a time in."""
        self.setText(format_exactly(seconds))


class ShiftField(TimeField):
    """Takes seconds or minutes and seconds, with a minus for earlier."""

    @property
    def seconds(self) -> float | None:
        """Return the seconds that were typed, below 0 for earlier; None if they are none."""
        text = self.text().strip()
        size = parse_time(text.lstrip("+").lstrip() if text.startswith("+") else text.lstrip("".join(_MINUS)).lstrip())
        if size is None:
            return None
        return -size if text.startswith(_MINUS) else size

    @property
    def fault(self) -> str:
        """Say what is wrong with what was typed; nothing while nothing was."""
        if not self.text().strip() or self.seconds is not None:
            return ""
        return f"“{self.text()}” is no length of time. Type it as 12.4, −2 for earlier, or 1:02.5."
