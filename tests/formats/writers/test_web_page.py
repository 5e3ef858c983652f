"""The web page as a file: what it holds, what it may do, what it cannot be made to do."""

import base64
import hashlib
import json
import re
from collections.abc import Mapping
from html import unescape
from html.parser import HTMLParser
from importlib.resources import files
from typing import Any

import pytest
from hypothesis import given

from editor.core.errors import FormatError
from editor.core.model import Clip, Episode, Header, Line
from editor.core.sections import Chapter
from editor.core.timing import Timeline
from editor.core.words import words_of
from editor.formats.writers.options import Options
from editor.formats.writers.web_page import MOST_EMBEDDED, web_page_leaves_out, write_web_page
from editor.formats.writers.web_transcript import VOICES
from editor.ui import theme
from tests.core.episodes import EPISODES, episode

TALK = episode("# Start", "1 Paul: Hello, world.", "9 Ines: Thank you.", "9 Ines: And more.", "# End", "20 Paul: Bye.")


class Seen(HTMLParser):
    """Collects what a browser would see: tags with their attributes, and the texts of tags."""

    def __init__(self, data: bytes) -> None:
        super().__init__()
        self.inside = False
        self.tags: list[tuple[str, Mapping[str, str | None]]] = []
        self.texts: list[tuple[str, str]] = []
        self.feed(data.decode())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        self.texts.append((tag, ""))
        self.inside = True

    def handle_endtag(self, tag: str) -> None:
        self.inside = False

    def handle_data(self, data: str) -> None:
        if self.inside:
            self.texts[-1] = self.texts[-1][0], self.texts[-1][1] + data

    def having(self, name: str, value: str) -> list[Mapping[str, str | None]]:
        return [found for _, found in self.tags if found.get(name) == value]


def written(talk: Episode = TALK, media: str | None = "talk.opus", **options: Any) -> str:
    return write_web_page(talk, Options(media=media, **options)).decode()


def times(page: str) -> Mapping[str, Any]:
    found = re.search(r'<script type="application/json" id="times">(.*?)</script>', page)
    assert found
    return json.loads(found[1])


def lines(page: str) -> list[str]:
    return re.findall(r'<p class="line[^>]*>.*?</p>', page)


def test_holds_every_line_with_its_time_and_speaker() -> None:
    first = lines(written())[0]
    assert 'href="#t=1" aria-label="Play from 0:01">0:01</a>' in first
    assert '<b class="who">Paul<span class="colon">: </span></b><span class="text">Hello, world.</span>' in first


def test_names_a_speaker_only_where_somebody_else_spoke_before() -> None:
    assert ["who" in line for line in lines(written())] == [True, True, False, True]


def test_tells_when_each_word_is_said() -> None:
    found, timeline = times(written()), Timeline(TALK.entries)
    assert found["starts"] == [round(timeline.start_of(row) or 0, 2) for row in (1, 2, 3, 5)]
    said = [[word.start for word in words_of(timeline, row)] for row in (1, 2, 3, 5)]
    for start, words, truth in zip(found["starts"], found["words"], said, strict=True):
        assert [start + word / 100 for word in words] == pytest.approx(truth, abs=0.011)


def test_every_line_but_those_of_one_moment_can_be_led_to() -> None:
    ids = re.findall(r' id="(t=[^"]*)"', written())
    assert ids[0] == "t=1"
    assert len(set(ids)) == len(ids) == 4


def test_leads_to_chapters_and_to_the_clips_that_are_no_chapters() -> None:
    clips = (Clip("start", 1, 9), Clip("Thanks", 9.5, 12), Clip("Lost"), Clip("End", 3, 5))
    page = written(Episode(TALK.entries, clips))
    chapters, found = re.findall(r'<ol class="(?:chapters|clips)">(.*?)</ol>', page, re.DOTALL)
    assert re.findall(r'href="(.*?)">(\w+)', chapters) == [("#t=1", "Start"), ("#t=20", "End")]
    assert re.findall(r'<a(?: href="(.*?)")?>(\w+)', found) == [("#t=9.5", "Thanks"), ("", "Lost"), ("#t=3", "End")]


def test_chapters_that_are_given_stand_for_the_headers() -> None:
    page = written(chapters=[Chapter(4, "Middle")])
    assert '<a href="#t=4">Middle <span>0:04</span></a>' in page
    assert re.findall("<h2 id=.*?>(.*?)</h2>", page)[0] == "Start"


def test_leaves_out_what_is_not_wanted() -> None:
    page = written(times=False, speakers=False, headers=False)
    assert not re.search('class="(time|who|people|s0)"|<h2 id="entry', page)
    assert 'id="t=9"' in page


def test_a_page_without_times_or_lines_is_still_a_page() -> None:
    assert times(written(episode("# Start", "Hello")))["words"] == []
    assert 'href="#entry-0"' in written(episode("# Start", "Hello"))
    assert times(written(Episode())) == {"starts": [], "words": [], "end": 0.0}


def test_plays_nothing_without_a_recording() -> None:
    assert not re.search('id="(media|play)"', written(media=None).split("<script type=")[0])


@pytest.mark.parametrize(
    ("media", "tag", "address"),
    [
        ("my talk #1?.opus", "audio", "my%20talk%20%231%3F.opus"),
        ("films\\one.mp4", "video", "films/one.mp4"),
        ("https://example.com/a.mp3?b=1&c=2", "audio", "https://example.com/a.mp3?b=1&c=2"),
        ('x" onerror="alert(1).mp3', "audio", "x%22%20onerror%3D%22alert%281%29.mp3"),
        ("javascript:alert(1)", "audio", "javascript%3Aalert%281%29"),
    ],
)
def test_plays_a_path_or_an_address(media: str, tag: str, address: str) -> None:
    [(found, attributes)] = [one for one in Seen(written(media=media).encode()).tags if one[1].get("id") == "media"]
    assert (found, attributes["src"]) == (tag, address)
    assert set(attributes) == {"id", "src", "preload", "controls", "playsinline"}


def test_holds_the_recording_itself_if_asked_to() -> None:
    page = write_web_page(TALK, Options(media="talk.opus"), b"sound").decode()
    assert f'src="data:audio/ogg;base64,{base64.b64encode(b"sound").decode()}"' in page


def test_refuses_to_hold_a_long_recording() -> None:
    with pytest.raises(FormatError, match="24 MB, too much to be put into a web page"):
        write_web_page(TALK, Options(media="talk.opus"), bytes(MOST_EMBEDDED + 1))


def test_may_run_its_own_script_and_style_only() -> None:
    page = written()
    [policy] = [found["content"] for found in Seen(page.encode()).having("http-equiv", "Content-Security-Policy")]
    for tag, attributes in (("script", ' type="module"'), ("style", "")):
        [text] = re.findall(f"<{tag}{attributes}>(.*?)</{tag}>", page, re.DOTALL)
        assert f"{tag}-src 'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'" in str(policy)
    assert str(policy).startswith("default-src 'none'; ")
    assert not re.search(r"\son\w+=|\sstyle=|<(link|script)[^>]*(src|href)=\"(?!data:)", page)


NASTY = "</script><script>alert(1)</script> \"q\" 'q' &amp; <b> ]]> <!-- ${title} $title \u2028 \ud800"


def test_whatever_a_page_says_is_only_text() -> None:
    links = {NASTY: f"https://example.com/{NASTY}", "bad": "javascript:alert(1)"}
    meta = {"title": NASTY, "season": NASTY, "links": links, "language": 'en"><script>'}
    nasty = Episode((Header(NASTY), Line(NASTY, NASTY, 3)), (Clip(NASTY, 3, 4), Clip(NASTY)), meta)
    seen = Seen(write_web_page(nasty, Options(media="x.mp3")))
    assert [tag for tag, _ in seen.tags].count("script") == 2
    shown = NASTY.replace("\u2028", " ").replace("\ud800", "\ufffd")
    assert dict(seen.texts)["h1"].startswith(shown[:60])
    assert sum(text.startswith(shown[:60]) for _, text in seen.texts) == 9
    assert not [one for _, one in seen.tags if (one.get("href") or "").startswith("javascript")]
    assert dict(seen.tags)["html"] == {"lang": "en"}


@given(EPISODES)
def test_every_episode_becomes_a_page_with_all_its_words(random: Episode) -> None:
    page = written(random)
    said = [unescape(text) for text in re.findall('<span class="text">(.*?)</span>', page, re.DOTALL)]
    assert said == [line.text for _, line in random.lines()]
    found = times(page)
    assert found["starts"] == sorted(found["starts"])
    if found["starts"]:
        assert [len(words) for words in found["words"]] == [len(line.text.split()) for _, line in random.lines()]


def test_says_what_it_leaves_out() -> None:
    told = Episode(TALK.entries, (Clip("One", 1, 2),), {"title": "T", "season": 1, "links": {}, "image": "a.jpg"})
    ends, image = "Where the clips end is left out.", "What the page says of the episode is left out: image."
    assert web_page_leaves_out(told, Options()) == (ends, image)
    assert len(web_page_leaves_out(told, Options(times=False, speakers=False, headers=False))) == 5


def test_has_the_colors_of_the_window() -> None:
    style = (files("editor.formats.writers") / "web" / "style.css").read_text()
    names = ["page", "ink", "faint", "rule", "panel", "field", "accent", "on_accent", "header"]
    names += ["spoken_line", "spoken_word", "hit", "current_hit"]
    for name in names:
        light, dark = getattr(theme.LIGHT, name).name(), getattr(theme.DARK, name).name()
        assert f"--{name.replace('_', '-')}: light-dark({light}, {dark});" in style
    assert len(theme.LIGHT.speakers) == VOICES
    for slot, (light, dark) in enumerate(zip(theme.LIGHT.speakers, theme.DARK.speakers, strict=True)):
        assert f".s{slot} {{ --voice: light-dark({light.name()}, {dark.name()}); }}" in style
