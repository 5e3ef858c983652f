"""Keys that a pane needs for itself, before a shortcut of the window takes them."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent

NO_MODIFIER = Qt.KeyboardModifier.NoModifier
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


def claims(event: QEvent, *keys: Qt.Key) -> bool:
    """Accept and tell if the window asks whether one of these keys, pressed alone, is wanted here."""
    keypad = Qt.KeyboardModifier.KeypadModifier
    return claims_if(event, lambda key: Qt.Key(key.key()) in keys and key.modifiers() & ~keypad == NO_MODIFIER)


def claims_if(event: QEvent, wanted: Callable[[QKeyEvent], bool]) -> bool:
    """Accept and tell if the window asks whether keys are wanted here that are `wanted`."""
    if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.ShortcutOverride or not wanted(event):
        return False
    event.accept()
    return True
