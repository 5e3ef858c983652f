"""A field for a speaker's name that completes the names there are."""

from collections.abc import Sequence

from PySide6.QtWidgets import QLineEdit

from editor.core.model import clean_text


class NameField(QLineEdit):
    """Completes what is typed to the first name that begins so; the part that was not typed is selected."""

    def __init__(self, names: Sequence[str], text: str) -> None:
        super().__init__(text)
        self._names = names
        self._typed = 0
        self.selectAll()
        self.textEdited.connect(self._complete)

    @property
    def name(self) -> str:
        """Return the name as a page can hold it."""
        return clean_text(self.text()).strip()

    def _complete(self, typed: str) -> None:
        grown = len(typed) > self._typed
        self._typed = len(typed)
        at_end = self.cursorPosition() == len(typed)
        name = self._beginning_with(typed) if grown and at_end else None
        if name:
            self.setText(name)
            self.setSelection(len(name), len(typed) - len(name))

    def _beginning_with(self, typed: str) -> str | None:
        begun = typed.casefold()
        return next((name for name in self._names if name[: len(typed)].casefold() == begun), None)
