"""What may be chosen for a kind of file."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QFormLayout, QGridLayout, QHBoxLayout, QLineEdit, QWidget

from editor.core.cleanup import RULES
from editor.formats.writers.registry import writer_of
from editor.formats.writers.web_page import MOST_EMBEDDED
from editor.ui.page_export import CHOICES, Choice

RATES = (23.976, 24.0, 25.0, 29.97, 30.0, 48.0, 50.0, 59.94, 60.0)
"""Frames a second that video is made with."""

_GAP = 18  # pixels
_CLOSE = 6
_RATE_WIDTH = 100
_RULES_ACROSS = 6


class ExportOptions(QWidget):
    """The options of the kind that is chosen; those of others are kept but not shown.

    Signals:
        changed(): something else was chosen.
    """

    changed = Signal()

    def __init__(self, choice: Choice) -> None:
        super().__init__()
        self._kind = choice.kind
        self._boxes = {
            "times": QCheckBox("&Times"),
            "speakers": QCheckBox("&Speakers"),
            "headers": QCheckBox("&Headers"),
        }
        self._rules = {rule.id: QCheckBox(rule.words) for rule in RULES}
        self._fps = QComboBox()
        self._media = QLineEdit(choice.media)
        self._embed = QCheckBox("Put the recording &into the page, so that it is one file")
        self._embed.setChecked(choice.embed)
        for rate in sorted({*RATES, choice.fps}):
            self._fps.addItem(f"{rate:g}", rate)
        self._fps.setCurrentIndex(self._fps.findData(choice.fps))
        self._lay_out()
        for name, box in self._boxes.items():
            box.setChecked(getattr(choice, name))
            box.toggled.connect(self.changed)
        for rule in RULES:
            self._rules[rule.id].setToolTip(rule.sentence)
            self._rules[rule.id].setChecked(rule.id in choice.rules)
            self._rules[rule.id].toggled.connect(self.changed)
        self._fps.currentIndexChanged.connect(self.changed)
        self._media.textChanged.connect(self._show_embed)
        self._media.textChanged.connect(self.changed)
        self._embed.toggled.connect(self.changed)
        self.show_kind(choice.kind)

    @property
    def choice(self) -> Choice:
        """Return what is chosen."""
        return Choice(
            self._kind,
            times=self._boxes["times"].isChecked(),
            speakers=self._boxes["speakers"].isChecked(),
            headers=self._boxes["headers"].isChecked(),
            fps=self._fps.currentData(),
            media=self._media.text().strip(),
            embed=self._embed.isChecked() and self._embed.isEnabled(),
            rules=tuple(name for name, box in self._rules.items() if box.isChecked()),
        )

    def show_kind(self, kind: str) -> None:
        """Show what may be chosen for a kind."""
        self._kind = kind
        features = CHOICES.get(kind, frozenset())
        for name, box in self._boxes.items():
            box.setVisible(name in features)
        self._form.setRowVisible(self._what, bool(features & set(self._boxes)))
        self._form.setRowVisible(self._cleaning, writer_of(kind).has_words)
        self._form.setRowVisible(self._fps, "fps" in features)
        self._form.setRowVisible(self._media, "media" in features)
        self._form.setRowVisible(self._embed, "embed" in features)
        self._show_embed()

    def _lay_out(self) -> None:
        self._form = QFormLayout(self)
        self._form.setContentsMargins(0, 0, 0, 0)
        self._form.setHorizontalSpacing(_GAP)
        self._form.setVerticalSpacing(_CLOSE)
        self._form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self._what, self._cleaning = QWidget(), QWidget()
        across = QHBoxLayout(self._what)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(_GAP)
        for box in self._boxes.values():
            across.addWidget(box)
        across.addStretch(1)
        grid = QGridLayout(self._cleaning)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(_GAP)
        grid.setVerticalSpacing(_CLOSE)
        for number, box in enumerate(self._rules.values()):
            grid.addWidget(box, number // _RULES_ACROSS, number % _RULES_ACROSS)
        grid.setColumnStretch(_RULES_ACROSS, 1)
        self._form.addRow("With", self._what)
        self._form.addRow("Clean up", self._cleaning)
        self._form.addRow("&Frames a second", self._fps)
        self._form.addRow("&Recording", self._media)
        self._form.addRow("", self._embed)
        self._fps.setFixedWidth(_RATE_WIDTH)
        self._fps.setAccessibleName("Frames a second")
        self._media.setAccessibleName("Recording")
        self._media.setPlaceholderText("None: a file, or an address on the web")

    def _show_embed(self) -> None:
        recording = self.choice.recording
        small = recording is not None and recording.stat().st_size <= MOST_EMBEDDED
        self._embed.setEnabled(small)
        self._embed.setToolTip(
            "" if small else f"For a recording on this computer of up to {MOST_EMBEDDED / 1e6:.0f} MB."
        )
