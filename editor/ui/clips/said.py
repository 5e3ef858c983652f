"""Some lines of text that give way: where there is little room, they scroll."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QFrame, QSizePolicy, QTextEdit

from editor.ui.guard import guarded

_SLACK = 6  # pixels


class Said(QTextEdit):
    """A text to be read and copied, as high as it is up to a number of lines, and at least one line high."""

    def __init__(self, name: str, most: int | None = None) -> None:
        super().__init__()
        self._most = most
        self._shown = ""
        self.setReadOnly(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName(name)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setTabChangesFocus(True)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.document().setDocumentMargin(2)
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Base, Qt.GlobalColor.transparent)
        self.setPalette(palette)
        self.document().documentLayout().documentSizeChanged.connect(lambda: self.updateGeometry())

    def show_text(self, text: str, rich: bool = False) -> None:
        """Show a text; whoever selected or scrolled in the same one stays where he was."""
        if text == self._shown:
            return
        self._shown = text
        if rich:
            self.setHtml(text)
        else:
            self.setPlainText(text)

    @guarded
    def sizeHint(self) -> QSize:
        """Return the height of the text, as far as it is shown."""
        height = int(self.document().size().height()) + 1
        line = self.fontMetrics().lineSpacing()
        return QSize(200, height if self._most is None else min(self._most * line + _SLACK, height))

    @guarded
    def minimumSizeHint(self) -> QSize:
        """Return the height of the line that is always shown."""
        return QSize(100, self.fontMetrics().lineSpacing() + _SLACK)
