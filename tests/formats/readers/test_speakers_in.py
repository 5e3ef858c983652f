"""Who speaks, as recognisers say it: beside each word, for a channel, or for a sentence or a paragraph."""

import json
from typing import Any

import pytest

from editor.core.captions import Draft, HeardWord
from editor.core.paragraphs import to_entries
from editor.formats.readers.registry import read_draft


def read(value: Any, kind: str | None = None) -> Draft:
    return read_draft(json.dumps(value).encode(), "talk.json", kind)


def said(draft: Draft) -> list[tuple[str | None, str]]:
    return [(one.who, one.text) for one in draft.captions]


def words(*spoken: tuple[str, float, str | None], text: str = "word", unit: int = 1) -> list[dict[str, Any]]:
    """Return words of half a second as recognisers write them; without a speaker where there is none."""
    return [
        {text: word, "start": at * unit, "end": (at + 0.5) * unit, **({"speaker": who} if who else {})}
        for word, at, who in spoken
    ]


def whisperx(own: list[dict[str, Any]], text: str, who: str | None = "Ann") -> dict[str, Any]:
    segment = {"start": 0, "end": 9.0, "text": text, "words": own, **({"speaker": who} if who else {})}
    return {"segments": [segment], "word_segments": []}


def test_a_segment_of_whisperx_is_cut_where_another_speaks() -> None:
    own = words(("How", 0, "Ann"), ("many?", 1, "Ann"), ("Forty,", 5, "Bob"), ("I", 6, "Bob"), ("think.", 7, "Bob"))
    draft = read(whisperx(own, " How  many? Forty, I think."))
    assert (draft.kind, said(draft)) == ("whisperx", [("Ann", "How many?"), ("Bob", "Forty, I think.")])
    assert [(one.start, one.end) for one in draft.captions] == [(0, 1.5), (5, 9)]
    assert [entry.text for entry in to_entries(draft).entries] == ["How many?", "Forty, I think."]


def test_words_of_nobody_belong_to_who_spoke_before() -> None:
    own = words(("In", 0, "Ann"), ("2014.", 1, None), ("Yes.", 2, "Bob"), ("So", 3, None))
    assert said(read(whisperx(own, "In 2014. Yes. So"))) == [("Ann", "In 2014."), ("Bob", "Yes. So")]
    first = words(("In", 0, None), ("2014.", 1, "Bob"))
    assert said(read(whisperx(first, "In 2014."))) == [("Ann", "In"), ("Bob", "2014.")]
    assert said(read(whisperx(first, "In 2014.", who=None))) == [("Bob", "In 2014.")]


def test_words_without_blanks_between_are_cut_without() -> None:
    own = words(("你好", 0, "Ann"), ("世界", 1, "Ann"), ("再见", 2, "Bob"))
    assert said(read(whisperx(own, "你好世界再见"))) == [("Ann", "你好世界"), ("Bob", "再见")]


def item(text: str, start: float, **more: str) -> dict[str, Any]:
    times = {"start_time": str(start), "end_time": str(start + 0.5)}
    return {"type": "pronunciation", "alternatives": [{"content": text}], **times, **more}


def sign(text: str, **more: str) -> dict[str, Any]:
    return {"type": "punctuation", "alternatives": [{"content": text}], **more}


FIRST = [item("Hello", 0.0), sign("."), item("Bye", 5.0), sign(".")]
SECOND = [item("Oh", 0.6), sign(","), item("hi", 5.1), item("hi", 8.0)]


def amazon(results: dict[str, Any]) -> Draft:
    return read({"jobName": "x", "results": {"transcripts": [{"transcript": "…"}], **results}})


def test_channels_of_amazon_are_speakers_in_the_order_of_what_they_say() -> None:
    channels = [{"channel_label": "ch_1", "items": SECOND}, {"channel_label": "ch_0", "items": FIRST}]
    draft = amazon({"channel_labels": {"channels": channels, "number_of_channels": 2}, "items": [*FIRST, *SECOND]})
    assert said(draft) == [
        ("Channel 1", "Hello."),
        ("Channel 2", "Oh,"),
        ("Channel 1", "Bye."),
        ("Channel 2", "hi hi"),
    ]
    assert draft.captions[0].words == (HeardWord("Hello.", 0.0, 0.5),)


def test_items_of_amazon_that_say_their_channel_are_told_apart() -> None:
    items = [one | {"channel_label": "ch_0"} for one in FIRST] + [one | {"channel_label": "ch_1"} for one in SECOND]
    draft = amazon({"items": items, "audio_segments": [{"id": 0, "transcript": "Hello.", "items": [0, 1]}]})
    assert [who for who, _ in said(draft)] == ["Channel 1", "Channel 2"] * 2


def test_a_single_channel_of_amazon_names_nobody() -> None:
    one = {"channels": [{"channel_label": "ch_0", "items": FIRST}], "number_of_channels": 1}
    assert said(amazon({"channel_labels": one, "items": FIRST})) == [(None, "Hello. Bye.")]


def test_speakers_beside_the_items_of_amazon_are_named() -> None:
    items = [item("Hello", 0.0, speaker_label="spk_0"), sign("."), item("Hi", 1.0, speaker_label="spk_1")]
    labels = {"channel_label": "ch_0", "speakers": 2, "segments": []}
    assert said(amazon({"speaker_labels": labels, "items": items})) == [("spk_0", "Hello."), ("spk_1", "Hi")]


def test_a_transcript_of_amazon_without_items_is_read() -> None:
    assert said(read({"results": {"transcripts": [{"transcript": "Hello."}], "items": []}})) == [(None, "Hello.")]


def test_words_on_channels_of_deepgram_come_in_the_order_in_which_they_are_said() -> None:
    channels = [
        {"alternatives": [{"words": words(*spoken)}]}
        for spoken in ([("Hi.", 0, None), ("Bye.", 5, None)], [("Oh.", 2, None)])
    ]
    assert [text for _, text in said(read({"results": {"channels": channels}}))] == ["Hi.", "Oh.", "Bye."]


SENTENCES = [
    {"text": "Hello.", "start": 0, "end": 500, "words": words(("Hello.", 0, "A"), text="text", unit=1000)},
    {"text": "Hi all.", "start": 1000, "end": 2500, "speaker": "B", "words": []},
]


@pytest.mark.parametrize(("key", "paragraph"), [("sentences", False), ("paragraphs", True)])
def test_sentences_and_paragraphs_of_assemblyai_are_read(key: str, paragraph: bool) -> None:
    draft = read({"id": "x", "confidence": 0.9, "audio_duration": 3, key: SENTENCES})
    assert (draft.kind, said(draft)) == ("assemblyai", [("Speaker A", "Hello."), ("Speaker B", "Hi all.")])
    assert [(one.start, one.end, one.paragraph) for one in draft.captions] == [
        (0.0, 0.5, paragraph),
        (1.0, 2.5, paragraph),
    ]


def test_utterances_alone_of_assemblyai_are_read() -> None:
    utterances = [{"speaker": "A", "text": "Hello.", "start": 0, "end": 500, "confidence": 0.9}]
    draft = read({"utterances": utterances})
    assert (draft.kind, said(draft)) == ("assemblyai", [("Speaker A", "Hello.")])


def test_words_alone_are_whispers_without_the_task_too() -> None:
    draft = read({"text": "Hello, there.", "words": words(("Hello", 0, None), ("there", 1, None))})
    assert (draft.kind, said(draft)) == ("whisper", [(None, "Hello, there.")])
