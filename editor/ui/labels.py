"""Words that stand over others."""

from PySide6.QtWidgets import QLabel


def bold(words: str) -> QLabel:
    """Return a label that stands over what belongs together."""
    label = QLabel(words)
    font = label.font()
    font.setBold(True)
    label.setFont(font)
    return label
