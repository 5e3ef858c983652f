"""The window: a welcome, or the page that is open."""

from collections.abc import Callable
from functools import cached_property, partial
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QPaintEvent
from PySide6.QtWidgets import QMainWindow, QStackedWidget

from editor.store import recent, recordings
from editor.ui import layout
from editor.ui.appearance import Appearance
from editor.ui.commands_import import import_file, take_dropped
from editor.ui.desk import Desk
from editor.ui.document import Document
from editor.ui.drops import Drops
from editor.ui.files import PAGE_SUFFIXES, Files
from editor.ui.guard import guarded
from editor.ui.icons import program_icon
from editor.ui.leaving import may_end
from editor.ui.menus import Menus
from editor.ui.open_page import OpenPage, Place, place_in
from editor.ui.playback import Playback
from editor.ui.recording import is_recording
from editor.ui.settings import Settings
from editor.ui.shell import Shell
from editor.ui.status import StatusBar
from editor.ui.theme import Theme
from editor.ui.tidying import Tidying
from editor.ui.welcome import Welcome


class MainWindow(QMainWindow):
    """One window for one page, or a welcome where none is open.

    `media` is the recording for the first page, `player` which player is to be used ("vlc", "qt", "silent").

    Signals:
        painted(): the window is on the screen for the first time.
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
        self._tidying = Tidying(self)
        self._desk: Desk | None = None
        self.files = Files(self)
        self.status = StatusBar(appearance.theme)
        self.setStatusBar(self.status)
        self._pages = QStackedWidget()
        self.setCentralWidget(self._pages)
        self.shell = Shell(self, self.files, settings, self.status.say)
        self.menus = Menus(self.shell)
        layout.restore_window(self, self._kept)
        self._connect()

    def start(self, page: Path | None) -> None:
        """Show the window with a page; with the welcome where there is none or it can't be opened."""
        # Nothing is painted before the first event is handled, but a dialog has a window to stand on.
        self.show()
        if page is not None:
            self.files.open(page)
        if self.desk is None:
            self.show_welcome()

    @cached_property
    def welcome(self) -> Welcome:
        """Return what is shown where no page is open."""
        welcome = Welcome(self._appearance.theme)
        self._appearance.theme_changed.connect(welcome.set_theme)
        welcome.open_requested.connect(self.files.choose_page)
        welcome.page_requested.connect(self.files.open)
        welcome.import_requested.connect(partial(self.shell.attempt, partial(import_file, self.shell)))
        welcome.sample_requested.connect(self.files.open_sample)
        self._pages.addWidget(welcome)
        return welcome

    @property
    def desk(self) -> Desk | None:
        """Return the page that is open, if any."""
        return self._desk

    def show_welcome(self) -> None:
        """Show what there is to do where no page is open."""
        self._clear_desk()
        self.welcome.set_recent(recent.visits())
        self._pages.setCurrentWidget(self.welcome)
        self._show_title()
        self._once_painted(self._offer_recoveries)

    def show_document(self, document: Document) -> None:
        """Show a page in place of the one before; its recording is looked for once the text is on the screen."""
        place = place_in(document, self.desk)
        self._clear_desk()
        playback = Playback(self._player or self._settings.player)
        desk = self._desk = Desk(document, playback, self._appearance.theme)
        layout.restore_splitters({"across": desk.across, "down": desk.down}, self._kept)
        desk.show_timeline(self._settings.timeline)
        page = OpenPage(self.shell, desk, self.status)
        desk.transcript.menu_requested.connect(self.menus.extend)
        document.state_changed.connect(self._show_title)
        self._pages.addWidget(desk)
        self._pages.setCurrentWidget(desk)
        self._show_title()
        desk.transcript.setFocus()
        if place is not None:
            desk.transcript.select(place.selection)
        media, self._media = self._media, None
        self._once_painted(partial(self._complete, page, desk, media, place))

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
    def closeEvent(self, event: QCloseEvent) -> None:
        """Ask about what is not saved and what still goes on, and remember how the window was arranged."""
        if not self.files.may_leave() or not may_end(self):
            event.ignore()
            return
        self._keep_layout()
        self._settings.flush()
        if self.files.document is not None:
            self.files.document.close()
        self._clear_desk()
        event.accept()

    @guarded
    def paintEvent(self, event: QPaintEvent) -> None:
        """Tell when the window is on the screen for the first time."""
        super().paintEvent(event)
        if not self._is_painted:
            self._is_painted = True
            QTimer.singleShot(0, self.painted.emit)

    def open_dropped(self, path: Path) -> None:
        """Open a page, play a recording with the page that is open, or take in a file of another kind."""
        if not is_recording(path):
            take_dropped(self.shell, path)
        elif self.desk is None:
            self._open_page_of(path)
        else:
            self.desk.attention.use_recording(path)

    def _open_page_of(self, recording: Path) -> None:
        """Open the page of a recording; where none is known, ask for it."""
        self._media = recording
        page = recordings.page_of(recording, PAGE_SUFFIXES)
        if page is not None:
            self.files.open(page)
        else:
            self.files.choose_page(f"The page of {recording.name}", recording.parent)
        # Whatever is opened later, after this was called off, has another recording.
        self._media = None

    def _connect(self) -> None:
        self._appearance.theme_changed.connect(self._set_theme)
        self._settings.failed.connect(self.status.say)
        self.files.closed.connect(self.show_welcome)
        self.files.opened.connect(self.show_document)
        self.files.said.connect(self.status.say)
        self.painted.connect(lambda: self.setWindowIcon(program_icon()))
        Drops(self).dropped.connect(self.open_dropped)

    def _once_painted(self, work: Callable[[], None]) -> None:
        """Do something once what is shown now is on the screen."""
        if self._is_painted:
            QTimer.singleShot(0, self, work)
        else:
            # Once, and then forgotten with all that it holds.
            self.painted.connect(work, Qt.ConnectionType.SingleShotConnection)

    def _complete(self, page: OpenPage, desk: Desk, media: Path | None, place: Place | None) -> None:
        if desk is self.desk:
            page.settle_in(media, place)
            self.shell.open_desk = desk
            layout.restore_splitters({"side": desk.side}, self._kept)

    def _offer_recoveries(self) -> None:
        from editor.store.recovery import all_pending
        from editor.ui.attention import offer_recovery

        if self.desk is None:
            for recovery in all_pending():
                offer_recovery(self.welcome.notices, self.files, recovery)

    def _set_theme(self, theme: Theme) -> None:
        self.status.set_theme(theme)
        if self.desk is not None:
            self.desk.set_theme(theme)

    def _show_title(self) -> None:
        document = self.files.document
        modified = document is not None and document.modified
        self.setWindowTitle(f"{document.name}[*] — Cueline" if document else "Cueline")
        # Qt would tell the window manager anew at each key.
        if modified != self.isWindowModified():
            self.setWindowModified(modified)

    def _keep_layout(self) -> None:
        desk = self.desk
        whole = desk is not None and desk.is_complete
        splitters = {"across": desk.across, "down": desk.down} if desk and whole else {}
        if desk and whole and desk.tabs.is_usual:
            splitters["side"] = desk.side
        self._kept = layout.keep(self, splitters)

    def _clear_desk(self) -> None:
        if self.desk is None:
            return
        self._keep_layout()
        self.status.clear_page()
        self.desk.let_go()
        self._pages.removeWidget(self.desk)
        self.desk.deleteLater()
        self._tidying.want()
        self._desk = self.shell.open_desk = None
