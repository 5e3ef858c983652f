"""Values as YAML knows them, in JSON: what JSON lacks becomes a mapping with one key, the kind.

null, true, numbers (NaN and infinities too) and text are themselves, a list is a list. Besides:
`{"map": [[key, value], ...]}`, `{"date": "2024-05-01"}`, `{"datetime": "2024-05-01T10:00:00+02:00"}`,
`{"bytes": "base64"}`.
"""

import base64
import datetime
from collections.abc import Mapping
from typing import Any


def encode(value: object) -> Any:  # noqa: ANN401 - whatever JSON can hold
    """Return a value in JSON's types; raises TypeError for what no YAML page can hold."""
    match value:
        case None | bool() | int() | float() | str():
            return value
        case list():
            return [encode(item) for item in value]
        case Mapping():
            return {"map": [[encode(key), encode(item)] for key, item in value.items()]}
        case datetime.datetime():
            return {"datetime": value.isoformat()}
        case datetime.date():
            return {"date": value.isoformat()}
        case bytes():
            return {"bytes": base64.b64encode(value).decode("ascii")}
    raise TypeError(f"no page holds a value of the type {type(value).__name__}")


def decode(value: Any) -> Any:  # noqa: ANN401 - whatever a page can hold
    """Return the value that `encode` was given; raises ValueError where it cannot have been."""
    if isinstance(value, list):
        return [decode(item) for item in value]
    if not isinstance(value, dict):
        return value
    match next(iter(value.items()), None):
        case ("map", [*pairs]):
            return {decode(key): decode(item) for key, item in pairs}
        case ("datetime", str(text)):
            return datetime.datetime.fromisoformat(text)
        case ("date", str(text)):
            return datetime.date.fromisoformat(text)
        case ("bytes", str(text)):
            return base64.b64decode(text, validate=True)
    raise ValueError(f"unknown kind of value: {value}")
