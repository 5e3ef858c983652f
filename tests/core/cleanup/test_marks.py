import pytest

from tests.core.cleanup.tidying import reads, tidied


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("It was funny. [chuckles] And then", "It was funny. And then"),
        ("[laughs] All of them.", "All of them."),
        ("I was bored [laughs].", "I was bored."),
        ("Was it? [laughs]. Okay.", "Was it? Okay."),
        ("Well [laughs], no.", "Well, no."),
        ("Right? [chuckles] [Ben agrees] You still need", "Right? You still need"),
        ("hello [Music] everyone", "hello everyone"),
        ("(laughs) Yes. (Laughter)", "Yes."),
        ("[UPBEAT MUSIC PLAYING] Hello ♪", "Hello"),
        ("And so... [audience laughs]", "And so..."),
        ("go[laughs]on", "go on"),
    ],
)
def test_a_mark_goes_with_the_blank_beside_it(before: str, after: str) -> None:
    assert reads("marks", before) == [after]


@pytest.mark.parametrize(
    "text",
    [
        "He said [inaudible] and left.",
        "I read [the article] and [besides your book] this.",
        "The [music](example.com) link.",
        "Arts (music) and crafts (smiling).",
        "I know what it does [laughs] I did look. Yes.",
        "And he was like [laughs]",
        "x[0] and [1] and [sic]",
    ],
)
def test_what_stands_for_words_stays(text: str) -> None:
    assert reads("marks", text) == [text]


def test_a_line_that_held_only_marks_goes() -> None:
    assert tidied("marks", "1 Ann: Tea?", "2 Ben: [laughs]", "3 Ann: Tea.", "") == ["1 Ann: Tea?", "3 Ann: Tea.", ""]
