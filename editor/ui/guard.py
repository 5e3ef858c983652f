"""A fence around Qt overrides: an exception that leaves one can crash the process on Python 3.11."""

import functools
import sys
from collections.abc import Callable
from typing import ParamSpec, TypeVar

P = ParamSpec("P")
R = TypeVar("R")


def guarded(override: Callable[P, R]) -> Callable[P, R | None]:
    """Hand an exception raised in a Qt override to `sys.excepthook` and return None instead."""

    @functools.wraps(override)
    def fenced(*args: P.args, **kwargs: P.kwargs) -> R | None:
        try:
            return override(*args, **kwargs)
        except Exception:  # noqa: BLE001 - the fence is for whatever comes; the hook shows it
            sys.excepthook(*sys.exc_info())
            return None

    return fenced
