"""Keys that a pane needs for itself, before a shortcut of the window takes them."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent

NO_MODIFIER = Qt.KeyboardModifier.NoModifier
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


def claims(event: QEvent, *keys: Qt.Key) -> bool:
    """Accept and tell if the window asks whether one of these keys, pressed alone, is wanted here."""
    if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.ShortcutOverride:
        return False
    keypad = Qt.KeyboardModifier.KeypadModifier
    if Qt.Key(event.key()) not in keys or event.modifiers() & ~keypad != NO_MODIFIER:
        return False
    event.accept()
    return True
