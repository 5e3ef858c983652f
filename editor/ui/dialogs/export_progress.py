"""How far an export is, and what became of it."""

from pathlib import Path

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QCloseEvent, QDesktopServices, QFontMetrics
from PySide6.QtWidgets import QDialogButtonBox, QLabel, QProgressBar, QScrollArea, QVBoxLayout, QWidget

from editor.ui.export_order import Order
from editor.ui.exporting import Exporter
from editor.ui.guard import guarded
from editor.ui.leaving import Undertaking
from editor.ui.messages import ask_while

_WIDTH = 460
_MARGIN = 16
_SPACING = 10
_STEPS = 1000
_LINES_SHOWN = 6


class ExportProgress(Undertaking):
    """A window beside the others, which can be used meanwhile; closing it stops the export, if that is wanted."""

    def __init__(self, parent: QWidget | None, order: Order) -> None:
        super().__init__(parent)
        self.setWindowTitle("Exporting clips")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._folder = order.jobs[0].target.parent
        self._count = len(order.jobs)
        self._closing = False
        self._stopped = False
        self._failures: list[tuple[str, str]] = []
        self._notes: list[tuple[str, str]] = []
        self._name = QLabel()
        self._bar = QProgressBar()
        self._bar.setRange(0, _STEPS)
        self._bar.setAccessibleName("Progress of the export")
        self._details = QLabel()
        self._buttons = QDialogButtonBox()
        self._lay_out()
        self.exporter = Exporter(self)
        self.exporter.progressed.connect(self._show_progress)
        self.exporter.told.connect(lambda *said: self._notes.append(said))
        self.exporter.failed.connect(lambda *said: self._failures.append(said))
        self.exporter.finished.connect(self._sum_up)
        self.exporter.start(order)

    def reject(self) -> None:
        """Close, or ask first where something is still being written."""
        self.close()

    @guarded
    def closeEvent(self, event: QCloseEvent) -> None:
        """Ask before an export is stopped."""
        if not self.exporter.running:
            event.accept()
            return
        event.ignore()
        stop = {"stop": "&Stop"}
        if ask_while(self, "Stop the export?", self.standing, stop, otherwise="&Go on") == "stop":
            self._closing = True
            self._stop()

    def standing(self) -> str:
        """Say how many clips are written, as long as others are to follow."""
        if not self.exporter.running:
            return ""
        done = self.exporter.count
        written = f"{done or 'None'} of {self._count} clips {'is' if done < 2 else 'are'} written"
        return f"{written}. What is written stays; nothing half-written is left."

    def give_up(self) -> None:
        """Stop the export, and close without a question."""
        self.hide()
        if not self.exporter.running:
            self.close()
            return
        self._closing = True
        self._stop()

    def _lay_out(self) -> None:
        self.setMinimumWidth(_WIDTH)
        self._details.setWordWrap(True)
        self._details.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._details.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._scroll = QScrollArea()
        self._scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        self._scroll.setWidgetResizable(True)
        self._scroll.setWidget(self._details)
        self._scroll.hide()
        cancel = self._buttons.addButton("Cancel", QDialogButtonBox.ButtonRole.RejectRole)
        cancel.clicked.connect(self._stop)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
        layout.setSpacing(_SPACING)
        for part in (self._name, self._bar, self._scroll):
            layout.addWidget(part)
        layout.addStretch()
        layout.addWidget(self._buttons)

    def _stop(self) -> None:
        self._stopped = True
        self._name.setText("Stopping …")
        self.exporter.cancel()

    def _show_progress(self, share: float, name: str) -> None:
        self._bar.setValue(round(share * _STEPS))
        if not self._stopped:
            room = self._bar.width()
            self._name.setText(QFontMetrics(self.font()).elidedText(name, Qt.TextElideMode.ElideRight, room))

    def _sum_up(self, written: list[Path]) -> None:
        if self._closing:
            self.close()
            return
        self.setWindowTitle("Clips exported" if written else "No clips exported")
        self._bar.hide()
        self._name.setText(self._summary(written))
        self._name.setWordWrap(True)
        sentences = _grouped(self._failures) + _grouped(self._notes)
        self._details.setText("\n\n".join(sentences))
        self._scroll.setVisible(bool(sentences))
        self._scroll.setMinimumHeight(min(_LINES_SHOWN, 3 * len(sentences)) * self.fontMetrics().lineSpacing())
        self._buttons.clear()
        if written:
            folder = self._buttons.addButton("Open folder", QDialogButtonBox.ButtonRole.ActionRole)
            folder.clicked.connect(self._open_folder)
        close = self._buttons.addButton("Close", QDialogButtonBox.ButtonRole.RejectRole)
        close.clicked.connect(self.close)
        close.setDefault(True)
        self.adjustSize()

    def _summary(self, written: list[Path]) -> str:
        suffixes = {path.suffix for path in written[:1]}
        done = sum(path.suffix in suffixes for path in written)
        words = f"{done} of {self._count} clips written" if done != self._count else _all(done)
        stopped = "Stopped. " if self._stopped and done < self._count else ""
        where = f" to {self._folder}" if written else ""
        failed = f"; {len(self._failures)} could not be written:" if self._failures else "."
        return f"{stopped}{words}{where}{failed}"

    def _open_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._folder)))


def _grouped(said: list[tuple[str, str]]) -> list[str]:
    """Return what was said of clips, by their names; what was said of several once, with their number."""
    names: dict[str, list[str]] = {}
    for name, sentence in said:
        names.setdefault(sentence, []).append(name)
    return [f"{_of(group)}{sentence}" for sentence, group in names.items()]


def _of(names: list[str]) -> str:
    if len(names) > 1:
        return f"{len(names)} clips: "
    return f"“{names[0]}”: " if names[0] else ""


def _all(count: int) -> str:
    return "1 clip was written" if count == 1 else f"All {count} clips were written"
