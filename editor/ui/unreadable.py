"""A page that can't be read: what is wrong, where, and the repairs that would work."""

import difflib
import html
import time
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontDatabase, QTextOption
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QRadioButton,
    QStackedWidget,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)

from editor.core.errors import EditorError, FormatError
from editor.formats.page_file import atomic_write
from editor.formats.problems import PageError, Repair
from editor.store.places import state_folder
from editor.ui.dialogs.base import theme_of
from editor.ui.messages import tell_error
from editor.ui.theme import Theme, mixed

WIDTH = 640  # pixels
MARGIN = 20
DIFF_LINES = 12


class UnreadableDialog(QDialog):
    """Says what is wrong with a page and offers its repairs, each as the lines before and after.

    Nothing is written before *Repair and open* is pressed; then the file as it was is kept in the program's folder.
    """

    def __init__(self, path: Path, error: FormatError, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.repaired = False
        self._path = path
        self._data = _bytes_of(path)
        self._repairs: tuple[Repair, ...] = error.repairs if isinstance(error, PageError) else ()
        self.setWindowTitle(f"{path.name} can't be read")
        self.setMinimumWidth(WIDTH)
        self._diffs = QStackedWidget()
        self._choices: list[QRadioButton] = []
        lines = QVBoxLayout(self)
        lines.setContentsMargins(MARGIN, MARGIN, MARGIN, 16)
        lines.setSpacing(12)
        lines.addWidget(_label(f"<b>{html.escape(path.name)} can't be read.</b>"))
        lines.addWidget(_label(html.escape(str(error))))
        if self._repairs:
            self._offer(lines)
        lines.addWidget(_label("<small>Nothing was changed.</small>"))
        lines.addWidget(self._buttons())
        # Labels that wrap ask for the height of a narrow column until they are told how wide they will be.
        self.resize(WIDTH, lines.totalHeightForWidth(WIDTH))

    def _offer(self, lines: QVBoxLayout) -> None:
        one = len(self._repairs) == 1
        lines.addWidget(_label(f"<b>What would help:</b> {html.escape(self._repairs[0].title) if one else ''}"))
        for number, repair in enumerate(self._repairs):
            choice = QRadioButton(repair.title)
            choice.clicked.connect(partial(self._diffs.setCurrentIndex, number))
            choice.setVisible(not one)
            self._choices.append(choice)
            lines.addWidget(choice)
            self._diffs.addWidget(_diff_view(repair, theme_of(self)))
        self._choices[0].setChecked(True)
        views = [self._diffs.widget(number) for number in range(self._diffs.count())]
        self._diffs.setFixedHeight(max(view.maximumHeight() for view in views if view is not None))
        lines.addWidget(self._diffs)

    def _buttons(self) -> QDialogButtonBox:
        buttons = QDialogButtonBox()
        close = buttons.addButton("Close", QDialogButtonBox.ButtonRole.RejectRole)
        buttons.rejected.connect(self.reject)
        if self._repairs:
            repair = buttons.addButton("Repair and open", QDialogButtonBox.ButtonRole.ActionRole)
            repair.setToolTip("Writes these lines into the file; the file as it is now is kept in Cueline's own folder")
            repair.clicked.connect(self._repair)
            repair.setAutoDefault(False)
        close.setDefault(True)
        return buttons

    def _repair(self) -> None:
        try:
            if _bytes_of(self._path) != self._data:
                message = f"{self._path.name} was changed just now by another program. Open it again."
                raise FormatError(message)
            aside = state_folder() / "repaired" / f"{self._path.stem}-{int(time.time())}{self._path.suffix}"
            aside.parent.mkdir(parents=True, exist_ok=True)
            aside.write_bytes(self._data)
            atomic_write(self._path, self._repairs[self._diffs.currentIndex()].data)
        except OSError as error:
            tell_error(self, "The page was not repaired", EditorError(f"{error.strerror}: {error.filename}."))
        except EditorError as error:
            tell_error(self, "The page was not repaired", error)
        else:
            self.repaired = True
            self.accept()


def diff_lines(repair: Repair) -> list[str]:
    """Return the lines of a repair, each with -, + or a blank before it."""
    before, after = repair.before.splitlines(), repair.after.splitlines()
    return [line for line in difflib.ndiff(before, after) if not line.startswith("?")]


def _diff_view(repair: Repair, theme: Theme) -> QTextEdit:
    lines = diff_lines(repair)
    grounds = {"-": mixed(theme.page, theme.clip, 0.22).name(), "+": theme.hit.name()}
    view = QTextEdit()
    view.setReadOnly(True)
    view.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    view.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
    view.setAccessibleName("The lines before and after")
    view.setHtml("".join(_diff_line(line, grounds.get(line[0], theme.page.name())) for line in lines))
    view.document().setTextWidth(WIDTH - 2 * MARGIN - 2 * view.frameWidth())
    most = view.fontMetrics().lineSpacing() * DIFF_LINES
    view.setFixedHeight(min(int(view.document().size().height()), most) + 2 * view.frameWidth() + 1)
    return view


def _diff_line(line: str, ground: str) -> str:
    return f'<pre style="margin: 0; white-space: pre-wrap; background: {ground}">{html.escape(line)}</pre>'


def _label(words: str) -> QLabel:
    label = QLabel(words)
    label.setWordWrap(True)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label


def _bytes_of(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError:
        return b""
