"""What every test may count on: a home of its own, the shared documents, and a clean table afterwards."""

import os
import threading
import traceback
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import hypothesis
import pytest

ON_DISPLAY = os.environ.get("CUELINE_TEST_DISPLAY") == "1" and "DISPLAY" in os.environ
os.environ["QT_QPA_PLATFORM"] = "xcb" if ON_DISPLAY else "offscreen"

import shiboken6  # noqa: E402 - Qt reads the platform when it is loaded
from PySide6.QtCore import QCoreApplication, QEvent, QThread, QTimer  # noqa: E402
from PySide6.QtWidgets import QApplication, QWidget  # noqa: E402

ROOT = Path(__file__).resolve().parents[1]
THREAD_PATIENCE = 2.0

hypothesis.settings.register_profile("cueline", deadline=None)
hypothesis.settings.load_profile("cueline")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what is made of windows, and skip what needs a real screen where there is none."""
    for item in items:
        if "qapp" in getattr(item, "fixturenames", ()):
            item.add_marker("window")
        if item.get_closest_marker("display") and not ON_DISPLAY:
            item.add_marker(pytest.mark.skip(reason="needs a real X server: packaging/test starts one"))


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Keep journals, settings and recent files of the test in a folder of its own."""
    folder = tmp_path / "home"
    folder.mkdir()
    monkeypatch.setenv("CUELINE_HOME", str(folder))
    return folder


@pytest.fixture(scope="session")
def shared() -> Path:
    """Return the folder of real documents beside the project; skip where a clone does not have it."""
    folder = (ROOT / ".." / "shared").resolve()
    if not folder.is_dir():
        pytest.skip("the real documents in ../shared are not on this machine")
    return folder


@pytest.fixture(scope="session")
def sample() -> Path:
    """Return the page of the sample episode; its recording lies next to it. Copy it before you write."""
    return ROOT / "resources" / "sample" / "sample.md"


class Started:
    """Remembers where Qt's timers and threads were started, to name those that nobody stopped."""

    def __init__(self) -> None:
        self.timers: list[tuple[QTimer, str]] = []
        self.threads: list[tuple[QThread, str]] = []

    def left_running(self) -> list[str]:
        """Name every timer and thread that still runs, and forget all of them."""
        timers = [f"a timer started at {at}" for timer, at in self.timers if alive(timer) and timer.isActive()]
        threads = [f"a QThread started at {at}" for thread, at in self.threads if still_runs(thread)]
        self.timers.clear()
        self.threads.clear()
        return timers + threads


def alive(thing: object) -> bool:
    """Tell whether Qt still has the object behind a wrapper."""
    return shiboken6.isValid(thing)


def still_runs(thread: QThread) -> bool:
    """Tell whether a thread goes on although it was given a moment to end."""
    return alive(thread) and thread.isRunning() and not thread.wait(int(THREAD_PATIENCE * 1000))


def recording(kind: type[Any], started: list[Any]) -> Callable[..., None]:
    """Make a `start` for a Qt class that notes who called it."""
    start = kind.start

    def noting_start(self: Any, *args: Any) -> None:
        frame = traceback.extract_stack(limit=2)[0]
        started.append((self, f"{Path(frame.filename).name}:{frame.lineno}"))
        start(self, *args)

    return noting_start


@pytest.fixture(scope="session")
def started() -> Iterator[Started]:
    """Watch every timer and thread that Python code starts."""
    notes = Started()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(QTimer, "start", recording(QTimer, notes.timers))
        patch.setattr(QThread, "start", recording(QThread, notes.threads))
        yield notes


def top_widgets() -> set[QWidget]:
    """Return the windows that exist, whether shown or not."""
    if QApplication.instance() is None:
        return set()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    return set(QApplication.topLevelWidgets())


def ended(thread: threading.Thread) -> bool:
    """Tell whether a thread of Python's is over, after a moment."""
    thread.join(THREAD_PATIENCE)
    return not thread.is_alive()


@pytest.fixture(autouse=True)
def clean_table(started: Started) -> Iterator[None]:
    """Fail a test that leaves a window, a timer or a thread behind."""
    widgets, threads = top_widgets(), set(threading.enumerate())
    started.left_running()
    yield
    if QApplication.instance() is not None:
        # What Python put there must not outlive Python: Qt would call back into it at the very end.
        QApplication.clipboard().clear()
    left = [f"the window {widget!r}" for widget in top_widgets() - widgets]
    left += started.left_running()
    left += [f"the thread {thread.name}" for thread in set(threading.enumerate()) - threads if not ended(thread)]
    assert not left, f"left behind: {'; '.join(left)}"
