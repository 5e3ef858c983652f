"""What the actions of the Clip menu do."""

from editor.ui.shell import NO_PAGE, Shell


def no_selection(shell: Shell) -> str:
    """Say why not where nothing is selected."""
    if shell.open_desk is None:
        return NO_PAGE
    selection = shell.desk.transcript.selection()
    return "Select the passage first." if selection.anchor == selection.caret else ""


def no_clip(shell: Shell) -> str:
    """Say why not where no clip is chosen."""
    if shell.open_desk is None:
        return NO_PAGE
    return "" if shell.desk.clips.has_current else "Choose a clip in the list of clips first."


def mark(shell: Shell) -> None:
    """Make a clip of the passage that is selected."""
    shell.desk.show_clips()
    shell.desk.clips.add_from(shell.desk.transcript.selection())


def play(shell: Shell) -> None:
    """Play the clip that is chosen."""
    shell.desk.clips.play()


def start(shell: Shell) -> None:
    """Let the clip that is chosen start at the playhead."""
    shell.desk.clips.start_from_playhead()


def end(shell: Shell) -> None:
    """Let the clip that is chosen end at the playhead."""
    shell.desk.clips.end_from_playhead()


def rename(shell: Shell) -> None:
    """Open the name of the clip that is chosen for editing."""
    shell.desk.show_clips()
    shell.desk.clips.rename()


def delete(shell: Shell) -> None:
    """Take the clip that is chosen out."""
    shell.desk.clips.delete()
