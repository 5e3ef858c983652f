"""How long a page says its recording is."""

import pytest

from editor.core.durations import stated_duration


@pytest.mark.parametrize(
    ("stated", "seconds"),
    [
        ("PT01H01M55S", 3715),
        ("PT01H35S", 3635),
        ("PT00H59M09S", 3549),
        ("PT45M", 2700),
        ("P1DT2S", 86402),
        ("PT1.5S", 1.5),
        ("1:02:03", 3723),
        (3600, 3600),
        ("58:12", 3492),
    ],
)
def test_a_duration_is_read_in_seconds(stated: object, seconds: float) -> None:
    assert stated_duration({"duration": stated}) == seconds


@pytest.mark.parametrize("stated", [None, "", "about an hour", "PT", "P", True, 0, ["PT1H"], "PT1H2X"])
def test_what_is_no_duration_is_none(stated: object) -> None:
    assert stated_duration({"duration": stated}) is None


def test_a_page_may_state_none() -> None:
    assert stated_duration({}) is None
