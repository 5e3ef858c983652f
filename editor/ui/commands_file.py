"""What the actions of the File menu do."""

from editor.ui.shell import Shell


def open_page(shell: Shell) -> None:
    """Ask for a page and open it."""
    shell.files.choose_page()


def open_sample(shell: Shell) -> None:
    """Open the episode that the program ships."""
    shell.files.open_sample()


def save(shell: Shell) -> None:
    """Write the page."""
    shell.files.save()


def save_as(shell: Shell) -> None:
    """Write the page to another file and go on with that."""
    shell.files.save_as()


def save_copy(shell: Shell) -> None:
    """Write the page to another file and stay with this one."""
    shell.files.save_copy()


def reload(shell: Shell) -> None:
    """Read the page again."""
    shell.files.reload()


def choose_recording(shell: Shell) -> None:
    """Ask for the recording of the page."""
    shell.desk.attention.choose_recording()


def close(shell: Shell) -> None:
    """Close the page, after asking about what is not saved."""
    shell.files.close()


def leave(shell: Shell) -> None:
    """Close the window, which asks about what is not saved."""
    shell.window.close()
