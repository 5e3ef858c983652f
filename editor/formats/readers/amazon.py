"""Amazon Transcribe: `results.items` with words and signs, the speakers beside them or in `speaker_labels`."""

from collections.abc import Iterator

from editor.core.captions import Draft
from editor.core.errors import FormatError
from editor.formats.readers.cues import squeeze
from editor.formats.readers.json_shape import Fields, fields, load, objects, part, seconds, string
from editor.formats.readers.sniff import Sniff
from editor.formats.readers.spoken import Spoken, captions_by_speaker, speaker


def fits(sniff: Sniff) -> float:
    """Tell how likely a file is Amazon Transcribe's."""
    keys = sniff.keys
    if not {"results", "items", "alternatives"} <= keys:
        return 0.0
    return 0.97 if keys & {"transcripts", "jobName", "speaker_labels", "accountId"} else 0.7


def read(data: bytes, _name: str) -> Draft:
    """Read Amazon Transcribe's output; raises FormatError."""
    whole = fields(load(data), "the file")
    results = part(whole, "results", "")
    if "items" not in results:
        raise FormatError("there are no results.items in it. Choose another kind, or export the transcript again.")
    voices = _voices(part(results, "speaker_labels", "results."))
    words = _with_signs(results, voices)
    language = results.get("language_code")
    meta = {"language": language} if isinstance(language, str) else {}
    return Draft("amazon", tuple(captions_by_speaker(words)), meta)


def _voices(labels: Fields) -> dict[float, str]:
    """Return who speaks from which second on, of the words in the speakers' segments."""
    voices: dict[float, str] = {}
    path = "results.speaker_labels."
    for where, segment in objects(labels, "segments", path):
        for inner, item in objects(segment, "items", where):
            start = seconds(item, "start_time", inner)
            who = speaker(item.get("speaker_label") or segment.get("speaker_label"))
            if start is not None and who is not None:
                voices[start] = who
    return voices


def _with_signs(results: Fields, voices: dict[float, str]) -> Iterator[Spoken]:
    """Yield the words, each with the signs that follow it."""
    word: Spoken | None = None
    for spoken, sign in _items(results, voices):
        if sign and word is not None:
            word = word._replace(text=word.text + spoken.text)
        else:
            if word is not None:
                yield word
            word = spoken
    if word is not None:
        yield word


def _items(results: Fields, voices: dict[float, str]) -> Iterator[tuple[Spoken, bool]]:
    """Yield what was heard, and whether it is a sign."""
    for path, item in objects(results, "items", "results."):
        where, best = next(objects(item, "alternatives", path), (path, {}))
        start = seconds(item, "start_time", path)
        label = item.get("speaker_label")
        who = speaker(label) if label else voices.get(start) if start is not None else None
        text = squeeze(string(best, "content", where))
        if text:
            yield Spoken(text, start, seconds(item, "end_time", path), who), item.get("type") == "punctuation"
