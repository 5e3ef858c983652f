"""How fast the transcript view is, from the event to the end of the repaint that shows it."""

import gc
import random
import re
import resource
import time
from collections.abc import Callable, Iterator
from functools import partial

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent, QPaintEvent
from PySide6.QtTest import QTest

import pages
from bench import report
from editor.core.aligned_timeline import AlignedTimeline
from editor.core.alignment import Alignment, Grade, LineTimes, WordTimes
from editor.core.edits import replace_text
from editor.core.model import Clip, Entry, Episode, Header, Line, Selection
from editor.core.timing import Spoken
from editor.ui.document import Document
from editor.ui.theme import LIGHT
from editor.ui.transcript.view import TranscriptView
from sizes import measure_sizes

KEY, FRAME, PAGE_TURN, WHOLE = 8.0, 2.0, 16.0, 50.0
STRUCTURE, SCROLL, BULK = 10.0, 8.0, 100.0
MEGABYTES = 60.0
SETTLING = 100  # milliseconds
MARK = "Here stands something"
NO_KEYS = Qt.KeyboardModifier.NoModifier


class TimedView(TranscriptView):
    """Notes when it was last painted."""

    painted = 0.0

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        self.painted = time.perf_counter()


def main() -> None:
    measure_sizes(__doc__, lambda hours, quick: Measurement(hours, runs=40 if quick else 300).measure())


def episode(hours: int) -> Episode:
    """Make an episode of 300 entries an hour, 38 words a line on average."""
    entries: list[Entry] = []
    for made in pages.entries(hours)[: 300 * hours]:
        if "header" in made:
            entries.append(Header(str(made["header"])))
            continue
        text = f"{MARK}. {made['line']}" if len(entries) % 6 == 3 else str(made["line"])
        entries.append(Line(text, str(made["who"]), made["sec"], str(made["time"])))
    clips = tuple(Clip(f"Clip {start}", start, start + 60) for start in range(0, 3600 * hours, 240))
    return Episode(tuple(entries), clips)


class Measurement:
    """One view on one episode, and everything that is done to it."""

    def __init__(self, hours: int, runs: int) -> None:
        self.size = f"{hours} h"
        self.runs = runs
        self.few = max(10, runs // 6)
        self.random = random.Random(hours)
        made = episode(hours)
        gc.collect()
        gc.freeze()
        before = memory()
        start = time.perf_counter()
        self.document = Document(made)
        self.view = TimedView(self.document, LIGHT)
        self.view.resize(1000, 800)
        self.view.show()
        self.view.setFocus()
        self.until_painted(start)
        report("view: load to first paint", self.size, [(self.view.painted - start) * 1000], 400.0)
        QTest.qWait(200)
        self.before = before

    def measure(self) -> None:
        """Report every operation, then let the view go."""
        for place, row in self.places():
            self.report(f"key to painted, {place}", self.keys(row, self.runs), KEY)
        self.report("split", self.structure(Qt.Key.Key_Return), STRUCTURE)
        self.report("merge", self.structure(Qt.Key.Key_Backspace), STRUCTURE)
        self.report("highlight frame", self.highlight(), FRAME)
        self.report("jump to any entry", self.repeat(self.jump), PAGE_TURN)
        self.report("scroll frame", self.repeat(self.scroll), SCROLL)
        self.report("resize", [self.resized(width) for width in (900, 1000) * 5], WHOLE)
        self.report("zoom", [self.zoomed(factor) for factor in (1.25, 1.0) * 5], WHOLE)
        self.report("search shown", [self.searched(word) for word in ("the", "of") * 5], PAGE_TURN)
        self.report(
            "key to painted, while searching", self.keys(len(self.document.episode.entries) // 2, self.few), KEY
        )
        self.align()
        self.report("highlight frame, aligned", self.highlight(), FRAME)
        self.report("scroll frame, aligned", self.repeat(self.scroll), SCROLL)
        self.replace()
        report("view: memory", self.size, [memory() - self.before], MEGABYTES, unit="MB")
        self.view.close()
        self.view.deleteLater()

    def places(self) -> Iterator[tuple[str, int]]:
        last = len(self.document.episode.entries) - 1
        return zip(("start", "middle", "end"), (1, last // 2, last - 3), strict=True)

    def report(self, operation: str, samples: list[float], target: float) -> None:
        report(f"view: {operation}", self.size, samples, target)

    def until_painted(self, start: float) -> float:
        """Let Qt work until the view has been painted after `start`; return the milliseconds since."""
        while self.view.painted < start:
            QTest.qWait(0)
        return (self.view.painted - start) * 1000

    def after(self, action: Callable[[], object]) -> float:
        """Do something that repaints, and return the milliseconds until it is painted."""
        start = time.perf_counter()
        action()
        return self.until_painted(start)

    def press(self, key: Qt.Key, text: str) -> float:
        return self.after(
            lambda: QCoreApplication.postEvent(self.view, QKeyEvent(QEvent.Type.KeyPress, key, NO_KEYS, text))
        )

    def keys(self, row: int, count: int) -> list[float]:
        self.view.select(Selection.at(row, 5))
        QTest.qWait(20)
        return [self.press(Qt.Key.Key_A, letter) for letter in ("aword  "[number % 7] for number in range(count))]

    def structure(self, key: Qt.Key) -> list[float]:
        """Split or merge near the start, the worst place."""
        samples = []
        for _ in range(self.few):
            self.view.select(Selection.at(3, 9 if key == Qt.Key.Key_Return else 0))
            QTest.qWait(1)
            samples.append(self.press(key, "\r" if key == Qt.Key.Key_Return else "\b"))
        return samples

    def highlight(self) -> list[float]:
        row = self.view.lines.row_at(self.view.scroller.value + 200)
        text = self.document.episode.entries[row].text
        words = [found.span() for found in re.finditer(r"\S+", text)]
        self.view.set_following(False)
        return [self.after(lambda word=word: self.light(row, word)) for word in words * (self.runs // len(words) + 1)]

    def light(self, row: int, word: tuple[int, int]) -> None:
        if self.view.marks.spoken == Spoken(row, *word):
            self.view.set_spoken(None)
        self.view.set_spoken(Spoken(row, *word))

    def repeat(self, action: Callable[[], object]) -> list[float]:
        return [self.after(action) for _ in range(self.few * 2)]

    def jump(self) -> None:
        rows = len(self.document.episode.entries)
        self.view.select(Selection.at(self.random.randrange(rows)))
        self.view.viewport().update()

    def scroll(self) -> None:
        bar = self.view.verticalScrollBar()
        bar.setValue(bar.value() + (60 if bar.value() + 60 < bar.maximum() else -bar.value()))
        self.view.viewport().update()

    def resized(self, width: int) -> float:
        QTest.qWait(SETTLING)  # the window manager may still be busy with the size before
        return self.after(lambda: self.view.resize(width, 800))

    def zoomed(self, factor: float) -> float:
        return self.after(lambda: self.view.set_zoom(factor))

    def searched(self, word: str) -> float:
        return self.after(lambda: self.view.set_hits(re.compile(word), None))

    def align(self) -> None:
        """Give every line a grade, every fourth a range too."""
        entries, words = self.document.episode.entries, WordTimes.of(())
        lines = [row for row, entry in enumerate(entries) if isinstance(entry, Line)]
        grades = [Grade(number % 4 and 2 - number % 2) for number in range(len(lines))]
        known = [
            LineTimes(row, row + 9, row - 5, row + 5, grade, 0.5, row % 9 == 0, words)
            for row, grade in zip(lines, grades, strict=True)
        ]
        self.view.set_line_times(AlignedTimeline(entries, Alignment(tuple(known))).line_times)
        QTest.qWait(SETTLING)

    def replace(self) -> None:
        """Replace in every sixth entry at once, and undo it."""
        find = partial(self.document.apply, "Replace", replace_text, MARK, "It was mended")
        self.report("replace in every sixth entry", [self.after(find)], BULK)
        QTest.qWait(100)
        self.report("undo of that", [self.after(self.document.undo)], BULK)


def memory() -> float:
    """Return what the process takes of the machine's memory now, in MB."""
    with open("/proc/self/statm", encoding="ascii") as figures:
        return int(figures.read().split()[1]) * resource.getpagesize() / 1e6


if __name__ == "__main__":
    main()
