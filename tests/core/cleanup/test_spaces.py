import pytest

from editor.core.model import Episode, Header, Line
from tests.core.cleanup.tidying import reads, tidy


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("one  two   three", "one two three"),
        ("a dash –  here", "a dash – here"),
        ("tea , milk . Then", "tea, milk. Then"),
        ("really ? Yes !", "really? Yes!"),
        ("“tea” , he said", "“tea”, he said"),
        ("tea,milk and sugar", "tea, milk and sugar"),
        ("such things.It's nice", "such things. It's nice"),
        ("what?Yes", "what? Yes"),
        ("to you.Thanks for coming", "to you. Thanks for coming"),
    ],
)
def test_blanks_are_put_right(before: str, after: str) -> None:
    assert reads("spaces", before) == [after]


@pytest.mark.parametrize(
    "text",
    [
        "3 . 5 and 1 : 2 and 1,000 and 3.5 and 12:30",
        "node . js and the .net and :probabl. and .predict here",
        "wait . . . what ... and so",
        "I. E. and e.g. and Ph.D. and U.S. and p.m. today",
        "DataTalks.Club and Node.js and see example.com/a,b",
        "f(xx,yy) and aa_bb,cc and `a  b ,c`",
        "smile :) and ;)",
        "你好,世界",
        "Yahoo!Japan and v1.2,v1.3",
    ],
)
def test_numbers_code_names_and_addresses_stay(text: str) -> None:
    assert reads("spaces", text) == [text]


def test_ends_are_trimmed_and_headers_too_but_an_empty_line_stays() -> None:
    before = Episode((Header(" A  title "), Line(" tea  "), Line("  ")))
    assert [entry.text for entry in tidy("spaces", before).entries] == ["A title", "tea", "  "]


def test_a_page_that_sets_its_signs_apart_keeps_them_so() -> None:
    lines = ["Quoi ? Oui !", "Ah ! Bon : oui .", "Non ?"]
    assert reads("spaces", *lines) == ["Quoi ? Oui !", "Ah ! Bon : oui.", "Non ?"]
