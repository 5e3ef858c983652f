from editor.core.sections import sections_of, stretches_of
from editor.core.timing import Timeline
from tests.core.episodes import episode


def test_a_section_is_a_header_with_the_lines_below_it() -> None:
    page = episode("# A ", "0: one", "two", "# Empty", "# B", "60: three", "# End")
    found = sections_of(page, Timeline(page.entries, 90))
    assert [(section.row, section.first, section.title) for section in found] == [
        (0, 1, "A"),
        (3, 5, "Empty"),
        (4, 5, "B"),
        (6, 7, "End"),
    ]
    assert [(section.start, section.end) for section in found] == [(0, 60), (60, 60), (60, 90), (90, 90)]


def test_without_times_sections_have_none() -> None:
    page = episode("# A", "one")
    (section,) = sections_of(page, Timeline(page.entries))
    assert (section.start, section.end) == (None, None)
    assert stretches_of(page, Timeline(page.entries)) == []


def test_a_header_within_a_turn_may_start_anywhere_in_it() -> None:
    page = episode("0: one", "# A", "two", "# B", "60: three")
    within, stated = stretches_of(page, Timeline(page.entries, 90))
    assert (within.stated, within.earliest, within.latest) == (False, 0, 60)
    assert (stated.stated, stated.earliest, stated.latest) == (True, 60, 60)
    assert within.may_start_at(59)
    assert not stated.may_start_at(59)


def test_a_second_that_goes_backwards_states_nothing() -> None:
    page = episode("0: one", "# A", "99: two", "# B", "30: three", "60: four")
    wrong, right = stretches_of(page, Timeline(page.entries))
    assert (wrong.stated, right.stated) == (False, True)
