"""Google Speech-to-Text, first and second version: `results[].alternatives[0].words`, times as "1.200s".

With speakers asked for, the first version's last result has all the words again, each with its speaker.
"""

from collections.abc import Iterator, Sequence
from itertools import islice

from editor.core.captions import Caption, Draft
from editor.core.errors import FormatError
from editor.formats.readers.json_shape import Fields, fields, load, objects, part, seconds, string
from editor.formats.readers.sniff import Sniff
from editor.formats.readers.spoken import Spoken, WordForm, Words, caption_of, captions_by_speaker

_FORMS = tuple(
    WordForm(("word",), start, end, who)
    for start, end in (
        ("startTime", "endTime"),
        ("startOffset", "endOffset"),
        ("start_time", "end_time"),
        ("start_offset", "end_offset"),
    )
    for who in ("speakerLabel", "speakerTag", "speaker_label", "speaker_tag")
)
_ENDS = ("resultEndTime", "resultEndOffset", "result_end_time", "result_end_offset")


def fits(sniff: Sniff) -> float:
    """Tell how likely a file is Google's."""
    keys = sniff.keys
    if not {"results", "alternatives", "transcript"} <= keys or keys & {"items", "channels", "transcripts"}:
        return 0.0
    own = keys & {*_ENDS, "languageCode", "startTime", "startOffset", "speakerTag", "language_code"}
    return 0.95 if own else 0.6


def read(data: bytes, _name: str) -> Draft:
    """Read Google's output; raises FormatError."""
    whole = fields(load(data), "the file")
    path = "" if "results" in whole else "response."
    holder = whole if "results" in whole else part(whole, "response", "")
    if "results" not in holder:
        raise FormatError("there are no results in it. Choose another kind, or export the transcript again.")
    results = [(where, one, list(_words(one, where))) for where, one in objects(holder, "results", path)]
    said = [words for _, _, words in results]
    if len(said) > 1 and _says_all_again(said):
        return Draft("google", tuple(captions_by_speaker(_without_zero(said[-1]))))
    captions = tuple(_captions(results))
    language = next((str(code) for _, one, _ in results for code in [one.get("languageCode")] if code), None)
    return Draft("google", captions, {"language": language} if language else {})


def _best(result: Fields, path: str) -> tuple[str, Fields]:
    return next(objects(result, "alternatives", path), (path, {}))


def _words(result: Fields, path: str) -> Iterator[Spoken]:
    where, best = _best(result, path)
    keys = {key for _, word in islice(objects(best, "words", where), 50) for key in word}
    form = max(_FORMS, key=lambda form: (form.end in keys) * 2 + (form.who in keys))
    for word in Words(form).of(best, "words", where):
        # A word at the very beginning has no start: zeros are not written.
        yield word if word.start is not None or word.end is None else word._replace(start=0.0)


def _says_all_again(said: Sequence[Sequence[Spoken]]) -> bool:
    """Tell whether the last result has the words of all before it, with their speakers."""
    before = sum(map(len, said[:-1]))
    last = said[-1]
    return (
        bool(before)
        and len(last) >= before
        and any(word.who for word in last)
        and ([word.text for word in last[:before]] == [word.text for words in said[:-1] for word in words])
    )


def _without_zero(words: Sequence[Spoken]) -> Iterator[Spoken]:
    return (word._replace(who=None) if word.who == "Speaker 0" else word for word in words)


def _captions(results: Sequence[tuple[str, Fields, list[Spoken]]]) -> Iterator[Caption]:
    before = 0.0
    for path, result, words in results:
        ends = next((seconds(result, key, path) for key in _ENDS if key in result), None)
        if words and any(word.who for word in words):
            yield from captions_by_speaker(_without_zero(words))
        else:
            where, best = _best(result, path)
            start = None if words else before
            caption = caption_of(words, string(best, "transcript", where), start, None if words else ends)
            if caption is not None:
                yield caption
        before = ends if ends is not None else before
