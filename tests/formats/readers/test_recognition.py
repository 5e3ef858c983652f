"""A recogniser's file is known by its content, whatever its length and wherever its keys stand."""

import json
import time
import tracemalloc
from typing import Any

import pytest

from editor.core.errors import FormatError
from editor.formats.readers.registry import recognise
from tests.formats.readers.spoken_samples import TALK, WRITERS

OF_RECOGNISERS = ("whisper", "whisperx", "whisper-cpp", "assemblyai", "deepgram", "google", "amazon", "podcast-json")
PROSE = "and so the bees were counted " * 2**13


def behind_prose(value: Any, depth: int = 3) -> Any:
    """Put a long text before every list that stands near the root of an object, and one behind all."""
    if depth == 0 or not isinstance(value, dict):
        return value
    found: dict[str, Any] = {}
    for key, inner in value.items():
        if isinstance(inner, list):
            found[f"before_{key}"] = PROSE
        found[key] = behind_prose(inner, depth - 1)
    return {**found, "after": PROSE}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
@pytest.mark.parametrize("kind", OF_RECOGNISERS)
def test_long_texts_before_the_telling_keys_hide_no_kind(kind: str, encoding: str) -> None:
    value = behind_prose(json.loads(WRITERS[kind](TALK * 400)))
    assert recognise(json.dumps(value).encode(encoding), "talk").id == kind


@pytest.mark.parametrize("kind", OF_RECOGNISERS)
def test_a_long_file_is_known_in_any_order_of_its_keys(kind: str) -> None:
    value = json.loads(WRITERS[kind](TALK * 2500))
    for order in (sorted(value), sorted(value, reverse=True)):
        assert recognise(json.dumps({key: value[key] for key in order}).encode(), "talk").id == kind


def test_hours_without_speakers_are_known() -> None:
    words = [(f"word{at}", at * 0.34) for at in range(16_000)]
    text = " ".join(word for word, _ in words)
    items = [
        {"type": "pronunciation", "alternatives": [{"content": word}], "start_time": f"{at:.2f}"} for word, at in words
    ]
    amazon = {"jobName": "x", "results": {"transcripts": [{"transcript": text}], "items": items}}
    timed = [{"text": word, "start": int(at * 1000), "end": int(at * 1000) + 300} for word, at in words]
    assemblyai = {"id": "x", "status": "completed", "text": text, "words": timed, "utterances": None}
    assert recognise(json.dumps(amazon).encode(), "talk").id == "amazon"
    assert recognise(json.dumps(assemblyai).encode(), "talk").id == "assemblyai"


def test_a_telling_word_that_is_no_key_tells_nothing() -> None:
    value = {"text": PROSE, "kind": "items", "results": "alternatives", "segments": []}
    with pytest.raises(FormatError, match="cannot be told"):
        recognise(json.dumps(value).encode(), "talk")


def test_a_long_file_is_known_soon_and_in_little_room() -> None:
    data = json.dumps({"text": PROSE * 32, "items": [{"start": at} for at in range(100_000)]}).encode()
    begun = time.process_time()
    tracemalloc.start()
    with pytest.raises(FormatError, match="cannot be told"):
        recognise(data, "talk")
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 2 * 2**20
    assert time.process_time() - begun < 0.1 * len(data) / 2**20
