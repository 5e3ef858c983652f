"""How well and how fast an edited text is aligned with captions, and what that takes of memory."""

import tracemalloc
from functools import partial
from pathlib import Path
from statistics import mean

from talks import RealTalk, Talk, cut, lit, real_talk, spoilt, talk, within

from bench import report, timed
from editor.align.aligning import align, realign
from editor.align.anchors import belongs
from editor.core.alignment import Alignment, Grade
from editor.core.captions import HeardWord
from editor.formats.page import read_page

SHARED = Path(__file__).parents[2] / ".." / "shared"
TARGETS = {1: 1000.0, 10: 10_000.0}
MEMORY = 60.0  # MB for each hour
REALIGNED = 20.0
RUNS = {1: 7, 10: 2}
SEEDS = range(10)


def main() -> None:
    for hours in RUNS:
        made(talk(hours), hours)
    if SHARED.is_dir():
        real(real_talk(SHARED))


def made(episode: Talk, hours: int) -> None:
    """Report on a talk that was made up."""
    size = f"{hours} h"
    report("align: whole text", size, [timed(lambda: align(*_of(episode))) for _ in range(RUNS[hours])], TARGETS[hours])
    tracemalloc.start()
    alignment = align(*_of(episode))
    peak = tracemalloc.get_traced_memory()[1] / 1e6
    tracemalloc.stop()
    report("align: memory", size, [peak], MEMORY * hours, unit="MB")
    some = range(5, len(alignment), len(alignment) // 40)
    times = [timed(partial(_again, alignment, episode, line)) for line in some]
    report("align: three lines again", size, times, REALIGNED)
    truth = dict(enumerate(episode.starts))
    for seconds in (0.5, 2.0):
        off = 100 * (1 - within(alignment.starts, truth, seconds))
        report(f"align: starts over {seconds:g} s off", size, [off], unit="%")


def _of(episode: Talk | RealTalk) -> tuple[list[str], list[HeardWord]]:
    return episode.lines, episode.heard


def _again(alignment: Alignment, episode: Talk, line: int) -> None:
    realign(alignment, episode.lines, episode.heard, line, 1)


def real(episode: RealTalk) -> None:
    """Report on the real page; what is missed rather than what is met, so that less is better."""
    blind = align(*_of(episode))
    for name, truth, targets in (
        ("as stated", episode.stated, (None, None, None)),
        ("corrected", episode.known, (None, 13.0, 6.0)),
        ("all", episode.all_known, (None, None, None)),
    ):
        for seconds, target in zip((1, 2, 5), targets, strict=True):
            missed(f"starts over {seconds} s off, {name}", within(blind.starts, truth, seconds), target)
    far = len(episode.known) * (1 - within(blind.starts, episode.known, 30))
    report("align: starts over 30 s off", "real", [round(far)], 1.0, unit="lines")
    missed("wrong line lit", lit(blind.starts, episode.all_known), 6.5)
    sure = {line: known for line, known in episode.all_known.items() if blind.line(line).grade is Grade.SURE}
    missed("lines not sure", len(sure) / len(blind), 40.0)
    missed("sure ones over 5 s off", within(blind.starts, sure, 5), 2.0)
    for removed, target in ((0.3, 10.0), (0.6, None)):
        texts = [cut(episode, removed, seed) for seed in SEEDS]
        near = mean([within(align(lines, episode.heard).starts, truth, 5) for lines, truth in texts])
        missed(f"over 5 s off, {removed:.0%} of lines cut", near, target)
    hinted(episode)
    judged(episode)


def hinted(episode: RealTalk) -> None:
    """Report on what stated seconds do, and how many wrong ones are reported."""
    starts = align(*_of(episode), episode.hints).starts
    for seconds, target in ((2, None), (5, 3.0)):
        missed(f"over {seconds} s off, with hints", within(starts, episode.stated, seconds), target)
    for part in (0.1, 0.2, 0.4):
        found, wrong_lines, others = 0, 0, 0
        for seed in SEEDS:
            hints, wrong = spoilt(episode, part, seed)
            clashes = {line for line, clash in enumerate(align(*_of(episode), hints).clashes) if clash}
            found, wrong_lines = found + len(clashes & wrong), wrong_lines + len(wrong)
            others += len(clashes - wrong)
        missed(f"{part:.0%} spoilt, not reported", found / wrong_lines, 10.0)
        report(f"align: {part:.0%} spoilt, others reported", "real", [others / len(SEEDS)], unit="lines")


def judged(episode: RealTalk) -> None:
    """Report on the gate: the episode's own page, and all pages of other ones."""
    report("align: anchors, own page", "real", [belongs(*_of(episode)).anchors], unit="")
    paths = [*sorted((SHARED / "corpus" / "pages").glob("[a-z]*.md")), SHARED / "samples" / "mlops-platform.final.md"]
    pages = [read_page(path.read_bytes(), path.name, markdown=True).episode for path in paths]
    rates = [belongs([line.text for _, line in page.lines()], episode.heard).anchors for page in pages if page.entries]
    report("align: anchors, other pages", "real", rates, 8.0, judged="worst", unit="")


def missed(operation: str, share: float, target: float | None) -> None:
    """Report how much of a share is missing, as per cent."""
    report(f"align: {operation}", "real", [100 * (1 - share)], target, unit="%")


if __name__ == "__main__":
    main()
