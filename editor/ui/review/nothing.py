"""What the pane shows where nothing is to be reviewed, and what to do about it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QPushButton, QWidget

from editor.ui.panes.nothing_here import NothingHere
from editor.ui.theme import Theme

_GAP = 10  # pixels


class NothingToReview(NothingHere):
    """A headline and a sentence, with a button below them."""

    def __init__(self, headline: str, sentence: str, button: QPushButton | None, theme: Theme) -> None:
        super().__init__(headline, sentence, theme)
        layout = self.layout()
        if button is not None and isinstance(layout, QBoxLayout):
            layout.insertSpacing(layout.count() - 1, _GAP)
            layout.insertWidget(layout.count() - 1, button, 0, Qt.AlignmentFlag.AlignHCenter)


def push_button(words: str, tip: str, parent: QWidget | None = None) -> QPushButton:
    """Make a button with words; no click on it takes the keyboard away."""
    button = QPushButton(words, parent)
    button.setToolTip(tip)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    button.setAutoDefault(False)
    return button
