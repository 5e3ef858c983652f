"""How a file is taken: as what kind, joined how, with which names, and where to."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QComboBox,
    QDoubleSpinBox,
    QGridLayout,
    QLabel,
    QLineEdit,
    QRadioButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from editor.core.captions import Draft
from editor.core.drafts import Wishes, is_whole, voices_of
from editor.formats.readers.registry import READERS
from editor.ui.dialogs.import_names import NamesTable
from editor.ui.guard import guarded
from editor.ui.import_choices import LENGTHS, PAUSES, JoiningChoice
from editor.ui.labels import bold

WIDTH = 330  # pixels

_GAP = 18
_CLOSE = 6
_INDENT = 24
_CHOSEN = "chosen"
"""A property of the box that the user ticked or unticked."""


class ImportForm(QWidget):
    """The choices beside the preview.

    Signals:
        kind_chosen(str): the file is to be read as another kind.
        changed(): it is to be joined otherwise, or somebody is called otherwise.
        way_chosen(): it is to be taken as a new page, or into the one that is open.
    """

    kind_chosen = Signal(str)
    changed = Signal()
    way_chosen = Signal()

    def __init__(self, kind: str | None, joining: JoiningChoice, page: str | None, into_page: bool) -> None:
        super().__init__()
        self.setFixedWidth(WIDTH)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(_CLOSE)
        self._add_kind(kind)
        self._add_joining(joining)
        self._add_names()
        self._add_ways(page, into_page)
        self._layout.addStretch(1)
        self.setFocusProxy(self._kind)
        self._show_way()

    @property
    def kind(self) -> str | None:
        """Return as what the file is to be read; None while nobody said."""
        kind = self._kind.currentData()
        return kind if isinstance(kind, str) else None

    @property
    def joining(self) -> JoiningChoice:
        """Return how captions are to be joined."""
        return JoiningChoice(self._join.isChecked(), self._pause.value(), self._longest.value())

    @property
    def wishes(self) -> Wishes:
        """Return how the draft is to be taken."""
        return Wishes(self.joining.joining, self._names.names)

    @property
    def title(self) -> str:
        """Return what the new page is to be called."""
        return " ".join(self._title.text().split())

    @property
    def into_page(self) -> bool:
        """Tell whether the page that is open gets the transcript."""
        return self._into.isChecked()

    @property
    def carries(self) -> bool:
        """Tell whether headers, clips and speakers of the page that is open go over to the new text."""
        return self.into_page and self._carry.isEnabled() and self._carry.isChecked()

    def offer_carrying(self, possible: bool, advised: bool) -> None:
        """Offer to carry the page's headers, clips and speakers over, or not; a choice that was made stays."""
        self._can_carry = possible
        if not self._carry.property(_CHOSEN):
            self._carry.setChecked(advised)
        self._carry.setToolTip("" if possible else "Nothing of the page's text is found in the new one.")
        self._show_carry()

    def show_draft(self, draft: Draft, title: str) -> None:
        """Show what there is to choose for a draft."""
        voices, whole = voices_of(draft), is_whole(draft)
        self._names.show_names(voices)
        self._names_title.setVisible(bool(voices))
        self._join.setEnabled(not whole)
        self._join.setToolTip("The file has paragraphs of its own; they stay as they are." if whole else "")
        self._show_join()
        if not self._title.isModified():
            self._title.setText(title)
            self._title.setCursorPosition(0)

    def _add_kind(self, kind: str | None) -> None:
        self._kind = QComboBox()
        self._kind.setMaxVisibleItems(len(READERS))
        if kind is None:
            self._kind.addItem("Choose what it is", None)
        for reader in READERS:
            self._kind.addItem(reader.words[:1].upper() + reader.words[1:], reader.id)
        self._kind.setCurrentIndex(self._kind.findData(kind) if kind else 0)
        self._layout.addWidget(_title("&Kind", self._kind))
        self._layout.addWidget(self._kind)
        self._kind.currentIndexChanged.connect(lambda: self.kind_chosen.emit(self.kind or ""))

    def _add_joining(self, choice: JoiningChoice) -> None:
        self._join = QCheckBox("&Join short captions into paragraphs")
        self._join.setChecked(choice.join)
        self._pause, self._longest = _Seconds(), QSpinBox()
        self._pause.setRange(*PAUSES)
        self._pause.setSingleStep(0.1)
        self._pause.setSuffix(" s")
        self._pause.setValue(choice.pause)
        self._longest.setRange(*LENGTHS)
        self._longest.setSingleStep(50)
        self._longest.setSuffix(" characters")
        self._longest.setValue(choice.longest)
        grid = QGridLayout()
        grid.setContentsMargins(_INDENT, 0, 0, 0)
        grid.setVerticalSpacing(_CLOSE)
        grid.setColumnStretch(0, 1)
        for row, (words, field) in enumerate((("A &pause ends one", self._pause), ("&Longest", self._longest))):
            label = QLabel(words)
            label.setBuddy(field)
            field.setAccessibleName(words.replace("&", ""))
            grid.addWidget(label, row, 0)
            grid.addWidget(field, row, 1)
        self._layout.addSpacing(_GAP - _CLOSE)
        self._layout.addWidget(_title("Paragraphs"))
        self._layout.addWidget(self._join)
        self._layout.addLayout(grid)
        self._pause.valueChanged.connect(self.changed)
        self._longest.valueChanged.connect(self.changed)
        self._join.toggled.connect(self._show_join)
        self._join.toggled.connect(self.changed)

    def _add_names(self) -> None:
        self._names = NamesTable()
        self._names.hide()
        self._names.changed.connect(self.changed)
        self._names_title = _title("Speakers")
        self._names_title.setContentsMargins(0, _GAP - _CLOSE, 0, 0)
        self._names_title.hide()
        self._layout.addWidget(self._names_title)
        self._layout.addWidget(self._names)

    def _add_ways(self, page: str | None, into_page: bool) -> None:
        self._anew, self._into = QRadioButton("As a &new page"), QRadioButton()
        self._into.setText(f"&Into {(page or '').replace('&', '&&')}")
        (self._into if into_page else self._anew).setChecked(True)
        group = QButtonGroup(self)
        self._title = QLineEdit()
        label = QLabel("&Title")
        label.setBuddy(self._title)
        self._title.setAccessibleName("Title")
        grid = QGridLayout()
        grid.setContentsMargins(_INDENT if page else 0, 0, 0, 0)
        grid.addWidget(label, 0, 0)
        grid.addWidget(self._title, 0, 1)
        self._layout.addSpacing(_GAP - _CLOSE)
        self._layout.addWidget(_title("Take it" if page else "New page"))
        for button in (self._anew, self._into):
            group.addButton(button)
            button.setVisible(page is not None)
        self._layout.addWidget(self._anew)
        self._layout.addLayout(grid)
        self._layout.addWidget(self._into)
        self._carry = QCheckBox("C&arry headers, clips and speakers over")
        self._carry.setVisible(page is not None)
        self._carry.clicked.connect(lambda: self._carry.setProperty(_CHOSEN, True))
        self._carry.toggled.connect(self.way_chosen)
        self._can_carry = False
        below = QVBoxLayout()
        below.setContentsMargins(_INDENT, 0, 0, 0)
        below.addWidget(self._carry)
        self._layout.addLayout(below)
        self._into.toggled.connect(self._show_way)

    def _show_join(self) -> None:
        usable = self._join.isChecked() and self._join.isEnabled()
        self._pause.setEnabled(usable)
        self._longest.setEnabled(usable)

    def _show_way(self) -> None:
        self._title.setEnabled(not self.into_page)
        self._show_carry()
        self.way_chosen.emit()

    def _show_carry(self) -> None:
        self._carry.setEnabled(self.into_page and self._can_carry)


class _Seconds(QDoubleSpinBox):
    """Seconds, without zeros that say nothing."""

    @guarded
    def textFromValue(self, value: float) -> str:
        """Write 2 for 2.00."""
        return f"{value:g}"


def _title(words: str, field: QWidget | None = None) -> QLabel:
    label = bold(words)
    if field is not None:
        label.setBuddy(field)
        field.setAccessibleName(words.replace("&", ""))
    return label
