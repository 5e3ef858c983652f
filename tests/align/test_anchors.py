import pytest

from editor.align.anchors import Verdict, belongs, windows_of
from editor.align.runs import longest_run, only_ones
from editor.core.captions import HeardWord
from tests.bench.talks import talk


@pytest.mark.parametrize("seed", range(3))
def test_captions_of_another_talk_are_refused(seed: int) -> None:
    fit = belongs(talk(1, seed).lines, talk(1, seed + 100).heard)
    assert fit.verdict is Verdict.NO
    assert "do not seem to belong" in fit.sentence


def test_captions_of_the_talk_are_taken_without_a_word() -> None:
    episode = talk(0.2)
    fit = belongs(episode.lines, episode.heard)
    assert (fit.verdict, fit.sentence) == (Verdict.YES, "")


def test_a_talk_of_which_little_is_left_is_asked_about() -> None:
    pairs = enumerate(zip(talk(1, 1).lines, talk(1, 2).lines, strict=True))
    fit = belongs([other if number % 13 else one for number, (one, other) in pairs], talk(1, 1).heard)
    assert fit.verdict is Verdict.ASK
    assert fit.sentence.endswith("?")


def test_the_opening_that_all_episodes_share_is_no_proof() -> None:
    one, other = talk(1, 1), talk(1, 2)
    assert belongs([*one.lines[:4], *other.lines], one.heard).verdict is Verdict.NO


def test_a_short_text_is_asked_about_at_most() -> None:
    assert belongs(["Good evening."], [HeardWord("hello", 0, 1)]).verdict is Verdict.ASK


def test_only_what_occurs_once_counts() -> None:
    assert only_ones("abcab") == {"c": 2}


def test_the_longest_run_grows_on_both_sides() -> None:
    assert longest_run([(0, 5), (1, 1), (2, 2), (3, 9), (4, 3)]) == [(1, 1), (2, 2), (4, 3)]


def test_windows_reach_from_anchor_to_anchor_and_never_go_back() -> None:
    windows = windows_of(6, 9000, [(1, 2000), (4, 5000)])  # type: ignore[list-item]
    assert windows == [(0, 2400), (0, 5400), (1600, 5400), (1600, 5400), (1600, 9000), (4600, 9000)]
