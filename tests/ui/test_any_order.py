"""Whatever is pressed in whatever order, the text on the page stays the transcript's."""

import random
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QDialog

from editor.core.model import Position, Selection
from editor.ui.actions import all_actions
from tests.ui.vocabulary import Person

LEAVING = {"open", "close", "quit", "sample", "reload"}
STEPS = 150


@pytest.fixture
def nobody_answers() -> Iterator[None]:
    """Cancel every dialog."""

    def cancel() -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, QDialog):
            dialog.reject()

    timer = QTimer()
    timer.setInterval(1)
    timer.timeout.connect(cancel)
    timer.start()
    yield
    timer.stop()


def anywhere(person: Person, chance: random.Random) -> Position:
    entries = person.document.episode.entries
    row = chance.randrange(max(1, len(entries)))
    return Position(row, chance.randint(0, len(entries[row].text)) if entries else 0)


@pytest.mark.usefixtures("nobody_answers")
@pytest.mark.parametrize("seed", range(4))
def test_any_actions_in_any_order(reader: Person, seed: int) -> None:
    chance = random.Random(seed)
    actions = [action for action in all_actions() if action.id not in LEAVING]
    before = list(reader.transcript)
    for _ in range(STEPS):
        reader.desk.transcript.select(Selection(anywhere(reader, chance), anywhere(reader, chance)))
        reader.item(chance.choice(actions).id).trigger()
        if chance.random() < 0.3:
            reader.desk.transcript.setFocus()
            reader.press(chance.choice(["Return", "Shift+Return", "Backspace", "Delete", "x", "Space"]))
        assert "\n".join(reader.shown) == "\n".join(entry.text for entry in reader.document.episode.entries)
    while reader.document.undo_label:
        reader.document.undo()
    assert reader.transcript == before
