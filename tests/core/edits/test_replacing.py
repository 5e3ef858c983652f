from dataclasses import fields

import pytest

from editor.core import edits
from editor.core.errors import EditError
from editor.core.model import Entry, Episode, Header, Line
from tests.core.episodes import episode, shown

PAGE = episode("# About ML Ops", "1 A: ML Ops, ml ops and HTML Ops", "2 B: nothing")


def replaced(find: str, by: str, **options: bool) -> list[str]:
    return shown(edits.replace_text(PAGE, find, by, **options).apply(PAGE))


def test_text_is_replaced_in_lines_and_headers_and_other_entries_stay_the_same() -> None:
    change = edits.replace_text(PAGE, "ML Ops", "MLOps")
    assert shown(change.apply(PAGE)) == ["# About MLOps", "1 A: MLOps, ml ops and HTMLOps", "2 B: nothing"]
    assert change.apply(PAGE).entries[2] is PAGE.entries[2]


def test_case_and_whole_words() -> None:
    assert replaced("ml ops", "x", case=False)[1] == "1 A: x, x and HTx"
    assert replaced("ML Ops", "x", word=True)[1] == "1 A: x, ml ops and HTML Ops"


def test_groups_stand_for_what_was_found() -> None:
    assert replaced(r"(ML) (?P<what>Ops)", r"\g<what>/\1", regex=True)[0] == "# About Ops/ML"


def test_without_regex_backslashes_are_text() -> None:
    assert replaced("ML", r"\1\n")[0] == r"# About \1\n Ops"


def test_the_result_is_one_clean_paragraph() -> None:
    assert replaced(" Ops", "\nOps\x00")[0] == "# About ML Ops"
    assert replaced("ML ", r"ML\n", regex=True)[0] == "# About ML Ops"


def test_nothing_is_replaced_across_entries() -> None:
    assert not edits.replace_text(PAGE, r"Ops\s+1", "x", regex=True)


@pytest.mark.parametrize("find", ["absent", "x*", "^", r"\b"])
def test_what_is_not_found_changes_nothing(find: str) -> None:
    assert not edits.replace_text(PAGE, find, "!", regex=True)


def test_an_expression_that_may_match_nothing_replaces_what_it_does_match() -> None:
    assert replaced("(Op)*", r"<\1>", regex=True)[0] == "# About ML <Op>s"


@pytest.mark.parametrize("by", [r"\2", r"\g<who>", "\\", r"\g<"])
def test_a_group_that_is_not_there_is_refused(by: str) -> None:
    with pytest.raises(EditError, match="cannot be put"):
        edits.replace_text(PAGE, "(ML)", by, regex=True)


@pytest.mark.parametrize("entry", [Line("a", "Ann", 5, "0:05", {"x": 1}), Header("a", {"x": 1})])
def test_nothing_but_the_words_is_another(entry: Entry) -> None:
    after = edits.replace_text(Episode((entry,)), "a", "b").apply(Episode((entry,))).entries[0]
    rest = [field.name for field in fields(entry) if field.name != "text"]
    assert after.text == "b"
    assert all(getattr(after, name) is getattr(entry, name) for name in rest)
