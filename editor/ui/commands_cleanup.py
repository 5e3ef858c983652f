"""What the action does that cleans the transcript up."""

from editor.ui.shell import Shell


def clean_up(shell: Shell) -> None:
    """Show what can be cleaned up, and do what is ticked in one step."""
    # Late: the rules are many expressions that a window does not need when it starts.
    from editor.core.cleanup import apply_hits
    from editor.ui.dialogs.clean_up import ask_clean_up

    document = shell.desk.document
    chosen = ask_clean_up(shell.window, document.episode)
    if chosen:
        document.apply("Clean up", apply_hits, chosen)
        places = "1 place" if len(chosen) == 1 else f"{len(chosen):,} places"
        shell.say(f"Cleaned up {places}.")
