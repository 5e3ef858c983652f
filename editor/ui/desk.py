"""A page that is open, laid out: the text on the left, player and panes on the right, the timeline below both."""

from functools import cached_property, partial
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QScrollBar, QSplitter, QStackedWidget, QTabWidget, QVBoxLayout, QWidget

from editor.core.model import Entry, Origin
from editor.ui.document import Document
from editor.ui.files import Files
from editor.ui.playback import Playback
from editor.ui.theme import Theme, scroll_style, tabs_style
from editor.ui.transcript.view import TranscriptView
from editor.ui.true_times import Pauses, TrueTimes

if TYPE_CHECKING:
    from editor.ui.clips.pane import ClipsPane
    from editor.ui.listening import Listening
    from editor.ui.panes.find import FindBar
    from editor.ui.review.pane import TimesPane
    from editor.ui.timeline.view import TimelineView

TEXT_WIDTH = 900  # pixels
TEXT_LEAST = 340
SIDE_WIDTH = 360
SIDE_LEAST = 280
PLAYER_HEIGHT = 250
PANES_HEIGHT = 350
TIMELINE_HEIGHT = 176
TIMELINE_LEAST = 112


class Themed(Protocol):
    """A part of the window that is painted in the colours of a theme."""

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of another theme."""


class Desk(QWidget):
    """The parts of the window that belong to one page.

    The text comes first; what stands around it is made by `complete`, once the text is on the screen; what is not seen
    before somebody asks for it, then.

    Signals:
        clips_made(ClipsPane): the list of clips is there.
        times_made(TimesPane): the list of times to review is there.
    """

    clips_made = Signal(object)
    times_made = Signal(object)

    def __init__(self, document: Document, playback: Playback, theme: Theme) -> None:
        super().__init__()
        self.document = document
        self.playback = playback
        self.theme = theme
        self.is_left = False
        self.anchors: dict[Origin, float] = {}
        self.transcript = TranscriptView(document, theme)
        self.true_times = TrueTimes(document, playback, partial(_pauses, self), self)
        self._parts: tuple[Themed, ...] = (self.transcript,)
        bar = self.transcript.verticalScrollBar()
        bar.rangeChanged.connect(lambda low, high: bar.setEnabled(high > low))
        self.side = _splitter(Qt.Orientation.Vertical)
        self.side.setMinimumWidth(SIDE_LEAST)
        self._column = QWidget()
        self._column.setMinimumWidth(TEXT_LEAST)
        self._lines = QVBoxLayout(self._column)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(0)
        self._lines.addWidget(self.transcript, 1)
        self.across = _splitter(Qt.Orientation.Horizontal, self._column, self.side)
        self.across.setStretchFactor(0, 1)
        self.across.setSizes([TEXT_WIDTH, SIDE_WIDTH])
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        self._strip = QStackedWidget()
        self._strip.setMinimumHeight(TIMELINE_LEAST)
        self.down = _splitter(Qt.Orientation.Vertical, self.across, self._strip)
        self.down.setStretchFactor(0, 1)
        self.down.setSizes([TEXT_WIDTH, TIMELINE_HEIGHT])
        whole.addWidget(self.down)
        self.setFocusProxy(self.transcript)
        self._dress()

    def complete(self, files: Files) -> None:
        """Make what stands around the text."""
        from editor.ui.attention import Attention
        from editor.ui.notices import NoticeBar
        from editor.ui.panes.headers import HeadersPane
        from editor.ui.panes.player import PlayerPane
        from editor.ui.panes.side_tabs import SideTabs
        from editor.ui.pill import FollowPill
        from editor.ui.quotes import Quotes

        self.quotes = Quotes(self.document, self.playback, self)
        self.true_times.found.connect(self.quotes.take_times)
        self.notices = NoticeBar(self.theme)
        self.attention = Attention(files, self.document, self.playback, self.transcript, self.notices)
        self.pill = FollowPill(self.transcript, self.theme)
        self.player = PlayerPane(self.playback, self.theme)
        self.headers = HeadersPane(self.document, self.theme)
        self.tabs = SideTabs(self.headers, self.player, self.side)
        self._clips_tab = self.tabs.add_later("Clips", lambda: self.clips)
        self._times_tab = self.tabs.add_later("Times", lambda: self.times)
        self._lines.insertWidget(0, self.notices)
        self.side.addWidget(self.player)
        self.side.addWidget(self.tabs)
        self.side.setStretchFactor(1, 1)
        self.side.setSizes([PLAYER_HEIGHT, PANES_HEIGHT])
        self._parts += (self.notices, self.pill, self.player, self.headers)
        self._dress()

    @cached_property
    def find_bar(self) -> "FindBar":
        """Return the bar below the text that finds and replaces."""
        from editor.ui.panes.find import FindBar

        bar = FindBar(self.document, self.transcript, self.theme)
        self._lines.addWidget(bar)
        self._parts += (bar,)
        return bar

    @cached_property
    def clips(self) -> "ClipsPane":
        """Return the list of clips."""
        from editor.ui.clips.pane import ClipsPane

        clips = ClipsPane(self.document, self.playback, self.theme, self.quotes)
        self._clips_tab.addWidget(clips)
        self._parts += (clips,)
        self._dress()
        self.clips_made.emit(clips)
        return clips

    @cached_property
    def times(self) -> "TimesPane":
        """Return the list of times to review."""
        from editor.ui.review.pane import TimesPane

        times = TimesPane(self.document, self.playback, self.true_times, self.theme)
        self._times_tab.addWidget(times)
        self._parts += (times,)
        self._dress()
        self.times_made.emit(times)
        return times

    @cached_property
    def timeline(self) -> "TimelineView":
        """Return the strip below the text that shows the recording, headers and clips in time."""
        from editor.ui.timeline.view import TimelineView

        timeline = TimelineView(self.document, self.playback, self.theme)
        self._strip.addWidget(timeline)
        self._parts += (timeline,)
        return timeline

    @property
    def is_complete(self) -> bool:
        """Tell whether what stands around the text is there."""
        return len(self._parts) > 1

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
    def side_shown(self) -> bool:
        """Tell whether the player and the panes are shown."""
        return not self.side.isHidden()

    def show_side(self, shown: bool) -> None:
        """Show the player and the panes, or give their room to the text."""
        self.side.setVisible(shown)

    @cached_property
    def listening(self) -> "Listening":
        """Return what makes the waveform of the recording."""
        from editor.ui.listening import Listening

        return Listening(self)

    @property
    def has_timeline(self) -> bool:
        """Tell whether the timeline was made, which it is when it is first shown."""
        return self._strip.count() > 0

    @property
    def timeline_shown(self) -> bool:
        """Tell whether the strip of the timeline is shown."""
        return not self._strip.isHidden()

    def show_timeline(self, shown: bool) -> None:
        """Show the strip of the timeline, or give its room to the text."""
        self._strip.setVisible(shown)

    def show_clips(self) -> None:
        """Bring the clips to the front."""
        self.show_side(True)
        self.tabs.setCurrentWidget(self._clips_tab)

    def show_times(self) -> None:
        """Bring the times to review to the front."""
        self.show_side(True)
        self.tabs.setCurrentWidget(self._times_tab)

    def let_go(self) -> None:
        """Keep what the clips quote, and let go of the recording; what was put off is not done any more."""
        self.is_left = True
        if self.is_complete:
            self.quotes.close()
        if self.has_timeline:
            self.listening.close()
        self.true_times.close()
        self.playback.close()

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of another theme."""
        self.theme = theme
        for part in self._parts:
            part.set_theme(theme)
        self._dress()

    def _dress(self) -> None:
        # Style sheets for single leaves: one for the whole window makes every widget of it slower to build.
        for bar in self.findChildren(QScrollBar):
            bar.setStyleSheet(scroll_style(self.theme, self.theme.page))
        for tabs in self.findChildren(QTabWidget):
            tabs.tabBar().setStyleSheet(tabs_style(self.theme))
            # Qt does not tell a tab widget of the application's new palette where its bar has a style sheet.
            tabs.setPalette(QPalette())


def _pauses(desk: Desk) -> Pauses:
    """Return the pauses of the recording, if they are known."""
    waveform = desk.listening.waveform if desk.has_timeline else None
    return waveform.pauses if waveform and waveform.whole else ()


def _splitter(orientation: Qt.Orientation, *parts: QWidget) -> QSplitter:
    splitter = QSplitter(orientation)
    splitter.setChildrenCollapsible(False)
    splitter.setHandleWidth(1)
    for part in parts:
        splitter.addWidget(part)
    return splitter
