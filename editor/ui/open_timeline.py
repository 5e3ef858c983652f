"""Every connection between the timeline of a page and its other parts."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from editor.core.model import Selection
from editor.ui.desk import Desk
from editor.ui.shell import Shell
from editor.ui.warm_up import WarmUp

if TYPE_CHECKING:
    from editor.core.snapping import Edge
    from editor.ui.clips.pane import ClipsPane

MODULES = ("numpy", "editor.ui.timeline.view", "editor.ui.listening")


class OpenTimeline(QObject):
    """Makes the timeline when it is first shown, and keeps it in step; lives as long as the desk."""

    def __init__(self, shell: Shell, desk: Desk) -> None:
        super().__init__(desk)
        self._shell = shell
        self._desk = desk
        self._warming: WarmUp | None = None
        self._heard: Path | None = None
        self._clip: int | None = None
        desk.clips_made.connect(self._connect_clips)
        self._show()
        shell.settings.changed.connect(self._apply_setting)

    def _apply_setting(self, name: str) -> None:
        if name == "timeline":
            self._show()

    def _show(self) -> None:
        wanted = self._shell.settings.timeline
        self._desk.show_timeline(wanted)
        if wanted and self._warming is None:
            self._warming = WarmUp(MODULES, self._make, self)

    def _make(self) -> None:
        if self._desk.is_left:
            return
        desk, timeline, listening = self._desk, self._desk.timeline, self._desk.listening
        listening.changed.connect(lambda: timeline.set_waveform(listening.waveform))
        listening.failed.connect(self._complain)
        desk.playback.media_changed.connect(self._listen)
        timeline.quoted.connect(desk.transcript.set_quoted)
        timeline.row_requested.connect(self._go_to_row)
        timeline.refused.connect(self._shell.say)
        timeline.played.connect(partial(desk.transcript.set_following, True))
        timeline.mark_requested.connect(self._mark)
        timeline.clip_chosen.connect(self._choose)
        timeline.edge_picked.connect(self._pick)
        timeline.set_clip(self._clip)
        self._listen()

    def _complain(self, sentence: str) -> None:
        self._desk.timeline.set_complaint(sentence)
        self._desk.attention.decoding_failed(sentence)

    def _listen(self) -> None:
        """Look at the recording that plays, unless it is the one that was looked at."""
        if self._desk.playback.media != self._heard:
            self._heard = self._desk.playback.media
            self._desk.timeline.set_complaint("")
            self._desk.attention.forget_decoding()
            self._desk.listening.open(self._heard)

    def _connect_clips(self, clips: "ClipsPane") -> None:
        clips.clip_chosen.connect(self._show_clip)
        clips.editing.edge_changed.connect(partial(self._show_edge, clips))

    def _show_clip(self, at: int | None) -> None:
        self._clip = at
        if self._desk.has_timeline:
            self._desk.timeline.set_clip(at)

    def _show_edge(self, clips: "ClipsPane") -> None:
        if self._desk.has_timeline:
            self._desk.timeline.pick(clips.editing.edge)

    def _pick(self, edge: "Edge") -> None:
        self._desk.clips.editing.pick(edge)

    def _go_to_row(self, row: int) -> None:
        self._desk.transcript.select(Selection.at(row))
        self._desk.transcript.setFocus()

    def _mark(self, start: float, end: float) -> None:
        self._desk.show_clips()
        self._desk.clips.add_span(start, end)

    def _choose(self, at: int) -> None:
        self._desk.show_clips()
        self._desk.clips.choose(at)
