"""AssemblyAI: words in ms, and who speaks in `utterances`; chapters if they were asked for.

Its service gives the same transcript out as `sentences` or as `paragraphs` too, each a file of its own.
"""

from collections.abc import Iterator, Sequence

from editor.core.captions import Caption, Draft, Piece, Title
from editor.core.errors import FormatError
from editor.formats.readers.cues import excerpt, squeeze
from editor.formats.readers.json_shape import Fields, fields, load, objects, seconds, string
from editor.formats.readers.sniff import Sniff
from editor.formats.readers.spoken import WordForm, Words, captions_by_speaker, captions_of, speaker

MILLISECONDS = 0.001
_WORDS = WordForm(("text",), unit=MILLISECONDS)
_PARTS = ("utterances", "paragraphs", "sentences")
_OWN = {"acoustic_model", "audio_url", "utterances", "language_code", "audio_duration", "language_model"}


def fits(sniff: Sniff) -> float:
    """Tell how likely a file is AssemblyAI's."""
    keys = sniff.keys
    if not {"text", "start", "end"} <= keys or keys & {"segments", "channels", "results", "offsets"}:
        return 0.0
    if not keys & {"words", "utterances"}:
        return 0.0
    return 0.95 if keys & _OWN else 0.5


def read(data: bytes, _name: str) -> Draft:
    """Read AssemblyAI's output; raises FormatError."""
    whole = fields(load(data), "the file")
    status = whole.get("status")
    if isinstance(status, str) and status not in {"", "completed"}:
        raise FormatError(
            f"the transcript was not finished: its status is {excerpt(status)!r}. Fetch it again when it is."
        )
    captions = tuple(_captions(whole))
    if not captions and whole.get("text"):
        captions = (Caption(squeeze(string(whole, "text", ""))),)
    language = whole.get("language_code")
    parts = _with_titles(captions, tuple(_chapters(whole)))
    return Draft("assemblyai", parts, {"language": language} if isinstance(language, str) else {})


def _captions(whole: Fields) -> Iterator[Caption]:
    words = Words(_WORDS)
    key = next((key for key in _PARTS if whole.get(key)), None)
    if key is None:
        yield from captions_by_speaker(words.of(whole, "words", ""))
        return
    for path, one in objects(whole, key):
        yield from captions_of(
            words.of(one, "words", path),
            string(one, "text", path),
            seconds(one, "start", path, MILLISECONDS),
            seconds(one, "end", path, MILLISECONDS),
            speaker(one.get("speaker")),
            paragraph=key == "paragraphs",
        )


def _chapters(whole: Fields) -> Iterator[Title]:
    for path, chapter in objects(whole, "chapters"):
        text = squeeze(string(chapter, "headline", path) or string(chapter, "gist", path))
        if text:
            yield Title(text, seconds(chapter, "start", path, MILLISECONDS))


def _with_titles(captions: Sequence[Caption], titles: Sequence[Title]) -> tuple[Piece, ...]:
    """Put each title before the first caption that starts with it or later."""
    parts: list[Piece] = []
    waiting = list(reversed(titles))
    for caption in captions:
        while waiting and (waiting[-1].start or 0.0) <= (caption.start or 0.0):
            parts.append(waiting.pop())
        parts.append(caption)
    return (*parts, *reversed(waiting))
