"""Web addresses that start a recording at a second, as `…?v=ID&t=74` or `…?t=1m14s`."""

import re

_START = re.compile(r"(?<=[?&#]t=)(?=\d)(?:(\d+)h)?(?:(\d+)m)?(?:(\d+)(?:\.\d+)?(s?))?(?=[&#]|$)")


def seconds_in_url(url: str) -> int | None:
    """Return the whole second at which an address starts; None if it does not say."""
    match = _START.search(url)
    if match is None:
        return None
    hours, minutes, seconds, _ = match.groups()
    return int(hours or 0) * 3600 + int(minutes or 0) * 60 + int(seconds or 0)


def at_second(url: str, seconds: float) -> str:
    """Return an address with the start that it says changed, in the form that it has; one that says none stays."""
    match = _START.search(url)
    if match is None:
        return url
    unit = "s" if match[0][-1].isalpha() else ""
    return f"{url[: match.start()]}{int(seconds)}{unit}{url[match.end() :]}"


def starting_at(url: str, seconds: float) -> str:
    """Return an address that starts at a second, whether it said one before or not."""
    if _START.search(url):
        return at_second(url, seconds)
    address, hash_sign, fragment = url.partition("#")
    return f"{address}{'&' if '?' in address else '?'}t={int(seconds)}{hash_sign}{fragment}"
