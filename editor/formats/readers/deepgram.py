"""Deepgram: `results.channels[].alternatives[0]` with words and paragraphs, or `results.utterances`."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import islice

from editor.core.captions import Caption, Draft
from editor.core.errors import FormatError
from editor.formats.readers.channels import pieces
from editor.formats.readers.json_shape import Fields, fields, listed, load, objects, part, seconds, string
from editor.formats.readers.sniff import Sniff
from editor.formats.readers.spoken import WordForm, Words, caption_of, captions_by_speaker, speaker

_WORDS = WordForm(("punctuated_word", "word"))


def fits(sniff: Sniff) -> float:
    """Tell how likely a file is Deepgram's."""
    keys = sniff.keys
    if "results" not in keys or not keys & {"channels", "utterances"} or "items" in keys:
        return 0.0
    return 0.95 if {"alternatives", "start"} <= keys or "punctuated_word" in keys else 0.5


def read(data: bytes, _name: str) -> Draft:
    """Read Deepgram's output; raises FormatError."""
    results = part(fields(load(data), "the file"), "results", "")
    several = len(listed(results, "channels", "results.")) > 1
    channels = [list(_channel(channel, path, several)) for path, channel in objects(results, "channels", "results.")]
    if several:
        channels = [_named(captions, number) for number, captions in enumerate(channels, 1)]
    captions = sorted((one for channel in channels for one in channel), key=_start) if several else []
    captions = captions or (channels[0] if channels else [])
    if not any(caption.words for caption in captions):
        captions = list(_utterances(results)) or captions
    if not captions and not results:
        raise FormatError("there are no results in it. Choose another kind, or export the transcript again.")
    return Draft("deepgram", tuple(captions))


def _start(caption: Caption) -> float:
    return caption.start or 0.0


def _named(captions: list[Caption], number: int) -> list[Caption]:
    """Say which channel captions are of, where nobody else is said to speak."""
    return [replace(caption, who=caption.who or f"Channel {number}") for caption in captions]


def _channel(channel: Fields, path: str, several: bool) -> Iterator[Caption]:
    """Yield what is said on a channel; where there are several, in pieces that others may come between."""
    path, best = next(objects(channel, "alternatives", path), (path, {}))
    words = Words(_WORDS).of(best, "words", path)
    inner = f"{path}paragraphs."
    for where, paragraph in objects(part(best, "paragraphs", path), "paragraphs", inner):
        count = paragraph.get("num_words")
        own = list(islice(words, count)) if isinstance(count, int) and count > 0 else []
        label = paragraph.get("speaker")
        who = speaker(label) if label is not None else own[0].who if own else None
        text = " ".join(string(one, "text", at) for at, one in objects(paragraph, "sentences", where))
        start, end = seconds(paragraph, "start", where), seconds(paragraph, "end", where)
        caption = caption_of(own, text, start, end, who, paragraph=True)
        if caption is not None:
            yield caption
    runs = pieces(words) if several else (words,)
    rest = [caption for run in runs for caption in captions_by_speaker(run)]
    yield from rest
    if not rest and not best.get("words"):
        caption = caption_of((), string(best, "transcript", path))
        if caption is not None and not best.get("paragraphs"):
            yield caption


def _utterances(results: Fields) -> Iterator[Caption]:
    words = Words(_WORDS)
    for path, utterance in objects(results, "utterances", "results."):
        caption = caption_of(
            words.of(utterance, "words", path),
            string(utterance, "transcript", path),
            seconds(utterance, "start", path),
            seconds(utterance, "end", path),
            speaker(utterance.get("speaker")),
        )
        if caption is not None:
            yield caption
