"""Subtitles as broadcasters and other people's libraries take them."""

import io
from html import unescape
from itertools import pairwise
from pathlib import Path

import pysubs2
import pytest
import webvtt
from hypothesis import given, settings

from editor.core.captions import HeardWord
from editor.core.errors import FormatError
from editor.core.model import Episode, Line
from editor.formats.page_file import PageFile
from editor.formats.writers.registry import Options, write_episode
from tests.core.episodes import episode
from tests.formats.writers.talks import TALKS, said, words_of

PAGES = ["mlops-as-a-team.edited.md", "mlops-platform.draft.md", "mlops-platform.final.md"]


def srt(episode: Episode, options: Options | None = None) -> pysubs2.SSAFile:
    return pysubs2.SSAFile.from_string(write_episode(episode, "srt", options)[0].decode(), "srt")


def check_rules(file: pysubs2.SSAFile) -> None:
    for event in file:
        lines = event.plaintext.split("\n")
        assert len(lines) <= 2
        assert all(len(line) <= 42 for line in lines)
        assert 1000 <= event.duration <= 7000
    assert all(before.end <= after.start for before, after in pairwise(file))


def too_fast(file: pysubs2.SSAFile) -> list[pysubs2.SSAEvent]:
    """Return the cues that cannot be read in their time although nothing follows at once."""
    afters = [event.start for event in file[1:]] + [10**9]
    return [
        event
        for event, after in zip(file, afters, strict=True)
        if len(event.plaintext) > 20 * event.duration / 1000 and after - event.end > 2 and event.duration < 6990
    ]


@given(TALKS)
@settings(max_examples=30)
def test_cues_keep_the_rules_and_hold_every_word_once(episode: Episode) -> None:
    file = srt(episode)
    check_rules(file)
    assert not too_fast(file)
    assert words_of(event.plaintext for event in file) == said(episode)


@pytest.mark.parametrize("name", PAGES)
def test_real_pages_become_subtitles_by_the_rules(shared: Path, name: str) -> None:
    episode = PageFile.open(shared / "samples" / name).episode
    file = srt(episode)
    check_rules(file)
    assert not too_fast(file)
    assert words_of(event.plaintext for event in file) == said(episode)


@given(TALKS)
@settings(max_examples=30)
def test_webvtt_is_read_with_voices(episode: Episode) -> None:
    captions = list(webvtt.from_buffer(io.StringIO(write_episode(episode, "vtt")[0].decode())))
    assert [unescape(word) for word in words_of(caption.text for caption in captions)] == said(episode)
    voices = {unescape(caption.voice) for caption in captions if caption.voice}
    assert voices == {line.who for _, line in episode.lines()}
    plain = write_episode(episode, "vtt", Options(speakers=False))[0].decode()
    assert "<v " not in plain


def test_true_times_of_words_are_used() -> None:
    words = [HeardWord("Good", 2, 2.4), HeardWord("evening.", 2.5, 3), HeardWord("Hello.", 30, 30.5)]
    first, second = srt(episode("0 Ines: Good evening. Hello."), Options(heard=words))
    assert (first.start, second.start) == (2000, 30000)
    assert first.end <= 4000


def test_words_below_the_first_and_above_the_last_time_are_there() -> None:
    file = srt(episode("Ines: Before any time.", "20 Paul: Then.", "Ines: After that."))
    assert words_of(event.plaintext for event in file) == ["Before", "any", "time.", "Then.", "After", "that."]


@pytest.mark.parametrize("kind", ["srt", "vtt", "podcast-json"])
def test_without_any_time_there_are_no_subtitles(kind: str) -> None:
    with pytest.raises(FormatError, match="time"):
        write_episode(Episode((Line("One.", "Ines"),)), kind)


def test_what_subtitles_leave_out_is_said(sample_episode: Episode) -> None:
    assert write_episode(sample_episode, "srt")[1][:3] == (
        "Who speaks is left out.",
        "4 headers are left out.",
        "3 quotable clips are left out.",
    )
    assert "Who speaks is left out." not in write_episode(sample_episode, "vtt")[1]


def test_few_words_in_much_time_are_said_together() -> None:
    file = srt(episode(Line("This week we'll talk about careers in data.", "A", 0), Line("Yes.", "B", 109)))
    assert [event.start for event in file] == [0, 109_000]
    check_rules(file)
