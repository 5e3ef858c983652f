"""Every kind of file that can be read, and which of them a file is, told by its content."""

from collections.abc import Callable
from dataclasses import dataclass

from editor.core.captions import Draft
from editor.core.collecting import uncollected
from editor.core.errors import FormatError
from editor.formats.readers import (
    amazon,
    ass,
    assemblyai,
    chapters,
    deepgram,
    google,
    markdown,
    otter,
    pages,
    podcast_json,
    rendered,
    sbv,
    srt,
    stamped,
    table,
    ttml,
    vtt,
    whisper,
    whisper_cpp,
    word,
    youtube,
)
from editor.formats.readers.sniff import Sniff

LEAST_FIT = 0.2


@dataclass(frozen=True, slots=True)
class Reader:
    """A kind of file.

    `fits` tells from 0 to 1 how sure it is that a file is of its kind, quickly, and never raises. `read` takes the
    file's bytes and its name and raises FormatError.
    """

    id: str
    words: str
    suffixes: tuple[str, ...]
    fits: Callable[[Sniff], float]
    read: Callable[[bytes, str], Draft]


READERS: tuple[Reader, ...] = (
    Reader("youtube-captions", "YouTube captions", (".txt",), youtube.fits, youtube.read),
    Reader("srt", "SubRip subtitles", (".srt",), srt.fits, srt.read),
    Reader("vtt", "WebVTT subtitles", (".vtt",), vtt.fits, vtt.read),
    Reader("ass", "Advanced SubStation subtitles", (".ass", ".ssa"), ass.fits, ass.read),
    Reader("ttml", "TTML subtitles", (".ttml", ".dfxp", ".xml"), ttml.fits, ttml.read),
    Reader("sbv", "YouTube SBV subtitles", (".sbv",), sbv.fits, sbv.read),
    Reader("whisperx", "WhisperX", (".json",), whisper.fits_whisperx, whisper.read_whisperx),
    Reader("whisper", "Whisper", (".json",), whisper.fits, whisper.read),
    Reader("whisper-cpp", "whisper.cpp", (".json",), whisper_cpp.fits, whisper_cpp.read),
    Reader("assemblyai", "AssemblyAI", (".json",), assemblyai.fits, assemblyai.read),
    Reader("deepgram", "Deepgram", (".json",), deepgram.fits, deepgram.read),
    Reader("google", "Google Speech-to-Text", (".json",), google.fits, google.read),
    Reader("amazon", "Amazon Transcribe", (".json",), amazon.fits, amazon.read),
    Reader("podcast-json", "Podcasting 2.0 transcript", (".json",), podcast_json.fits, podcast_json.read),
    Reader("rendered", "rendered transcript", (".txt",), rendered.fits, rendered.read),
    Reader("markdown", "Markdown transcript", (".md", ".markdown"), markdown.fits, markdown.read),
    Reader("stamped", "lines with times", (".txt",), stamped.fits, stamped.read),
    Reader("csv", "table of lines (CSV)", (".csv", ".tsv"), table.fits, table.read),
    Reader("otter", "Otter text", (".txt",), otter.fits, otter.read),
    Reader("descript", "Descript text", (".txt", ".md"), stamped.fits_descript, stamped.read_descript),
    Reader("docx", "Word document", (".docx", ".docm"), word.fits, word.read),
    Reader("chapters", "chapter list", (".txt",), chapters.fits, chapters.read),
    Reader("podcast-chapters", "Podcasting 2.0 chapters", (".json",), chapters.fits_podcast, chapters.read_podcast),
    Reader(
        "youtube-description",
        "YouTube description with chapters",
        (".txt",),
        chapters.fits_description,
        chapters.read_description,
    ),
    Reader("page", "episode page", (".md", ".yaml", ".yml", ".html"), pages.fits, pages.read),
)


def recognise(data: bytes, name: str) -> Reader:
    """Return the reader that fits a file best, by its content first and its name second; raises FormatError."""
    sniff = Sniff(data, name)
    sniff.check()
    fit, reader = max(((_fit(reader, sniff), reader) for reader in READERS), key=lambda pair: pair[0])
    if fit < LEAST_FIT:
        known = ", ".join(reader.words for reader in READERS)
        raise FormatError(
            f"{name}: what kind of file this is cannot be told. Understood are {known}; "
            "say which of them it is, or choose another file."
        )
    return reader


def reader_of(kind: str) -> Reader:
    """Return the reader with an id; raises FormatError."""
    for reader in READERS:
        if reader.id == kind:
            return reader
    ids = ", ".join(reader.id for reader in READERS)
    raise FormatError(f"there is no kind of file {kind!r}. Choose one of {ids}.")


def read_draft(data: bytes, name: str, kind: str | None = None) -> Draft:
    """Read a file as the kind that it is, or as the kind that is asked for; raises FormatError."""
    reader = recognise(data, name) if kind is None else reader_of(kind)
    try:
        with uncollected():
            draft = reader.read(data, name)
    except FormatError as error:
        raise FormatError(f"{name} cannot be read as {reader.words}: {error}") from error
    if not draft.parts:
        raise FormatError(f"{name} was read as {reader.words}, but no words are in it. Choose another file or kind.")
    return draft


def _fit(reader: Reader, sniff: Sniff) -> float:
    """Return how well a file fits; a name that ends as it should decides between two that fit alike."""
    fit = reader.fits(sniff)
    return fit + 0.05 if fit and sniff.suffix in reader.suffixes else fit
