"""Chapters, clips, tables and transcripts as others read them."""

import csv
import io
import json
import re
from xml.etree import ElementTree

import jsonschema
import opentimelineio as otio
import pytest

from editor.core.errors import FormatError
from editor.core.model import Clip, Episode
from editor.core.sections import Chapter
from editor.formats.writers.registry import Options, write_episode
from tests.core.episodes import episode

CHAPTERS = {
    "type": "object",
    "required": ["version", "chapters"],
    "properties": {
        "version": {"type": "string"},
        "chapters": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["startTime"],
                "properties": {"startTime": {"type": "number", "minimum": 0}, "title": {"type": "string"}},
            },
        },
    },
}
TRANSCRIPT = {
    "type": "object",
    "required": ["version", "segments"],
    "properties": {
        "version": {"const": "1.0.0"},
        "segments": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["startTime", "endTime", "body"],
                "properties": {
                    "speaker": {"type": "string"},
                    "startTime": {"type": "number", "minimum": 0},
                    "endTime": {"type": "number", "minimum": 0},
                    "body": {"type": "string"},
                },
                "additionalProperties": False,
            },
        },
    },
}
CLIP = {
    "type": "object",
    "required": ["@type", "name", "startOffset", "endOffset", "url"],
    "properties": {"@type": {"const": "Clip"}, "startOffset": {"type": "number"}, "endOffset": {"type": "number"}},
}


def write(episode: Episode, kind: str, **options: object) -> str:
    return write_episode(episode, kind, Options(**options))[0].decode()  # type: ignore[arg-type]


def left_out(episode: Episode, kind: str) -> str:
    return " ".join(write_episode(episode, kind)[1])


def test_youtube_takes_the_chapters(sample_episode: Episode) -> None:
    lines = write(sample_episode, "youtube-chapters").splitlines()
    starts = [int(minutes) * 60 + int(seconds) for minutes, seconds in (line[:5].split(":") for line in lines)]
    assert starts == [0, 24, 59, 85]
    assert all(re.fullmatch(r"\d\d:\d\d \S.*", line) for line in lines)


def test_chapters_that_are_too_short_for_youtube_are_left_out_and_said() -> None:
    page = episode("# A", "0: One.", "# B", "5: Two.", "# C", "60: Three.", "# D", "3700: Four.", "3720: Five.")
    assert write(page, "youtube-chapters") == "00:00 A\n01:00 C\n1:01:40 D\n"
    assert "shorter than 10 seconds are left out, as YouTube takes none: “B” at 0:05." in left_out(
        page, "youtube-chapters"
    )


def test_a_page_that_begins_without_a_header_gets_a_first_chapter() -> None:
    page = episode("20: One.", "# B", "60: Two.", "90: Three.")
    assert write(page, "youtube-chapters") == "00:00 Introduction\n01:00 B\n"
    said = left_out(page, "youtube-chapters")
    assert "“Introduction” is put at 0:00" in said
    assert "only where there are 3 or more; here there are 2" in said


def test_podcast_chapters_fit_their_schema(sample_episode: Episode) -> None:
    whole = json.loads(write(sample_episode, "podcast-chapters", media="sample.opus"))
    jsonschema.validate(whole, CHAPTERS)
    assert whole["fileName"] == "sample.opus"
    assert [one["startTime"] for one in whole["chapters"]] == [0, 24, 59, 85]


def test_simple_chapters_are_xml(sample_episode: Episode) -> None:
    title = 'What "why" & <how>'
    chapters = [Chapter(3661.5, title), Chapter(0, "Start")]
    root = ElementTree.fromstring(write(sample_episode, "psc", chapters=chapters))
    assert root.tag.endswith("simple-chapters}chapters")
    assert root.get("version") == "1.2"
    assert [(one.get("start"), one.get("title")) for one in root] == [
        ("00:00:00.000", "Start"),
        ("01:01:01.500", title),
    ]


@pytest.mark.parametrize("kind", ["youtube-chapters", "podcast-chapters", "psc"])
def test_no_headers_no_chapters(kind: str) -> None:
    with pytest.raises(FormatError, match="Add headers"):
        write_episode(episode("0: One."), kind)


def test_soundbites_stand_in_a_feed() -> None:
    page = Episode((), (Clip("Tea & <cake>", 73, 133.25), Clip("No end", 5), Clip("Short", 5, 7)))
    feed = f'<item xmlns:podcast="urn:podcast">{write(page, "soundbites")}</item>'
    found = [(bite.get("startTime"), bite.get("duration"), bite.text) for bite in ElementTree.fromstring(feed)]
    assert found == [("73.0", "60.25", "Tea & <cake>"), ("5.0", "2.0", "Short")]
    said = left_out(page, "soundbites")
    assert "1 clip is not 15 to 120 seconds long" in said
    assert "1 clip without a start before the end left out." in said


def test_clips_are_those_of_schema_org(sample_episode: Episode) -> None:
    whole = json.loads(write(sample_episode, "clips-jsonld"))
    assert (whole["@type"], len(whole["hasPart"])) == ("VideoObject", 3)
    for clip in whole["hasPart"]:
        jsonschema.validate(clip, CLIP)
    assert whole["hasPart"][0]["url"].endswith("&t=39")


def test_a_title_does_not_end_the_script_it_stands_in() -> None:
    text = write(Episode((), (Clip("</script>", 1, 2),)), "clips-jsonld")
    assert "</script" not in text
    assert json.loads(text)["hasPart"][0]["name"] == "</script>"


@pytest.mark.parametrize("kind", ["soundbites", "clips-jsonld", "edl", "otio"])
def test_no_clips_no_list_of_them(kind: str) -> None:
    with pytest.raises(FormatError, match="no quotable clips"):
        write_episode(episode("0: One."), kind)


@pytest.mark.parametrize("fps", [25, 30, 29.97])
def test_video_editors_read_the_clips(sample_episode: Episode, fps: float) -> None:
    edl = write(sample_episode, "edl", media="talk.mp4", fps=fps)
    base = round(fps)
    (track,) = otio.adapters.read_from_string(edl, "cmx_3600", rate=base).video_tracks()
    spans = [(clip.name, clip.source_range.start_time.value, clip.source_range.duration.value) for clip in track]
    assert spans == [
        (clip.name, round(clip.start * fps), round(clip.end * fps) - round(clip.start * fps))
        for clip in sample_episode.clips
    ]
    assert "* SOURCE FILE: talk.mp4" in edl


@pytest.mark.parametrize(("media", "kind"), [("talk.mp3", "Audio"), ("https://example.org/talk.mp4", "Video")])
def test_opentimelineio_reads_the_clips(sample_episode: Episode, media: str, kind: str) -> None:
    timeline = otio.adapters.read_from_string(write(sample_episode, "otio", media=media, fps=30), "otio_json")
    (track,) = timeline.tracks
    assert track.kind == kind
    assert timeline.name.startswith("How a Small Podcast")
    assert [clip.source_range.start_time.to_seconds() for clip in track] == [39, 63, 92]
    assert {clip.media_reference.target_url for clip in track} == {media}


def test_an_edit_decision_list_ends_with_its_last_number() -> None:
    page = Episode((), tuple(Clip(f"Clip {number}", number, number + 1) for number in range(1001)))
    assert write(page, "edl").count("FROM CLIP NAME") == 999
    assert "2 clips beyond the 999th left out." in left_out(page, "edl")


def test_the_transcript_of_a_podcast_fits_its_schema(sample_episode: Episode) -> None:
    whole = json.loads(write(sample_episode, "podcast-json"))
    jsonschema.validate(whole, TRANSCRIPT)
    assert len(whole["segments"]) == 17
    assert whole["segments"][0]["speaker"] == "Paul"


def test_a_table_holds_every_line(sample_episode: Episode) -> None:
    text = write_episode(sample_episode, "csv")[0].decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text, newline="")))
    assert [row["text"] for row in rows] == [line.text for _, line in sample_episode.lines()]
    assert rows[2]["section"] == "Before recording: Five questions and a quiet room"
    assert (rows[2]["time"], rows[2]["start"], rows[2]["speaker"]) == ("0:24", "24", "Paul")


def test_a_table_has_only_the_columns_that_are_wanted(sample_episode: Episode) -> None:
    options = Options(times=False, speakers=False, headers=False)
    assert write_episode(sample_episode, "csv", options)[0].decode("utf-8-sig").startswith("text\r\n")


def test_headers_that_no_line_is_under_are_missing_in_a_table() -> None:
    said = left_out(episode("# A", "# B", "0: One.", "# C"), "csv")
    assert "Headers with no line below them are left out: 2." in said
