"""Lines that start where pauses end: of synthesized speech with known times, and in the cases that need care."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editor.align.aligning import align
from editor.align.by_sound import by_sound, snapped
from editor.align.pauses import PauseClock
from editor.align.soundtrack import heard_words
from editor.core.alignment import NOT_HEARD, Alignment, Grade, LineTimes, WordTimes
from editor.core.captions import Caption
from tests.bench import recordings, speech

LINES = 24
PAUSES = [(1.0, 1.5), (4.0, 4.2), (9.0, 10.0), (12.0, 12.3)]


@pytest.fixture(scope="module", params=[None, 15.0], ids=["clean", "15 dB"])
def pauses(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> list[tuple[float, float]]:
    """Find the pauses of what two voices say."""
    if lacks := speech.missing():
        pytest.skip(lacks)
    said = speech.spoken(LINES, turn=2)
    sound = said.sound if request.param is None else speech.noisy(said.sound, request.param)
    return speech.pauses_in(recordings.write(tmp_path_factory.mktemp("said") / "said.wav", sound, speech.RATE))


def near(alignment: Alignment) -> float:
    """Return the share of lines that start within 0.1 s of when they do."""
    known = [line.start for line in speech.spoken(LINES, turn=2).lines]
    return sum(abs(start - truth) <= 0.1 for start, truth in zip(alignment.starts, known, strict=True)) / LINES


def test_lines_start_when_they_are_said_by_captions_of_whole_seconds(pauses: list[tuple[float, float]]) -> None:
    said = speech.spoken(LINES, turn=2)
    captions = [Caption(text, start) for start, text in speech.captions(said.words)]
    alignment = align([line.text for line in said.lines], heard_words(captions))
    assert near(alignment) < 0.5
    assert near(snapped(alignment, pauses, whole_seconds=True)) >= 0.9


@pytest.mark.parametrize("turn", [1, 2, 6, LINES])
def test_lines_start_when_they_are_said_by_stated_turns(pauses: list[tuple[float, float]], turn: int) -> None:
    said = speech.spoken(LINES, turn=2)
    secs = [None if number % turn else float(int(line.start)) for number, line in enumerate(said.lines)]
    assert near(by_sound([line.text for line in said.lines], secs, pauses, said.seconds)) >= 0.87


def line(start: float, end: float, low: float, high: float) -> LineTimes:
    return LineTimes(start, end, low, high, Grade.SURE, 1.0, False, WordTimes.of([(0, 2, start, end, 0)]))


def test_a_line_starts_at_the_end_of_the_longest_pause_near_it() -> None:
    made = by_sound(["So", "Yes"], [0.0, 9.0], PAUSES, 20.0)
    assert made.starts == pytest.approx((0.0, 9.94))
    assert made.ends == pytest.approx((9.94, 20.0))


def test_lines_inside_of_a_turn_share_what_is_spoken_and_start_at_pauses() -> None:
    made = by_sound(["Ten letter", "Ten letter", "Ten letter"], [0.0, None, None], PAUSES, 14.0)
    assert made.starts == pytest.approx((0.0, 4.14, 9.94))
    assert made.grades == (Grade.LIKELY, Grade.GUESS, Grade.GUESS)


def test_words_are_not_said_in_a_pause() -> None:
    made = by_sound(["One two"], [0.0], [(4.0, 16.0)], 20.0)
    assert [(word.start, word.end) for word in made.line(0).words] == [(0.0, 3.0), (16.0, 19.0)]


def test_without_pauses_lines_are_where_their_characters_put_them() -> None:
    assert by_sound(["abc", "abc"], [0.0, None], [], 10.0).starts == pytest.approx((0.0, 5.0))


def test_nothing_is_no_trouble() -> None:
    assert len(by_sound([], [], PAUSES, 3.0)) == 0
    assert by_sound(["a"], [None], [], None).starts == (0.0,)
    assert len(snapped(Alignment(), PAUSES, whole_seconds=True)) == 0


def test_seconds_that_a_page_states_as_whole_numbers_are_as_good_as_others() -> None:
    whole, real = (by_sound(["So", "Yes"], secs, PAUSES, 20.0) for secs in ([0, 9], [0.0, 9.0]))
    assert whole.starts == real.starts


def test_a_start_between_what_was_heard_goes_to_the_longest_pause() -> None:
    made = snapped(Alignment((line(3.0, 8.0, 3.0, 8.0), line(8.0, 11.0, 8.0, 10.5))), PAUSES, whole_seconds=False)
    assert made.starts == pytest.approx((4.14, 9.94))
    assert made.ends == pytest.approx((9.94, 11.0))


def test_a_start_of_which_little_is_known_moves_little() -> None:
    far, close = line(7.0, 11.0, 1.0, 11.0), line(4.5, 8.0, 1.0, 11.0)
    assert snapped(Alignment((far,)), PAUSES, whole_seconds=True).starts == (7.0,)
    assert snapped(Alignment((close,)), PAUSES, whole_seconds=True).starts == pytest.approx((4.14,))


def test_two_lines_do_not_start_at_one_pause() -> None:
    made = snapped(Alignment((line(9.6, 9.9, 9.0, 10.0), line(9.9, 12.0, 9.5, 10.5))), PAUSES, whole_seconds=False)
    assert made.starts == pytest.approx((9.94, 9.9), abs=0.05)


def test_heard_words_keep_their_times_where_those_are_exact() -> None:
    words = WordTimes.of([(0, 3, 8.9, 9.2, NOT_HEARD), (4, 7, 11.0, 11.5, 7)])
    before = LineTimes(8.9, 12.0, 8.8, 11.0, Grade.SURE, 1.0, False, words)
    (made,) = snapped(Alignment((before,)), PAUSES, whole_seconds=False).lines
    assert [word.start for word in made.words] == pytest.approx([9.94, 11.0])


edges = st.lists(st.integers(0, 10_000), max_size=20, unique=True).map(sorted)


@given(edges, st.lists(st.tuples(st.text(max_size=20), st.one_of(st.none(), st.integers(0, 90)))))
def test_starts_never_fall_and_lines_end_where_the_next_starts(
    edges: list[int], lines: list[tuple[str, int | None]]
) -> None:
    pauses = [(first / 100, last / 100) for first, last in zip(edges[::2], edges[1::2], strict=False)]
    made = by_sound([text for text, _ in lines], [sec for _, sec in lines], pauses, 95.0)
    assert list(made.starts) == sorted(made.starts)
    assert made.ends[:-1] == made.starts[1:]
    for one in made.lines:
        assert one.low <= one.start <= one.high
        assert all(one.start <= word.start <= word.end <= one.end for word in one.words)


@given(edges, st.floats(0, 100))
def test_time_without_pauses_and_back(edges: list[int], seconds: float) -> None:
    pauses = [(first / 100, last / 100) for first, last in zip(edges[::2], edges[1::2], strict=False)]
    clock = PauseClock(pauses)
    behind = next((end for start, end in pauses if start <= seconds < end), seconds)
    assert clock.moment(clock.spoken(seconds)) == pytest.approx(behind, abs=0.02)
