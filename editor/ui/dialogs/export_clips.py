"""Which clips become files of their own, as what, and where."""

from collections.abc import Collection
from dataclasses import replace
from pathlib import Path

from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QToolButton, QWidget

from editor.core.errors import EditorError
from editor.core.timing import format_time
from editor.ui import export_choices
from editor.ui.captioned.card import card_of
from editor.ui.clip_material import Material
from editor.ui.dialogs.base import Question, theme_of
from editor.ui.dialogs.export_form import ExportForm
from editor.ui.dialogs.export_table import ExportTable
from editor.ui.export_choices import THEMES
from editor.ui.export_order import Job, Kind, Order, file_names
from editor.ui.messages import ask, tell
from editor.ui.theme import DARK, LIGHT

_SIZE = (820, 680)  # pixels
_SHOWN = 3  # names of files in a question


def ask_export(parent: QWidget | None, material: Material, current: Collection[int] = ()) -> Order | None:
    """Ask what is to be exported; None if the user cancels, or is told why nothing can be.

    The clips whose numbers, from 0, are in `current` are ticked; all, if there are none.
    """
    reason = material.why_not()
    if reason or material.source is None:
        tell(parent, "No clips can be exported", reason)
        return None
    dialog = ExportDialog(parent, material, material.source, current)
    dialog.resize(*_SIZE)
    taken = dialog.exec() == QDialog.DialogCode.Accepted
    dialog.deleteLater()
    return dialog.order if taken else None


class ExportDialog(Question):
    """Clips with ticks, the names that their files will have, and the choices that lead to them."""

    def __init__(self, parent: QWidget | None, material: Material, source: Path, current: Collection[int]) -> None:
        super().__init__(parent, "Export clips", f"Clips of {_page_name(material)}, from {source.name}:", "Export")
        self.order: Order | None = None
        self._material = material
        self._source = source
        self._suffixes: dict[Kind, str] = {}
        self._table = ExportTable(material.episode.clips, current, material.duration)
        self._count = QLabel()
        self._form = ExportForm(export_choices.load(THEMES[theme_of(self).dark]))
        self.ask_for(self._table)
        self.body.setStretchFactor(self._table, 1)
        self.body.addLayout(self._buttons())
        self.body.addWidget(self._form)
        self._layout.setStretchFactor(self.body, 1)
        self._table.ticked.connect(self._foretell)
        self._form.changed.connect(self._foretell)
        self._foretell()

    def accept(self) -> None:
        """Take the order, once it is clear what becomes of files that are there already."""
        folder = Path(self._form.choices.folder).expanduser()
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            self.complain(f"{folder} cannot be made: {error.strerror}. Choose another folder.")
            return
        order = _cleared(self, self._order(folder))
        if order is not None:
            self.order = order
            export_choices.keep(self._form.choices)
            super().accept()

    def _buttons(self) -> QHBoxLayout:
        across = QHBoxLayout()
        for words, ticked in (("Tick all", True), ("Tick none", False)):
            button = QToolButton()
            button.setText(words)
            button.clicked.connect(lambda _=False, ticked=ticked: self._table.tick_all(ticked))
            across.addWidget(button)
        across.addStretch()
        across.addWidget(self._count)
        return across

    def _foretell(self) -> None:
        """Show the names that will come of it, or say what is wrong."""
        try:
            files = self._files()
        except EditorError as error:
            self._table.show_names([])
            self._count.setText("")
            self.allow(False)
            self.complain(str(error))
            return
        self._table.show_names(files)
        missing = self._what_is_missing()
        self.allow(not missing)
        self.say(missing)
        chosen = self._table.choices
        length = format_time(sum(one.end - one.start for one in chosen))
        self._count.setText(f"{len(chosen)} of {self._table.rowCount()} clips, {length} in all")

    def _what_is_missing(self) -> str:
        if not self._table.choices:
            return "Tick the clips to export."
        return "" if self._form.choices.folder else "Choose a folder."

    def _files(self) -> list[str]:
        """Return the names of the files that the ticked clips become; raises EditorError."""
        kind, page = self._form.kind, self._material.page
        if kind not in self._suffixes:
            # The recording is opened for it, which takes too long to do at every key.
            self._suffixes[kind] = kind.suffix(self._source)
        names = file_names(self._form.choices.template, page.stem if page else "clip", self._table.choices)
        return [f"{name}{self._suffixes[kind]}" for name in names]

    def _order(self, folder: Path) -> Order:
        """Return the order as it stands, into a folder; raises EditorError."""
        choices, chosen, material = self._form.choices, self._table.choices, self._material
        slots = {name: material.speakers.slot(name) for name in material.speakers.names}
        # One cover for all of them: it may be large.
        card = card_of(material.episode, chosen[0].clip, material.page, slots)
        jobs = tuple(
            Job(one.start, one.end, replace(card, name=one.clip.name.strip()), folder / file)
            for one, file in zip(chosen, self._files(), strict=True)
        )
        return Order(
            self._source,
            self._form.kind,
            jobs,
            material.timeline,
            DARK if choices.colours == THEMES[1] else LIGHT,
            choices.webvtt,
            choices.text,
        )


def _cleared(parent: QWidget, order: Order) -> Order | None:
    """Ask what becomes of the files that are there already, if any; None if the user cancels."""
    there = order.in_the_way()
    if not there:
        return order
    names = ", ".join(file.name for file in there[:_SHOWN]) + (" and others" if len(there) > _SHOWN else "")
    headline = f"{names} {'is' if len(there) == 1 else 'are'} there already."
    sentence = "Keep both gives the new files other names; Replace loses the old ones."
    answer = ask(parent, headline, sentence, {"both": "&Keep both", "replace": "&Replace"}, risky="replace")
    return {"both": order.keeping_both(), "replace": order}.get(answer or "")


def _page_name(material: Material) -> str:
    return material.page.name if material.page else "this page"
