from hypothesis import given

from editor.align.carry import Carrier, Landing
from editor.core.model import Episode
from tests.core.episodes import EPISODES, episode

TEXTS = [
    "We met in spring at a market hall.",
    "The team was small, and nobody knew the tools.",
    "Later on it grew, and so did everything that we had to look after.",
]


def landing(old: list[str], new: list[str], row: int) -> Landing | None:
    return Carrier(episode(*old), episode(*new)).landing(row)


def test_a_line_is_found_where_it_went() -> None:
    new = ["Something new.", "# Title", *TEXTS]
    assert [landing(TEXTS, new, row) for row in range(3)] == [Landing(row + 2, 0, True) for row in range(3)]


def test_a_line_that_was_merged_is_found_inside_of_another() -> None:
    merged = f"{TEXTS[0]} {TEXTS[1]}"
    assert landing(TEXTS, [merged, TEXTS[2]], 1) == Landing(0, merged.index("The team"), True)


def test_a_merged_line_begins_with_its_quotation_mark() -> None:
    said = "“Nobody” was all they said about it."
    assert landing([TEXTS[0], said], [f"{TEXTS[0]} {said}"], 1) == Landing(0, len(TEXTS[0]) + 1, True)


def test_a_merged_line_that_lost_its_first_words_begins_with_its_sentence() -> None:
    new = f"{TEXTS[0]} Our crew was small, and nobody knew the tools."
    assert landing(TEXTS, [new, TEXTS[2]], 1) == Landing(0, new.index("Our"), True)


def test_a_line_that_lost_its_first_words_does_not_begin_with_the_line_before() -> None:
    new = ["Yes.", "Crews were small, and nobody knew the tools."]
    assert landing(["Indeed.", TEXTS[1]], new, 1) == Landing(1, 0, True)


def test_words_before_a_line_that_are_new_belong_to_it() -> None:
    assert landing(TEXTS, [TEXTS[0], f"Yes. {TEXTS[1]}", TEXTS[2]], 1) == Landing(1, 0, True)


def test_a_line_that_was_split_is_found_at_its_first_part() -> None:
    assert landing(TEXTS, [TEXTS[0], TEXTS[1][:20], TEXTS[1][21:], TEXTS[2]], 1) == Landing(1, 0, True)


def test_one_of_two_same_lines_is_found_where_the_other_was_reworded() -> None:
    old = [TEXTS[0], TEXTS[1], TEXTS[1], TEXTS[2]]
    new = [TEXTS[0], "The team was tiny, and nobody had the tools.", TEXTS[1], TEXTS[2]]
    assert [landing(old, new, row) for row in (1, 2)] == [Landing(1, 0, True), Landing(2, 0, True)]


def test_a_line_that_is_gone_lands_at_the_next_and_is_not_sure() -> None:
    assert landing(TEXTS, [TEXTS[0], TEXTS[2]], 1) == Landing(1, 0, False)
    assert landing(TEXTS, TEXTS[:2], 2) == Landing(2, 0, False)


def test_nothing_lands_in_another_text() -> None:
    assert landing(TEXTS, ["Quite another matter."], 0) is None
    assert landing(TEXTS, [], 0) is None


def test_a_word_is_found_in_the_part_of_the_line_where_it_went() -> None:
    new = episode(TEXTS[0], TEXTS[1][:20], TEXTS[1][21:])
    carrier = Carrier(episode(*TEXTS[:2]), new)
    assert carrier.landing_of_word(1, TEXTS[1].index("knew")) == Landing(2, TEXTS[1][21:].index("knew"), True)
    assert carrier.landing_of_word(1, len(TEXTS[1])) is None


@given(EPISODES, EPISODES)
def test_everything_lands_in_the_text_or_nowhere(old: Episode, new: Episode) -> None:
    carrier = Carrier(old, new)
    for row, line in old.lines():
        for found in (carrier.landing(row), carrier.landing_of_word(row, len(line.text) // 2)):
            assert found is None or found.row <= len(new.entries)
            assert found is None or found.offset == 0 or found.offset < len(new.entries[found.row].text)
        assert 0 <= carrier.share_found(row) <= 1
