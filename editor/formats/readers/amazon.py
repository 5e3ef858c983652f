"""Amazon Transcribe: `results.items` with words and signs, the speakers beside them or in `speaker_labels`.

Where each who speaks has a channel, `results.channel_labels.channels` has the items of each, or they say their channel.
"""

from collections.abc import Iterator
from itertools import chain

from editor.core.captions import Caption, Draft
from editor.core.errors import FormatError
from editor.formats.readers.channels import merged
from editor.formats.readers.cues import squeeze
from editor.formats.readers.json_shape import Fields, fields, load, objects, part, seconds, string
from editor.formats.readers.sniff import Sniff
from editor.formats.readers.spoken import Spoken, caption_of, captions_by_speaker, speaker


def fits(sniff: Sniff) -> float:
    """Tell how likely a file is Amazon Transcribe's."""
    keys = sniff.keys
    if not {"results", "items"} <= keys or not keys & {"alternatives", "transcripts"}:
        return 0.0
    return 0.97 if keys & {"transcripts", "jobName", "speaker_labels", "accountId"} else 0.7


def read(data: bytes, _name: str) -> Draft:
    """Read Amazon Transcribe's output; raises FormatError."""
    whole = fields(load(data), "the file")
    results = part(whole, "results", "")
    if not results.keys() & {"items", "channel_labels"}:
        raise FormatError("there are no results.items in it. Choose another kind, or export the transcript again.")
    channels = _channels(results, _voices(part(results, "speaker_labels", "results.")))
    words = merged(channels) if len(channels) > 1 else chain.from_iterable(channels)
    captions = tuple(captions_by_speaker(words)) or tuple(_untimed(results))
    language = results.get("language_code")
    return Draft("amazon", captions, {"language": language} if isinstance(language, str) else {})


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


def _channels(results: Fields, voices: dict[float, str]) -> list[list[Spoken]]:
    """Return the words of each channel, each with the signs that follow it; one list where there are no channels."""
    inner = "results.channel_labels."
    holders = list(objects(part(results, "channel_labels", "results."), "channels", inner))
    if not any(holder.get("items") for _, holder in holders):
        holders = [("results.", results)]
    channels: dict[str, list[Spoken]] = {}
    for path, holder in holders:
        own = string(holder, "channel_label", path)
        for channel, spoken, is_sign in _items(holder, path, voices):
            words = channels.setdefault(channel or own, [])
            if is_sign and words:
                words[-1] = words[-1]._replace(text=words[-1].text + spoken.text)
            else:
                words.append(spoken)
    return [channels[label] for label in sorted(channels)]


def _items(holder: Fields, path: str, voices: dict[float, str]) -> Iterator[tuple[str, Spoken, bool]]:
    """Yield the channel, what was heard, and whether it is a sign."""
    for where, item in objects(holder, "items", path):
        inner, best = next(objects(item, "alternatives", where), (where, {}))
        start = seconds(item, "start_time", where)
        label = item.get("speaker_label")
        who = speaker(label) if label else voices.get(start) if start is not None else None
        text = squeeze(string(best, "content", inner))
        if text:
            spoken = Spoken(text, start, seconds(item, "end_time", where), who)
            yield string(item, "channel_label", where), spoken, item.get("type") == "punctuation"


def _untimed(results: Fields) -> Iterator[Caption]:
    """Yield what was said where no word of it has a time."""
    for path, transcript in objects(results, "transcripts", "results."):
        caption = caption_of((), string(transcript, "transcript", path))
        if caption is not None:
            yield caption
