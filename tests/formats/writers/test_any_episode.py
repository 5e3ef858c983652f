"""Whatever an episode holds, a writer writes it or says in a sentence why not."""

import json
from dataclasses import replace
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from editor.core.errors import FormatError
from editor.core.model import Clip, Episode, Header, Line
from editor.formats.writers.registry import WRITERS, Options, write_episode, writer_of
from tests.core.episodes import EPISODES, episode

# PDF takes its time; what it shows has tests of its own.
KINDS = [writer.id for writer in WRITERS if writer.id != "pdf"]
ODD_TEXT = st.text(max_size=12) | st.sampled_from(["\x00", "a\x07b", "\ud800", "\ufffe", "a --> b", "]]>", "\r\n\n"])
ODD_LINES = st.builds(Line, ODD_TEXT, st.none() | ODD_TEXT, st.none() | st.floats() | st.integers())
ODD = st.builds(
    Episode,
    st.lists(ODD_LINES | st.builds(Header, ODD_TEXT), max_size=5).map(tuple),
    st.lists(st.builds(Clip, ODD_TEXT, st.none() | st.floats(), st.none() | st.floats()), max_size=3).map(tuple),
    st.fixed_dictionaries({}, optional={"title": ODD_TEXT, "links": ODD_TEXT, "season": st.integers()}),
)


@pytest.mark.parametrize("kind", KINDS)
@given(episode=EPISODES | ODD)
@settings(max_examples=60)
def test_an_episode_is_written_or_refused_in_a_sentence(kind: str, episode: Episode) -> None:
    try:
        data, left_out = write_episode(episode, kind)
    except FormatError as error:
        data, left_out = b"", (str(error),)
    assert isinstance(data, bytes)
    assert all(sentence.endswith(".") for sentence in left_out)


@given(episode=ODD)
@settings(max_examples=60)
def test_xml_and_json_are_well_formed_whatever_the_titles(episode: Episode) -> None:
    page = replace(episode, entries=(*episode.entries, Header("Last"), Line("Words.", None, 5)), clips=())
    root = ElementTree.fromstring(write_episode(page, "psc")[0])
    assert len(root) == len(json.loads(write_episode(page, "podcast-chapters")[0])["chapters"])


def test_kinds_have_names_and_endings_of_their_own() -> None:
    assert len({writer.id for writer in WRITERS}) == len({writer.words for writer in WRITERS}) == len(WRITERS)
    assert all(writer.suffix.startswith(".") for writer in WRITERS)
    with pytest.raises(FormatError, match="stone"):
        writer_of("stone")


def test_an_arrow_in_subrip_is_no_time() -> None:
    data, left_out = write_episode(episode("0: From a --> b."), "srt")
    assert data.decode().endswith("From a → b.\n")
    assert left_out[0].startswith("--> in the text")


def test_what_people_read_says_what_it_lacks(sample_episode: Episode) -> None:
    _, left_out = write_episode(sample_episode, "text", Options(times=False, speakers=False, headers=False))
    assert left_out[:4] == (
        "The times of the lines are left out.",
        "Who speaks is left out.",
        "4 headers are left out.",
        "3 quotable clips are left out.",
    )
    assert write_episode(sample_episode, "page")[1] == ()
