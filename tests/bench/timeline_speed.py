"""How fast the timeline paints, far out and near, and what it costs whoever types."""

import gc
import time
from collections.abc import Callable
from functools import partial

import numpy as np
from PySide6.QtGui import QPaintEvent
from PySide6.QtTest import QTest

import pages
from bench import report, timed
from editor.core.change import Change
from editor.core.edits import set_clip, set_text
from editor.core.model import Clip, Entry, Episode, Header, Line
from editor.media.waveform import Waveform, WaveformBuilder
from editor.ui.document import Document
from editor.ui.playback import Playback
from editor.ui.theme import LIGHT
from editor.ui.timeline.moving import EdgeMove
from editor.ui.timeline.view import TimelineView
from sizes import measure_sizes

PAINT, FRAME, LETTER, DRAG, REST = 8.0, 2.0, 0.3, 8.0, 50.0
CLIPS, MOST_DECODED = 300, 24  # hours
SIZE = (1400, 172)
SPANS = {"all": None, "10 min": 600.0, "1 min": 60.0, "words, 10 s": 10.0}


class TimedTimeline(TimelineView):
    """Notes when it was last painted."""

    painted = 0.0

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        self.painted = time.perf_counter()


def main() -> None:
    measure_sizes(__doc__, lambda hours, quick: Measurement(hours, runs=20 if quick else 100).measure())


def episode(hours: int) -> Episode:
    """Make an episode of 300 lines and 15 to 30 headers an hour, with clips that overlap."""
    entries: list[Entry] = []
    for made in pages.entries(hours):
        if "header" in made:
            entries.append(Header(str(made["header"])))
        else:
            entries.append(Line(str(made["line"]), str(made["who"]), made["sec"], str(made["time"])))
    every = 3600 * hours / CLIPS
    clips = tuple(Clip(f"Clip {number}", int(number * every), int((number + 1.5) * every)) for number in range(CLIPS))
    return Episode(tuple(entries), clips)


def waveform(hours: int) -> Waveform:
    """Make up the sound of an hour, and repeat it."""
    builder = WaveformBuilder()
    rng = np.random.default_rng(hours)
    high = rng.integers(0, 127, 200 * 3600, np.int8)
    hour = np.stack([-high, high])
    for _ in range(min(hours, MOST_DECODED)):
        builder.append(hour)
    builder.add_pauses((second, second + 0.4) for second in range(3, 3600 * hours, 4))
    return builder.snapshot()


class Measurement:
    """One timeline of one episode, and everything that is done to it."""

    def __init__(self, hours: int, runs: int) -> None:
        self.size, self.runs, self.length = f"{hours} h", runs, 3600.0 * hours
        self.document = Document(episode(hours))
        self.playback = Playback("silent")
        self.playback.set_entries(self.document.episode.entries)
        self.playback.open(None)
        self.view = TimedTimeline(self.document, self.playback, LIGHT)
        self.view.resize(*SIZE)
        self.view.set_waveform(waveform(hours))
        self.view.show()
        QTest.qWaitForWindowExposed(self.view)
        self.view.set_clip(CLIPS // 2)
        gc.collect()
        gc.freeze()

    def measure(self) -> None:
        """Report every operation, then let the view go."""
        for words, seconds in SPANS.items():
            self.report(f"paint anew, {words}", partial(self.paint, seconds), PAINT)
        self.report("playhead frame", self.playhead, FRAME)
        self.report("drag an edge", self.drag, DRAG)
        self.report("what a letter costs", self.letter, LETTER)
        self.report("gather after typing", self.rest, REST)
        self.report("clip edit to painted", self.clip, PAINT * 2)
        self.playback.close()
        self.view.close()
        self.view.deleteLater()

    def report(self, words: str, operation: Callable[[int], float], target: float) -> None:
        """Do something many times and report it."""
        operation(self.runs)
        report(f"timeline: {words}", self.size, [operation(run) for run in range(self.runs)], target)

    def paint(self, seconds: float | None, run: int) -> float:
        """Pan a little, or show all, and paint everything anew."""
        scale = self.view.look.scale
        if seconds is None:
            self.view.show_all()
            self.view.repaint_all()
        else:
            middle = self.length / 2 + run % 10 * seconds / 7
            self.view.show_part(scale.fitted(middle, middle + seconds, 1.0))
        return timed(self.view.repaint)

    def playhead(self, run: int) -> float:
        """Move the playhead by a few pixels."""
        return self.until_painted(partial(self.playback.seek, self.view.look.scale.seconds_at(100 + 7 * run)))

    def drag(self, run: int) -> float:
        """Move an edge of a clip to where it snaps, with all shown, and light the words."""
        if run == self.runs:  # the first, which is not counted
            self.view.show_clip(CLIPS // 2)
            self.edge = EdgeMove(self.view, CLIPS // 2, "end")
        return self.until_painted(partial(self.edge.to, self.edge.seconds - 3 * self.view.look.scale.pace))

    def letter(self, run: int) -> float:
        """Type a letter; only what the timeline has to do with it is taken."""
        return timed(partial(self.document.changed.emit, self.typed(run), None))

    def rest(self, run: int) -> float:
        """Gather what changed when the typing rests, and paint it."""
        change = self.typed(run)
        self.document.changed.emit(change, None)
        self.playback.set_entries(self.document.episode.entries, change)
        assert self.playback.timeline
        self.view.repaint_all()
        return timed(self.view.repaint)

    def clip(self, run: int) -> float:
        """Move the start of a clip."""
        return self.until_painted(partial(self.document.apply, "", set_clip, run, start=run + 0.5))

    def typed(self, run: int) -> Change:
        """Change a line by a letter."""
        row = 2 + 3 * run
        row += isinstance(self.document.episode.entries[row], Header)
        change = set_text(self.document.episode, row, f"{self.document.episode.entries[row].text}x")
        self.document.episode = change.apply(self.document.episode)
        return change

    def until_painted(self, action: Callable[[], object]) -> float:
        """Do something that repaints, and return the milliseconds until it is painted."""
        QTest.qWait(0)
        start = time.perf_counter()
        action()
        while self.view.painted < start:
            QTest.qWait(0)
        return (self.view.painted - start) * 1000


if __name__ == "__main__":
    main()
