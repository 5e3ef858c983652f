"""Try the sample episode in the real window, with real keys, and check everything that is seen.

`packaging/run` starts this on a virtual screen where there is no other. Keys are sent by xdotool to whatever has the
focus; what is shown is read from the window's pixels and from its public parts. Ends with 0 only if each step was
checked.
"""

import difflib
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(tempfile.mkdtemp(prefix="cueline-tour-"))
os.environ["CUELINE_HOME"] = str(FOLDER / "home")

from PySide6.QtCore import QPoint, QTimer  # noqa: E402 - the folder first: nothing may be written elsewhere
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog  # noqa: E402

from editor.formats.page_file import PageFile  # noqa: E402
from editor.store.settings_file import SettingsFile  # noqa: E402
from editor.ui.appearance import Appearance  # noqa: E402
from editor.ui.desk import Desk  # noqa: E402
from editor.ui.main_window import MainWindow  # noqa: E402
from editor.ui.resources import SAMPLE  # noqa: E402
from editor.ui.settings import Settings  # noqa: E402

PATIENCE = 20.0  # seconds that a step may take
LOOK_EVERY = 20  # milliseconds
PLAY_FROM = "0:49"  # two short lines follow
TYPED = " Until next time."


@dataclass(frozen=True)
class Wait:
    """Something that the tour waits for: how to say it, and how to tell that it is so."""

    what: str
    is_so: Callable[[], bool]


class TourError(Exception):
    """Something that is not as it should be."""


def main() -> int:
    page = Path(shutil.copy(SAMPLE, FOLDER))
    shutil.copy(SAMPLE.with_suffix(".opus"), FOLDER)
    app = QApplication(sys.argv[:1])
    app.setQuitOnLastWindowClosed(False)
    settings = Settings(SettingsFile(), app)
    window = MainWindow(settings, Appearance(app, settings))
    window.files.open(page)
    window.show()
    guide = Guide(app, tour(window, page))
    sys.excepthook = guide.unexpected
    return app.exec()


class Guide:
    """Leads through the tour: goes on each time what it waits for has come true, and gives up when that lasts."""

    def __init__(self, app: QApplication, steps: Iterator[Wait]) -> None:
        self._app = app
        self._steps = steps
        self._wait = Wait("the start", lambda: True)
        self._since = time.monotonic()
        # Dialogs run a loop inside the loop; a timer goes on in both.
        self._timer = QTimer(app)
        self._timer.timeout.connect(self._look)
        self._timer.start(LOOK_EVERY)

    def unexpected(self, kind: type[BaseException], error: BaseException, _trace: object) -> None:
        """End the tour because of an exception."""
        self._end(1, f"Not so: {error}" if kind is TourError else f"Unexpected {kind.__name__}: {error}")

    def _look(self) -> None:
        if self._wait.is_so():
            self._since = time.monotonic()
            self._wait = next(self._steps, None)
            if self._wait is None:
                self._end(0, "Every step was checked.")
        elif time.monotonic() - self._since > PATIENCE:
            self._end(1, f"Waited {PATIENCE:.0f} seconds in vain until {self._wait.what}.")

    def _end(self, code: int, sentence: str) -> None:
        self._timer.stop()
        if code:
            print(f"The screen as it is now: {screenshot('failed.png')}")
        print(sentence, flush=True)
        self._app.exit(code)


def tour(window: MainWindow, page: Path) -> Iterator[Wait]:
    """Do the whole job, step by step."""
    yield Wait("the window has the focus", lambda: window.isActiveWindow() and window.desk is not None)
    desk = window.desk
    yield from open_and_play(desk, page)
    yield from follow(desk)
    yield from edit(desk)
    yield from save_copy(desk, page)
    yield from leave(window, desk, page)


def open_and_play(desk: Desk, page: Path) -> Iterator[Wait]:
    """Check what was opened; play it from a place given by its time."""
    shown = desk.transcript.toPlainText()
    check(all(entry.text in shown for entry in desk.document.episode.entries), "the whole transcript is shown")
    yield Wait("the recording is found", lambda: desk.playback.media == page.with_suffix(".opus"))
    yield Wait("the recording has a length", lambda: desk.playback.duration > 0)
    done(f"Opened {page.name}: {len(desk.document.episode.entries)} entries, {desk.playback.duration:.0f} s of sound")
    press("ctrl+g")
    yield Wait("a time is asked for", lambda: asked(QDialog))
    write(PLAY_FROM)
    press("Return")
    yield Wait("the playhead is there", lambda: abs(desk.playback.position - 49) < 1)
    if not desk.playback.playing:
        press("ctrl+space")
    yield Wait("it plays", lambda: desk.playback.playing and desk.playback.position > 49.5)
    done(f"Playing from {PLAY_FROM} with {desk.playback.engine}")


def follow(desk: Desk) -> Iterator[Wait]:
    """Check that the light goes from line to line as they are spoken."""
    lit = []
    for second in (50.3, 52.3):
        yield Wait(f"{second} s are played", lambda second=second: desk.playback.position > second)
        yield Wait("the spoken line is lit", lambda: shows_spoken(desk))
        lit.append(lit_row(desk))
    check(lit[0] != lit[1], f"another line is lit two seconds later, not still row {lit[0]}")
    spoken = desk.document.episode.entries[lit[1]].text
    done(f"Followed: row {lit[0]}, then row {lit[1]} was lit: {spoken[:40]}…")
    press("ctrl+space")
    yield Wait("it is paused", lambda: not desk.playback.playing)


def edit(desk: Desk) -> Iterator[Wait]:
    """Type at the end of the last line."""
    press("ctrl+End")
    yield Wait("the caret is in the last line", lambda: desk.row == len(desk.document.episode.entries) - 1)
    write(TYPED)
    yield Wait("the words are in the episode", lambda: desk.document.episode.entries[-1].text.endswith(TYPED))
    check(desk.transcript.toPlainText().endswith(TYPED), "the words are shown")
    check(desk.document.modified, "the page counts as modified")
    done(f"Typed at the end of the last line: {TYPED!r}")
    done(f"Screenshot: {screenshot('screenshot.png')}")


def save_copy(desk: Desk, page: Path) -> Iterator[Wait]:
    """Save a copy through the menu and its dialog; compare it with the page."""
    copy = page.with_name("copy.md")
    press("alt+f")
    yield Wait("the menu is open", lambda: QApplication.activePopupWidget() is not None)
    press("y")
    yield Wait("the dialog is open", lambda: asked(QFileDialog))
    press("ctrl+a")
    write(str(copy))
    press("Return")
    yield Wait("the copy is written", copy.exists)
    before, after = (PageFile.open(path).episode.entries for path in (page, copy))
    differing = [row for row, pair in enumerate(zip(before, after, strict=True)) if pair[0].text != pair[1].text]
    check(differing == [len(before) - 1], "only the last line differs in the copy")
    lines = list(difference(page, copy))
    changed = [line for line in lines[2:] if line.startswith(("+", "-"))]
    check(0 < len(changed) <= 4, f"the difference is about one entry, not {len(changed)} lines")
    done(f"Saved a copy: {copy}")
    print("".join(lines))


def leave(window: MainWindow, desk: Desk, page: Path) -> Iterator[Wait]:
    """Undo the edit and close the window, which then has nothing to ask."""
    press("ctrl+z")
    yield Wait("the edit is undone", lambda: not desk.document.modified)
    check(page.read_bytes() == SAMPLE.read_bytes(), "the page itself was never touched")
    press("ctrl+q")
    yield Wait("the window is closed", lambda: not window.isVisible())
    done("Undone and closed; the page itself was never touched")


def asked(kind: type[QDialog]) -> bool:
    """Tell whether a dialog of a kind is open and takes the keys."""
    dialog = QApplication.activeModalWidget()
    return isinstance(dialog, kind) and dialog.isActiveWindow() and dialog.focusWidget() is not None


def shows_spoken(desk: Desk) -> bool:
    """Tell whether the line that is spoken, and no other, is lit."""
    spoken = desk.playback.spoken
    return spoken is not None and lit_row(desk) == spoken.row


def lit_row(desk: Desk) -> int | None:
    """Read from the pixels of the transcript which row is lit as spoken."""
    viewport = desk.transcript.viewport()
    picture = viewport.grab().toImage()
    ratio = picture.devicePixelRatio()
    light = desk.theme.spoken_line.rgb()
    x = picture.width() // 2
    lit = [y for y in range(picture.height()) if picture.pixel(x, y) == light]
    if not lit:
        return None
    middle = QPoint(viewport.width() // 2, int(lit[len(lit) // 2] / ratio))
    return desk.transcript.cursorForPosition(middle).blockNumber()


def difference(page: Path, copy: Path) -> Iterator[str]:
    """Yield the unified difference of two pages."""
    before, after = (path.read_text(encoding="utf-8").splitlines(keepends=True) for path in (page, copy))
    return difflib.unified_diff(before, after, page.name, copy.name)


def screenshot(name: str) -> Path:
    """Take a picture of the whole screen; return where it is."""
    path = FOLDER / name
    picture = QApplication.primaryScreen().grabWindow(0).toImage()
    check(picture.save(str(path)), f"the screenshot can be written to {path}")
    return path


def press(keys: str) -> None:
    """Press a combination of keys, as on a keyboard."""
    subprocess.run(["xdotool", "key", "--clearmodifiers", keys], check=True)


def write(text: str) -> None:
    """Type a text, as on a keyboard."""
    subprocess.run(["xdotool", "type", "--delay", "15", text], check=True)


def check(so: bool, what: str) -> None:
    """Give up unless something is so."""
    if not so:
        raise TourError(f"expected that {what}")


def done(sentence: str) -> None:
    """Say what was checked."""
    print(f"[ok] {sentence}", flush=True)


if __name__ == "__main__":
    sys.exit(main())
