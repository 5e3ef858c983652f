"""Names that every file system takes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editor.core.errors import EditorError
from editor.core.file_names import DEFAULT_TEMPLATE, LENGTH, PLACEHOLDERS, clip_values, file_name, unique

FORBIDDEN = set('<>:"/\\|?*') | set(map(chr, range(32)))


def named(name: str, template: str = "{name}") -> str:
    return file_name(template, clip_values("talk", 3, name, 74.5, 3723))


@pytest.mark.parametrize(
    ("template", "name"),
    [
        (DEFAULT_TEMPLATE, "talk 03 Why data teams fail"),
        ("{name}", "Why data teams fail"),
        ("{start}–{end}, {page}", "1-14–1-02-03, talk"),
        ("clip", "clip"),
        ("", "clip"),
        ("a } b {", "a } b {"),
    ],
)
def test_a_template_makes_a_name(template: str, name: str) -> None:
    assert named("Why data teams fail", template) == name


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Raphaël über 日本語 🎙", "Raphaël über 日本語 🎙"),
        ("Editing: listen, then cut", "Editing - listen, then cut"),
        ("AC/DC at 10:30", "AC-DC at 10-30"),
        ('What is "MLOps"?', "What is MLOps"),
        ("..hidden", "hidden"),
        ("-rf", "rf"),
        ("The end. ... ", "The end"),
        ("CON", "_CON"),
        ("nul.txt", "_nul.txt"),
        ("Lpt1", "_Lpt1"),
        ("Contents", "Contents"),
        ("a\tb\nc\x00", "a b c"),
        ("../../etc", "etc"),
        ("???", "clip"),
        ("cafe\u0301", "café"),
        ("exe\u202egpj", "exegpj"),
    ],
)
def test_what_a_file_system_cannot_hold_is_replaced(title: str, name: str) -> None:
    assert named(title) == name


def test_an_unknown_placeholder_is_named_with_those_that_there_are() -> None:
    with pytest.raises(
        EditorError, match=r"There is no placeholder “\{titel\}” for names of files. There are \{page\}, "
    ):
        named("Why", "{titel}")


def test_the_longest_part_of_a_long_name_gives_way() -> None:
    name = named("word " * 80, "{name} {number}")
    assert name.endswith(" 03")
    assert len(name) <= LENGTH


@given(st.text(), st.text(), st.lists(st.sampled_from(["{name}", "{page}", "{number}", " ", "-", "."]), max_size=6))
def test_every_name_is_safe(title: str, page: str, template: list[str]) -> None:
    name = file_name("".join(template), clip_values(page, 1, title, 0, 1))
    assert name
    assert not FORBIDDEN & set(name)
    assert name == name.strip(" .")
    assert len(name.encode()) <= LENGTH + 1  # an underscore may have come before it


@given(st.lists(st.sampled_from(["a", "A", "a (2)", "b", "é" * 60, "É" * 60])))
def test_names_become_unique_whatever_their_case(names: list[str]) -> None:
    found = unique(names)
    assert len({name.casefold() for name in found}) == len(names)
    assert all(len(name.encode()) <= LENGTH for name in found)


def test_the_first_of_a_name_keeps_it() -> None:
    assert unique(["a", "b", "A", "a"]) == ["a", "b", "A (2)", "a (3)"]


def test_the_placeholders_are_those_that_are_said() -> None:
    assert tuple(clip_values("talk", 1, "Why", 0, 1)) == PLACEHOLDERS
