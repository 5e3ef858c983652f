import pytest

from editor.align.by_characters import by_characters
from editor.align.values import Alignment, spliced


def alignment(*lines: str) -> Alignment:
    return by_characters(lines, [10 * number for number in range(len(lines))])


@pytest.mark.parametrize(("first", "after"), [(0, 0), (0, 1), (1, 3), (3, 3), (0, 3)])
def test_a_splice_replaces_lines_and_their_words(first: int, after: int) -> None:
    old, new = alignment("one two", "three", "four five six"), alignment("seven", "eight nine")
    made = spliced(old, first, after, new)
    assert list(made.lines()) == [*list(old.lines())[:first], *new.lines(), *list(old.lines())[after:]]
    words = [old.words_of(line) for line in range(3)]
    words[first:after] = [new.words_of(line) for line in range(2)]
    assert [made.words_of(line) for line in range(len(made))] == words
    assert len(old) == 3
