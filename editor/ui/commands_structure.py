"""What the action does that takes headers, clips and speakers from another version of the episode."""

from pathlib import Path

from PySide6.QtWidgets import QFileDialog

from editor.ui.shell import Shell


def take_structure(shell: Shell) -> None:
    """Ask for another version of the episode, show what it would change, and do what is ticked."""
    from editor.formats.readers.registry import READERS
    from editor.ui.taking_structure import TakingStructure

    page = shell.desk.document.path
    suffixes = sorted({suffix for reader in READERS for suffix in reader.suffixes})
    filters = f"Pages and transcripts (*{' *'.join(suffixes)});;All files (*)"
    folder = str(page.parent if page else Path.home())
    name, _ = QFileDialog.getOpenFileName(shell.window, "Choose another version", folder, filters)
    if name:
        TakingStructure(shell, Path(name)).start()
