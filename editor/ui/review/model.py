"""The times to review as a list for a table."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from editor.checks.times import Kind
from editor.core.timing import format_time
from editor.ui.document import Document
from editor.ui.guard import guarded
from editor.ui.panes.runs import changed_run
from editor.ui.review.findings import Finding, Findings
from editor.ui.review.kinds import LOOKS
from editor.ui.transcript.grades import WORDS

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole

FINDING = Role.UserRole + 1
"""The role of the `Finding`."""
NO_TIME = "–"

_TOP = QModelIndex()


class TimesModel(QAbstractListModel):
    """Shows the findings of one kind, or all; an item reads as the words of its line."""

    def __init__(self, document: Document, findings: Findings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._findings = findings
        self._kind: Kind | None = None
        self._shown: Sequence[Finding] = findings.items
        findings.changed.connect(self._follow)
        findings.reworded.connect(self._reword)

    @property
    def kind(self) -> Kind | None:
        """Return the kind that is shown; None for all."""
        return self._kind

    @property
    def shown(self) -> Sequence[Finding]:
        """Return the findings that are shown, in the order of the page."""
        return self._shown

    def set_kind(self, kind: Kind | None) -> None:
        """Show one kind, or all."""
        if kind != self._kind:
            self._kind = kind
            self._follow()

    @guarded
    def rowCount(self, parent: Index = _TOP) -> int:
        """Return how many findings are shown."""
        return 0 if parent.isValid() else len(self._shown)

    @guarded
    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:  # noqa: ANN401
        """Return what an item shows."""
        if not index.isValid():
            return None
        item = self._shown[index.row()]
        match role:
            case Role.DisplayRole:
                return self._document.episode.entries[item.row].text
            case _ if role == FINDING:
                return item
            case Role.ToolTipRole:
                return f"{LOOKS[item.review.kind].meaning}.\n{item.review.sentence}"
            case Role.AccessibleTextRole:
                return f"{LOOKS[item.review.kind].word}: {times_of(item)}, {grade_of(item)}"
            case Role.AccessibleDescriptionRole:
                return item.review.sentence
            case _:
                return None

    def _follow(self) -> None:
        kind, items = self._kind, self._findings.items
        new = items if kind is None else [item for item in items if item.review.kind is kind]
        old, run = self._shown, changed_run(self._shown, new)
        middle = run.at + run.exchanged
        if run.old_end > middle:
            self.beginRemoveRows(_TOP, middle, run.old_end - 1)
            self._shown = [*new[:middle], *old[run.old_end :]]
            self.endRemoveRows()
        elif run.new_end > middle:
            self.beginInsertRows(_TOP, middle, run.new_end - 1)
            self._shown = new
            self.endInsertRows()
        self._shown = new
        self._touch(run.at, middle)

    def _reword(self, first: int, last: int) -> None:
        """Show other words, where a line that was reworded is listed."""
        if any(self._findings.at_row(row) for row in (first, last)) or last - first > 1:
            self._touch(0, len(self._shown))

    def _touch(self, start: int, end: int) -> None:
        if start < end:
            self.dataChanged.emit(self.index(start), self.index(end - 1))


def times_of(item: Finding) -> str:
    """Write what is stated and what was heard."""
    stated = item.review.stated
    return f"{NO_TIME if stated is None else format_time(stated)} → {format_time(item.review.second)}"


def grade_of(item: Finding) -> str:
    """Say how far the heard second can be trusted, or that it was refused."""
    return "refused" if item.refused else WORDS[item.review.grade]
