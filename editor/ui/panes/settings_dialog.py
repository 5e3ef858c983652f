"""The dialog of the settings, made from their rows."""

from collections.abc import Callable
from itertools import groupby
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QDoubleSpinBox,
    QGridLayout,
    QLabel,
    QVBoxLayout,
    QWidget,
)

from editor.ui.guard import guarded
from editor.ui.labels import bold
from editor.ui.settings import ROWS, Row, Settings

_MARGIN = 16
_SPACING = 8
_WIDTH = 480
_FIELD_WIDTH = 220
_DECIMALS = 2

Show = Callable[[Any], None]


class SettingsDialog(QDialog):
    """Shows every setting with its sentence; a change takes effect at once."""

    def __init__(self, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self._shown: dict[str, Show] = {}
        self.setWindowTitle("Settings")
        self.setMinimumWidth(_WIDTH)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
        layout.setSpacing(_SPACING)
        for group, rows in groupby(ROWS, key=lambda row: row.group):
            layout.addWidget(bold(group))
            layout.addLayout(self._grid(list(rows)))
            layout.addSpacing(_SPACING)
        layout.addStretch()
        buttons = QDialogButtonBox()
        close = buttons.addButton("Close", QDialogButtonBox.ButtonRole.RejectRole)
        reset = buttons.addButton("Reset to default", QDialogButtonBox.ButtonRole.ResetRole)
        reset.setToolTip("Give every setting the value that it had at first")
        for button in (reset, close):
            button.setAutoDefault(False)  # Enter takes a number, it does not leave
        reset.clicked.connect(settings.reset)
        buttons.rejected.connect(self.reject)
        layout.addWidget(buttons)
        self.resize(_WIDTH, layout.totalHeightForWidth(_WIDTH))
        settings.changed.connect(self._refresh)
        self.finished.connect(self.deleteLater)

    def _grid(self, rows: list[Row[Any]]) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(_MARGIN)
        grid.setVerticalSpacing(_SPACING // 2)
        grid.setColumnStretch(1, 1)
        for at, row in enumerate(rows):
            field, self._shown[row.name] = self._field(row)
            field.setAccessibleName(row.label)
            field.setAccessibleDescription(row.sentence)
            if isinstance(field, QCheckBox):
                grid.addWidget(field, 3 * at, 0, 1, 2)
            else:
                label = QLabel(row.label)
                label.setBuddy(field)
                grid.addWidget(label, 3 * at, 0)
                grid.addWidget(field, 3 * at, 1, Qt.AlignmentFlag.AlignRight)
            grid.addWidget(_faint(row.sentence), 3 * at + 1, 0, 1, 2)
            grid.setRowMinimumHeight(3 * at + 2, _SPACING)
            self._refresh(row.name)
        return grid

    def _field(self, row: Row[Any]) -> tuple[QWidget, Show]:
        """Make the widget for a setting, and what shows a value in it."""

        def keep(value: object) -> None:
            self._settings.set_value(row, value)

        if isinstance(row.default, bool):
            box = QCheckBox(row.label)
            box.toggled.connect(keep)
            return box, box.setChecked
        if row.choices is not None:
            choice = QComboBox()
            for value, words in row.choices.items():
                choice.addItem(words, value)
            choice.setMinimumWidth(_FIELD_WIDTH)
            choice.currentIndexChanged.connect(lambda at: keep(choice.itemData(at)))
            return choice, lambda value: choice.setCurrentIndex(choice.findData(value))
        number = _Number(row)

        def keep_number(value: float) -> None:
            # What the field shows is rounded; only what was typed there is to be kept.
            if value != round(self._settings.value(row), _DECIMALS):
                keep(value)

        number.valueChanged.connect(keep_number)
        return number, number.setValue

    def _refresh(self, name: str) -> None:
        row = next(row for row in ROWS if row.name == name)
        self._shown[name](self._settings.value(row))


class _Number(QDoubleSpinBox):
    """A number with its unit, without zeros that say nothing."""

    def __init__(self, row: Row[Any]) -> None:
        super().__init__()
        self.setDecimals(_DECIMALS)
        self.setRange(*(row.bounds or (0.0, 0.0)))
        self.setSingleStep(row.step)
        self.setSuffix(row.unit)
        self.setKeyboardTracking(False)

    @guarded
    def textFromValue(self, value: float) -> str:
        """Write 5 for 5.0."""
        return f"{value:g}"


def _faint(words: str) -> QLabel:
    label = QLabel(words)
    label.setWordWrap(True)
    label.setForegroundRole(QPalette.ColorRole.PlaceholderText)
    return label
