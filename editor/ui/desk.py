"""A page that is open, laid out: notices, transcript and find bar on the left, player and panes on the right."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter, QTabWidget, QVBoxLayout, QWidget

from editor.core.model import Entry
from editor.ui.attention import Attention
from editor.ui.document import Document
from editor.ui.files import Files
from editor.ui.notices import NoticeBar
from editor.ui.panes.clips import ClipsPane
from editor.ui.panes.find import FindBar
from editor.ui.panes.headers import HeadersPane
from editor.ui.panes.player import PlayerPane
from editor.ui.pill import FollowPill
from editor.ui.playback import Playback
from editor.ui.theme import Theme
from editor.ui.transcript.view import TranscriptView

TEXT_WIDTH = 900  # pixels
SIDE_WIDTH = 360
SIDE_LEAST = 280
PLAYER_HEIGHT = 320


class Desk(QWidget):
    """The parts of the window that belong to one page."""

    def __init__(self, document: Document, playback: Playback, files: Files, theme: Theme) -> None:
        super().__init__()
        self.document = document
        self.playback = playback
        self.theme = theme
        self.notices = NoticeBar(theme)
        self.transcript = TranscriptView(document, theme)
        self.find_bar = FindBar(document, self.transcript, theme)
        self.attention = Attention(files, document, playback, self.transcript, self.notices)
        self.pill = FollowPill(self.transcript, theme)
        self.player = PlayerPane(playback, theme)
        self.headers = HeadersPane(document, theme)
        self.clips = ClipsPane(document, playback, theme)
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.tabBar().setDrawBase(False)
        self.tabs.addTab(self.headers, "Headers")
        self.tabs.addTab(self.clips, "Clips")
        self.side = _splitter(Qt.Orientation.Vertical, self.player, self.tabs)
        self.side.setMinimumWidth(SIDE_LEAST)
        self.side.setStretchFactor(1, 1)
        self.side.setSizes([PLAYER_HEIGHT, PLAYER_HEIGHT])
        self.across = _splitter(Qt.Orientation.Horizontal, self._text_column(), self.side)
        self.across.setStretchFactor(0, 1)
        self.across.setSizes([TEXT_WIDTH, SIDE_WIDTH])
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.across)
        self.setFocusProxy(self.transcript)

    @property
    def row(self) -> int:
        """Return the row of the caret."""
        return self.transcript.current_row()

    @property
    def entry(self) -> Entry | None:
        """Return the line or header that the caret is in, if the page has any."""
        entries = self.document.episode.entries
        return entries[self.row] if 0 <= self.row < len(entries) else None

    @property
    def splitters(self) -> dict[str, QSplitter]:
        """Return the splits that the user can move, by name."""
        return {"across": self.across, "side": self.side}

    @property
    def side_shown(self) -> bool:
        """Tell whether the player and the panes are shown."""
        return not self.side.isHidden()

    def show_side(self, shown: bool) -> None:
        """Show the player and the panes, or give their room to the text."""
        self.side.setVisible(shown)

    def show_clips(self) -> None:
        """Bring the clips to the front."""
        self.show_side(True)
        self.tabs.setCurrentWidget(self.clips)

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of another theme."""
        self.theme = theme
        for part in (self.notices, self.transcript, self.find_bar, self.pill, self.player, self.headers, self.clips):
            part.set_theme(theme)

    def _text_column(self) -> QWidget:
        column = QWidget()
        lines = QVBoxLayout(column)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(0)
        lines.addWidget(self.notices)
        lines.addWidget(self.transcript, 1)
        lines.addWidget(self.find_bar)
        return column


def _splitter(orientation: Qt.Orientation, *parts: QWidget) -> QSplitter:
    splitter = QSplitter(orientation)
    splitter.setChildrenCollapsible(False)
    splitter.setHandleWidth(1)
    for part in parts:
        splitter.addWidget(part)
    return splitter
