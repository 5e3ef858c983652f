import pytest

from tests.core.cleanup.tidying import reads


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("It is the the kettle.", "It is the kettle."),
        ("For for instance, this one.", "For instance, this one."),
        ("and and and then I I went", "and then I went"),
        ("it's it's hot and you you pour", "it's hot and you pour"),
        ("to to grasp the the.", "to grasp the."),
        ("there are ways to  to do it", "there are ways to do it"),
    ],
)
def test_the_second_goes(before: str, after: str) -> None:
    assert reads("doubled", before) == [after]


@pytest.mark.parametrize(
    "text",
    [
        "She had had tea, and that that was cold is so so.",
        "No no no, very very hot, yeah yeah.",
        "What it is is tea, and what it was was hot.",
        "Log in in the morning, turn it on on Monday, look at at least two, listen to to the end.",
        "I told you you should, and if it does it it works.",
        "The, the kettle. It. It was on.",
        "I read the The Hours and US us.",
        "Walla Walla, New York New York, 50 50, two two.",
        "Vitamin A a day.",
        "The tea tea-pot and the the-end.",
        "Will will come.",
        "C'est que nous nous sommes vus, for for.",
        "`the the` and the/the",
    ],
)
def test_what_is_doubled_on_purpose_stays(text: str) -> None:
    assert reads("doubled", text) == [text]
