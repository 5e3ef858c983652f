"""What *Export…* does."""

from pathlib import Path

from editor.ui.resources import is_shipped
from editor.ui.shell import Shell


def export_page(shell: Shell) -> None:
    """Ask as what the page is given out, and write it."""
    from editor.ui.dialogs.export_page import ask_export_page
    from editor.ui.page_export import Material

    document, playback = shell.desk.document, shell.desk.playback
    page = document.path
    duration = playback.duration or None if playback.media else None
    material = Material(
        document.episode,
        page,
        duration,
        playback.media,
        shell.desk.true_times.alignment,
        document.file.page if document.file else None,
    )
    folder = page.parent if page is not None and not is_shipped(page) else Path.home()
    exported = ask_export_page(shell.window, material, folder)
    if exported is not None:
        shell.say(f"Exported {exported.path.name}: {exported.summary}")
