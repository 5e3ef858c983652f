"""What is exported: which clips, as what, and into which files."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import Enum
from itertools import chain, count
from pathlib import Path

from editor.core.file_names import clip_values, file_name, unique
from editor.core.model import Clip
from editor.core.timing import Timeline
from editor.formats.clip_words import TEXT_SUFFIX, WEBVTT_SUFFIX
from editor.media.cut import suffix_for
from editor.media.movie import SUFFIX
from editor.ui.captioned.card import Card
from editor.ui.captioned.frame import Shape
from editor.ui.theme import Theme


class Kind(Enum):
    """What becomes of a clip."""

    EXACT = "exact"
    LOSSLESS = "lossless"
    VERTICAL = "vertical"
    SQUARE = "square"

    @property
    def shape(self) -> Shape | None:
        """Return the shape of a captioned video; None for a cut."""
        return {Kind.VERTICAL: Shape.VERTICAL, Kind.SQUARE: Shape.SQUARE}.get(self)

    def suffix(self, source: Path) -> str:
        """Return the ending of the files' names; raises MediaError where the recording can't be written so."""
        return SUFFIX if self.shape else suffix_for(source, lossless=self is Kind.LOSSLESS)


@dataclass(frozen=True)
class Choice:
    """A clip of the page that can be exported: its number, counted from 1, and its times in seconds."""

    number: int
    clip: Clip
    start: float
    end: float


@dataclass(frozen=True)
class Job:
    """One clip to export, from `start` to `end` seconds, into the file `target`."""

    start: float
    end: float
    card: Card
    target: Path

    @property
    def name(self) -> str:
        """Return what the clip is called."""
        return self.card.name or self.target.stem


@dataclass(frozen=True)
class Order:
    """Clips to export, and how; nothing in it changes while it is carried out in another thread."""

    source: Path
    kind: Kind
    jobs: tuple[Job, ...]
    timeline: Timeline
    theme: Theme
    webvtt: bool = False
    text: bool = False

    def files(self, job: Job) -> tuple[Path, ...]:
        """Return all files that a job writes."""
        beside = ((self.webvtt, WEBVTT_SUFFIX), (self.text, TEXT_SUFFIX))
        return (job.target, *(job.target.with_suffix(suffix) for wanted, suffix in beside if wanted))

    def in_the_way(self) -> list[Path]:
        """Return the files that are there already."""
        return [file for job in self.jobs for file in self.files(job) if file.exists()]

    def keeping_both(self) -> "Order":
        """Return the order with other names for the files that are there already."""
        given: set[Path] = set()
        jobs = []
        for job in self.jobs:
            jobs.append(self._beside_others(job, given))
            given.update(self.files(jobs[-1]))
        return replace(self, jobs=tuple(jobs))

    def _beside_others(self, job: Job, given: set[Path]) -> Job:
        path = job.target
        others = (replace(job, target=path.with_name(f"{path.stem} {number}{path.suffix}")) for number in count(2))
        return next(
            one for one in chain((job,), others) if not any(file.exists() or file in given for file in self.files(one))
        )


def file_names(template: str, page: str, choices: Iterable[Choice]) -> list[str]:
    """Return the names, without their endings, that clips get; raises EditorError for a template that makes none."""
    return unique(
        file_name(template, clip_values(page, one.number, one.clip.name, one.start, one.end)) for one in choices
    )
