import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editor.core import edits
from editor.core.errors import EditError
from editor.core.expressions import found_in
from editor.core.model import Episode
from editor.core.search import Query, compile_query, texts_like
from tests.core.episodes import EPISODES, TEXTS, episode

PAGE = episode("ML Ops and mlops", "# About ML Ops", "HTML Ops, not ML Opsy")


def found(query: Query, page: Episode = PAGE) -> list[tuple[int, str]]:
    texts = [entry.text for entry in page.entries]
    return [(row, match[0]) for row, match in found_in(compile_query(query), texts)]


def test_text_is_found_in_lines_and_headers() -> None:
    assert found(Query("ML Ops")) == [(0, "ML Ops"), (1, "ML Ops"), (2, "ML Ops"), (2, "ML Ops")]


def test_case_can_be_ignored() -> None:
    assert found(Query("ML OPS", case=False)) == [(0, "ML Ops"), (1, "ML Ops"), (2, "ML Ops"), (2, "ML Ops")]


def test_whole_words_are_not_parts_of_words() -> None:
    assert found(Query("ML Ops", word=True)) == [(0, "ML Ops"), (1, "ML Ops")]


def test_a_whole_word_may_begin_or_end_with_a_sign() -> None:
    assert found(Query("C++", word=True), episode("C++ and AC++, C++.")) == [(0, "C++"), (0, "C++")]


def test_text_is_meant_as_it_is_written_unless_it_is_an_expression() -> None:
    assert found(Query(".")) == []
    assert found(Query("M.", regex=True)) == [(0, "ML"), (1, "ML"), (2, "ML"), (2, "ML")]
    assert found(Query("ml ?ops|ops", regex=True, word=True, case=False))[:2] == [(0, "ML Ops"), (0, "mlops")]


def test_nothing_of_no_length_is_found() -> None:
    assert found(Query("x*|^|$", regex=True)) == []


@pytest.mark.parametrize(
    "find", ["", "(", "[", "*", "a{2,1}", "(?P<n>a)(?P<n>b)", r"\9", "a" + "(" * 5000 + ")" * 5000]
)
def test_what_cannot_be_looked_for_is_refused_with_a_sentence(find: str) -> None:
    with pytest.raises(EditError, match=r"\.$"):
        compile_query(Query(find, regex=True))


@pytest.mark.parametrize(
    "find",
    [
        "(a+)+$",
        "(a*)*b",
        r"(\w+\s?)+$",
        "(a|aa)+$",
        "(.*)*x",
        "(a|a)*b",
        r"((\w)+)+!",
        "(?:a+){20}b",
        "(x+x+)+y",
        r"(\w+\B)+!",
        r"(,? ?\w+)+!",
        r"([\w ]+, ?)+!",
        "(foo|fo+)+!",
        "(ab?|b)+!",
    ],
)
def test_an_expression_that_could_take_for_ever_is_refused(find: str) -> None:
    with pytest.raises(EditError, match="for ever"):
        compile_query(Query(find, regex=True))


@pytest.mark.parametrize(
    "find",
    [
        r"\b(\w+) \1\b",
        "(um|uh|er)+",
        r"(\d{1,3},)+\d+",
        "(?>a+)+",
        "(a++)+",
        "[(a+)+]",
        r"\(a+\)+",
        "(ab)*",
        r"(\w+ )+",
        r"\w+(?:\s+\w+)*",
        r"\w+(?:\s*,\s*\w+)*",
        r"(?:[^,]*,)+",
        "(a+)?b",
        "(?i)a+",
    ],
)
def test_ordinary_expressions_are_not(find: str) -> None:
    assert compile_query(Query(find, regex=True)).pattern == find


def test_a_slow_expression_is_given_up() -> None:
    begun = time.perf_counter()
    with pytest.raises(EditError, match="too long"):
        found(Query("a*a*a*a*b", regex=True), episode("a" * 20_000))
    assert time.perf_counter() - begun < 5


@given(EPISODES, TEXTS.filter(bool))
def test_what_is_found_reads_as_what_was_looked_for(page: Episode, find: str) -> None:
    assert all(text == find for _, text in found(Query(find), page))
    assert len(found(Query(find), page)) == sum(entry.text.count(find) for entry in page.entries)


@given(EPISODES, st.sampled_from(["x", "so", "a b", r"\w+", "[a-z]"]), st.booleans())
def test_all_that_is_found_is_replaced(page: Episode, find: str, regex: bool) -> None:
    count = len(found(Query(find, regex), page))
    after = edits.replace_text(page, find, "\N{BULLET}", regex=regex).apply(page)
    assert sum(entry.text.count("\N{BULLET}") for entry in after.entries) == count


@given(EPISODES, TEXTS.filter(bool), st.booleans(), st.booleans())
def test_texts_in_which_something_is_found_are_never_missed(page: Episode, find: str, case: bool, word: bool) -> None:
    query = Query(find, case=case, word=word)
    texts = [entry.text for entry in page.entries]
    assert {row for row, _ in found_in(compile_query(query), texts)} <= {row for row, _ in texts_like(query, texts)}


@pytest.mark.parametrize(
    ("find", "text"), [("k", "\N{KELVIN SIGN}"), ("S", "\u017f"), ("i", "\u0130"), ("\u017f", "s")]
)
def test_letters_that_count_as_ones_of_ascii_are_found(find: str, text: str) -> None:
    assert texts_like(Query(find, case=False), [text])
    assert edits.replace_text(episode(text), find, "x", case=False)
