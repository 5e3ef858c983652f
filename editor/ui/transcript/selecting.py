"""Selections as Qt has them, in UTF-16 units of the whole text, and as the episode has them, by row and character."""

from PySide6.QtGui import QTextCursor, QTextDocument

from editor.core.model import Position, Selection
from editor.ui.transcript.utf16 import to_characters, to_units


def selection_of(cursor: QTextCursor) -> Selection:
    """Return what a cursor selects."""
    text = cursor.document()
    caret = _position(text, cursor.position())
    return Selection(_position(text, cursor.anchor()) if cursor.hasSelection() else caret, caret)


def cursor_for(text: QTextDocument, selection: Selection) -> QTextCursor:
    """Make a cursor that selects; a place outside the text becomes the nearest inside."""
    cursor = QTextCursor(text)
    cursor.setPosition(_units(text, selection.anchor))
    cursor.setPosition(_units(text, selection.caret), QTextCursor.MoveMode.KeepAnchor)
    return cursor


def _position(text: QTextDocument, units: int) -> Position:
    block = text.findBlock(units)
    return Position(block.blockNumber(), to_characters(block.text(), units - block.position()))


def _units(text: QTextDocument, position: Position) -> int:
    block = text.findBlockByNumber(min(max(position.row, 0), text.blockCount() - 1))
    return block.position() + min(to_units(block.text(), max(position.offset, 0)), block.length() - 1)
