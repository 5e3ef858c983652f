"""What recognisers write, in its odder shapes. All words here are our own."""

import json
from typing import Any

import pytest

from editor.core.captions import Draft, HeardWord, Title
from editor.core.errors import FormatError
from editor.formats.readers.registry import read_draft


def read(value: Any, kind: str | None = None) -> Draft:
    return read_draft(json.dumps(value).encode(), "talk.json", kind)


def said(draft: Draft) -> list[tuple[str | None, str]]:
    return [(one.who, one.text) for one in draft.captions]


def word(text: str, start: float, end: float, **more: Any) -> dict[str, Any]:
    return {"word": text, "start": start, "end": end, **more}


def test_words_that_whisper_writes_beside_the_segments_are_shared_out() -> None:
    words = [word("Bees", 0.0, 0.5), word("hum", 0.5, 1.0), word("Yes", 2.0, 2.5)]
    segments = [{"start": 0, "end": 1.5, "text": " Bees hum."}, {"start": 2, "end": 3, "text": " Yes!"}]
    draft = read({"task": "transcribe", "segments": segments, "words": words, "text": ""})
    assert [[one.text for one in caption.words] for caption in draft.captions] == [["Bees", "hum"], ["Yes"]]


def test_words_without_blanks_between_stay_without() -> None:
    words = [word("你好", 0.0, 0.5), word("世界", 0.5, 1.0)]
    draft = read({"segments": [{"start": 0, "end": 1, "text": "你好世界", "words": words}]})
    assert said(draft) == [(None, "你好世界")]
    assert [one.text for one in draft.captions[0].words] == ["你好", "世界"]


def test_words_that_whisperx_could_not_time_stand_in_the_text_only() -> None:
    words = [word("In", 0.0, 0.2, speaker="SPEAKER_01"), {"word": "2014."}, word("Yes.", 1.0, 1.5)]
    draft = read(
        {"segments": [{"start": 0, "end": 2, "text": "In 2014. Yes.", "words": words, "speaker": "SPEAKER_01"}]}
    )
    assert (draft.kind, said(draft)) == ("whisperx", [("SPEAKER_01", "In 2014. Yes.")])
    assert [one.text for one in draft.captions[0].words] == ["In", "Yes."]


def test_where_whisper_cpp_hears_another_speaker_a_paragraph_begins() -> None:
    segments = [
        {"offsets": {"from": 0, "to": 900}, "text": " Shall we? [SPEAKER_TURN]", "speaker_turn_next": True},
        {"offsets": {"from": 900, "to": 2000}, "text": " We shall.", "speaker_turn_next": False},
    ]
    data = json.dumps({"transcription": segments}).encode()
    asked, answered = read_draft(data, "talk.json", "whisper-cpp").captions
    assert (asked.text, asked.paragraph) == ("Shall we?", False)
    assert (answered.text, answered.paragraph) == ("We shall.", True)


def test_letters_that_whisper_cpp_tore_apart_are_mended() -> None:
    data = (
        b'{"transcription":[{"offsets":{"from":0,"to":900},"text":" caf\xc3\xa9 \xed\x95\x9c","tokens":['
        b'{"text":"[_BEG_]","offsets":{"from":0,"to":0}},{"text":" caf\xc3","offsets":{"from":0,"to":300}},'
        b'{"text":"\xa9","offsets":{"from":300,"to":400}},{"text":" \xed\x95\x9c","offsets":{"from":500,"to":900}},'
        b'{"text":"[_TT_45]","offsets":{"from":900,"to":900}}]}]}'
    )
    (caption,) = read_draft(data, "talk.json").captions
    assert caption.text == "café 한"
    assert caption.words == (HeardWord("café", 0.0, pytest.approx(0.4)), HeardWord("한", 0.5, pytest.approx(0.9)))


def test_assemblyai_without_utterances_is_cut_by_speaker_and_has_its_chapters() -> None:
    words = [{"text": text, "start": at, "end": at + 400, "speaker": who} for text, at, who in
             [("Hello.", 0, "A"), ("Yes.", 500, "B"), ("No.", 1000, "B")]]  # fmt: skip
    chapters = [{"headline": "Bees", "start": 400, "end": 1500}]
    draft = read({"status": "completed", "audio_url": "x", "text": "…", "words": words, "chapters": chapters})
    assert said(draft) == [("Speaker A", "Hello."), ("Speaker B", "Yes. No.")]
    assert draft.parts[1] == Title("Bees", 0.4)
    assert draft.captions[1].words[0] == HeardWord("Yes.", 0.5, 0.9)


def test_deepgram_by_words_utterances_and_channels() -> None:
    words = [word("hi", 0.0, 0.4, punctuated_word="Hi.", speaker=0), word("yes", 1.0, 1.5, speaker=1)]
    alone = read({"results": {"channels": [{"alternatives": [{"transcript": "hi yes", "words": words}]}]}})
    assert said(alone) == [("Speaker 0", "Hi."), ("Speaker 1", "yes")]
    utterance = {"start": 0, "end": 2, "transcript": "Hi. yes", "speaker": 0, "words": words}
    assert said(read({"results": {"utterances": [utterance], "channels": []}})) == [("Speaker 0", "Hi. yes")]
    two = [
        {"alternatives": [{"words": [word("late", 5.0, 6.0)]}]},
        {"alternatives": [{"words": [word("early", 1.0, 2.0)]}]},
    ]
    assert said(read({"results": {"channels": two}})) == [("Channel 2", "early"), ("Channel 1", "late")]


def test_google_says_all_again_with_speakers() -> None:
    plain = [{"word": "Hi", "endTime": "0.400s"}, {"word": "yes", "startTime": "1s", "endTime": "1.500s"}]
    again = [{**plain[0], "speakerTag": 1}, {**plain[1], "speakerTag": 2}]
    results = [{"alternatives": [{"transcript": "Hi yes", "words": plain}]}, {"alternatives": [{"words": again}]}]
    draft = read({"name": "1", "done": True, "response": {"results": results}})
    assert (draft.kind, said(draft)) == ("google", [("Speaker 1", "Hi"), ("Speaker 2", "yes")])
    assert draft.captions[0].words == (HeardWord("Hi", 0.0, 0.4),)


@pytest.mark.parametrize(("start", "end"), [("startOffset", "endOffset"), ("start_time", "end_time")])
def test_google_in_other_versions(start: str, end: str) -> None:
    words = [{start: {"seconds": "1", "nanos": 500_000_000}, end: "2s", "word": "bees", "speakerLabel": "Mina"}]
    draft = read({"results": [{"alternatives": [{"transcript": "bees", "words": words}], "languageCode": "de"}]})
    assert draft.captions[0].words == (HeardWord("bees", 1.5, 2.0),)


def test_google_without_words_has_the_times_of_its_results() -> None:
    results = [
        {"alternatives": [{"transcript": text}], "resultEndTime": at} for text, at in [("a b", "2s"), (" c", "3.5s")]
    ]
    found = read({"results": results}).captions
    assert [(one.text, one.start, one.end) for one in found] == [("a b", 0.0, 2.0), ("c", 2.0, 3.5)]


def test_amazon_finds_speakers_in_their_segments_and_joins_signs() -> None:
    def item(text: str, start: str) -> dict[str, Any]:
        return {"type": "pronunciation", "start_time": start, "end_time": start, "alternatives": [{"content": text}]}

    labels = [{"start_time": at, "speaker_label": who} for at, who in [("0.0", "spk_0"), ("1.0", "spk_1")]]
    items = [item("Hello", "0.0"), {"type": "punctuation", "alternatives": [{"content": ","}]}, item("yes", "1.0")]
    speakers = {"speakers": 2, "segments": [{"items": labels, "speaker_label": "spk_0"}]}
    draft = read({"jobName": "x", "results": {"items": items, "speaker_labels": speakers, "transcripts": []}})
    assert said(draft) == [("spk_0", "Hello,"), ("spk_1", "yes")]


def test_segments_of_a_word_are_words_with_times() -> None:
    segments = [{"speaker": "Mina", "startTime": 0.5, "endTime": 0.75, "body": "Bees"}]
    draft = read({"version": "1.0.0", "segments": segments})
    assert draft.captions[0].words == (HeardWord("Bees", 0.5, 0.75),)


@pytest.mark.parametrize(
    ("kind", "value", "sentence"),
    [
        ("whisper", {"segments": [{"text": "a"}, 7]}, r"segments\[1\] should be an object but is a number"),
        ("whisper", {"segments": {}}, "segments should be a list but is an object"),
        (
            "whisper",
            {"segments": [{"text": "a", "start": "soon"}]},
            r'segments\[0\]\.start is "soon", which is no time',
        ),
        ("whisper", {"segments": [{"text": [], "start": 1}]}, r"segments\[0\]\.text should be a text but is a list"),
        (
            "whisper",
            {"segments": [{"words": [{"word": "a", "end": 1e300}]}]},
            r"segments\[0\]\.words\[0\]\.end is 1e\+300",
        ),
        ("assemblyai", {"status": "processing"}, "not finished: its status is 'processing'"),
        ("whisper-cpp", {}, "no transcription in it"),
        ("google", {}, "no results in it"),
        ("amazon", {"results": {}}, r"no results\.items in it"),
        ("podcast-json", [], "the file should be an object but is a list"),
    ],
)
def test_errors_say_what_and_where(kind: str, value: Any, sentence: str) -> None:
    with pytest.raises(FormatError, match=sentence):
        read(value, kind)


def test_damaged_json_is_refused_with_the_place() -> None:
    with pytest.raises(FormatError, match="line 2, column 1: the JSON is damaged"):
        read_draft(b'{"segments": [\n', "x.json", "whisper")


def test_words_alone_from_the_service_of_whisper_keep_their_times_and_the_signs_of_the_text() -> None:
    words = [word("Hello", 0.0, 0.5), word("there", 0.5, 1.0)]
    draft = read({"task": "transcribe", "duration": 1.0, "text": "Hello, there.", "words": words})
    assert (draft.kind, said(draft)) == ("whisper", [(None, "Hello, there.")])
    assert draft.captions[0].words == (HeardWord("Hello", 0.0, 0.5), HeardWord("there", 0.5, 1.0))
