"""The spoken line is kept in view, but never against the user."""

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from editor.core.timing import Spoken
from editor.ui.transcript import follow
from tests.ui.transcript.reader import Reader


@pytest.fixture
def listener(long_reader: Reader) -> Iterator[Reader]:
    """Play somewhere in a long page, and note when following begins and ends."""
    long_reader.told_of = []
    long_reader.view.followed_changed.connect(long_reader.told_of.append)
    long_reader.view.set_spoken(Spoken(3, 0, 3))
    return long_reader


def test_a_far_line_comes_into_view(listener: Reader) -> None:
    listener.view.set_spoken(Spoken(200, 0, 3))
    assert 150 < listener.top_of(200) < 250


def test_a_near_line_is_glided_to(listener: Reader, qtbot: QtBot) -> None:
    row = listener.view.lines.row_at(listener.view.viewport().height() + 40)
    listener.view.set_spoken(Spoken(row, 0, 3))
    qtbot.waitUntil(lambda: 100 < listener.top_of(row) < 250)
    assert listener.view.following


def test_a_line_in_view_scrolls_nothing(listener: Reader) -> None:
    listener.view.set_spoken(Spoken(4, 0, 3))
    assert listener.view.scroller.value == 0


def test_the_wheel_ends_following(listener: Reader) -> None:
    listener.wheel(3)
    assert listener.told_of == [False]
    value = listener.view.scroller.value
    listener.view.set_spoken(Spoken(300, 0, 3))
    assert listener.view.scroller.value == value


def test_page_down_ends_following(listener: Reader) -> None:
    listener.press("PgDown")
    assert not listener.view.following


def test_going_elsewhere_ends_following(listener: Reader) -> None:
    listener.view.show_row(300)
    assert not listener.view.following


def test_the_wheel_ends_nothing_while_nothing_is_spoken(long_reader: Reader) -> None:
    long_reader.wheel(3)
    assert long_reader.view.following


def test_following_again_goes_back_to_the_line(listener: Reader, qtbot: QtBot) -> None:
    listener.wheel(200)
    listener.view.set_following(True)
    assert listener.told_of == [False, True]
    qtbot.waitUntil(lambda: 0 <= listener.top_of(3) < 600)


def test_nothing_scrolls_under_typing(listener: Reader, monkeypatch: pytest.MonkeyPatch) -> None:
    listener.caret(3, 0).type("x")
    listener.view.set_spoken(Spoken(300, 0, 3))
    assert listener.view.scroller.value == 0
    monkeypatch.setattr(follow, "AFTER_TYPING", -1.0)
    listener.view.set_spoken(Spoken(300, 4, 7))
    assert listener.view.scroller.value > 0


def test_a_paragraph_higher_than_the_page_is_followed_inside(listener: Reader, qtbot: QtBot) -> None:
    listener.view.resize(420, 260)
    listener.view.set_spoken(Spoken(44, 0, 3))
    top = listener.top_of(44)
    listener.view.set_spoken(Spoken(44, 320, 324))
    qtbot.waitUntil(lambda: listener.top_of(44) < top - 60)


def test_the_end_of_the_page_is_followed_without_unrest(listener: Reader, qtbot: QtBot) -> None:
    listener.view.set_spoken(Spoken(399, 0, 3))
    qtbot.wait(follow.GLIDE_MS + 100)
    value = listener.view.scroller.value
    listener.view.set_spoken(Spoken(399, 4, 7))
    qtbot.wait(follow.GLIDE_MS + 100)
    assert listener.view.scroller.value == value
