"""A fence around Qt overrides: an exception that leaves one can crash the process on Python 3.11."""

import functools
import sys
from collections.abc import Callable
from typing import ParamSpec, TypeVar, cast

P = ParamSpec("P")
R = TypeVar("R")


def guarded(override: Callable[P, R]) -> Callable[P, R]:
    """Hand an exception raised in a Qt override to `sys.excepthook` and return None instead.

    Where Qt expected a value, PySide makes None its type's default (false, 0, an empty rectangle) and warns.
    """

    @functools.wraps(override)
    def fenced(*args: P.args, **kwargs: P.kwargs) -> R:
        try:
            return override(*args, **kwargs)
        except Exception:  # noqa: BLE001 - the fence is for whatever comes; the hook shows it
            sys.excepthook(*sys.exc_info())
            return cast("R", None)

    return fenced
