"""What a writer writes, its reader reads: everything that the format can hold comes back."""

from html import unescape

import pytest
from hypothesis import given, settings

from editor.core.model import Episode
from editor.core.timing import Timeline
from editor.formats.page import read_page
from editor.formats.readers.registry import read_draft, recognise
from editor.formats.writers.registry import Options, write_episode
from tests.formats.writers.talks import TALKS, captions, held, said, taken, words_of

TEXTS = {"text": "rendered", "markdown": "markdown", "docx": "docx"}


@pytest.mark.parametrize(("kind", "reader"), TEXTS.items())
@given(episode=TALKS)
@settings(max_examples=25)
def test_texts_for_people_bring_back_speakers_words_times_and_headers(kind: str, reader: str, episode: Episode) -> None:
    data, _ = write_episode(episode, kind)
    assert taken(read_draft(data, f"talk.{kind}", reader)) == held(episode)


@pytest.mark.parametrize(("kind", "reader"), TEXTS.items())
def test_texts_for_people_are_recognised(kind: str, reader: str, sample_episode: Episode) -> None:
    data, _ = write_episode(sample_episode, kind)
    assert recognise(data, "talk").id == reader


@given(episode=TALKS)
@settings(max_examples=25)
def test_webvtt_brings_back_speakers_and_words(episode: Episode) -> None:
    draft = read_draft(write_episode(episode, "vtt")[0], "talk.vtt", "vtt")
    assert words_of(one.text for one in captions(draft)) == said(episode)
    assert [(one.who, word) for one in captions(draft) for word in one.text.split()] == [
        (line.who, word) for _, line in episode.lines() for word in line.text.split()
    ]


@given(episode=TALKS)
@settings(max_examples=25)
def test_subrip_brings_back_words_near_their_times(episode: Episode) -> None:
    draft = read_draft(write_episode(episode, "srt")[0], "talk.srt", "srt")
    # SubRip does not say what &amp; means; readers show it as it was meant.
    assert words_of(one.text for one in captions(draft)) == [unescape(word) for word in said(episode)]
    starts = [one.start for one in captions(draft)]
    assert starts == sorted(starts)


@given(episode=TALKS)
def test_podcast_json_brings_back_lines_with_speakers_and_times(episode: Episode) -> None:
    draft = read_draft(write_episode(episode, "podcast-json")[0], "talk.json")
    assert draft.kind == "podcast-json"
    assert taken(draft) == [part for part in held(episode) if part[0] != "#"]
    last = captions(draft)[-1]
    assert last.end == pytest.approx(Timeline(episode.entries).end_of(len(episode.entries) - 1), abs=0.001)


@given(episode=TALKS)
def test_a_page_brings_back_everything(episode: Episode) -> None:
    page = read_page(write_episode(episode, "page")[0], "talk.md", markdown=True)
    assert held(page.episode) == held(episode)
    assert page.episode.meta == episode.meta


@pytest.mark.parametrize(("kind", "reader"), [("youtube-chapters", "chapters"), ("podcast-chapters",) * 2])
def test_chapters_come_back(kind: str, reader: str, sample_episode: Episode) -> None:
    draft = read_draft(write_episode(sample_episode, kind)[0], "talk", reader)
    assert [(title.start, title.text) for title in draft.parts] == [
        (0, "Welcome: From two microphones to your ears"),
        (24, "Before recording: Five questions and a quiet room"),
        (59, "Editing: Listen once, cut the second time"),
        (85, "Words on the page: Why every sentence is written down"),
    ]


def test_what_is_not_wanted_is_not_written(sample_episode: Episode) -> None:
    bare = Options(times=False, speakers=False, headers=False, title="")
    for kind in ("text", "markdown"):
        text = write_episode(sample_episode, kind, bare)[0].decode().replace("\\", "")
        assert text.split() == said(sample_episode)
