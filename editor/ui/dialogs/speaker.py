"""Who says a line: a picker of the speakers there are, which also takes a new name."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from editor.core.speakers import Speakers
from editor.ui.aside import ASIDE, AsideDelegate
from editor.ui.dialogs.base import Question, theme_of
from editor.ui.dialogs.name_field import NameField
from editor.ui.guard import guarded

NOBODY = "No speaker"

_ROWS_SHOWN = 10
_KEYS = 9


def ask_speaker(parent: QWidget | None, speakers: Speakers, current: str | None) -> str | None:
    """Ask who says a line that `current` says now; an empty name for nobody, None if the user cancels."""
    dialog = SpeakerDialog(parent, speakers, current)
    return dialog.name if dialog.answered() else None


class _Field(NameField):
    """Leaves the arrows, and a digit before anything is typed, to the list.

    Signals:
        stepped(by): up or down was pressed.
        numbered(number): a digit was pressed on the name that stood there.
    """

    stepped = Signal(int)
    numbered = Signal(int)

    @guarded
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Send what is meant for the list there."""
        by = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        digit = event.text() if event.text() in "0123456789" else ""
        if by:
            self.stepped.emit(by)
        elif digit and not self.isModified():
            self.numbered.emit(int(digit))
        else:
            super().keyPressEvent(event)


class SpeakerDialog(Question):
    """Names to pick from: by typing, with the arrows, by number, or by a click."""

    def __init__(self, parent: QWidget | None, speakers: Speakers, current: str | None) -> None:
        sentence = "Who says this? Type a name, or press the number of one."
        super().__init__(parent, "Speaker", sentence if speakers.offered else "Who says this?", "Choose")
        self._field = _Field(speakers.offered, current or "")
        self._list = QListWidget()
        self._nobody: QListWidgetItem | None = None
        self._fill(speakers)
        if current:
            self._offer_nobody()
        self.ask_for(self._field)
        self.body.addWidget(self._list)
        self._list.setVisible(bool(speakers.offered))
        self._field.textEdited.connect(self._narrow)
        self._field.stepped.connect(self._step)
        self._field.numbered.connect(self._take_number)
        self._list.itemClicked.connect(self._take_item)
        self._mark()

    @property
    def name(self) -> str:
        """Return the name that stands in the field; an empty one where nobody was chosen."""
        by_nobody = self._nobody is not None and self._list.currentItem() is self._nobody
        return "" if by_nobody else self._field.name

    def _fill(self, speakers: Speakers) -> None:
        theme = theme_of(self)
        self._list.setItemDelegate(AsideDelegate(self._list))
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.setAccessibleName("Speakers")
        for name in speakers.offered:
            item = QListWidgetItem(name, self._list)
            slot = speakers.slot(name)
            item.setForeground(theme.speaker(slot))
            item.setData(ASIDE, str(slot + 1) if slot < _KEYS else "")
        self._fit_list()

    def _offer_nobody(self) -> None:
        self._nobody = QListWidgetItem(NOBODY, self._list)
        self._nobody.setForeground(theme_of(self).faint)
        self._nobody.setData(ASIDE, "0")
        self._fit_list()

    def _fit_list(self) -> None:
        rows = min(max(2, self._list.count()), _ROWS_SHOWN)
        self._list.setFixedHeight(rows * self._list.sizeHintForRow(0) + 2 * self._list.frameWidth())

    def _items(self) -> list[QListWidgetItem]:
        return [self._list.item(row) for row in range(self._list.count())]

    def _narrow(self, typed: str) -> None:
        for item in self._items():
            item.setHidden(typed.casefold() not in item.text().casefold())
        self._mark()

    def _mark(self, chosen: QListWidgetItem | None = None) -> None:
        """Mark in the list what was chosen from it or stands in the field, and say what comes of it."""
        typed = self._field.name
        here = chosen or next((item for item in self._items() if item.text() == typed), None)
        self._list.setCurrentRow(self._list.row(here) if here else -1)
        by_nobody = here is not None and here is self._nobody
        self._field.setPlaceholderText(NOBODY if by_nobody else "")
        new = bool(typed) and here is None and self._list.count() > 0
        self.say(f"“{typed}” is new: nobody speaks under this name yet." if new else "")
        self.allow(bool(typed) or by_nobody)

    def _step(self, by: int) -> None:
        shown = [item for item in self._items() if not item.isHidden()]
        if not shown:
            return
        current = self._list.currentItem()
        at = shown.index(current) + by if current in shown else (0 if by > 0 else -1)
        self._choose(shown[at % len(shown)])

    def _choose(self, item: QListWidgetItem) -> None:
        self._field.setText("" if item is self._nobody else item.text())
        self._field.selectAll()
        self._mark(item)

    def _take_number(self, number: int) -> None:
        for item in self._items():
            if item.data(ASIDE) == str(number):
                self._take_item(item)

    def _take_item(self, item: QListWidgetItem) -> None:
        self._choose(item)
        self.accept()
