"""The sample episode that the project ships: what somebody finds on it who tries Cueline."""

from pathlib import Path

import pytest
import yaml

from editor.core.model import Clip, Header, Line
from editor.formats.page_file import PageFile


@pytest.fixture
def page(sample: Path) -> PageFile:
    return PageFile.open(sample)


def test_two_people_talk_for_more_than_a_minute_and_a_half(page: PageFile) -> None:
    lines = [line for _, line in page.episode.lines()]
    assert {line.who for line in lines} == {"Paul", "Ines"}
    assert lines[-1].sec is not None
    assert lines[-1].sec > 90


def test_times_run_forward(page: PageFile) -> None:
    times = [line.sec for _, line in page.episode.lines()]
    assert times == sorted(set(times))


def test_has_headers_and_clips_that_start_at_lines(page: PageFile) -> None:
    starts = {entry.sec for entry in page.episode.entries if isinstance(entry, Line)}
    assert sum(isinstance(entry, Header) for entry in page.episode.entries) == 4
    assert len(page.episode.clips) == 3
    assert all(isinstance(clip, Clip) and {clip.start, clip.end} <= starts for clip in page.episode.clips)


def test_reads_without_a_notice(page: PageFile) -> None:
    assert not page.page.notices


def test_is_written_as_the_site_writes_its_pages(sample: Path) -> None:
    front = sample.read_text(encoding="utf-8").split("---\n")[1]
    assert yaml.safe_dump(yaml.safe_load(front), width=80, allow_unicode=True, sort_keys=False) == front


def test_recording_is_small(sample: Path) -> None:
    recording = sample.with_suffix(".opus").read_bytes()
    assert recording.startswith(b"OggS")
    assert len(recording) < 400_000
