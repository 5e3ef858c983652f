"""Files of every kind of caption and recogniser, written here of a list of captions."""

import json
from collections.abc import Callable, Sequence
from typing import Any
from xml.sax.saxutils import escape, quoteattr

import pysubs2

from editor.core.captions import Caption, HeardWord


def clock(seconds: float, sign: str = ".", hours: str = "02") -> str:
    whole, thousandths = divmod(round(seconds * 1000), 1000)
    minutes, second = divmod(whole, 60)
    hour, minute = divmod(minutes, 60)
    return f"{hour:{hours}}:{minute:02}:{second:02}{sign}{thousandths:03}"


def short_clock(seconds: float) -> str:
    minutes, second = divmod(int(seconds), 60)
    hour, minute = divmod(minutes, 60)
    return f"{hour}:{minute:02}:{second:02}" if hour else f"{minute}:{second:02}"


def youtube(captions: Sequence[Caption]) -> bytes:
    return "".join(f"{short_clock(one.start or 0)} {one.text}\n" for one in captions).encode()


def youtube_two_lines(captions: Sequence[Caption]) -> bytes:
    return "".join(f"{short_clock(one.start or 0)}\n{one.text}\n" for one in captions).encode()


def srt(captions: Sequence[Caption]) -> bytes:
    cues = (
        f"{number}\n{clock(one.start or 0, ',')} --> {clock(one.end or 0, ',')}\n{one.text}\n"
        for number, one in enumerate(captions, 1)
    )
    return "\n".join(cues).encode()


def sbv(captions: Sequence[Caption]) -> bytes:
    times = ((clock(one.start or 0, hours="01"), clock(one.end or 0, hours="01"), one.text) for one in captions)
    return "\n".join(f"{start},{end}\n{text}\n" for start, end, text in times).encode()


def vtt(captions: Sequence[Caption]) -> bytes:
    parts = ["WEBVTT\nKind: captions\nLanguage: en\n"]
    for one in captions:
        voice = f"<v {escape(one.who)}>" if one.who else ""
        words = [f"<{clock(word.start)}><c>{escape(word.text)}</c>" for word in one.words] or [escape(one.text)]
        parts.append(f"{clock(one.start or 0)} --> {clock(one.end or 0)}\n{voice}{' '.join(words)}\n")
    return "\n".join(parts).encode()


def ass(captions: Sequence[Caption]) -> bytes:
    subtitles = pysubs2.SSAFile()
    for one in captions:
        start, end = round((one.start or 0) * 1000), round((one.end or 0) * 1000)
        subtitles.append(pysubs2.SSAEvent(start, end, one.text, name=one.who or ""))
    return subtitles.to_string("ass").encode()


def ttml(captions: Sequence[Caption]) -> bytes:
    names = sorted({one.who for one in captions if one.who})
    head = "".join(
        f'<ttm:agent xml:id="v{index}"><ttm:name>{escape(name)}</ttm:name></ttm:agent>'
        for index, name in enumerate(names)
    )
    body = ""
    for one in captions:
        who = f' ttm:agent="v{names.index(one.who)}"' if one.who else ""
        words = [f"<span begin={quoteattr(clock(word.start))}>{escape(word.text)}</span>" for word in one.words]
        text = " ".join(words) or escape(one.text)
        body += f'<p begin="{clock(one.start or 0)}" end="{clock(one.end or 0)}"{who}>{text}</p>\n'
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<tt xmlns="http://www.w3.org/ns/ttml" '
        f'xmlns:ttm="http://www.w3.org/ns/ttml#metadata" xml:lang="en"><head><metadata>{head}</metadata></head>'
        f"<body><div>\n{body}</div></body></tt>"
    ).encode()


def dump(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False).encode()


def timed(word: HeardWord, text: str, start: str = "start", end: str = "end") -> dict[str, Any]:
    return {text: word.text, start: word.start, end: word.end}


def in_ms(seconds: float | None) -> int:
    return round((seconds or 0) * 1000)


def whisper(captions: Sequence[Caption]) -> bytes:
    segments = [
        {
            "id": index, "seek": 0, "start": one.start, "end": one.end, "text": f" {one.text}", "tokens": [50364, 1, 2],
            "temperature": 0.0, "avg_logprob": -0.2,
            "words": [{"word": f" {w.text}", "start": w.start, "end": w.end, "probability": 0.9} for w in one.words],
        }
        for index, one in enumerate(captions)
    ]  # fmt: skip
    return dump({"text": " ".join(one.text for one in captions), "segments": segments, "language": "en"})


def faster_whisper_lists(captions: Sequence[Caption]) -> bytes:
    return dump(
        [
            [index, 0, one.start, one.end, f" {one.text}", [1], -0.2, 1.5, 0.1,
             [[w.start, w.end, f" {w.text}", 0.9] for w in one.words]]
            for index, one in enumerate(captions, 1)
        ]
    )  # fmt: skip


def whisperx(captions: Sequence[Caption]) -> bytes:
    segments = []
    for one in captions:
        words = [{**timed(word, "word"), "score": 0.8, "speaker": one.who} for word in one.words]
        segments.append({"start": one.start, "end": one.end, "text": f" {one.text}", "words": words})
        segments[-1] |= {"speaker": one.who} if one.who else {}
    return dump({"segments": segments, "word_segments": [word for one in segments for word in one["words"]]})


def whisper_cpp(captions: Sequence[Caption]) -> bytes:
    transcription = []
    for one in captions:
        tokens: list[dict[str, Any]] = [{"text": "[_BEG_]", "offsets": {"from": 0, "to": 0}, "id": 50363, "p": 0.9}]
        for word in one.words:
            head, tail = word.text[:1], word.text[1:]
            offsets = {"from": in_ms(word.start), "to": in_ms(word.end)}
            tokens.append({"text": f" {head}", "offsets": offsets, "p": 0.9})
            tokens += [{"text": tail, "offsets": offsets, "p": 0.9}] if tail else []
        offsets = {"from": in_ms(one.start), "to": in_ms(one.end)}
        transcription.append({"offsets": offsets, "text": f" {one.text}", "tokens": tokens})
    return dump({"model": {"type": "base"}, "result": {"language": "en"}, "transcription": transcription})


def assemblyai(captions: Sequence[Caption]) -> bytes:
    utterances = [
        {
            "speaker": one.who, "text": one.text, "start": in_ms(one.start), "end": in_ms(one.end), "confidence": 0.9,
            "words": [{"text": w.text, "start": in_ms(w.start), "end": in_ms(w.end), "speaker": one.who}
                      for w in one.words],
        }
        for one in captions
    ]  # fmt: skip
    words = [word for one in utterances for word in one["words"]]
    text = " ".join(one.text for one in captions)
    return dump({"id": "x", "status": "completed", "text": text, "words": words, "utterances": utterances})


def deepgram(captions: Sequence[Caption]) -> bytes:
    paragraphs = [
        {
            "sentences": [{"text": one.text, "start": one.start, "end": one.end}], "speaker": one.who,
            "num_words": len(one.words), "start": one.start, "end": one.end,
        }
        for one in captions
    ]  # fmt: skip
    words = [
        {**timed(word, "word"), "punctuated_word": word.text, "speaker": one.who}
        for one in captions
        for word in one.words
    ]
    text = " ".join(one.text for one in captions)
    best = {"transcript": text, "words": words, "paragraphs": {"transcript": text, "paragraphs": paragraphs}}
    return dump({"metadata": {}, "results": {"channels": [{"alternatives": [best]}]}})


def google(captions: Sequence[Caption]) -> bytes:
    results = []
    for one in captions:
        words = [
            {"word": word.text, "startTime": f"{word.start:.3f}s", "endTime": f"{word.end:.3f}s"} for word in one.words
        ]
        best = {"transcript": one.text, "words": words}
        results.append({"alternatives": [best], "languageCode": "en-us", "resultEndTime": f"{one.end}s"})
    return dump({"results": results})


def amazon(captions: Sequence[Caption]) -> bytes:
    items: list[dict[str, Any]] = []
    for one in captions:
        for word in one.words:
            times = {"start_time": str(word.start), "end_time": str(word.end), "speaker_label": one.who}
            bare = word.text.rstrip(".")
            items.append({"type": "pronunciation", "alternatives": [{"content": bare}], **times})
            if bare != word.text:
                items.append({"type": "punctuation", "alternatives": [{"content": word.text[len(bare) :]}]})
    text = " ".join(one.text for one in captions)
    return dump({"jobName": "x", "results": {"transcripts": [{"transcript": text}], "items": items}})


def podcast_json(captions: Sequence[Caption]) -> bytes:
    segments = [{"speaker": one.who, "startTime": one.start, "endTime": one.end, "body": one.text} for one in captions]
    return dump({"version": "1.0.0", "segments": segments})


WRITERS: dict[str, Callable[[Sequence[Caption]], bytes]] = {
    "youtube-captions": youtube, "srt": srt, "vtt": vtt, "ass": ass, "ttml": ttml, "sbv": sbv, "whisper": whisper,
    "whisperx": whisperx, "whisper-cpp": whisper_cpp, "assemblyai": assemblyai, "deepgram": deepgram, "google": google,
    "amazon": amazon, "podcast-json": podcast_json,
}  # fmt: skip
HOLDS_WHO = {"vtt", "ass", "ttml", "whisperx", "assemblyai", "deepgram", "amazon", "podcast-json"}
HOLDS_WORD_STARTS = {"vtt", "ttml"}
HOLDS_WORDS = {"whisper", "whisperx", "whisper-cpp", "assemblyai", "deepgram", "google", "amazon"}


def caption(text: str, start: float, end: float, who: str | None = None) -> Caption:
    """Make a caption whose words are spread evenly, in whole milliseconds."""
    words = text.split()
    step = (end - start) / len(words)
    times = [round(start + index * step, 3) for index in range(len(words) + 1)]
    heard = tuple(HeardWord(word, times[index], times[index + 1]) for index, word in enumerate(words))
    return Caption(" ".join(words), start, end, who, heard)


TALK = [
    caption("Welcome to the garden. Today we count bees.", 0.0, 3.5, "Mina"),
    caption("How many are there?", 3.5, 5.0, "Mina"),
    caption("Forty thousand, give or take a few.", 5.25, 8.0, "Jonas"),
    caption("In the autumn fewer – äh – much fewer.", 11.0, 14.5, "Jonas"),
    caption("That settles it.", 15.0, 16.5, "Mina"),
]
