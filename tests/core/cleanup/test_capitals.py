import pytest

from tests.core.cleanup.tidying import reads, tidied


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("It is hot. but pour.", "It is hot. But pour."),
        ("What is it? whether or not", "What is it? Whether or not"),
        ("good morning.", "Good morning."),
        ("“so it is,” he said.", "“So it is,” he said."),
        ("Yes. élan is all. i'm here and i’ve been", "Yes. Élan is all. I'm here and I’ve been"),
    ],
)
def test_a_sentence_begins_with_a_capital(before: str, after: str) -> None:
    assert reads("capitals", before) == [after]


@pytest.mark.parametrize(
    "text",
    [
        "At 9 p.m. to midnight, in the U.S. for once, a Ph.D. student",
        "Docker vs. packages, etc. and so on, approx. ten, Dr. no",
        "At :probabl. as one, at Yahoo! and then",
        "On a date... well, and… so",
        "“Really?” he said. “Yes.” she said.",
        "What? and why? or how?",
        "Good. pandas and iPhone. dbt next. 3rd of all. x_y too.",
        "See e.g. this, i.e. that. ßtest",
    ],
)
def test_short_forms_names_and_sentences_that_go_on_stay(text: str) -> None:
    assert reads("capitals", text) == [text]


def test_a_line_that_goes_on_stays_small() -> None:
    page = ["1 Ann: I think –", "2 Ben: Yes.", "3 Ann: that it is hot.", "4 Ben: it is.", "5 Ben: and so,", "6 Ben: on"]
    after = [*page[:3], "4 Ben: It is.", "5 Ben: And so,", "6 Ben: on"]
    assert tidied("capitals", *page) == after


def test_captions_without_signs_stay_small() -> None:
    page = ["# So", "Hi everyone", "and welcome", "to tea"]
    assert tidied("capitals", *page) == page


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("[laughs] so we begin.", "[laughs] So we begin."),
        ("It is hot. [chuckles] [Ann agrees] but pour.", "It is hot. [chuckles] [Ann agrees] But pour."),
        ("[laughs], so it is.", "[laughs], So it is."),
        ("Tea [laughs]. it is.", "Tea [laughs]. It is."),
    ],
)
def test_marks_are_no_part_of_a_sentence(before: str, after: str) -> None:
    assert reads("capitals", before) == [after]


def test_a_mark_behind_a_sentence_does_not_keep_the_next_line_small() -> None:
    assert reads("capitals", "So it is. [laughs]", "[laughs]", "and then.") == [
        "So it is. [laughs]",
        "[laughs]",
        "And then.",
    ]
