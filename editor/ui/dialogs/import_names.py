"""Who speaks in a file, and what each is to be called."""

from collections import Counter
from collections.abc import Mapping
from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetrics, QPalette
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QLineEdit, QScrollArea, QWidget

from editor.ui.dialogs.base import theme_of
from editor.ui.theme import scroll_style

NOBODY = "(nobody)"
MOST = 60
"""Names that can be corrected, those that speak most; of more, most are none."""

_ROWS_SHOWN = 5
_NAME_WIDTH = 120  # pixels
_GAP = 6
_BAR = 14


class NamesTable(QScrollArea):
    """A field for each name that was found, with the name that is to stand for it; two may get the same.

    Signals:
        changed(): a name was corrected.
    """

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)  # Tab goes from field to field
        theme = theme_of(self)
        self.verticalScrollBar().setStyleSheet(scroll_style(theme, theme.panel))
        self._fields: dict[str, QLineEdit] = {}

    @property
    def names(self) -> Mapping[str, str]:
        """Return for each name that was found, "" for nobody, what it is to be called."""
        return {name: " ".join(field.text().split()) for name, field in self._fields.items()}

    @property
    def fields(self) -> Mapping[str, QLineEdit]:
        """Return the field of each name."""
        return self._fields

    def show_names(self, voices: Mapping[str, int]) -> None:
        """Show who was found and how often, each called as in the file."""
        most = {name for name, _ in Counter(voices).most_common(MOST)}
        self._fields = {name: QLineEdit(name) for name in voices if name in most}
        rows = QWidget()
        grid = QGridLayout(rows)
        grid.setContentsMargins(0, 0, _BAR if len(self._fields) > _ROWS_SHOWN else 0, 0)
        grid.setVerticalSpacing(_GAP)
        grid.setColumnStretch(2, 1)
        for row, (name, field) in enumerate(self._fields.items()):
            grid.addWidget(_found(name, field), row, 0)
            grid.addWidget(_count(voices[name]), row, 1)
            grid.addWidget(field, row, 2)
            field.setAccessibleName(f"Name for {name or NOBODY}")
            field.textChanged.connect(self.changed)
            if not name:
                field.setPlaceholderText("Name")
        grid.setRowStretch(len(self._fields), 1)
        self.setWidget(rows)
        for before, after in pairwise((self, *self._fields.values())):
            self.setTabOrder(before, after)
        shown = min(len(self._fields), _ROWS_SHOWN)
        height = max((field.sizeHint().height() for field in self._fields.values()), default=0)
        self.setFixedHeight(shown * (height + _GAP))
        self.setVisible(bool(self._fields))


def _found(name: str, field: QLineEdit) -> QLabel:
    label = QLabel()
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setText(QFontMetrics(label.font()).elidedText(name or NOBODY, Qt.TextElideMode.ElideMiddle, _NAME_WIDTH))
    label.setToolTip(name)
    label.setFixedWidth(_NAME_WIDTH)
    label.setBuddy(field)
    return label


def _count(count: int) -> QLabel:
    label = QLabel(f"{count:,} ×")
    label.setForegroundRole(QPalette.ColorRole.PlaceholderText)
    label.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    return label
