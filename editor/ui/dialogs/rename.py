"""Another name for a speaker: of one line or of all."""

from typing import NamedTuple

from PySide6.QtWidgets import QRadioButton, QWidget

from editor.core.model import Line
from editor.core.speakers import Speakers
from editor.ui.dialogs.base import Question
from editor.ui.dialogs.name_field import NameField
from editor.ui.document import Document


class RenameChoice(NamedTuple):
    """The new name, and whether all lines of the speaker get it or only the one."""

    name: str
    all_lines: bool


def ask_rename(parent: QWidget | None, document: Document, row: int) -> RenameChoice | None:
    """Ask what the speaker of a line is to be called; None if the user cancels, or if the row is a header."""
    line = document.episode.entries[row]
    if not isinstance(line, Line):
        return None
    dialog = RenameDialog(parent, document.speakers, line.who)
    return dialog.choice if dialog.answered() else None


class RenameDialog(Question):
    """A name, this line or all lines, and a sentence that says what comes of it."""

    def __init__(self, parent: QWidget | None, speakers: Speakers, who: str | None) -> None:
        sentence = f"Call “{who}” by another name:" if who else "This line has no speaker. It is said by:"
        super().__init__(parent, "Rename speaker" if who else "Name the speaker", sentence, "Rename" if who else "Name")
        self._speakers = speakers
        self._who = who
        self._count = speakers.count(who) if who else 0
        self._field = NameField([name for name in speakers.offered if name != who], who or "")
        self._all = QRadioButton(f"&All {self._count} lines of this speaker")
        self._this = QRadioButton("&This line only")
        self.ask_for(self._field)
        for button in (self._all, self._this):
            self.body.addWidget(button)
            button.setVisible(self._count > 1)
            button.toggled.connect(self._foretell)
        (self._all if self._count > 1 else self._this).setChecked(True)
        self._field.textChanged.connect(self._foretell)
        self._foretell()

    @property
    def choice(self) -> RenameChoice:
        """Return what was decided."""
        return RenameChoice(self._field.name, self._all.isChecked())

    def _foretell(self) -> None:
        name, every = self.choice
        self.allow(bool(name) and name != self._who)
        self.say(self._outcome(name, every) if name and name != self._who else "")

    def _outcome(self, name: str, every: bool) -> str:
        there = self._speakers.count(name)
        if there and (every or self._count == 1):
            return (
                f"“{name}” already speaks here ({_lines(there)}): "
                f"the two will be merged into one speaker with {_lines(there + self._count)}."
            )
        if there:
            return f"This line goes to “{name}”, who already speaks here ({_lines(there)})."
        if not every and self._count > 1:
            return f"This line gets a new speaker; {_lines(self._count - 1)} stay with “{self._who}”."
        return ""


def _lines(count: int) -> str:
    return "1 line" if count == 1 else f"{count} lines"
