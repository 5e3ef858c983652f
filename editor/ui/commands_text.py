"""What the actions of the Edit menu do."""

from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTextEdit

from editor.ui.shell import NO_PAGE, Shell

TextField = QTextEdit | QPlainTextEdit | QLineEdit


def undo(shell: Shell) -> None:
    """Take the last step back."""
    shell.desk.document.undo()


def redo(shell: Shell) -> None:
    """Make the step last undone again."""
    shell.desk.document.redo()


def no_undo(shell: Shell) -> str:
    """Say why nothing can be undone."""
    if shell.open_desk is None:
        return NO_PAGE
    return "" if shell.desk.document.undo_label else "There is nothing to undo."


def no_redo(shell: Shell) -> str:
    """Say why nothing can be redone."""
    if shell.open_desk is None:
        return NO_PAGE
    return "" if shell.desk.document.redo_label else "There is nothing to redo."


def undo_words(shell: Shell) -> str:
    """Name what would be undone."""
    label = shell.open_desk and shell.open_desk.document.undo_label
    return f"&Undo: {label}" if label else "&Undo"


def redo_words(shell: Shell) -> str:
    """Name what would be redone."""
    label = shell.open_desk and shell.open_desk.document.redo_label
    return f"&Redo: {label}" if label else "&Redo"


def no_text_field(_shell: Shell) -> str:
    """Say why not where no text has the keyboard."""
    return "" if _text_field() else "Click into a text first."


def cut(_shell: Shell) -> None:
    """Cut what is selected in the text that has the keyboard."""
    if field := _text_field():
        field.cut()


def copy(_shell: Shell) -> None:
    """Copy what is selected in the text that has the keyboard."""
    if field := _text_field():
        field.copy()


def paste(_shell: Shell) -> None:
    """Paste into the text that has the keyboard."""
    if field := _text_field():
        field.paste()


def select_all(_shell: Shell) -> None:
    """Select all of the text that has the keyboard."""
    if field := _text_field():
        field.selectAll()


def find(shell: Shell) -> None:
    """Show the find bar."""
    shell.desk.find_bar.show_find()


def replace(shell: Shell) -> None:
    """Show the find bar with what it takes to replace."""
    shell.desk.find_bar.show_replace()


def find_next(shell: Shell) -> None:
    """Go to the next match."""
    shell.desk.find_bar.find_next()


def find_previous(shell: Shell) -> None:
    """Go to the match before."""
    shell.desk.find_bar.find_previous()


def _text_field() -> TextField | None:
    widget = QApplication.focusWidget()
    return widget if isinstance(widget, TextField) else None
