"""Every kind of file that an episode can be given out as.

To add one: write a function that returns its bytes and one that says what it leaves out, and put a line here.
"""

from collections.abc import Callable
from dataclasses import dataclass

from editor.core.collecting import uncollected
from editor.core.errors import FormatError
from editor.core.model import Episode
from editor.formats.writers import (
    chapters,
    cutting,
    markdown,
    page,
    pdf,
    podcast_json,
    quotes,
    subtitles,
    table,
    text,
    told_names,
    web_page,
)
from editor.formats.writers import word as docx
from editor.formats.writers.cleaned import cleaned
from editor.formats.writers.options import Options as Options


@dataclass(frozen=True, slots=True)
class Writer:
    """A kind of file; `suffix` is how the names of such files end, `words` what it is called.

    `write` raises FormatError for an episode that cannot become such a file. `leaves_out` says in sentences what of an
    episode that can is not in it. `has_words` tells whether what is said is in it.
    """

    id: str
    words: str
    suffix: str
    write: Callable[[Episode, Options], bytes]
    leaves_out: Callable[[Episode, Options], tuple[str, ...]]
    has_words: bool = True


WRITERS: tuple[Writer, ...] = (
    Writer("page", "episode page", ".md", page.write_page, page.page_leaves_out),
    Writer("text", "plain text", ".txt", text.write_text, told_names.plain_text_leaves_out),
    Writer("markdown", "Markdown", ".md", markdown.write_markdown, text.text_leaves_out),
    Writer("docx", "Word document", ".docx", docx.write_docx, told_names.docx_leaves_out),
    Writer("pdf", "PDF", ".pdf", pdf.write_pdf, pdf.pdf_leaves_out),
    Writer("srt", "SubRip subtitles", ".srt", subtitles.write_srt, subtitles.srt_leaves_out),
    Writer("vtt", "WebVTT subtitles", ".vtt", subtitles.write_vtt, subtitles.vtt_leaves_out),
    Writer(
        "youtube-chapters",
        "chapters for a description on YouTube",
        ".chapters.txt",
        chapters.write_youtube,
        chapters.youtube_leaves_out,
        has_words=False,
    ),
    Writer(
        "podcast-chapters",
        "Podcasting 2.0 chapters",
        ".chapters.json",
        chapters.write_podcast_chapters,
        chapters.podcast_chapters_leave_out,
        has_words=False,
    ),
    Writer(
        "psc", "Podlove Simple Chapters", ".psc.xml", chapters.write_psc, chapters.chapters_leave_out, has_words=False
    ),
    Writer(
        "soundbites",
        "soundbites of the clips, for a feed",
        ".soundbites.xml",
        quotes.write_soundbites,
        quotes.soundbites_leave_out,
        has_words=False,
    ),
    Writer(
        "clips-jsonld",
        "clips for search engines (JSON-LD)",
        ".clips.jsonld",
        quotes.write_clips_jsonld,
        quotes.clips_jsonld_leave_out,
        has_words=False,
    ),
    Writer(
        "podcast-json",
        "Podcasting 2.0 transcript",
        ".transcript.json",
        podcast_json.write_podcast_json,
        podcast_json.podcast_json_leaves_out,
    ),
    Writer("csv", "table of lines (CSV)", ".csv", table.write_csv, table.csv_leaves_out),
    Writer(
        "edl",
        "edit decision list of the clips (CMX 3600)",
        ".edl",
        cutting.write_edl,
        cutting.edl_leaves_out,
        has_words=False,
    ),
    Writer("otio", "OpenTimelineIO of the clips", ".otio", cutting.write_otio, quotes.clips_leave_out, has_words=False),
    Writer("html", "web page", ".html", web_page.write_web_page, web_page.web_page_leaves_out),
)


def writer_of(kind: str) -> Writer:
    """Return the writer with an id; raises FormatError."""
    for writer in WRITERS:
        if writer.id == kind:
            return writer
    ids = ", ".join(writer.id for writer in WRITERS)
    raise FormatError(f"There is no kind of file “{kind}” to be written. Choose one of {ids}.")


def write_episode(episode: Episode, kind: str, options: Options | None = None) -> tuple[bytes, tuple[str, ...]]:
    """Return an episode as a kind of file, and what is left out of it in sentences; raises FormatError."""
    writer, options = writer_of(kind), options or Options()
    if writer.id != "page":
        episode = cleaned(episode)
    with uncollected():
        return writer.write(episode, options), writer.leaves_out(episode, options)
