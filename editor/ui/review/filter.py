"""The line above the list of times: which kinds are shown, with their counts, and what is rarely done."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QMenu, QSizePolicy, QToolButton, QWidget

from editor.checks.times import Kind
from editor.ui.clips.buttons import buttons_style, flat_button
from editor.ui.clips.paint import small
from editor.ui.icons import themed
from editor.ui.review.kinds import LOOKS
from editor.ui.theme import Theme

_ALL = "All"
_MANY = 10_000
_PADDING = 14  # pixels


class KindFilter(QWidget):
    """A button for each kind, one of which is down, and one with a menu.

    Signals:
        changed(Kind | None): another kind is asked for; None for all.
    """

    changed = Signal(object)

    def __init__(self, menu: QMenu, theme: Theme) -> None:
        super().__init__()
        self._group = QButtonGroup(self)
        self._kinds: dict[QToolButton, Kind | None] = {}
        row = QHBoxLayout(self)
        row.setContentsMargins(6, 6, 6, 6)
        row.setSpacing(2)
        for kind in (None, *Kind):
            row.addWidget(self._add(kind))
        row.addStretch()
        self._more = flat_button("More")
        self._more.setMenu(menu)
        self._more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        row.addWidget(self._more)
        self._group.buttonToggled.connect(self._toggle)
        self.show_counts({})
        self.set_theme(theme)

    def show_counts(self, counts: Mapping[Kind, int]) -> None:
        """Tell how many there are of each kind; one that has none any more lets go to all."""
        for button, kind in self._kinds.items():
            count = sum(counts.values()) if kind is None else counts.get(kind, 0)
            button.setText(f"{_word(kind)} {_short(count)}")
            button.setFixedWidth(QFontMetrics(button.font()).horizontalAdvance(button.text()) + _PADDING)
            button.setAccessibleName(f"{_word(kind)}: {count}")
            button.setEnabled(kind is None or count > 0)
            if kind is not None and not count and button.isChecked():
                self.choose(None)

    def choose(self, kind: Kind | None) -> None:
        """Ask for a kind."""
        next(button for button, its in self._kinds.items() if its is kind).setChecked(True)

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of another theme."""
        self.setStyleSheet(buttons_style(theme))
        self._more.setIcon(themed("more", theme))

    def _add(self, kind: Kind | None) -> QToolButton:
        button = flat_button(_word(kind))
        button.setToolTip("All times to review" if kind is None else LOOKS[kind].meaning)
        button.setFont(small(button.font()))
        button.setCheckable(True)
        button.setChecked(kind is None)
        button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._group.addButton(button)
        self._kinds[button] = kind
        return button

    def _toggle(self, button: QToolButton, checked: bool) -> None:
        if checked:
            self.changed.emit(self._kinds[button])


def _word(kind: Kind | None) -> str:
    return _ALL if kind is None else LOOKS[kind].word


def _short(count: int) -> str:
    return f"{count // 1000}k" if count >= _MANY else str(count)
