"""A page before a reader."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtWidgets import QApplication

from editor.core.model import Clip, Entry, Episode, Header, Line
from tests.ui.transcript.reader import Reader

ENTRIES = (
    Header("Opening"),
    Line("Good morning, Ben.", "Ann", 5, "0:05"),
    Line("Morning, Ann. Is the kettle on?", "Ben", 12, "0:12"),
    Line("It is.", "Ann", 20, "0:20"),
    Line("Kettles are my thing.", "Ann"),
    Header("On tea"),
    Line("Black tea first.", "Ben", 65, "1:05"),
)

Opener = Callable[..., Reader]


@pytest.fixture
def open_page(qapp: QApplication) -> Iterator[Opener]:
    """Open pages of any entries."""
    readers: list[Reader] = []

    def opener(*entries: Entry, clips: tuple[Clip, ...] = ()) -> Reader:
        readers.append(Reader(Episode(entries, clips)))
        return readers[-1]

    yield opener
    for reader in readers:
        reader.close()


@pytest.fixture
def reader(open_page: Opener) -> Reader:
    """Open a short page of two speakers and two sections."""
    return open_page(*ENTRIES, clips=(Clip("Opening", 5, 20),))


@pytest.fixture
def long_reader(open_page: Opener) -> Reader:
    """Open a page of many screens."""
    words = "Tea is a drink that wants some time, and so does talking about it. "
    lines = (Line(words * (1 + number % 5), ("Ann", "Ben")[number % 2], number * 10, None) for number in range(400))
    return open_page(*lines)
