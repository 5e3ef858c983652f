"""Dialogs: each asks one thing and returns the answer."""

from editor.ui.dialogs.about import show_about
from editor.ui.dialogs.questions import Conflict, Unsaved, ask_conflict, ask_unsaved
from editor.ui.dialogs.rename import RenameChoice, ask_rename
from editor.ui.dialogs.speaker import ask_speaker
from editor.ui.dialogs.typed import ask_header, ask_time

__all__ = [
    "Conflict",
    "RenameChoice",
    "Unsaved",
    "ask_conflict",
    "ask_header",
    "ask_rename",
    "ask_speaker",
    "ask_time",
    "ask_unsaved",
    "show_about",
]
