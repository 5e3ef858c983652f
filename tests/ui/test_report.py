import sys
import threading

import pytest
from PySide6.QtWidgets import QPlainTextEdit

from editor.ui.main_window import MainWindow
from editor.ui.report import ReportDialog, Reporter, report_of
from tests.ui.vocabulary import Person


@pytest.fixture
def kept() -> list[str]:
    return []


@pytest.fixture
def reporter(window: MainWindow, kept: list[str], monkeypatch: pytest.MonkeyPatch) -> Reporter:
    monkeypatch.setattr(sys, "__excepthook__", lambda *_: None)
    return Reporter(window, lambda: kept.append("journal"))


def fail(reporter: Reporter, words: str = "no such thing") -> None:
    try:
        raise LookupError(words)
    except LookupError as error:
        reporter.hook(type(error), error, error.__traceback__)


def test_the_edits_are_kept_before_anything_is_shown(person: Person, reporter: Reporter, kept: list[str]) -> None:
    with person.answering("Close") as said:
        fail(reporter)
        assert kept == []
        person.wait(lambda: bool(kept))
    assert "Your edits are kept" in said[0]
    assert person.window.isVisible()


def test_the_same_failure_is_told_once(person: Person, reporter: Reporter, kept: list[str]) -> None:
    with person.answering("Close"):
        for _ in range(3):
            fail(reporter)
        person.wait(lambda: bool(kept))
    assert kept == ["journal"]


def test_a_thread_can_fail_too(person: Person, reporter: Reporter, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(threading, "excepthook", threading.excepthook)
    reporter.install()
    with person.answering("Close") as said:
        thread = threading.Thread(target=lambda: 1 // 0)
        thread.start()
        thread.join()
        person.wait(lambda: bool(said))


def test_the_report_says_what_happened_and_on_what(window: MainWindow) -> None:
    report = report_of(LookupError("no such thing"), None)
    dialog = ReportDialog(report, window)
    shown = dialog.findChild(QPlainTextEdit).toPlainText()
    assert "LookupError: no such thing" in shown
    assert shown.startswith("Cueline ")
    dialog.deleteLater()
