"""The window: what stands where, and every connection between its parts."""

import gc
from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QPoint, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QPaintEvent
from PySide6.QtWidgets import QMainWindow, QStackedWidget

from editor.core.change import Change
from editor.store import recent
from editor.store.recovery import all_pending
from editor.ui import commands_play, layout
from editor.ui.appearance import Appearance
from editor.ui.attention import Attention, offer_recovery
from editor.ui.desk import Desk
from editor.ui.disk_watch import DiskWatch
from editor.ui.document import Document
from editor.ui.files import PAGE_SUFFIXES, Files
from editor.ui.guard import guarded
from editor.ui.icons import program_icon
from editor.ui.menus import Menus
from editor.ui.playback import Playback
from editor.ui.recording import find_recording, is_recording
from editor.ui.settings import Settings
from editor.ui.shell import Shell
from editor.ui.speaker_menu import show_speaker_menu
from editor.ui.status import StatusBar
from editor.ui.theme import Theme
from editor.ui.welcome import Welcome


class MainWindow(QMainWindow):
    """One window for one page, or a welcome where none is open.

    `media` is the recording for the first page, `player` which player is to be used ("vlc", "qt", "silent").
    """

    painted = Signal()

    def __init__(
        self, settings: Settings, appearance: Appearance, media: Path | None = None, player: str | None = None
    ) -> None:
        super().__init__()
        self._settings = settings
        self._appearance = appearance
        self._media = media
        self._player = player
        self._kept = layout.load()
        self._is_painted = False
        self.setWindowIcon(program_icon())
        self.setAcceptDrops(True)
        self.files = Files(self)
        self.status = StatusBar(appearance.theme)
        self.setStatusBar(self.status)
        self.welcome = Welcome(appearance.theme)
        self.pages = QStackedWidget()
        self.pages.addWidget(self.welcome)
        self.setCentralWidget(self.pages)
        self.shell = Shell(self, self.files, settings, self.status.say)
        self.menus = Menus(self.shell)
        layout.restore_window(self, self._kept)
        self._connect()
        self.show_welcome()

    @property
    def desk(self) -> Desk | None:
        """Return the page that is open, if any."""
        return self.shell.open_desk

    def show_welcome(self) -> None:
        """Show what there is to do where no page is open."""
        self._clear_desk()
        self.welcome.set_recent([(page, page.stat().st_mtime) for page in recent.pages()])
        self.pages.setCurrentWidget(self.welcome)
        self.status.clear_page()
        self._show_title()
        self._once_painted(self._offer_recoveries)

    def show_document(self, document: Document) -> None:
        """Show a page in place of the one before; its recording is looked for once the text is on the screen."""
        self._clear_desk()
        playback = Playback(self._player or self._settings.player)
        desk = Desk(document, playback, self._appearance.theme)
        layout.restore_splitters(desk.splitters, self._kept)
        desk.transcript.set_zoom(self._settings.zoom)
        desk.transcript.set_following(self._settings.follow_on_start)
        desk.transcript.split_time = lambda: playback.position
        playback.set_entries(document.episode.entries)
        self.shell.open_desk = desk
        self.pages.addWidget(desk)
        self.pages.setCurrentWidget(desk)
        self._connect_page(desk, Attention(self.files, desk))
        self.status.show_length(document.episode)
        self._show_caret()
        self._show_title()
        desk.transcript.setFocus()

    def _connect(self) -> None:
        self._appearance.theme_changed.connect(self._set_theme)
        self._settings.changed.connect(self._apply_setting)
        self._settings.failed.connect(self.status.say)
        self.files.closed.connect(self.show_welcome)
        self.files.opened.connect(self.show_document)
        self.files.said.connect(self.status.say)
        self.welcome.open_requested.connect(self.files.choose_page)
        self.welcome.page_requested.connect(self.files.open)
        self.welcome.sample_requested.connect(self.files.open_sample)

    def _connect_page(self, desk: Desk, attention: Attention) -> None:
        document, playback, transcript = desk.document, desk.playback, desk.transcript
        desk.clips.refused.connect(self.status.say)
        desk.pill.clicked.connect(partial(commands_play.to_spoken, self.shell))
        document.changed.connect(self._follow_change)
        document.state_changed.connect(self._show_title)
        playback.failed.connect(attention.recording_failed)
        playback.media_changed.connect(attention.check_recording)
        playback.media_changed.connect(self._show_engine)
        playback.playing_changed.connect(self._show_pill)
        playback.spoken_changed.connect(transcript.set_spoken)
        transcript.caret_moved.connect(self._show_caret)
        transcript.followed_changed.connect(self._show_pill)
        transcript.refused.connect(self.status.say)
        transcript.speaker_clicked.connect(partial(self._choose_speaker, desk))
        transcript.time_clicked.connect(lambda row: self.shell.attempt(partial(commands_play.play_row, desk, row)))
        if document.path is not None:
            DiskWatch(document.path, desk).touched.connect(attention.check_disk)
        self._once_painted(partial(self._settle_in, desk, attention))

    @guarded
    def closeEvent(self, event: QCloseEvent) -> None:
        """Ask about what is not saved, and remember how the window was arranged."""
        if not self.files.may_leave():
            event.ignore()
            return
        self._keep_layout()
        self._settings.flush()
        if self.files.document is not None:
            self.files.document.close()
        self._clear_desk()
        event.accept()

    def end(self) -> None:
        """Close without a question, as when the system shuts down; edits that are not saved stay in the journal."""
        self._keep_layout()
        self._settings.flush()
        self.keep_safe()
        self._clear_desk()

    def keep_safe(self) -> None:
        """Write the journal of the page down to the last edit."""
        if self.files.document is not None:
            self.files.document.flush()

    @guarded
    def paintEvent(self, event: QPaintEvent) -> None:
        """Tell when the window is on the screen for the first time."""
        super().paintEvent(event)
        if not self._is_painted:
            self._is_painted = True
            QTimer.singleShot(0, self.painted.emit)

    @guarded
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take pages and recordings."""
        if _dropped(event) is not None:
            event.acceptProposedAction()

    @guarded
    def dropEvent(self, event: QDropEvent) -> None:
        """Open the page or the recording that was dropped."""
        path = _dropped(event)
        if path is not None:
            event.acceptProposedAction()
            # Later: a question must not be asked while the other program waits for the end of the drag.
            QTimer.singleShot(0, partial(self._open_dropped, path))

    def _open_dropped(self, path: Path) -> None:
        if not is_recording(path):
            self.files.open(path)
        elif self.desk is None or self.desk.document.path is None:
            self.status.say("Open the page first, then drop its recording here.")
        else:
            use_recording(self.desk.playback, self.desk.document.path, path)

    def _once_painted(self, work: Callable[[], None]) -> None:
        """Do something when the window is on the screen, or soon if it is already."""
        if self._is_painted:
            QTimer.singleShot(0, self, work)
        else:
            self.painted.connect(work)
