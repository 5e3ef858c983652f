"""What *Export clips…* does."""

from editor.ui.clip_material import Material
from editor.ui.shell import NO_PAGE, Shell


def nothing_to_export(shell: Shell) -> str:
    """Say why not where there is no clip, or no recording to cut it from."""
    return _material(shell).why_not() if shell.open_desk else NO_PAGE


def export_clips(shell: Shell) -> None:
    """Ask which clips become files, and write them while the window goes on."""
    # Only now: the window should not wait for what reads recordings.
    from editor.ui.dialogs.export_clips import ask_export
    from editor.ui.dialogs.export_progress import ExportProgress

    clips = shell.desk.clips
    current = clips.chosen or (() if clips.at is None else (clips.at,))
    order = ask_export(shell.window, _material(shell), current)
    if order is not None:
        ExportProgress(shell.window, order).show()


def _material(shell: Shell) -> Material:
    document, playback, times = shell.desk.document, shell.desk.playback, shell.desk.true_times
    # Time without sound lasts as long as the page seems to: no measure for a clip.
    duration = None if playback.engine == "silent" else playback.duration or None
    return Material(document.episode, document.speakers, document.path, playback.media, duration, times.alignment)
