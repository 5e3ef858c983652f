"""As what clips are exported, where to, and under which names."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QComboBox,
    QFileDialog,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QWidget,
)

from editor.core.file_names import PLACEHOLDERS
from editor.ui.export_choices import THEMES, Choices
from editor.ui.export_order import Kind

_GAP = 12  # pixels
_CLOSE = 4
_WHOLE = 2  # columns

KINDS = {
    Kind.EXACT: ("E&xact", "starts and ends where the clip does; encoded anew"),
    Kind.LOSSLESS: (
        "At once, without &loss",
        "copied as it is, from a key frame on; you are told how far off that is",
    ),
    Kind.VERTICAL: ("&Vertical video with captions", "1080 × 1920, for Shorts, Reels and TikTok"),
    Kind.SQUARE: ("S&quare video with captions", "1080 × 1080, for feeds"),
}


class ExportForm(QWidget):
    """The choices besides the clips.

    Signals:
        changed(): something else was chosen.
    """

    changed = Signal()

    def __init__(self, choices: Choices) -> None:
        super().__init__()
        self._kinds = QButtonGroup(self)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(_GAP)
        self._grid.setVerticalSpacing(_CLOSE)
        self._grid.setColumnStretch(2, 1)
        self._add_kinds(choices)
        self._add_beside(choices)
        self._add_folder(choices)
        self._add_names(choices)
        self._refresh()

    @property
    def choices(self) -> Choices:
        """Return what is chosen."""
        return Choices(
            self.kind.value,
            self._colours.currentData(),
            self._webvtt.isChecked(),
            self._text.isChecked(),
            self._folder.text().strip(),
            self._template.text(),
        )

    @property
    def kind(self) -> Kind:
        """Return as what the clips are exported."""
        return list(KINDS)[self._kinds.checkedId()]

    def _add_kinds(self, choices: Choices) -> None:
        for number, (kind, (words, sentence)) in enumerate(KINDS.items()):
            button = QRadioButton(words)
            button.setAccessibleDescription(sentence)
            button.setChecked(kind.value == choices.kind)
            self._kinds.addButton(button, number)
            row = self._add("As" if number == 0 else "", button)
            self._grid.addWidget(_faint(sentence), row, 2)
        self._colours = QComboBox()
        for name in THEMES:
            self._colours.addItem(name.capitalize(), name)
        self._colours.setCurrentIndex(THEMES.index(choices.colours))
        self._gap()
        self._add("Col&ours", self._colours, self._colours)
        self._kinds.idClicked.connect(self._refresh)
        self._colours.currentIndexChanged.connect(self._refresh)

    def _add_beside(self, choices: Choices) -> None:
        self._webvtt = QCheckBox("&Captions (WebVTT)")
        self._text = QCheckBox("&Text")
        self._webvtt.setChecked(choices.webvtt)
        self._text.setChecked(choices.text)
        self._gap()
        self._grid.addWidget(self._text, self._add("Beside it", self._webvtt), 2)
        for box in (self._webvtt, self._text):
            box.toggled.connect(self._refresh)

    def _add_folder(self, choices: Choices) -> None:
        self._folder = QLineEdit(choices.folder)
        self._folder.textChanged.connect(self._refresh)
        browse = QPushButton("C&hoose…")
        browse.setAutoDefault(False)
        browse.clicked.connect(self._browse)
        across = QWidget()
        side_by_side = QHBoxLayout(across)
        side_by_side.setContentsMargins(0, 0, 0, 0)
        side_by_side.addWidget(self._folder, 1)
        side_by_side.addWidget(browse)
        self._gap()
        self._add("&Folder", across, self._folder, _WHOLE)

    def _add_names(self, choices: Choices) -> None:
        self._template = QLineEdit(choices.template)
        self._template.textChanged.connect(self._refresh)
        placeholders = " ".join(f"{{{name}}}" for name in PLACEHOLDERS)
        self._gap()
        self._add("&Names", self._template, self._template, _WHOLE)
        self._add("", _faint(f"{placeholders} stand for what is each clip's own."), None, _WHOLE)

    def _add(self, words: str, part: QWidget, field: QWidget | None = None, columns: int = 1) -> int:
        """Put a part in a row of its own, with a label that leads to a field; return the row."""
        row = self._grid.rowCount()
        label = QLabel(words)
        if field is not None:
            label.setBuddy(field)
            field.setAccessibleName(words.replace("&", ""))
        self._grid.addWidget(label, row, 0)
        self._grid.addWidget(part, row, 1, 1, columns)
        return row

    def _gap(self) -> None:
        self._grid.setRowMinimumHeight(self._grid.rowCount(), _GAP - _CLOSE)

    def _browse(self) -> None:
        start = self._folder.text() if Path(self._folder.text()).is_dir() else str(Path.home())
        found = QFileDialog.getExistingDirectory(self, "Where the clips go", start)
        if found:
            self._folder.setText(found)

    def _refresh(self) -> None:
        self._colours.setEnabled(self.kind.shape is not None)
        self.changed.emit()


def _faint(words: str) -> QLabel:
    label = QLabel(words)
    palette = label.palette()
    palette.setColor(QPalette.ColorRole.WindowText, palette.color(QPalette.ColorRole.PlaceholderText))
    label.setPalette(palette)
    return label
