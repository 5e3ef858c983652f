"""How well and how fast the structure of a page is carried to another version of it."""

from functools import partial
from itertools import chain, cycle, islice
from pathlib import Path

from versions import pages, reworded, starts_of_sections

from bench import report, timed
from editor.align.carry import Carrier
from editor.align.structure import plan_structure, take_structure
from editor.core.model import Episode
from editor.formats.page import read_page

SHARED = Path(__file__).parents[2] / ".." / "shared"
VERSIONS = 25
SEEDS = 4
DRAFT, FINAL = "mlops-platform.draft.md", "mlops-platform.final.md"
HOURS = 10
LINES_PER_HOUR = 130


def main() -> None:
    if not SHARED.is_dir():
        return
    real = pages(SHARED)
    landed(real)
    speed(real)
    samples()


def landed(real: list[Episode]) -> None:
    """Report how many headers of reworded pages, whose line is still there, miss it."""
    off, off_words, sure_and_off, count = 0, 0, 0, 0
    for number in range(VERSIONS * SEEDS):
        old = real[number % len(real)]
        version = reworded(old, number)
        carrier = Carrier(old, Episode(tuple(version.lines)))
        rows = [row for row, _ in old.lines()]
        for _, line in starts_of_sections(old):
            place = version.places[line] if line < len(rows) else None
            if place is None:
                continue
            landing = carrier.landing(rows[line])
            count += 1
            off += landing is None or landing.row != place.line
            off_words += landing is None or landing[:2] != place
            sure_and_off += landing is not None and landing.sure and landing[:2] != place
    size = f"{count} headers"
    for name, misses, target in (
        ("headers off their line", off, 1.0),
        ("headers off their words", off_words, None),
        ("sure headers off their words", sure_and_off, None),
    ):
        report(f"carry: {name}", size, [100 * misses / count], target, unit="%")


def speed(real: list[Episode]) -> None:
    """Report how long it takes to find what another version would change, and to change it."""
    versions = [(Episode(tuple(reworded(page, seed).lines)), page) for seed, page in enumerate(real)]
    report("carry: plan", "a page", [timed(partial(plan_structure, *version)) for version in versions])
    plans = [(new, plan_structure(new, old)) for new, old in versions]
    report("carry: take", "a page", [timed(partial(take_structure, *plan)) for plan in plans])
    every = chain.from_iterable(page.entries for page in cycle(real))
    long = Episode(tuple(islice(every, HOURS * LINES_PER_HOUR)))
    new = Episode(tuple(reworded(long, 0).lines))
    report("carry: plan", f"{HOURS} h", [timed(lambda: plan_structure(new, long)) for _ in range(3)])


def samples() -> None:
    """Report how many headers are wrong where two versions of a real page take each other's."""
    draft, final = (_page(SHARED / "samples" / name) for name in (DRAFT, FINAL))
    for name, mine, other in (("draft from final", draft, final), ("final from draft", final, draft)):
        after = take_structure(mine, plan_structure(mine, other)).apply(mine)
        wrong = set(_sections(after)) ^ set(_sections(other))
        report(f"carry: headers wrong, {name}", "real", [len(wrong)], 0.0, unit="")


def _sections(page: Episode) -> list[tuple[str, int]]:
    return [(header.text, line) for header, line in starts_of_sections(page)]


def _page(path: Path) -> Episode:
    return read_page(path.read_bytes(), path.name, markdown=True).episode


if __name__ == "__main__":
    main()
