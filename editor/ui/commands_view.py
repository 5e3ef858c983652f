"""What the actions of the View and Help menus do."""

from editor.ui.settings import Settings
from editor.ui.shell import Shell


def zoom_in(shell: Shell) -> None:
    """Show the text larger."""
    _zoom(shell, 1)


def zoom_out(shell: Shell) -> None:
    """Show the text smaller."""
    _zoom(shell, -1)


def zoom_reset(shell: Shell) -> None:
    """Show the text in its normal size."""
    shell.settings.zoom = Settings.zoom.default


def set_theme(shell: Shell, name: str) -> None:
    """Choose the colours: light, dark, or those of the desktop."""
    shell.settings.theme = name


def has_theme(shell: Shell, name: str) -> bool:
    """Tell whether these colours are chosen."""
    return shell.settings.theme == name


def toggle_side(shell: Shell) -> None:
    """Show the player and the panes, or give their room to the text."""
    shell.desk.show_side(not shell.desk.side_shown)


def side_shown(shell: Shell) -> bool:
    """Tell whether the player and the panes are shown."""
    return shell.open_desk is not None and shell.open_desk.side_shown


def toggle_timeline(shell: Shell) -> None:
    """Show the timeline, or give its room to the text."""
    shell.settings.timeline = not shell.settings.timeline


def timeline_shown(shell: Shell) -> bool:
    """Tell whether the timeline is shown."""
    return shell.settings.timeline


def to_timeline(shell: Shell) -> None:
    """Give the keyboard to the timeline."""
    shell.settings.timeline = True
    shell.desk.timeline.setFocus()


def to_clips(shell: Shell) -> None:
    """Give the keyboard to the list of clips."""
    shell.desk.show_clips()
    shell.desk.clips.setFocus()


def to_text(shell: Shell) -> None:
    """Give the keyboard back to the text."""
    shell.desk.transcript.setFocus()


def show_settings(shell: Shell) -> None:
    """Show the settings."""
    from editor.ui.panes.settings_dialog import SettingsDialog

    SettingsDialog(shell.settings, shell.window).exec()


def show_shortcuts(shell: Shell) -> None:
    """Show every key."""
    from editor.ui.shortcuts import ShortcutsDialog

    ShortcutsDialog(shell.window).exec()


def about(shell: Shell) -> None:
    """Say what this program is."""
    from editor.ui.dialogs import show_about

    show_about(shell.window)


def _zoom(shell: Shell, steps: int) -> None:
    low, high = Settings.zoom.bounds or (1.0, 1.0)
    wanted = round(shell.settings.zoom + steps * Settings.zoom.step, 2)
    shell.settings.zoom = max(low, min(high, wanted))
    shell.say(f"Text size {shell.settings.zoom:.0%}")
