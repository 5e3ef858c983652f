"""What the actions of the Clip menu do."""

from typing import TYPE_CHECKING

from editor.ui.shell import NO_PAGE, Shell

if TYPE_CHECKING:
    from editor.core.snapping import Edge


def no_selection(shell: Shell) -> str:
    """Say why not where nothing is selected."""
    if shell.open_desk is None:
        return NO_PAGE
    selection = shell.desk.transcript.selection()
    marked = shell.desk.has_timeline and shell.desk.timeline.span is not None
    return "" if marked or selection.anchor != selection.caret else "Select the passage first."


def no_clip(shell: Shell) -> str:
    """Say why not where no clip is chosen."""
    if shell.open_desk is None:
        return NO_PAGE
    return "" if shell.desk.clips.at is not None else "Choose a clip in the list of clips first."


def no_news(shell: Shell) -> str:
    """Say why not where the words of the clip that is chosen are those that it quotes."""
    return no_clip(shell) or shell.desk.clips.mending.why_not()


def no_news_at_all(shell: Shell) -> str:
    """Say why not where the words of all clips are those that they quote."""
    return no_clips(shell) or shell.desk.clips.mending.why_none()


def no_clips(shell: Shell) -> str:
    """Say why not where the page has no clips."""
    if shell.open_desk is None:
        return NO_PAGE
    return "" if shell.desk.document.episode.clips else "This page has no clips yet."


def mark(shell: Shell) -> None:
    """Make a clip of the passage that is selected, or of the span that is marked in the timeline."""
    selection = shell.desk.transcript.selection()
    selects = selection.anchor != selection.caret
    if not selects and shell.desk.has_timeline and shell.desk.timeline.make_clip():
        return
    shell.desk.show_clips()
    shell.desk.clips.add_from(selection)


def play(shell: Shell) -> None:
    """Play the clip that is chosen."""
    shell.desk.clips.listening.play()


def play_end(shell: Shell) -> None:
    """Play the end of the clip that is chosen."""
    shell.desk.clips.listening.play_end()


def loop(shell: Shell) -> None:
    """Play the clip that is chosen again and again, or stop."""
    shell.desk.clips.listening.loop()


def loops(shell: Shell) -> bool:
    """Tell whether a clip is played again and again."""
    return shell.open_desk is not None and shell.open_desk.playback.looping


def set_edge(shell: Shell, edge: str) -> None:
    """Let an edge of the clip that is chosen be at the playhead."""
    shell.desk.clips.editing.set_from_playhead(_edge(edge))


def hear_edge(shell: Shell, edge: str) -> None:
    """Play an edge of the clip that is chosen, and nudge it from now on."""
    shell.desk.clips.details.edges.hear(_edge(edge))


def nudge(shell: Shell, seconds: float) -> None:
    """Move the edge that was picked, of the clip that is chosen."""
    shell.desk.clips.editing.nudge(seconds)


def nudge_words(shell: Shell, seconds: float) -> str:
    """Say which edge would be nudged, and how."""
    edge = "Edge" if shell.open_desk is None or no_clip(shell) else shell.desk.clips.editing.edge.capitalize()
    return f"{edge} {abs(seconds):g} s {'later' if seconds > 0 else 'earlier'}"


def step(shell: Shell, by: int) -> None:
    """Go to the clip further down or up the list."""
    shell.desk.show_clips()
    shell.desk.clips.step(by)


def split(shell: Shell) -> None:
    """Split the clip that is chosen at the playhead."""
    shell.desk.clips.editing.split()


def merge(shell: Shell) -> None:
    """Merge the clip that is chosen with the next one in time."""
    shell.desk.clips.editing.merge()


def duplicate(shell: Shell) -> None:
    """Copy the clip that is chosen."""
    shell.desk.clips.editing.duplicate()


def sort(shell: Shell) -> None:
    """Put the clips on the page in the order of their starts."""
    shell.desk.clips.editing.reorder()


def accept(shell: Shell) -> None:
    """Take the words of the clips that are selected for those that they quote."""
    shell.desk.clips.mending.accept()


def accept_all(shell: Shell) -> None:
    """Take the words of all clips for those that they quote."""
    shell.desk.clips.mending.accept_all()


def follow(shell: Shell) -> None:
    """Move the clip that is chosen to where its words are now."""
    shell.desk.clips.mending.follow()


def fix(shell: Shell) -> None:
    """Mend what is wrong with the clip that is chosen."""
    shell.desk.clips.mending.fix()


def rename(shell: Shell) -> None:
    """Open the name of the clip that is chosen for editing."""
    shell.desk.show_clips()
    shell.desk.clips.rename()


def delete(shell: Shell) -> None:
    """Take the clip that is chosen out."""
    shell.desk.clips.editing.delete()


def _edge(name: str) -> "Edge":
    from editor.core.snapping import Edge

    return Edge(name)
