"""The transcript JSON of Podcasting 2.0: `segments` with `startTime`, `endTime`, `body` and perhaps `speaker`."""

from editor.core.captions import Caption, Draft, HeardWord
from editor.core.errors import FormatError
from editor.formats.readers.cues import squeeze
from editor.formats.readers.json_shape import fields, load, objects, seconds, string
from editor.formats.readers.sniff import Sniff
from editor.formats.readers.spoken import speaker


def fits(sniff: Sniff) -> float:
    """Tell how likely a file is a Podcasting 2.0 transcript."""
    return 0.95 if {"segments", "startTime", "body"} <= sniff.keys else 0.0


def read(data: bytes, _name: str) -> Draft:
    """Read a Podcasting 2.0 transcript; raises FormatError."""
    whole = fields(load(data), "the file")
    if "segments" not in whole:
        raise FormatError("there are no segments in it. Choose another kind, or export the transcript again.")
    captions = []
    for path, segment in objects(whole, "segments"):
        text = squeeze(string(segment, "body", path))
        start, end = seconds(segment, "startTime", path), seconds(segment, "endTime", path)
        if start is not None and end is not None and end < start:
            end = None
        # Where every word is a segment of its own, the times are words' times.
        alone = text and " " not in text and start is not None and end is not None
        words = (HeardWord(text, start or 0.0, end or 0.0),) if alone else ()
        if text:
            captions.append(Caption(text, start, end, speaker(segment.get("speaker")), words))
    return Draft("podcast-json", tuple(captions))
