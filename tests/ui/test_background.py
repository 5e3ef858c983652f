import time

import pytest
from pytestqt.qtbot import QtBot

from editor.core.errors import FormatError
from editor.ui.background import Background


def refuse() -> None:
    raise FormatError("That is nothing.")


def slowly(result: str) -> str:
    time.sleep(0.05)
    return result


def test_what_is_done_in_the_background_is_told(qtbot: QtBot) -> None:
    background = Background()
    with qtbot.waitSignal(background.done) as told:
        background.ask(lambda: 42)
    assert told.args == [42]
    assert not background.busy


def test_an_expected_error_is_a_sentence(qtbot: QtBot) -> None:
    background = Background()
    with qtbot.waitSignal(background.failed) as told:
        background.ask(refuse)
    assert told.args == ["That is nothing."]


def test_only_what_was_asked_for_last_is_told(qtbot: QtBot) -> None:
    background, told = Background(), []
    background.done.connect(told.append)
    for word in ("one", "two", "three"):
        background.ask(lambda word=word: slowly(word))
    qtbot.waitUntil(lambda: not background.busy)
    assert told == ["three"]


@pytest.mark.filterwarnings("ignore::pytest.PytestUnhandledThreadExceptionWarning")
def test_an_error_of_the_program_ends_it_with_a_sentence(qtbot: QtBot) -> None:
    background = Background()
    with qtbot.waitSignal(background.failed) as told:
        background.ask(lambda: 1 // 0)
    assert "error in the program" in told.args[0]
