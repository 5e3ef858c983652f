import time
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from editor.ui.theme import DARK, LIGHT
from editor.ui.welcome import Welcome, when_words

NOON = time.mktime((2026, 3, 10, 12, 0, 0, 0, 0, -1))
HOUR, DAY = 3600, 86400


@pytest.mark.parametrize(
    ("before", "words"),
    [(HOUR, "Today, 11:00"), (13 * HOUR, "Yesterday"), (3 * DAY, "3 days ago"), (40 * DAY, "29 Jan 2026")],
)
def test_a_moment_is_said_as_people_say_it(before: float, words: str) -> None:
    assert when_words(NOON - before, NOON) == words


def test_the_last_pages_are_shown_with_their_folders(qtbot: QtBot) -> None:
    welcome = Welcome(LIGHT)
    qtbot.addWidget(welcome)
    welcome.set_recent([(Path(f"/somewhere/page{number}.md"), NOON) for number in range(9)])
    welcome.show()
    assert [row.text() for row in welcome.rows] == [f"page{number}.md" for number in range(6)]
    assert "/somewhere" in welcome.rows[0].accessibleName()


def test_a_click_on_a_page_asks_for_it(qtbot: QtBot) -> None:
    welcome = Welcome(DARK)
    qtbot.addWidget(welcome)
    welcome.set_recent([(Path("/somewhere/page.md"), NOON)])
    with qtbot.waitSignal(welcome.page_requested) as asked:
        welcome.rows[0].click()
    assert asked.args == [Path("/somewhere/page.md")]
