"""Whisper's segments, as openai-whisper, faster-whisper and WhisperX write them.

openai-whisper writes `{"text", "segments": [{"start", "end", "text", "words": [{"word", "start", "end"}]}]}`; its
service writes the words beside the segments, or instead of them. Of faster-whisper people dump the segments as a list,
of objects or, from its older versions, of lists. WhisperX adds a speaker to segments and words, who may change within
a segment, and leaves out times that it did not find.
"""

import re
from collections.abc import Iterable, Iterator

from editor.core.captions import Caption, Draft
from editor.core.errors import FormatError
from editor.formats.readers.json_shape import Fields, fields, load, objects, seconds, string
from editor.formats.readers.sniff import Sniff
from editor.formats.readers.spoken import Spoken, WordForm, Words, caption_of, captions_of, speaker

_WORDS = WordForm(("word", "text"))
_OF_WHISPER = {"avg_logprob", "no_speech_prob", "compression_ratio", "seek", "temperature"}
_OF_SERVICE = {"text", "words", "word", "start", "end"}
_LIST = re.compile(r'\s*\[\s*\[\s*\d+\s*,\s*\d+\s*,\s*[\d.]+\s*,\s*[\d.]+\s*,\s*"')
_LISTED = ("id", "seek", "start", "end", "text")
_LISTED_WORD = ("start", "end", "word")


def fits(sniff: Sniff) -> float:
    """Tell how likely a file is Whisper's."""
    keys = sniff.keys
    if keys >= _OF_SERVICE and not keys & {"segments", "results", "utterances"}:
        return 0.9
    if {"start", "end", "text"} <= keys and not {"utterances", "startTime", "offsets"} & keys:
        return 0.9 if keys & _OF_WHISPER else 0.7 if "segments" in keys else 0.4
    return 0.4 if _LIST.match(sniff.head) else 0.0


def fits_whisperx(sniff: Sniff) -> float:
    """Tell how likely a file is WhisperX's."""
    keys = sniff.keys
    if not {"segments", "start", "end", "text"} <= keys or keys & {"utterances", "startTime", "offsets"}:
        return 0.0
    return 0.95 if "word_segments" in keys else 0.8 if "speaker" in keys and not keys & _OF_WHISPER else 0.0


def read(data: bytes, _name: str) -> Draft:
    """Read Whisper's output; raises FormatError."""
    return _read(data, "whisper")


def read_whisperx(data: bytes, _name: str) -> Draft:
    """Read WhisperX's output; raises FormatError."""
    return _read(data, "whisperx")


def _read(data: bytes, kind: str) -> Draft:
    value = load(data)
    if isinstance(value, list):
        value = {"segments": [_unlisted(one, _LISTED) for one in value]}
    whole = fields(value, "the file")
    words = Words(_WORDS)
    if "segments" not in whole and whole.get("words"):
        alone = caption_of(words.of(whole, "words", ""), string(whole, "text", ""))
        return Draft(kind, () if alone is None else (alone,), _meta(whole))
    if "segments" not in whole:
        raise FormatError("there are no segments in it. Choose another kind, or export the transcript as JSON again.")
    captions = tuple(_with_words(_captions(whole, words), list(words.of(whole, "words", ""))))
    return Draft(kind, captions, _meta(whole))


def _meta(whole: Fields) -> dict[str, object]:
    language = whole.get("language")
    return {"language": language} if isinstance(language, str) and language else {}


def _captions(whole: Fields, reader: Words) -> Iterator[Caption]:
    for path, segment in objects(whole, "segments"):
        label = segment.get("speaker")
        words = segment.get("words")
        if isinstance(words, list) and words and isinstance(words[0], list):
            segment = {**segment, "words": [_unlisted(word, _LISTED_WORD) for word in words]}
        yield from captions_of(
            reader.of(segment, "words", path),
            string(segment, "text", path),
            seconds(segment, "start", path),
            seconds(segment, "end", path),
            None if label is None else speaker(label),
        )


def _unlisted(value: object, names: tuple[str, ...]) -> object:
    """Return as an object what an older faster-whisper wrote as a list."""
    if not isinstance(value, list) or len(value) < len(names):
        return value
    listed = dict(zip(names, value, strict=False))
    words = next((part for part in value[len(names) + 1 :] if isinstance(part, list)), None)
    return {**listed, "words": words} if words is not None else listed


def _with_words(captions: Iterable[Caption], words: list[Spoken]) -> Iterator[Caption]:
    """Give captions without words those of a list beside them whose middle is within their time."""
    timed = [word for word in words if word.start is not None]
    at = 0
    for caption in captions:
        if caption.words or at >= len(timed) or caption.end is None:
            yield caption
            continue
        until = at
        while until < len(timed) and _middle(timed[until]) <= caption.end:
            until += 1
        own = caption_of(timed[at:until], caption.text, caption.start, caption.end, caption.who)
        at = until
        yield own if own is not None and own.text == caption.text else caption


def _middle(word: Spoken) -> float:
    start = word.start or 0.0
    return (start + max(start, word.end or start)) / 2
