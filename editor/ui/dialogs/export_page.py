"""A page given out as another kind of file: chosen, seen, and then written or not."""

import threading
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from editor.ui import page_export_memory
from editor.ui.background import Background
from editor.ui.dialogs.base import Question, theme_of
from editor.ui.dialogs.export_kinds import KindList, name_of
from editor.ui.dialogs.export_options import ExportOptions
from editor.ui.messages import ask, tell
from editor.ui.page_export import SEEN_AS_TEXT, Choice, Material, Sight, seen, write
from editor.ui.resources import is_shipped
from editor.ui.theme import scroll_style

SETTLE_MS = 60
"""So long after the last change the preview is made anew."""

_SIZE = (1000, 720)  # pixels
_GAP = 16
_BAR = 4
_PROSE = frozenset({"text", "markdown", *SEEN_AS_TEXT})


@dataclass(frozen=True)
class Exported:
    """What was written, and how much it is in words."""

    path: Path
    summary: str


def ask_export_page(parent: QWidget | None, material: Material, folder: Path) -> Exported | None:
    """Ask as what a page is given out and write it; None if the user cancels. `folder` is where it may go first."""
    dialog = ExportPageDialog(parent, material, folder)
    dialog.resize(*_SIZE)
    taken = dialog.exec() == QDialog.DialogCode.Accepted
    dialog.deleteLater()
    return dialog.exported if taken else None


class ExportPageDialog(Question):
    """The kinds at the left; for the one that is chosen its options, its first part, and what it leaves out."""

    def __init__(self, parent: QWidget | None, material: Material, folder: Path) -> None:
        name = material.page.name if material.page else "this page"
        super().__init__(parent, "Export", f"Export {name} as:", "Export…")
        self.exported: Exported | None = None
        self._material = material
        self._folder = folder
        self._memory = page_export_memory.load(material.page)
        choice = self._memory.choice
        if not choice.media and material.media is not None:
            choice = replace(choice, media=str(material.media))
        self._sight: Sight | None = None
        self._stopped = threading.Event()
        self._writing: Choice | None = None
        self.kinds = KindList(choice.kind)
        self.options = ExportOptions(choice)
        self.preview = QPlainTextEdit()
        self._summary = QLabel()
        self._bar = QProgressBar()
        # Not among the buttons below: a box of them that one is hidden in makes another the default.
        self._again = QPushButton()
        self._again.setAutoDefault(False)
        self._lay_out()
        self._background = Background(self)
        self._settling = QTimer(self)
        self._settling.setSingleShot(True)
        self._settling.setInterval(SETTLE_MS)
        self._connect()
        self._choose_kind()

    def accept(self) -> None:
        """Ask where the file goes, and write it."""
        if self._writing is None:
            target = self._ask_where()
            if target is not None:
                self._write(target)

    def reject(self) -> None:
        """Leave; a file that is being made is not written."""
        self._stopped.set()
        super().reject()

    def _lay_out(self) -> None:
        theme = theme_of(self)
        self.preview.setReadOnly(True)
        self.preview.setTabChangesFocus(True)
        self.preview.setAccessibleName("Preview")
        for bar in (self.preview.verticalScrollBar(), self.preview.horizontalScrollBar()):
            bar.setStyleSheet(scroll_style(theme, theme.field))
        self.preview.document().setDocumentMargin(12)
        self._bar.setRange(0, 0)
        self._bar.setTextVisible(False)
        self._bar.setFixedHeight(_BAR)
        self._bar.setAccessibleName("Writing")
        for part in (self._bar, self._again):
            policy = part.sizePolicy()
            policy.setRetainSizeWhenHidden(True)
            part.setSizePolicy(policy)
            part.hide()
        below = QHBoxLayout()
        below.addWidget(self._summary, 1)
        below.addWidget(self._again)
        right = QVBoxLayout()
        right.addWidget(self.options)
        right.addSpacing(4)
        right.addWidget(self.preview, 1)
        right.addLayout(below)
        across = QHBoxLayout()
        across.setSpacing(_GAP)
        across.addWidget(self.kinds)
        across.addLayout(right, 1)
        self.body.addLayout(across, 1)
        self.body.addWidget(self._bar)
        self._layout.setStretchFactor(self.body, 1)
        self._sentence.setBuddy(self.kinds)
        self._note.setMinimumHeight(3 * self.fontMetrics().lineSpacing())
        self.kinds.setFocus()

    def _connect(self) -> None:
        self._background.done.connect(self._arrived)
        self._background.failed.connect(self._fail)
        self._settling.timeout.connect(self._look)
        self._again.clicked.connect(self._export_again)
        self.kinds.chosen.connect(self._choose_kind)
        self.kinds.itemDoubleClicked.connect(self.accept)
        self.options.changed.connect(self._settling.start)

    def _choose_kind(self) -> None:
        kind = self.kinds.kind
        self.options.show_kind(kind)
        target = self._memory.targets.get(kind)
        self._again.setVisible(target is not None)
        if target is not None:
            self._again.setText(f"Export again as {target.name}".replace("&", "&&"))
            self._again.setToolTip(str(target))
        self._settling.start()

    def _look(self) -> None:
        """Show what would be written."""
        if self._writing is None:
            self._background.ask(partial(seen, self._material, self.options.choice))

    def _arrived(self, result: object) -> None:
        if self._writing is not None:
            self._finish(self._writing, result)
            return
        assert isinstance(result, Sight), "nothing else is asked for"
        self._sight = result
        prose = self.kinds.kind in _PROSE
        fixed = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        self.preview.setFont(self.font() if prose else fixed)
        wrap = QPlainTextEdit.LineWrapMode
        self.preview.setLineWrapMode(wrap.WidgetWidth if prose else wrap.NoWrap)
        self.preview.setPlainText(result.text)
        self.allow(True)
        self._summary.setText(result.summary)
        self.say(" ".join(result.left_out))

    def _fail(self, sentence: str) -> None:
        if self._writing is None:
            self.preview.setPlainText("")
            self._summary.setText("")
            self.allow(False)
        self._busy(None)
        self.complain(sentence)

    def _export_again(self) -> None:
        target = self._memory.targets.get(self.kinds.kind)
        if target is not None and self._writing is None:
            self._write(target)

    def _write(self, target: Path) -> None:
        choice = self.options.choice
        self._settling.stop()
        self._busy(choice)
        self.say(f"Writing {target.name} …")
        self._background.ask(partial(write, self._material, choice, target, self._stopped))

    def _finish(self, choice: Choice, target: object) -> None:
        self._busy(None)
        if isinstance(target, Path):
            page_export_memory.keep(self._material.page, choice, target)
            self.exported = Exported(target, self._sight.summary if self._sight else "")
            super().accept()

    def _busy(self, writing: Choice | None) -> None:
        self._writing = writing
        self._bar.setVisible(writing is not None)
        for part in (self.kinds, self.options, self._again):
            part.setEnabled(writing is None)
        if writing is not None:
            self.allow(False)

    def _ask_where(self) -> Path | None:
        """Ask for a file that is not the page itself, nor one of the program's own."""
        kind = self.kinds.kind
        writer = self.options.choice.writer
        known = self._memory.targets.get(kind)
        start = known or self._folder / self._material.file_name(writer)
        ending = f".{writer.suffix.rpartition('.')[2]}"
        name, _ = QFileDialog.getSaveFileName(
            self, f"Export as {name_of(kind)}", str(start), f"{name_of(kind)} (*{ending});;All files (*)"
        )
        if not name:
            return None
        path = Path(name)
        if path.suffix.lower() != ending:
            path = path.with_name(f"{path.name}{writer.suffix}")
            # The dialog asked about the name without the ending.
            if path.exists() and not _may_replace(self, path):
                return None
        page = self._material.page
        if page is not None and path.exists() and page.exists() and path.samefile(page):
            tell(self, "That is the page itself", f"Save {page.name} with Ctrl+S, or give the export another name.")
            return None
        if is_shipped(path):
            tell(self, "Please choose another folder", "This one belongs to the program and stays as it is.")
            return None
        return path


def _may_replace(parent: QWidget, path: Path) -> bool:
    text = f"There is such a file in {path.parent} already. What it holds is lost if you replace it."
    return ask(parent, f"Replace {path.name}?", text, {"replace": "&Replace"}, risky="replace") == "replace"
