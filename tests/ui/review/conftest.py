"""A page whose times are not all as they were heard, and somebody before them."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from editor.core.alignment import Alignment, Grade, LineTimes, WordTimes
from editor.core.model import Episode, Header, Line
from editor.ui.document import Document
from editor.ui.playback import Playback
from editor.ui.true_times import TrueTimes
from tests.ui.panes.conftest import playback
from tests.ui.review.times_person import TimesPerson

__all__ = ["playback"]


def times(start: float, grade: Grade = Grade.SURE) -> LineTimes:
    return LineTimes(start, start + 3, start - 1, start + 1, grade, 0.8, False, WordTimes.of(()))


HEARD = Alignment(
    (
        times(5.2),
        times(32.8),
        times(60.1, Grade.LIKELY),
        times(95.5),
        times(120.4, Grade.GUESS),
        times(150.2),
    )
)
"""The second line differs, the third is missing, the fourth shares, the fifth is missing and a guess."""


@pytest.fixture
def document(qapp: QApplication) -> Iterator[Document]:
    """Open an episode of six lines, of which two are said when they state."""
    entries = (
        Header("On tea"),
        Line("Good morning, Ben.", "Ann", 5, "0:05"),
        Line("Is the kettle on?", "Ben", 80, "1:20"),
        Line("It is.", "Ann"),
        Line("Kettles are my thing.", "Ann", 80, "1:20"),
        Line("Black tea first.", "Ben"),
        Line("Then the kettle again.", "Ann", 150, "2:30"),
    )
    made = Document(Episode(entries))
    yield made
    made.deleteLater()


@pytest.fixture
def true_times(document: Document, playback: Playback) -> Iterator[TrueTimes]:
    """Know nothing of the true times yet."""
    made = TrueTimes(document, playback)
    yield made
    made.close()
    made.deleteLater()


@pytest.fixture
def new_pane(document: Document, playback: Playback, true_times: TrueTimes, qtbot: QtBot) -> TimesPerson:
    """Sit somebody down before a page that is not aligned."""
    return TimesPerson(document, playback, true_times, qtbot)


@pytest.fixture
def pane(new_pane: TimesPerson) -> TimesPerson:
    """Sit somebody down before a page that is."""
    new_pane.align(HEARD)
    return new_pane
