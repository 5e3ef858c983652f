"""The strip below the list of clips: hearing and moving the current one, its words, and what is to be said of it."""

from html import escape

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QSizePolicy, QVBoxLayout

from editor.core.model import Clip
from editor.ui.clips.buttons import SIDE, action_button, buttons_style
from editor.ui.clips.deeds import DEEDS, ClipDeeds
from editor.ui.clips.diff import differing
from editor.ui.clips.edges import ClipEdges
from editor.ui.clips.message import ClipMessage
from editor.ui.clips.notes import ClipNotes
from editor.ui.clips.said import Said
from editor.ui.guard import guarded
from editor.ui.quotes import Stale
from editor.ui.theme import Theme

_MARGIN = 8
_LINES = 3  # of text that are shown without scrolling
_TOOLS = (("play_clip", "play_clip_end", "loop_clip"), ("split_clip", "merge_clip", "delete_clip"))


class ClipDetails(QFrame):
    """Shows one clip; of several that are selected, only how many they are.

    Signals:
        resized(): it takes another height.
    """

    resized = Signal()

    def __init__(self, edges: ClipEdges, notes: ClipNotes, deeds: ClipDeeds, theme: Theme) -> None:
        super().__init__()
        self._notes = notes
        self._theme = theme
        self.edges = edges
        self.count = QLabel()
        self.words = Said("What the clip says", _LINES)
        self.problem = ClipMessage("warning", "What is wrong with the clip", theme)
        self.change = ClipMessage("changed", "How its words were edited", theme, rich=True)
        self._fix = self.problem.add_button("Mend", DEEDS["fix_clip"].keys, deeds.action("fix_clip").trigger)
        for name, words in (("accept_words", "Accept"), ("follow_words", "Follow the words")):
            self.change.add_button(words, DEEDS[name].keys, deeds.action(name).trigger)
        self._lay_out(deeds)
        self.set_theme(theme)

    def show_clips(self, at: int | None, clip: Clip | None, count: int, text: str) -> None:
        """Show a clip, of which `text` is what it holds; or, where several are selected, their count."""
        self.count.setText(f"{count} clips" if count > 1 else "")
        one = clip if count <= 1 else None
        problem = None if one is None or at is None else self._notes.problem(at)
        stale = None if one is None or at is None else self._notes.stale(at)
        self.edges.setVisible(one is not None)
        self.words.setVisible(one is not None and stale is None)
        self.problem.say(problem.text if problem else "")
        self.change.say("" if stale is None else _told(stale, self._theme))
        if problem is not None:
            self._fix.setVisible(problem.fix is not None)
            self._fix.setText(problem.fix_words or "Mend")
        if one is not None:
            self.edges.show_clip(one)
            self.words.show_text(text or "Nothing is said here.")

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of another theme."""
        self._theme = theme
        self.setStyleSheet(buttons_style(theme))
        for part in (self.edges, self.problem, self.change):
            part.set_theme(theme)

    @guarded
    def event(self, event: QEvent) -> bool:
        """Tell when a part takes another height."""
        if event.type() == QEvent.Type.LayoutRequest:
            self.resized.emit()
        return super().event(event)

    def _lay_out(self, deeds: ClipDeeds) -> None:
        tools = QHBoxLayout()
        tools.setSpacing(1)
        for number, group in enumerate(_TOOLS):
            if number:
                tools.addWidget(self.count, 1, Qt.AlignmentFlag.AlignCenter)
            for name in group:
                tools.addWidget(action_button(deeds.action(name)))
        column = QVBoxLayout(self)
        column.setContentsMargins(_MARGIN, 4, _MARGIN, _MARGIN)
        column.setSpacing(4)
        # The buttons come first: where there is little room, it is words that scroll.
        column.addLayout(tools)
        for part in (self.edges, self.problem, self.change, self.words):
            column.addWidget(part)


class ClipStrip(QScrollArea):
    """Holds the details as high as they are, but leaves room for the list: where there is little, they scroll."""

    def __init__(self, details: ClipDetails) -> None:
        super().__init__()
        self._details = details
        self.setWidget(details)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.viewport().setAutoFillBackground(False)
        details.setAutoFillBackground(False)
        details.resized.connect(self.updateGeometry)

    @guarded
    def sizeHint(self) -> QSize:
        """Return the height of the details; their texts know how high they are at this width."""
        width = max(self.width(), self._details.minimumSizeHint().width())
        return QSize(width, self._details.sizeHint().height())

    @guarded
    def minimumSizeHint(self) -> QSize:
        """Return what is always shown: as much as the buttons and a line take."""
        line = self._details.words.fontMetrics().lineSpacing()
        least = SIDE + self._details.edges.sizeHint().height() + line + 3 * _MARGIN
        return QSize(self._details.minimumSizeHint().width(), min(least, self.sizeHint().height()))

    @guarded
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take the height that another width asks for."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()


def _told(stale: Stale, theme: Theme) -> str:
    """Say with what words a quote was marked, and what it holds now."""
    was, now = differing(stale.before, stale.after, theme)
    label = f'<span style="color: {theme.warning.name()}">{{}}</span> {{}}'
    paragraphs = [label.format("Was:", was), label.format("Now:", now or "nothing")]
    if stale.place is None or stale.is_same:
        paragraphs.insert(0, escape(stale.sentence))
    return "".join(f'<p style="margin: 0 0 2px 0">{words}</p>' for words in paragraphs)
