"""The keys that Qt's text control cannot do, because they change entries and not just text."""

import sys
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence

from editor.core.edits import merge_lines, replace_span, split_line
from editor.core.model import Selection

if TYPE_CHECKING:
    from editor.ui.transcript.editor import Editor

Keys = QKeySequence.StandardKey
Modifiers = Qt.KeyboardModifier


def act_on_key(editor: "Editor", event: QKeyEvent) -> bool:
    """Do what a key means to the entries; False leaves it to Qt."""
    if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
        split(editor, at_playhead=bool(event.modifiers() & Modifiers.ShiftModifier))
        return True
    for key, action in ACTIONS:
        if event.matches(key):
            return action(editor)
    if event.key() == Qt.Key.Key_Backspace:
        return erase_before(editor)
    if _types(event) and crosses_rows(editor.selection()):
        replace_selection(editor, "Typing", event.text())
        return True
    return False


def is_for_window(event: QKeyEvent) -> bool:
    """Tell whether a key is a command of the window, and must never reach the text even where the command is off."""
    modifiers = event.modifiers()
    if event.key() in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
        return True
    if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and modifiers & Modifiers.ControlModifier:
        return True
    if event.matches(Keys.DeleteEndOfLine) or event.matches(Keys.DeleteCompleteLine):
        return True
    alt_only = modifiers & Modifiers.AltModifier and not modifiers & Modifiers.ControlModifier
    # A Mac types with its Option key, which Qt calls Alt.
    return bool(alt_only) and sys.platform != "darwin"


def crosses_rows(selection: Selection) -> bool:
    """Tell whether more than one entry is selected."""
    return selection.anchor.row != selection.caret.row


def split(editor: "Editor", at_playhead: bool = False) -> None:
    """Begin a new line at the caret, at the time that is playing or an estimated one."""
    if not editor.model.episode.entries:
        return
    selection = editor.selection()
    row, offset = selection.caret
    after = Selection.at(selection.start.row + 1)
    if selection.start != selection.end:
        editor.edit("Split line", replace_span, selection.start, selection.end, ("", ""), after=after)
        return
    seconds = editor.split_time() if at_playhead and editor.split_time else _heard(editor, row, offset)
    editor.edit("Split line", split_line, row, offset, seconds, after=after)


def replace_selection(editor: "Editor", label: str, *paragraphs: str) -> None:
    """Put paragraphs for what is selected, the caret behind them."""
    start, end = editor.selection().start, editor.selection().end
    offset = len(paragraphs[-1]) + (start.offset if len(paragraphs) == 1 else 0)
    after = Selection.at(start.row + len(paragraphs) - 1, offset)
    editor.edit(label, replace_span, start, end, paragraphs, after=after)


def cut(editor: "Editor") -> bool:
    """Take what is selected out of the text, to be pasted."""
    if editor.textCursor().hasSelection():
        editor.copy()
        replace_selection(editor, "Cut", "")
    return True


def erase_before(editor: "Editor") -> bool:
    """Erase backwards: at the start of an entry, merge it with the one before."""
    selection = editor.selection()
    if selection.start != selection.end:
        return _erase_selection(editor, selection)
    if selection.caret.offset:
        return False
    _merge(editor, selection.caret.row - 1)
    return True


def erase_after(editor: "Editor") -> bool:
    """Erase forwards: at the end of an entry, merge the one after with it."""
    selection = editor.selection()
    if selection.start != selection.end:
        return _erase_selection(editor, selection)
    if not editor.textCursor().atBlockEnd():
        return False
    _merge(editor, selection.caret.row)
    return True


def _heard(editor: "Editor", row: int, offset: int) -> float | None:
    """Return when the words behind a split were heard; None leaves them their line's time, or to be estimated."""
    stays = not editor.model.episode.entries[row].text[:offset].strip()
    return None if stays or editor.heard_time is None else editor.heard_time(row, offset)


def _erase_selection(editor: "Editor", selection: Selection) -> bool:
    if crosses_rows(selection):
        replace_selection(editor, "Delete text", "")
        return True
    return False


def _merge(editor: "Editor", row: int) -> None:
    entries = editor.model.episode.entries
    if not 0 <= row < len(entries) - 1:
        return
    first, second = entries[row].text, entries[row + 1].text
    editor.edit("Merge lines", merge_lines, row, after=Selection.at(row, _joint(first, second)))


def _joint(first: str, second: str) -> int:
    """Return where in two merged texts the second begins; an empty one simply goes."""
    if not second.strip():
        return len(first)
    return len(first.rstrip(" ")) + 1 if first.strip() else 0


def _undo(editor: "Editor") -> bool:
    editor.model.undo()
    return True


def _redo(editor: "Editor") -> bool:
    editor.model.redo()
    return True


def _types(event: QKeyEvent) -> bool:
    text = event.text()
    return bool(text) and text.isprintable() and not event.modifiers() & Modifiers.ControlModifier


ACTIONS: tuple[tuple[Keys, Callable[["Editor"], bool]], ...] = (
    (Keys.Undo, _undo),
    (Keys.Redo, _redo),
    (Keys.Cut, cut),
    (Keys.Delete, erase_after),
    (Keys.DeleteEndOfWord, erase_after),
    (Keys.DeleteStartOfWord, erase_before),
)
