"""What still goes on when the window is to be closed."""

from PySide6.QtWidgets import QDialog, QWidget

from editor.ui.messages import ask


class Undertaking(QDialog):
    """A window beside the others in which something is done that ends with the program."""

    def standing(self) -> str:
        """Say in a sentence or two how far it is, and what stays of it; nothing where it is over."""
        raise NotImplementedError

    def give_up(self) -> None:
        """Stop it, and go."""
        raise NotImplementedError


def may_end(window: QWidget) -> bool:
    """Tell whether nothing goes on in the windows that belong to this one, or may be stopped, which is done then."""
    going = [one for one in window.findChildren(Undertaking) if one.standing()]
    if going:
        standing = " ".join(one.standing() for one in going)
        choices = {"stop": "&Stop and close"}
        if not ask(window, "Stop the export and close?", standing, choices, risky="stop", otherwise="&Go on"):
            return False
    for one in going:
        one.give_up()
    return True
