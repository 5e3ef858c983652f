"""What is to be cleaned up: the rules with their counts, and every hit before and after, each with a tick."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QWidget,
)

from editor.core.cleanup import RULES, Hit
from editor.core.model import Episode
from editor.ui.dialogs.base import Question
from editor.ui.dialogs.clean_up_hits import HitsModel, HitsView
from editor.ui.dialogs.clean_up_search import Found, Search
from editor.ui.dialogs.ticks import Ticks
from editor.ui.guard import guarded

_SIZE = (1040, 720)  # pixels
_UNTICKED_AT_FIRST = frozenset({"quotes"})  # they may change every line of a page
_TITLE = "Clean up"
_SENTENCE = "What is ticked will be done, in one step that can be undone. A line of which nothing is left goes."
_WHAT, _COUNT = 1, 2
_NOT_YET = "…"
_FLAGS = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren

Check = Qt.CheckState


def ask_clean_up(parent: QWidget | None, episode: Episode) -> list[Hit] | None:
    """Ask what is to be cleaned up; None if the user cancels."""
    dialog = CleanUpDialog(parent, episode)
    return dialog.chosen if dialog.answered() else None


class CleanUpDialog(Question):
    """Rules above, the hits of the one that is chosen below; the button says how many will be done."""

    def __init__(self, parent: QWidget | None, episode: Episode) -> None:
        super().__init__(parent, _TITLE, _SENTENCE, _TITLE)
        self._found = [Found(rule, rule.id not in _UNTICKED_AT_FIRST) for rule in RULES]
        self._model = HitsModel(episode.entries, self)
        self._shown: Found | None = None
        self._settled = False
        self.rules = RuleList(self._found)
        self.hits = HitsView(self._model)
        self.ask_for(self.rules)
        self.rules.setAccessibleName("Rules")
        self.body.addLayout(self._above_hits())
        self.body.addWidget(self.hits, 1)
        self._layout.setStretchFactor(self.body, 1)
        self._search = Search(episode, self._found, self)
        self._search.found.connect(self._refresh)
        self.rules.currentItemChanged.connect(self._show_rule)
        self.rules.itemChanged.connect(self._tick_rule)
        self._model.ticked.connect(self._count)
        self.finished.connect(self._search.stop)
        self._refresh()
        self._search.start()

    @property
    def chosen(self) -> list[Hit]:
        """Return the hits that are ticked."""
        return [hit for found in self._found for hit in found.ticked]

    def answered(self) -> bool:
        """Ask and wait; tell whether the answer was taken rather than cancelled."""
        self.resize(*_SIZE)
        taken = self.exec() == QDialog.DialogCode.Accepted
        self.deleteLater()
        return taken

    def _above_hits(self) -> QHBoxLayout:
        self._about = QLabel()
        row = QHBoxLayout()
        row.addWidget(self._about, 1)
        self._ticks = [QPushButton("Tick &all"), QPushButton("Tick &none")]
        for button, ticked in zip(self._ticks, (True, False), strict=True):
            button.setAutoDefault(False)
            button.clicked.connect(partial(self._tick_shown, ticked))
            row.addWidget(button)
        return row

    def _refresh(self) -> None:
        """Show what was found meanwhile, and of the rules at first one that finds something."""
        if not self._settled:
            first = next((number for number, found in enumerate(self._found) if found.hits), None)
            self._settled = first is not None
            self.rules.choose(first or 0)
        self._show_rule()
        self._count()

    def _show_rule(self) -> None:
        found = self._found[self.rules.current]
        if found is not self._shown or len(found.hits) != self._model.rowCount():
            self._shown = found
            self._model.show_found(found)
            self.hits.setAccessibleName(found.rule.words)
            if found.hits:
                self.hits.setCurrentIndex(self._model.index(0, 0))
        for button in self._ticks:
            button.setEnabled(bool(found.hits))
        self._about.setText(f"<b>{found.rule.words}</b>: {found.count:,} of {len(found.hits):,} ticked")

    def _tick_rule(self, item: QTreeWidgetItem) -> None:
        """Tick all hits of a rule, or none, as its own tick was changed by hand."""
        found = self._found[self.rules.indexOfTopLevelItem(item)]
        state = item.checkState(0)
        if found.hits and state != state_of(found):
            found.tick_all(state == Check.Checked)
            self._model.retell()

    def _tick_shown(self, ticked: bool) -> None:
        self._found[self.rules.current].tick_all(ticked)
        self._model.retell()

    def _count(self) -> None:
        """Tell how many hits are ticked, of each rule and in all."""
        self.rules.show_counts(self._found)
        self._show_rule()
        count, most = sum(found.count for found in self._found), sum(len(found.hits) for found in self._found)
        self._take.setText(f"Clean up {_counted(count, 'place')}" if count else _TITLE)
        self.allow(count > 0)
        if not all(found.done for found in self._found):
            self.say("Still looking…")
        elif not most:
            self.say("There is nothing to clean up: no rule finds anything.")
        else:
            lines = len({hit.row for hit in self.chosen})
            self.say(f"{count:,} of {_counted(most, 'place')} ticked, in {_counted(lines, 'line')}.")


class RuleList(QTreeWidget):
    """The rules, each with a tick for all of its hits. Space turns the tick."""

    def __init__(self, found: Sequence[Found]) -> None:
        super().__init__()
        self.setHeaderLabels(["Rule", "What", "Ticked"])
        self.setRootIsDecorated(False)
        self.setUniformRowHeights(True)
        self.setAllColumnsShowFocus(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setItemDelegate(Ticks(self))
        for one in found:
            item = QTreeWidgetItem(self, [one.rule.words, one.rule.sentence, _NOT_YET])
            item.setFlags(_FLAGS)
            item.setTextAlignment(_COUNT, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        across = self.header()
        across.setStretchLastSection(False)
        across.setSectionsMovable(False)
        across.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        across.setSectionResizeMode(_WHAT, QHeaderView.ResizeMode.Stretch)
        rows = len(found) * self.sizeHintForRow(0)
        self.setFixedHeight(across.sizeHint().height() + rows + 2 * self.frameWidth())

    @property
    def current(self) -> int:
        """Return which rule is chosen."""
        return max(0, self.currentIndex().row())

    def choose(self, number: int) -> None:
        """Choose a rule."""
        self.setCurrentIndex(self.model().index(number, 0))

    def show_counts(self, found: Sequence[Found]) -> None:
        """Show how many hits there are of each rule, and how many of them are ticked."""
        for number, one in enumerate(found):
            item = self.topLevelItem(number)
            if item and one.done:
                # The tick first: whoever hears of the others must not take it for the user's.
                item.setCheckState(0, state_of(one))
                item.setText(_COUNT, f"{one.count:,} of {len(one.hits):,}" if one.hits else "none")
                item.setFlags(_FLAGS | Qt.ItemFlag.ItemIsUserCheckable if one.hits else _FLAGS)

    @guarded
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Turn the tick of the rule with Space, whatever column the mouse was in."""
        item = self.currentItem()
        if event.key() == Qt.Key.Key_Space and item and item.flags() & Qt.ItemFlag.ItemIsUserCheckable:
            item.setCheckState(0, Check.Unchecked if item.checkState(0) == Check.Checked else Check.Checked)
        else:
            super().keyPressEvent(event)


def state_of(found: Found) -> Qt.CheckState:
    """Return whether all, some or none of the hits of a rule are ticked."""
    if not found.count:
        return Check.Unchecked
    return Check.Checked if found.count == len(found.hits) else Check.PartiallyChecked


def _counted(count: int, one: str) -> str:
    return f"{count:,} {one}" if count == 1 else f"{count:,} {one}s"
