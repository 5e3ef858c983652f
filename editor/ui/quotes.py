"""What the clips of a page quote: their words, and whether these are still what was marked."""

from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple
from weakref import WeakKeyDictionary, WeakSet

from PySide6.QtCore import QObject, QTimer, Signal

from editor.core import edits
from editor.core.change import Change
from editor.core.errors import EditError
from editor.core.model import Clip, Entry, Line
from editor.core.offsets import rounded
from editor.core.quoting import has_moved, text_between, turn_around, whereabouts
from editor.core.section_clips import place_clips
from editor.core.timing import NEVER
from editor.store import clip_memory
from editor.store.clip_memory import Memory
from editor.ui.document import Document
from editor.ui.playback import Playback

LOOK_AFTER_MS = 200


class Stale(NamedTuple):
    """A quote with other words than it was marked with: `before`, what it holds now, and where its words are now.

    `place` is in seconds, and None where the words are no longer near by; `is_same` tells whether they are unedited.
    """

    before: str
    after: str
    place: tuple[float, float] | None
    is_same: bool

    @property
    def sentence(self) -> str:
        """Say what has happened."""
        if self.place is None:
            return "The words of this quote are no longer there."
        if self.is_same:
            return "The words of this quote have moved."
        return "The words of this quote have changed."


class Held(NamedTuple):
    """What a clip holds, and what that depends on: the lines in its span, and their times."""

    lines: tuple[object, ...]
    text: str


NOTHING = Held((), "")


class Quotes(QObject):
    """Remembers the words of every quote, which is a clip that is no section's; flags those whose words are others now.

    Words are remembered by the clip's value, so that an undo brings back what was remembered with it. It must be made
    after whoever tells `playback` of the document's changes.

    Signals:
        changed(): what a clip holds, or whether its quote is stale, may be different.
    """

    changed = Signal()

    def __init__(self, document: Document, playback: Playback, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._playback = playback
        self._words: WeakKeyDictionary[Clip, str] = WeakKeyDictionary()
        self._first_seen: WeakSet[Clip] = WeakSet()
        self._held: WeakKeyDictionary[Clip, Held] = WeakKeyDictionary()
        self._judged: WeakKeyDictionary[Clip, tuple[Held, str, Stale | None]] = WeakKeyDictionary()
        self._seen: WeakKeyDictionary[Clip, int] = WeakKeyDictionary()
        self._moment = 0  # counts what may have changed words or their times
        self._stale: dict[Clip, Stale] = {}
        self._opened = document.episode
        self._sections: set[int | None] | None = None
        self._kept: tuple[Path, list[Memory]] | None = None
        self._recall()
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(LOOK_AFTER_MS)
        self._soon.timeout.connect(self.look)
        QTimer.singleShot(0, self, self.look)
        document.changed.connect(self._follow)
        document.state_changed.connect(self._keep_saved)
        playback.duration_changed.connect(self._take_length)

    def text(self, clip: Clip) -> str:
        """Return the words that a clip holds now."""
        return self._hold(clip).text

    def stale(self, at: int) -> Stale | None:
        """Tell what has changed in the quote of a clip, if anything has."""
        clips = self._document.episode.clips
        return self._stale.get(clips[at]) if at < len(clips) else None

    @property
    def stale_clips(self) -> tuple[int, ...]:
        """Return the clips whose quotes are stale."""
        return tuple(at for at, clip in enumerate(self._document.episode.clips) if clip in self._stale)

    def accept(self, clips: Iterable[int]) -> None:
        """Take the words that clips hold now for those that they quote."""
        for at in clips:
            clip = self._document.episode.clips[at]
            self._words[clip] = self.text(clip)
        self.look()

    def follow(self, at: int) -> None:
        """Move a clip to where the words are that it quoted; raises EditError where they are no longer near by."""
        clip = self._document.episode.clips[at]
        # Anew: its words may have moved on while what it holds stayed.
        stale = self._compared(clip, self._words.get(clip, ""), self.text(clip)) if clip in self._stale else None
        if stale is None:
            message = f"The words of “{clip.name}” are where it is."
            raise EditError(message)
        if stale.place is None:
            message = f"The words of “{clip.name}” are no longer near by: move its edges, or accept what it holds."
            raise EditError(message)
        start, end = stale.place
        if self._document.apply("Follow the words", edits.set_clip, at, start=rounded(start), end=rounded(end)):
            self.look()
        else:
            self.accept([at])

    def look(self) -> None:
        """Look at every quote now."""
        self._soon.stop()
        episode = self._document.episode
        if self._sections is None:
            self._sections = {one.at for one in place_clips(episode, self._playback.stated)}
        stale = {}
        for at, clip in enumerate(episode.clips):
            if at in self._sections or not _has_span(clip):
                continue
            if clip not in self._words:
                self._words[clip] = self.text(clip)
                self._first_seen.add(clip)
            elif verdict := self._judge(clip, self._words[clip]):
                stale[clip] = verdict
        self._stale = stale
        self._keep_saved()
        self.changed.emit()

    def take_times(self, low: float, high: float) -> None:
        """See anew what clips hold of some seconds, as it is known better when words are said there.

        That makes no quote stale; one that was may stay so.
        """
        for clip in self._document.episode.clips:
            if clip.start is None or clip.end is None or (clip.start <= high and clip.end >= low):
                self._seen.pop(clip, None)
                if clip not in self._stale:
                    self._words.pop(clip, None)
        self._soon.start()

    def close(self) -> None:
        """Keep what the clips of the page quote, as the page is in its file."""
        if self._soon.isActive():
            self.look()
        self._keep_saved()

    def _judge(self, clip: Clip, words: str) -> Stale | None:
        """Tell whether a clip no longer holds some words; the answer stays until what it holds is different."""
        held = self._hold(clip)
        known = self._judged.get(clip)
        if known is None or known[0] is not held or known[1] != words:
            known = self._judged[clip] = (held, words, self._compared(clip, words, held.text))
        return known[2]

    def _compared(self, clip: Clip, words: str, text: str) -> Stale | None:
        if words.split() == text.split() or clip.start is None or clip.end is None:
            return None
        timeline = self._playback.timeline
        found = whereabouts(timeline, words, clip.start, clip.end)
        if found is not None and not has_moved(timeline, found, clip.start, clip.end):
            return None
        return Stale(words, text, found and (found.start, found.end), bool(found and found.same))

    def _hold(self, clip: Clip) -> Held:
        start, end = clip.start, clip.end
        if start is None or end is None or end > NEVER:
            return NOTHING
        held = self._held.get(clip)
        if held is not None and self._seen.get(clip) == self._moment:
            return held
        timeline = self._playback.timeline
        rows = timeline.rows_between(start, end)
        lines: tuple[object, ...] = tuple(timeline.entries[row] for row in rows)
        lines += tuple(map(timeline.start_of, rows)) + ((timeline.end_of(rows[-1]),) if rows else ())
        if held is None or held.lines != lines:
            held = self._held[clip] = Held(lines, text_between(timeline, start, end))
        self._seen[clip] = self._moment
        return held

    def _follow(self, change: Change, _origin: object) -> None:
        if not is_of_words(change):
            self._moment += 1
            self._sections = None
        elif self._playback.has_timeline:
            self._look_around(change)
        else:
            # Not worth a new one at each key: everything is looked at when the typing rests.
            self._moment += 1
        if change.clips is not None:
            self._remember(*change.clips)
        if not self._soon.isActive():
            self._soon.start()

    def _look_around(self, change: Change) -> None:
        """Look anew at the clips that hold something of the turns in which words were changed."""
        timeline = self._playback.timeline
        for splice in change.splices:
            span = turn_around(timeline, splice.at, splice.at + len(splice.inserted))
            if span is None:
                self._moment += 1
                return
            for clip in self._document.episode.clips:
                if clip.start is None or clip.end is None or (clip.start <= span[1] and clip.end >= span[0]):
                    self._seen.pop(clip, None)

    def _remember(self, before: tuple[Clip, ...], after: tuple[Clip, ...]) -> None:
        """Remember what new clips and clips with other edges hold; others go on quoting what they did."""
        by_origin = {clip.origin: clip for clip in before}
        for clip in after:
            if clip in self._words:
                continue
            old = by_origin.get(clip.origin)
            if old is None or (old.start, old.end) != (clip.start, clip.end):
                self._words[clip] = self.text(clip)
            elif old in self._words:
                self._words[clip] = self._words[old]

    def _take_length(self) -> None:
        """See quotes for the first time again: how long the recording is tells when the words at its end are said."""
        self._moment += 1
        self._sections = None
        if self._document.episode.entries is self._opened.entries:
            for clip in self._first_seen:
                self._words.pop(clip, None)
        self._soon.start()

    def _recall(self) -> None:
        """Remember what was kept with the page; the words of other clips are taken as they are."""
        document = self._document
        if document.file is None:
            return
        clips = document.episode.clips
        remembered = clip_memory.matched(clip_memory.load(document.file.path), document.file.page.as_written(clips))
        for clip, memory in zip(clips, remembered, strict=True):
            if memory and memory.words:
                self._words[clip] = memory.words

    def _keep_saved(self) -> None:
        """Keep what is remembered if the page is in its file as it is here."""
        file, clips = self._document.file, self._document.episode.clips
        if file is None or self._document.modified or self._soon.isActive():
            return
        written = file.page.as_written(clips)
        memories = [Memory.of(clip, page, self._words.get(clip, "")) for clip, page in zip(clips, written, strict=True)]
        if (file.path, memories) != self._kept:
            self._kept = (file.path, memories)
            clip_memory.save(file.path, memories)


def _has_span(clip: Clip) -> bool:
    return clip.start is not None and clip.end is not None and clip.start < clip.end


def is_of_words(change: Change) -> bool:
    """Tell whether a change is of the words of lines alone, as all typing is."""
    return change.clips is None and all(
        len(splice.removed) == len(splice.inserted) and all(map(_same_but_words, splice.removed, splice.inserted))
        for splice in change.splices
    )


def _same_but_words(old: Entry, new: Entry) -> bool:
    return isinstance(old, Line) and isinstance(new, Line) and old.sec == new.sec
