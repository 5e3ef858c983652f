import pytest

from tests.core.cleanup.tidying import reads, tidied


def spoken(text: str) -> str:
    """Clean one line whose text may look like anything."""
    return next(iter(reads("fillers", text)), "(gone)")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Um, so we went.", "So we went."),
        ("Um so we went.", "So we went."),
        ("um so we went", "so we went"),
        ("Uh – we went.", "We went."),
        ("Good. Um, yes.", "Good. Yes."),
        ("Good. Um. Yes.", "Good. Yes."),
        ("Um… I don't know.", "I don't know."),
        ("I, um, think so.", "I think so."),
        ("I, um, I think so.", "I, I think so."),
        ("Well, uh, we did.", "Well, we did."),
        ("We use Spark, um, Kafka.", "We use Spark, Kafka."),
        ("It is good, um.", "It is good."),
        ("It was um... good.", "It was... good."),
        ("We did — um — and then", "We did — and then"),
        ("The, um, you know, dog.", "The dog."),
        ("uh uh data  um  science", "data science"),
        ("We, er, went.", "We went."),
        ("and this uh", "and this"),
    ],
)
def test_a_sound_goes_with_its_comma_and_gives_its_capital(before: str, after: str) -> None:
    assert spoken(before) == after


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("You know, everyone is tired.", "Everyone is tired."),
        ("It boils because, you know, it is hot.", "It boils because it is hot."),
        ("When it boils, you know, okay, pour.", "When it boils, okay, pour."),
        ("Yeah. I mean, that is another question.", "Yeah. That is another question."),
        ("It is odd but, I mean, it would work.", "It is odd but it would work."),
        ("So, like, we went.", "So, we went."),
        ("It's the, sort of, last cup.", "It's the last cup."),
        ("For me, you know... I had none.", "For me... I had none."),
    ],
)
def test_a_phrase_goes_where_commas_show_that_it_is_set_in(before: str, after: str) -> None:
    assert spoken(before) == after


@pytest.mark.parametrize(
    "text",
    [
        "I like tea, and tea likes me.",
        "It is, like, ten cups.",
        "Teas, like, say, the black ones.",
        "She was like, “Um… I don't remember.”",
        "You know Python?",
        "You know what, it works.",
        "Do you know, by chance, the way?",
        "As you know, tea is hot.",
        "It boils, you know?",
        "I use milk, I mean, cream.",
        "By hot, I mean, say, ninety degrees.",
        "Yeah, I mean. [laughs]",
        "Until I boil... I mean, how about some milk?",
        "I like tea here. I mean, not tea at all here.",
        "It sort of works.",
        "Uh-huh, and uh-oh, and uh huh.",
        "Um?",
        "Um Kulthum sang it.",
        "People who say um a lot.",
        "He counts every “um” and “uh”.",
        "She went to the ER, and the er was shut.",
        "Um dia, que não é uma festa para os outros.",
        "Wir sitzen um den Tisch, er, sie und ich.",
        "Write to um@example.com or see `um, uh`.",
        "The album, the drum, the error and the number.",
    ],
)
def test_what_means_something_stays(text: str) -> None:
    assert spoken(text) == text


def test_names_that_begin_small_stay_small() -> None:
    assert spoken("Um, iPhone and the rest.") == "iPhone and the rest."
    assert spoken("Um, pandas and the rest.") == "pandas and the rest."


def test_a_line_that_says_nothing_else_goes_and_headers_stay() -> None:
    assert tidied("fillers", "# Um, and uh", "1 Ann: Um.", "2 Ben: Yes.") == ["# Um, and uh", "2 Ben: Yes."]
