import pytest

from editor.core.links import at_second, seconds_in_url, starting_at

WATCH = "https://www.youtube.com/watch?v=abc"


@pytest.mark.parametrize(
    ("url", "seconds"),
    [
        (f"{WATCH}&t=74", 74),
        (f"{WATCH}&t=74s&list=x", 74),
        ("https://youtu.be/abc?t=74#top", 74),
        ("https://youtu.be/abc?t=1h1m14s", 3674),
        (f"{WATCH}&t=2m", 120),
        (f"{WATCH}&t=74.5", 74),
        (WATCH, None),
        (f"{WATCH}&t=", None),
        (f"{WATCH}&t=soon", None),
        (f"{WATCH}&start=74", None),
    ],
)
def test_an_address_says_where_it_starts(url: str, seconds: int | None) -> None:
    assert seconds_in_url(url) == seconds


@pytest.mark.parametrize(
    ("url", "moved"),
    [
        (f"{WATCH}&t=74", f"{WATCH}&t=90"),
        (f"{WATCH}&t=74s&list=x", f"{WATCH}&t=90s&list=x"),
        ("https://youtu.be/abc?t=1m14s#top", "https://youtu.be/abc?t=90s#top"),
        (WATCH, WATCH),
    ],
)
def test_another_start_changes_nothing_else(url: str, moved: str) -> None:
    assert at_second(url, 90.7) == moved


@pytest.mark.parametrize(
    ("url", "moved"),
    [
        (WATCH, f"{WATCH}&t=90"),
        ("https://youtu.be/abc", "https://youtu.be/abc?t=90"),
        ("https://youtu.be/abc#top", "https://youtu.be/abc?t=90#top"),
        (f"{WATCH}&t=1s", f"{WATCH}&t=90s"),
    ],
)
def test_a_start_can_be_added(url: str, moved: str) -> None:
    assert starting_at(url, 90) == moved
