"""JSON from outside: read within bounds, and looked into with errors that say where something is wrong."""

import json
import math
import re
from collections.abc import Callable, Iterator, Mapping
from typing import cast

from editor.core.errors import FormatError, Place
from editor.core.timing import NEVER, parse_time
from editor.formats.readers.sniff import decode

Fields = Mapping[str, object]

_SECONDS = re.compile(r"-?\d{1,9}(?:\.\d{1,12})?s?", re.ASCII)
# What recognisers write beside every word and no reader takes; dropped at once, as it would take most of the room.
_UNUSED = frozenset({
    "avg_logprob", "chars", "compression_ratio", "confidence", "no_speech_prob", "p", "probability", "score", "seek",
    "speaker_confidence", "t_dtw", "temperature", "timestamps", "word_segments",
})  # fmt: skip
CROWDED = 30
"""In a large file, objects take more bytes than this each; a file of nothing but brackets would fill the memory."""
LARGE = 2**20


def load(data: bytes, text: str | None = None) -> object:
    """Read JSON; raises FormatError."""
    if len(data) > LARGE and (data.count(b"{") + data.count(b"[")) * CROWDED > len(data):
        raise FormatError("the file is nearly all brackets; no transcript looks so. Choose another file.")
    try:
        return json.loads(decode(data) if text is None else text, object_pairs_hook=_fields)
    except json.JSONDecodeError as error:
        place = Place(error.lineno, error.colno)
        raise FormatError(f"{place}: the JSON is damaged ({error.msg}). Export the transcript again.") from None
    except RecursionError:
        raise FormatError("the JSON is nested too deeply for a transcript. Choose another file.") from None
    except ValueError:
        raise FormatError("the JSON holds a number that is too long. Export the transcript again.") from None


def _fields(pairs: list[tuple[str, object]]) -> dict[str, object]:
    return {key: value for key, value in pairs if key not in _UNUSED and not (key == "tokens" and _are_numbers(value))}


def _are_numbers(value: object) -> bool:
    return isinstance(value, list) and bool(value) and isinstance(value[0], int)


def fields(value: object, path: str) -> Fields:
    """Return an object's fields; raises FormatError where there is no object. `path` says where it is."""
    if not isinstance(value, dict):
        raise FormatError(f"{path} should be an object but is {_kind(value)}. Export the transcript again.")
    return cast("Fields", value)


def part(of: Fields, key: str, path: str) -> Fields:
    """Return the fields of a part; of none if it is missing."""
    value = of.get(key)
    return {} if value is None else fields(value, f"{path}{key}")


def listed(of: Fields, key: str, path: str = "") -> list[object]:
    """Return a list, empty if it is missing; raises FormatError where there is something else."""
    value = of.get(key)
    if value is None:
        return []
    if not isinstance(value, list):
        raise FormatError(f"{path}{key} should be a list but is {_kind(value)}. Export the transcript again.")
    return value


def objects(of: Fields, key: str, path: str = "") -> Iterator[tuple[str, Fields]]:
    """Yield where each object of a list is, and its fields."""
    for index, value in enumerate(listed(of, key, path)):
        where = f"{path}{key}[{index}]"
        yield f"{where}.", fields(value, where)


def string(of: Fields, key: str, path: str) -> str:
    """Return a text, empty if it is missing; a number is written out."""
    value = of.get(key)
    if isinstance(value, str):
        return value
    if value is None:
        return ""
    if isinstance(value, int | float) and not isinstance(value, bool):
        return str(value)
    raise FormatError(f"{path}{key} should be a text but is {_kind(value)}. Export the transcript again.")


def seconds(of: Fields, key: str, path: str | Callable[[], str], unit: float = 1.0) -> float | None:
    """Return a time in seconds, None if it is missing; `unit` is how many seconds a number counts.

    Understood are 1.2, "1.2", "1.200s", "00:00:01,200" and {"seconds": "1", "nanos": 200000000}.
    """
    value = of.get(key)
    if value is None:
        return None
    if type(value) is float or type(value) is int:
        number: float | None = value * unit
    else:
        number = _other_seconds(value, unit)
    if number is None or not -NEVER < number < NEVER:
        where = path if isinstance(path, str) else path()
        raise FormatError(f"{where}{key} is {_shown(value)}, which is no time. Export the transcript again.")
    return number if number >= 0 else 0.0


def _other_seconds(value: object, unit: float) -> float | None:
    if isinstance(value, str):
        if _SECONDS.fullmatch(value):
            return float(value.removesuffix("s")) * (1.0 if value.endswith("s") else unit)
        return parse_time(value) if len(value) < 40 else None
    if isinstance(value, dict):
        whole, nanos = (value.get(key, 0) for key in ("seconds", "nanos"))
        if isinstance(whole, str) and _SECONDS.fullmatch(whole):
            whole = float(whole.removesuffix("s"))
        if isinstance(whole, int | float) and isinstance(nanos, int | float) and math.isfinite(float(nanos)):
            return whole + nanos / 1e9
    return None


def _kind(value: object) -> str:
    kinds = {dict: "an object", list: "a list", str: "a text", bool: "true or false", type(None): "null"}
    return kinds.get(type(value), "a number")


def _shown(value: object) -> str:
    text = json.dumps(value, ensure_ascii=False, default=str) if not isinstance(value, dict | list) else _kind(value)
    return text if len(text) <= 40 else f"{text[:39]}…"
