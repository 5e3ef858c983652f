"""What still goes on when the window is to be closed, or the page to be left."""

from PySide6.QtWidgets import QDialog, QWidget

from editor.ui.messages import ask


class Undertaking(QDialog):
    """A window beside the others in which something is done that ends with the program.

    `end_question` asks whether it may. What ends with the page already has a `leave_question` besides.
    """

    end_question = "Stop the export and close?"
    leave_question = ""

    def standing(self) -> str:
        """Say in a sentence or two how far it is, and what stays of it; nothing where it is over."""
        raise NotImplementedError

    def give_up(self) -> None:
        """Stop it, and go."""
        raise NotImplementedError


def may_end(window: QWidget) -> bool:
    """Tell whether nothing goes on in the windows that belong to this one, or may be stopped, which is done then."""
    going = _going(window)
    return not going or _may_stop(window, going, going[0].end_question, "&Stop and close")


def may_leave_page(window: QWidget) -> bool:
    """Tell whether nothing goes on that ends with the page of a window, or may be stopped, which is done then."""
    going = [one for one in _going(window) if one.leave_question]
    return not going or _may_stop(window, going, going[0].leave_question, "&Stop it")


def _going(window: QWidget) -> list[Undertaking]:
    return [one for one in window.findChildren(Undertaking) if one.standing()]


def _may_stop(window: QWidget, going: list[Undertaking], question: str, words: str) -> bool:
    standing = " ".join(one.standing() for one in going)
    if not ask(window, question, standing, {"stop": words}, risky="stop", otherwise="&Go on"):
        return False
    for one in going:
        one.give_up()
    return True
