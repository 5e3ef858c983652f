import pytest

from tests.core.cleanup.tidying import reads

CURLY = "“A” “B” “C” it’s he’s she’s we’re"
STRAIGHT = '"A" "B" "C" it\'s he\'s she\'s we\'re'


@pytest.mark.parametrize(
    ("page", "before", "after"),
    [
        (CURLY, 'He said "tea" and ("milk").', "He said “tea” and (“milk”)."),
        (CURLY, "It's not and it‘s so", "It’s not and it’s so"),
        (STRAIGHT, "He said “tea”, it’s so", 'He said "tea", it\'s so'),
    ],
)
def test_marks_become_as_most_of_the_page_has_them(page: str, before: str, after: str) -> None:
    assert reads("quotes", page, before) == [page, after]


@pytest.mark.parametrize(
    ("page", "text"),
    [
        (CURLY, 'A 15" screen and 5\'10"'),
        (CURLY, 'One "open and no end'),
        (CURLY, 'Read `say "tea"` and it’s x="1"'),
        (STRAIGHT, "‘applied’ the users’ data"),
        (CURLY, "'cause the '90s and users' data"),
        ("“A” “B” „C“ “D”", 'Er sagt "Tee".'),
    ],
)
def test_what_cannot_be_told_stays(page: str, text: str) -> None:
    assert reads("quotes", page, text) == [page, text]


def test_where_both_are_common_nothing_is_found() -> None:
    page = ['“A” "B" it\'s he’s', '“C” "D" it\'s it’s']
    assert reads("quotes", *page) == page
