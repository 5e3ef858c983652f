"""The two edges of a clip, each with the buttons that nudge it by ear."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QGridLayout, QLabel, QToolButton, QWidget

from editor.core.model import Clip
from editor.core.snapping import Edge
from editor.ui.clips.buttons import SIDE, action_button, flat_button
from editor.ui.clips.deeds import ClipDeeds
from editor.ui.clips.editing import ClipEditing
from editor.ui.clips.listening import ClipListening
from editor.ui.clips.times import exact_words
from editor.ui.theme import Theme

STEP, STRIDE = 0.1, 1.0
"""Seconds by which an edge is nudged."""

KEYS = {-STEP: ",", STEP: ".", -STRIDE: "<", STRIDE: ">"}
_NUDGE = 31  # pixels
PICKS = {Edge.START: "[", Edge.END: "]"}
_WORDS = {Edge.START: "Start", Edge.END: "End"}


class ClipEdges(QWidget):
    """Shows and moves start and end; the edge that the keys nudge is marked."""

    def __init__(self, editing: ClipEditing, listening: ClipListening, deeds: ClipDeeds, theme: Theme) -> None:
        super().__init__()
        self._editing = editing
        self._listening = listening
        self._theme = theme
        self._names = {edge: QLabel(words) for edge, words in _WORDS.items()}
        self._times = {edge: self._time_button(edge) for edge in Edge}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(1)
        grid.setVerticalSpacing(1)
        grid.setColumnStretch(3, 1)
        for row, (edge, name) in enumerate(zip(Edge, ("clip_start", "clip_end"), strict=True)):
            parts: list[QWidget] = [self._names[edge]]
            parts += [self._nudge_button(edge, seconds) for seconds in (-STRIDE, -STEP)]
            parts.append(self._times[edge])
            parts += [self._nudge_button(edge, seconds) for seconds in (STEP, STRIDE)]
            parts.append(action_button(deeds.action(name)))
            for column, part in enumerate(parts):
                grid.addWidget(part, row, column)
        editing.edge_changed.connect(self._show_edge)
        self._show_edge()

    def show_clip(self, clip: Clip) -> None:
        """Show the edges of a clip."""
        for edge, button in self._times.items():
            button.setText(exact_words(getattr(clip, edge)) or "–")
            button.setMinimumWidth(max(SIDE, button.sizeHint().width()))

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of another theme."""
        self._theme = theme
        self._show_edge()

    def hear(self, edge: Edge) -> None:
        """Play an edge, and nudge it from now on."""
        self._editing.pick(edge)
        self._listening.play_edge(edge)

    def _nudge(self, edge: Edge, seconds: float) -> None:
        self._editing.pick(edge)
        self._editing.nudge(seconds)

    def _time_button(self, edge: Edge) -> QToolButton:
        button = flat_button(f"Hear the {edge}", f"{PICKS[edge]} in the list")
        font = button.font()
        font.setFeature(QFont.Tag("tnum"), 1)
        button.setFont(font)
        button.setObjectName("time")
        button.clicked.connect(partial(self.hear, edge))
        return button

    def _nudge_button(self, edge: Edge, seconds: float) -> QToolButton:
        way = "later" if seconds > 0 else "earlier"
        sign = "+" if seconds > 0 else "−"
        keys = f"{PICKS[edge]} {KEYS[seconds]} in the list"
        button = flat_button(f"{_WORDS[edge]} {abs(seconds):g} s {way}", keys, f"{sign}{abs(seconds):g}")
        button.setFixedWidth(_NUDGE)
        button.clicked.connect(partial(self._nudge, edge, seconds))
        return button

    def _show_edge(self) -> None:
        for edge, label in self._names.items():
            picked = edge is self._editing.edge
            font = label.font()
            font.setBold(picked)
            label.setFont(font)
            label.setStyleSheet(f"color: {(self._theme.accent if picked else self._theme.faint).name()}")
            label.setMinimumWidth(label.fontMetrics().horizontalAdvance("Start") + 2)
            label.setAccessibleDescription("The keys nudge this edge" if picked else "")
            label.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
