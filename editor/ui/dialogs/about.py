"""What the program is."""

from PySide6.QtCore import Qt, qVersion
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from editor import __version__
from editor.ui.icons import program_icon

_ICON = 64
_MARGIN = 20
_WIDTH = 340


def show_about(parent: QWidget | None) -> None:
    """Show the program's name, version and licence."""
    dialog = QDialog(parent)
    dialog.setWindowTitle("About Cueline")
    picture = QLabel()
    picture.setPixmap(program_icon().pixmap(_ICON))
    words = QLabel(
        f"<p style='font-size: x-large'><b>Cueline</b> {__version__}</p>"
        "<p>A desktop editor for podcast transcripts that live as YAML in git. "
        "A save changes only the lines that you edited.</p>"
        "<p>Free software under the MIT licence.</p>"
        f"<p>Made with Qt {qVersion()}, used under the LGPL.</p>"
    )
    words.setWordWrap(True)
    words.setMinimumWidth(_WIDTH)
    words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    buttons = QDialogButtonBox()
    buttons.addButton("Close", QDialogButtonBox.ButtonRole.RejectRole)
    buttons.rejected.connect(dialog.reject)
    across = QHBoxLayout()
    across.setSpacing(_MARGIN)
    across.addWidget(picture, alignment=Qt.AlignmentFlag.AlignTop)
    across.addWidget(words, 1)
    layout = QVBoxLayout(dialog)
    layout.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
    layout.setSpacing(_MARGIN)
    layout.addLayout(across)
    layout.addWidget(buttons)
    dialog.exec()
    dialog.deleteLater()
