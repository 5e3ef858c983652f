"""How well the real sample is aligned with its stated seconds hidden; the benchmark prints the exact figures."""

from pathlib import Path
from statistics import mean

import pytest

from editor.align.aligning import align
from editor.align.anchors import Verdict, belongs
from editor.align.errors import AlignmentError
from editor.core.alignment import Grade
from editor.formats.page import read_page
from tests.bench.talks import RealTalk, cut, lit, real_talk, spoilt, within

SEEDS = range(4)


@pytest.fixture(scope="module")
def real(shared: Path) -> RealTalk:
    return real_talk(shared)


def other_pages(shared: Path) -> list[list[str]]:
    """Return the lines of pages of other episodes."""
    pages = [*sorted((shared / "corpus" / "pages").glob("[a-z]*.md")), shared / "samples" / "mlops-platform.final.md"]
    texts = [read_page(path.read_bytes(), path.name, markdown=True).episode for path in pages]
    lines = [[line.text for _, line in episode.lines()] for episode in texts]
    return [text for text in lines if text]


def test_lines_start_when_they_are_said(real: RealTalk) -> None:
    starts = align(real.lines, real.heard).starts
    assert within(starts, real.known, 2) >= 0.87
    assert within(starts, real.known, 5) >= 0.94
    assert within(starts, real.stated, 5) >= 0.89
    assert within(starts, real.known, 30) >= 1 - 1.5 / len(real.known)
    assert lit(starts, real.all_known) >= 0.93


def test_what_is_sure_is_right(real: RealTalk) -> None:
    alignment = align(real.lines, real.heard)
    sure = {number: known for number, known in real.all_known.items() if alignment.line(number).grade is Grade.SURE}
    assert len(sure) >= 0.6 * len(real.lines)
    assert within(alignment.starts, sure, 5) >= 0.98


def test_a_text_with_a_third_of_its_lines_cut_is_followed(real: RealTalk) -> None:
    texts = [cut(real, 0.3, seed) for seed in SEEDS]
    assert mean(within(align(lines, real.heard).starts, truth, 5) for lines, truth in texts) >= 0.90


def test_stated_seconds_help(real: RealTalk) -> None:
    starts = align(real.lines, real.heard, real.hints).starts
    assert within(starts, real.stated, 5) >= 0.96


@pytest.mark.parametrize("share", [0.1, 0.2, 0.4])
def test_stated_seconds_that_are_wrong_are_reported(real: RealTalk, share: float) -> None:
    reported = spoilt_count = others = 0
    for seed in SEEDS:
        hints, wrong = spoilt(real, share, seed)
        clashes = {number for number, clash in enumerate(align(real.lines, real.heard, hints).clashes) if clash}
        reported, spoilt_count = reported + len(clashes & wrong), spoilt_count + len(wrong)
        others += len(clashes - wrong)
    assert reported >= 0.90 * spoilt_count
    assert others <= 4 * len(SEEDS)


def test_captions_of_another_episode_are_refused(real: RealTalk, shared: Path) -> None:
    for lines in other_pages(shared):
        assert belongs(lines, real.heard).verdict is Verdict.NO
    with pytest.raises(AlignmentError, match="do not seem to belong"):
        align(other_pages(shared)[0], real.heard)


def test_captions_of_the_episode_are_known_as_such(real: RealTalk) -> None:
    fit = belongs(real.lines, real.heard)
    assert fit.verdict is Verdict.YES
    assert fit.anchors > 100
