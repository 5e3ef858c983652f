"""Every connection between the parts of a page that is open."""

import gc
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, QPoint, QTimer

from editor.core.change import Change
from editor.core.model import Header, Selection
from editor.core.timing import Spoken, Timeline
from editor.store import recordings
from editor.ui import commands_play
from editor.ui.desk import Desk
from editor.ui.disk_watch import DiskWatch
from editor.ui.document import Document
from editor.ui.open_review import OpenReview
from editor.ui.open_timeline import OpenTimeline
from editor.ui.open_times import OpenTimes
from editor.ui.recording import find_recording
from editor.ui.settings import Settings
from editor.ui.shell import Shell
from editor.ui.speaker_menu import show_speaker_menu
from editor.ui.status import StatusBar

if TYPE_CHECKING:
    from editor.ui.clips.pane import ClipsPane

MARK_AFTER_MS = 300
CLIP_DECIMALS = 2


class Place(NamedTuple):
    """Where somebody is in a page: the caret, the playhead in seconds, whether the spoken line is followed."""

    selection: Selection
    seconds: float = 0.0
    following: bool = True


def place_in(document: Document, before: Desk | None) -> Place | None:
    """Return where to go on in a page that takes the place of the one `before`, if not at its beginning.

    In a page that is read again that is where it stood, in one that was recovered where the last edit was.
    """
    if document.undo_label or document.redo_label:
        start = Timeline(document.episode.entries).start_of(document.selection.caret.row)
        return Place(document.selection, start or 0.0)
    if before is None or document.path is None or before.document.path != document.path:
        return None
    return Place(before.transcript.selection(), before.playback.position, before.transcript.following)


class OpenPage(QObject):
    """Keeps the parts of a page and the line at the foot of the window in step; lives as long as the desk."""

    def __init__(self, shell: Shell, desk: Desk, status: StatusBar) -> None:
        super().__init__(desk)
        self._shell = shell
        self._desk = desk
        self._status = status
        self._watched: DiskWatch | None = None
        self._connect()
        self._apply_setting("zoom")
        self._apply_setting("clip_decimals")
        desk.transcript.set_following(shell.settings.follow_on_start)
        desk.transcript.split_time = lambda: desk.playback.position
        OpenTimes(shell, desk)
        desk.playback.set_entries(desk.document.episode.entries)
        status.show_length(desk.document.episode)
        self._marking = QTimer(self)
        self._marking.setSingleShot(True)
        self._marking.setInterval(MARK_AFTER_MS)
        self._marking.timeout.connect(self._mark_headers)
        self._show_caret()
        self._show_state()

    def settle_in(self, given: Path | None, place: Place | None) -> None:
        """Do what can wait until the text is on the screen: what stands around it, then the recording."""
        from editor.ui.placard import show_episode

        self._desk.complete(self._shell.files)
        self._connect_rest()
        show_episode(self._desk.player, self._desk.document)
        self._apply_setting("jump_seconds")
        self._show_caret()
        QTimer.singleShot(0, self, partial(self._open_recording, given, place))

    def _open_recording(self, given: Path | None, place: Place | None) -> None:
        if self._desk.is_left:
            return
        page, attention = self._desk.document.path, self._desk.attention
        recording = find_recording(page, given) if page else given
        if recording is not None:
            self._desk.playback.open(recording)
        if place is not None:
            self._desk.transcript.set_following(place.following)
            self._desk.playback.seek(place.seconds)
        attention.check_recording()
        attention.check_recovery()
        attention.show_page_notices()
        OpenTimeline(self._shell, self._desk)
        self._mark_headers()
        self._desk.true_times.load()
        self._show_engine()
        # Everything that was just loaded stays: the collector need not look at it again and again, see `Tidying`.
        gc.freeze()

    def _connect(self) -> None:
        document, playback, transcript = self._desk.document, self._desk.playback, self._desk.transcript
        document.changed.connect(self._follow_change)
        document.state_changed.connect(self._show_state)
        playback.spoken_changed.connect(self._show_spoken)
        self._desk.true_times.changed.connect(self._show_caret)
        self._shell.settings.changed.connect(self._apply_setting)
        transcript.caret_moved.connect(self._show_caret)
        transcript.refused.connect(self._status.say)
        transcript.speaker_clicked.connect(self._choose_speaker)
        transcript.time_clicked.connect(self._play_row)
        transcript.zoom_changed.connect(self._keep_zoom)

    def _connect_rest(self) -> None:
        desk, attention, playback = self._desk, self._desk.attention, self._desk.playback
        desk.clips_made.connect(self._connect_clips)
        OpenReview(self._shell, desk)
        desk.document.warned.connect(attention.warn)
        desk.true_times.changed.connect(self._marking.start)
        desk.headers.row_requested.connect(self._go_to_row)
        desk.pill.clicked.connect(partial(commands_play.to_spoken, self._shell))
        desk.transcript.followed_changed.connect(self._show_pill)
        playback.duration_changed.connect(self._mark_headers)
        playback.duration_changed.connect(attention.check_length)
        playback.failed.connect(attention.recording_failed)
        playback.media_changed.connect(self._show_engine)
        playback.media_changed.connect(attention.check_recording)
        playback.playing_changed.connect(self._show_pill)
        self._watch()

    def _connect_clips(self, clips: "ClipsPane") -> None:
        clips.clip_shown.connect(self._desk.transcript.show_row)
        clips.played.connect(partial(self._desk.transcript.set_following, True))
        clips.refused.connect(self._status.say)

    def _follow_change(self, change: Change, _origin: object) -> None:
        self._status.change_length(self._desk.document.episode, change)
        self._marking.start()
        self._show_caret()

    def _show_state(self) -> None:
        self._status.show_state(self._desk.document.modified)
        if self._watched and self._watched.path != self._desk.document.path:
            self._watch()
            self._keep_recording()

    def _watch(self) -> None:
        """Watch the file that the page is in now: it may have been saved as another."""
        path = self._desk.document.path
        if self._watched:
            self._watched.deleteLater()
        if path is not None:
            self._watched = DiskWatch(path, self)
            self._watched.touched.connect(self._desk.attention.check_disk)
        self._desk.attention.check_disk()

    def _keep_recording(self) -> None:
        """Let the file that the page was saved as have the recording too."""
        path, media = self._desk.document.path, self._desk.playback.media
        if path is not None and media is not None:
            recordings.remember(path, media)

    def _show_caret(self) -> None:
        row = self._desk.row
        self._status.show_caret(self._desk.document.episode, row, self._desk.transcript.time_remark(row))
        if self._desk.is_complete and not self._desk.playback.playing:
            self._desk.headers.set_current_row(self._desk.row)

    def _show_spoken(self, spoken: Spoken | None) -> None:
        if spoken is not None and not self._shell.settings.word_highlight:
            spoken = replace(spoken, start=0, end=0)
        self._desk.transcript.set_spoken(spoken)
        if spoken is not None and self._desk.is_complete and self._desk.playback.playing:
            self._desk.headers.set_current_row(spoken.row)

    def _mark_headers(self) -> None:
        """Show along the seek bar where the headers stand."""
        timeline, entries = self._desk.playback.timeline, self._desk.document.episode.entries
        headers = ((row, entry.text) for row, entry in enumerate(entries) if isinstance(entry, Header))
        starts = ((timeline.start_of(row), text) for row, text in headers)
        self._desk.player.set_marks([(start, text) for start, text in starts if start is not None])

    def _show_engine(self) -> None:
        self._status.show_engine(self._desk.playback.engine)

    def _show_pill(self) -> None:
        self._desk.pill.set_wanted(self._desk.playback.playing and not self._desk.transcript.following)

    def _go_to_row(self, row: int) -> None:
        self._desk.transcript.select(Selection.at(row))
        self._desk.transcript.setFocus()

    def _play_row(self, row: int) -> None:
        self._shell.attempt(partial(commands_play.play_row, self._desk, row))

    def _choose_speaker(self, row: int, at: QPoint) -> None:
        self._shell.attempt(partial(show_speaker_menu, self._shell, row, at))

    def _keep_zoom(self, factor: float) -> None:
        low, high = Settings.zoom.bounds or (factor, factor)
        self._shell.settings.zoom = min(max(factor, low), high)

    def _apply_setting(self, name: str) -> None:
        settings = self._shell.settings
        if name == "zoom":
            self._desk.transcript.set_zoom(settings.zoom)
        elif name == "jump_seconds":
            self._desk.player.set_jump(settings.jump_seconds)
        elif name == "clip_decimals" and self._desk.document.file is not None:
            self._desk.document.file.page.clip_decimals = CLIP_DECIMALS if settings.clip_decimals else 0
