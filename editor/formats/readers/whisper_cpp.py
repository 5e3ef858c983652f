"""whisper.cpp: `{"transcription": [{"offsets": {"from", "to"} in ms, "text", "tokens": [...]}]}`.

Its tokens are pieces of words, and of letters too: a letter of several bytes may be torn, which leaves bytes in the
file that are no UTF-8.
"""

import re
from collections.abc import Iterator

from editor.core.captions import Draft
from editor.core.errors import FormatError
from editor.formats.readers.cues import squeeze
from editor.formats.readers.json_shape import Fields, fields, load, objects, part, seconds, string
from editor.formats.readers.sniff import Sniff, check_size, encoding_of
from editor.formats.readers.spoken import Spoken, caption_of, speaker

MILLISECONDS = 0.001
TURN = "[SPEAKER_TURN]"
"""What its models that notice a change of speaker write behind the last word."""

_NO_BYTES = re.compile("[\ud800-\udc7f\udd00-\udfff]")


def fits(sniff: Sniff) -> float:
    """Tell how likely a file is whisper.cpp's."""
    return 0.95 if {"transcription", "offsets"} <= sniff.keys else 0.0


def read(data: bytes, _name: str) -> Draft:
    """Read whisper.cpp's output; raises FormatError."""
    check_size(data)
    mark, encoding = encoding_of(data)
    torn = data[len(mark) :].decode("utf-8", "surrogateescape") if encoding == "utf-8" else None
    whole = fields(load(data, torn), "the file")
    if "transcription" not in whole:
        raise FormatError("there is no transcription in it. Choose another kind, or run whisper.cpp with -ojf again.")
    captions = []
    turned = False
    for path, segment in objects(whole, "transcription"):
        offsets = part(segment, "offsets", path)
        caption = caption_of(
            _words(segment, path),
            _mended(string(segment, "text", path)).replace(TURN, ""),
            seconds(offsets, "from", f"{path}offsets.", MILLISECONDS),
            seconds(offsets, "to", f"{path}offsets.", MILLISECONDS),
            speaker(segment.get("speaker")),
            paragraph=turned,
        )
        if caption is not None:
            captions.append(caption)
        turned = segment.get("speaker_turn_next") is True
    language = part(whole, "result", "").get("language")
    return Draft("whisper-cpp", tuple(captions), {"language": language} if isinstance(language, str) else {})


def _words(segment: Fields, path: str) -> Iterator[Spoken]:
    """Yield the words of a segment: a token that begins with a blank begins a word."""
    texts: list[str] = []
    start: float | None = None
    end: float | None = None
    for where, token in objects(segment, "tokens", path):
        text = string(token, "text", where)
        if text.strip() == TURN or (text.startswith("[_") and text.endswith("]")):
            continue
        offsets = part(token, "offsets", where)
        if text[:1].isspace() and texts:
            yield from _word(texts, start, end)
            texts, start = [], None
        if start is None:
            start = seconds(offsets, "from", f"{where}offsets.", MILLISECONDS)
        end = seconds(offsets, "to", f"{where}offsets.", MILLISECONDS)
        texts.append(text)
    yield from _word(texts, start, end)


def _word(texts: list[str], start: float | None, end: float | None) -> Iterator[Spoken]:
    """Yield the word that tokens make, if they make one."""
    text = _mended("".join(texts))
    if squeeze(text):
        yield Spoken(squeeze(text), start, end, None, text[:1].isspace())


def _mended(text: str) -> str:
    """Put letters together whose bytes were torn apart."""
    if text.isascii():
        return text
    return _NO_BYTES.sub("\ufffd", text).encode("utf-8", "surrogateescape").decode("utf-8", "replace")
