"""How long a page says its recording is: `duration: PT01H02M48S`, as ISO 8601 writes it, or a time or seconds."""

import re
from collections.abc import Mapping

from editor.core.timing import parse_time

_ISO = re.compile(r"P(?:(\d+)D)?T?(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:[.,]\d+)?)S)?", re.ASCII | re.IGNORECASE)
_UNITS = (86400, 3600, 60, 1)  # seconds


def stated_duration(meta: Mapping[str, object]) -> float | None:
    """Return the seconds that a page's front matter states as `duration`; None if it states none that can be read."""
    value = meta.get("duration")
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return None
    text = str(value).strip()
    match = _ISO.fullmatch(text)
    if match is None:
        return parse_time(text) or None
    parts = zip(match.groups(), _UNITS, strict=True)
    return sum(float(part.replace(",", ".")) * unit for part, unit in parts if part) or None
