"""What still goes on when the window is to be closed, or the page to be left."""

from collections.abc import Callable
from functools import partial
from operator import attrgetter

from PySide6.QtWidgets import QDialog, QWidget

from editor.ui.messages import ask_while


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
    going = partial(_going, window)
    return _may_stop(window, going, attrgetter("end_question"), "&Stop and close")


def may_leave_page(window: QWidget, parent: QWidget | None = None) -> bool:
    """Tell whether nothing goes on that ends with the page of a window, or may be stopped, which is done then.

    `parent` is what the question stands over, if that is not the window.
    """

    def going() -> list[Undertaking]:
        return [one for one in _going(window) if one.leave_question]

    return _may_stop(parent or window, going, attrgetter("leave_question"), "&Stop it")


def _going(window: QWidget) -> list[Undertaking]:
    return [one for one in window.findChildren(Undertaking) if one.standing()]


def _may_stop(
    parent: QWidget, going: Callable[[], list[Undertaking]], question: Callable[[Undertaking], str], words: str
) -> bool:
    """Ask as long as something goes on; what ends while the question stands loses nothing."""
    first = next(iter(going()), None)
    if first is None:
        return True

    def standing() -> str:
        return " ".join(one.standing() for one in going())

    answer = ask_while(parent, question(first), standing, {"stop": words}, risky="stop", otherwise="&Go on")
    if answer == "stop":
        for one in going():
            one.give_up()
    return answer is not None
