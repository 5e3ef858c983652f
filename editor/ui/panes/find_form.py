"""The fields and buttons of the find bar, and what it says."""

from itertools import pairwise

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QToolButton,
    QWidget,
)

from editor.core.search import Query
from editor.ui.icons import themed
from editor.ui.panes.hits import Hits
from editor.ui.theme import Theme

_ICON = 18
_MARGIN = 8
_COUNT_SAMPLE = "99,999 of 99,999"


class FindForm(QFrame):
    """What the find bar is made of: a term, a replacement, options, buttons, a count and a sentence."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.term = _field("Find")
        self.replacement = _field("Replace with")
        self.case = _option("Match &case", "Tell capital letters from small ones")
        self.word = _option("&Whole word", "Leave out what is only part of a longer word")
        self.regex = _option("Regular e&xpression", "Groups in brackets are \\1, \\2 … in the replacement")
        self.previous_button = _arrow("Previous hit", "Shift+Enter")
        self.next_button = _arrow("Next hit", "Enter")
        self.close_button = _arrow("Close", "Esc")
        self.replace_button = _button("Replace", "Replace this hit and go to the next (Enter)")
        self.replace_all_button = _button("Replace all", "Replace every hit at once (Ctrl+Alt+Enter)")
        self._count = QLabel()
        self._preview = QLabel()
        self._sentence = QLabel()
        self._lay_out()
        self.set_theme(theme)
        self.show_replacing(False)

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of another theme."""
        self._theme = theme
        for button, name in (
            (self.previous_button, "up"),
            (self.next_button, "down"),
            (self.close_button, "close"),
        ):
            button.setIcon(themed(name, theme))
        self._tint(self._preview, False)
        self._tint(self._count, False)

    def options(self) -> tuple[QCheckBox, ...]:
        """Return the boxes that change what is found."""
        return self.case, self.word, self.regex

    def query(self) -> Query:
        """Return what the form asks for."""
        return Query(self.term.text(), self.regex.isChecked(), self.case.isChecked(), self.word.isChecked())

    def in_field(self) -> bool:
        """Tell whether one of the two fields has the keyboard."""
        return self.window().focusWidget() in (self.term, self.replacement)

    def show_replacing(self, replacing: bool) -> None:
        """Show what it takes to replace, or only what it takes to find."""
        for widget in (self.replacement, self.replace_button, self.replace_all_button, self._preview):
            widget.setVisible(replacing)

    def show_count(self, hits: Hits | None, number: int | None) -> None:
        """Show how many hits there are, and which of them is the current one."""
        counted = hits is not None and hits.counted
        total = hits.total if hits else 0
        self._count.setText(_count_words(hits, number))
        self._tint(self._count, counted and not total)
        preview = f"{_some(total, 'replacement')} in {lines(hits.rows)}" if hits and counted and total else ""
        self._preview.setText(preview)
        possible = bool(hits) and not (counted and not total)
        for button in (self.previous_button, self.next_button, self.replace_button, self.replace_all_button):
            button.setEnabled(possible)

    def say(self, sentence: str) -> None:
        """Show what was done; nothing hides the line."""
        self._tint(self._sentence, False)
        self._sentence.setText(sentence)
        self._sentence.setVisible(bool(sentence))

    def complain(self, sentence: str) -> None:
        """Show what is wrong."""
        self.say(sentence)
        self._tint(self._sentence, True)

    def _tint(self, label: QLabel, wrong: bool) -> None:
        palette = label.palette()
        palette.setColor(QPalette.ColorRole.WindowText, self._theme.warning if wrong else self._theme.faint)
        label.setPalette(palette)

    def _lay_out(self) -> None:
        self._sentence.setWordWrap(True)
        self._sentence.hide()
        self._count.setMinimumWidth(self.fontMetrics().horizontalAdvance(_COUNT_SAMPLE))
        layout = QGridLayout(self)
        layout.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
        layout.setColumnStretch(0, 1)
        layout.addWidget(self.term, 0, 0)
        layout.addLayout(_row(self._count, self.previous_button, self.next_button), 0, 1)
        layout.addWidget(self.close_button, 0, 2)
        layout.addWidget(self.replacement, 1, 0)
        layout.addLayout(_row(self.replace_button, self.replace_all_button), 1, 1)
        layout.addLayout(_row(*self.options(), self._preview), 2, 0, 1, 3)
        layout.addWidget(self._sentence, 3, 0, 1, 3)
        chain = (self.term, self.replacement, *self.options(), self.previous_button, self.next_button)
        for first, second in pairwise(chain):
            QWidget.setTabOrder(first, second)
        self._count.setAccessibleName("Hits")
        self._preview.setAccessibleName("What Replace all would do")


def times(count: int) -> str:
    """Say how often."""
    return "once" if count == 1 else _some(count, "time")


def lines(count: int) -> str:
    """Say in how many lines."""
    return _some(count, "line")


def _count_words(hits: Hits | None, number: int | None) -> str:
    if hits is None:
        return ""
    if not hits.counted:
        return "counting…"
    if not hits.total:
        return "not found"
    return f"{number:,} of {hits.total:,}" if number else _some(hits.total, "hit")


def _some(count: int, noun: str) -> str:
    return f"{count:,} {noun}{'' if count == 1 else 's'}"


def _field(name: str) -> QLineEdit:
    field = QLineEdit()
    field.setPlaceholderText(name)
    field.setAccessibleName(name)
    return field


def _option(words: str, sentence: str) -> QCheckBox:
    box = QCheckBox(words)
    box.setToolTip(sentence)
    return box


def _arrow(words: str, key: str) -> QToolButton:
    button = QToolButton()
    button.setToolTip(f"{words} ({key})")
    button.setAccessibleName(words)
    button.setAutoRaise(True)
    button.setIconSize(QSize(_ICON, _ICON))
    return button


def _button(words: str, sentence: str) -> QPushButton:
    button = QPushButton(words)
    button.setToolTip(sentence)
    return button


def _row(*widgets: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(_MARGIN)
    for widget in widgets:
        row.addWidget(widget, alignment=Qt.AlignmentFlag.AlignVCenter)
    row.addStretch()
    return row
