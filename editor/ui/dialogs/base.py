"""What the dialogs have in common: a sentence, a place for what is asked, a note, and two buttons."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QVBoxLayout, QWidget

from editor.ui.theme import DARK, LIGHT, Theme

_WIDTH = 400
_MARGIN = 16
_SPACING = 10


class Question(QDialog):
    """A modal dialog that asks for one thing; Enter takes it, Esc cancels."""

    def __init__(self, parent: QWidget | None, title: str, sentence: str, verb: str) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setMinimumWidth(_WIDTH)
        self.body = QVBoxLayout()
        self.body.setSpacing(_SPACING)
        self._note = QLabel()
        self._note.setWordWrap(True)
        self._note.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._note.setMinimumHeight(2 * self.fontMetrics().lineSpacing())
        buttons = QDialogButtonBox(self)
        self._take = buttons.addButton(verb, QDialogButtonBox.ButtonRole.AcceptRole)
        self._take.setDefault(True)
        buttons.addButton("Cancel", QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        layout = self._layout = QVBoxLayout(self)
        layout.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
        layout.setSpacing(_SPACING)
        self._sentence = QLabel(sentence)
        self._sentence.setWordWrap(True)
        layout.addWidget(self._sentence)
        layout.addLayout(self.body)
        layout.addWidget(self._note)
        layout.addStretch()
        layout.addWidget(buttons)

    def ask_for(self, widget: QWidget) -> None:
        """Put the widget that is filled in under the sentence, which names it, and give it the focus."""
        self.body.addWidget(widget)
        self._sentence.setBuddy(widget)
        widget.setAccessibleName(self._sentence.text())
        widget.setFocus()

    def allow(self, possible: bool) -> None:
        """Let the answer be taken, or not yet."""
        self._take.setEnabled(possible)

    def say(self, sentence: str) -> None:
        """Tell what will happen."""
        self._show(sentence, QPalette.ColorRole.PlaceholderText)

    def complain(self, sentence: str) -> None:
        """Tell why the answer cannot be taken."""
        self._show(sentence, None)

    def answered(self) -> bool:
        """Ask and wait; tell whether the answer was taken rather than cancelled."""
        self.resize(_WIDTH, self._layout.totalHeightForWidth(_WIDTH))
        taken = self.exec() == QDialog.DialogCode.Accepted
        self.deleteLater()
        return taken

    def _show(self, sentence: str, role: QPalette.ColorRole | None) -> None:
        palette = self.palette()
        color = theme_of(self).warning if role is None else palette.color(role)
        palette.setColor(QPalette.ColorRole.WindowText, color)
        self._note.setPalette(palette)
        self._note.setText(sentence)


def theme_of(widget: QWidget) -> Theme:
    """Return the theme that a widget's palette was made from."""
    return DARK if widget.palette().color(QPalette.ColorRole.Window).lightnessF() < 0.5 else LIGHT
