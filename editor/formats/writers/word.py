"""Word documents: a title, headings, and `Speaker: [m:ss] text` with the name in bold."""

import io
import re
from typing import TYPE_CHECKING

from editor.core.model import Episode, Line
from editor.formats.writers.direction import is_right_to_left
from editor.formats.writers.options import Options, title_of
from editor.formats.writers.text import name_of, time_of

if TYPE_CHECKING:
    from docx.document import Document
    from docx.text.paragraph import Paragraph
    from docx.text.run import Run

_LONGEST_TITLE = 255
"""Characters that the properties of a document hold."""
_CONTROLS = re.compile(r"[\t\n\r]")


def write_docx(episode: Episode, options: Options) -> bytes:
    """Return an episode as a Word document: a paragraph for each line, a heading for each header."""
    # Only now: nothing else should wait for it.
    from docx import Document

    document = Document()
    title = title_of(episode, options)
    document.core_properties.title = title[:_LONGEST_TITLE]
    document.core_properties.author = ""
    document.core_properties.comments = ""
    body = _Body(document)
    if title:
        body.add_heading(title, "Title")
    for entry in episode.entries:
        if isinstance(entry, Line):
            _add_line(body, entry, options)
        elif options.headers and entry.text.strip():
            body.add_heading(entry.text, "Heading 1")
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


class _Body:
    """Takes paragraphs, each behind the last; the library's own way looks through all that are there for each."""

    def __init__(self, document: "Document") -> None:
        self._document = document
        self._end = document.element.body.sectPr

    def add_paragraph(self) -> "Paragraph":
        """Add a paragraph in which nothing stands yet."""
        from docx.oxml import OxmlElement
        from docx.text.paragraph import Paragraph

        element = OxmlElement("w:p")
        self._end.addprevious(element)
        return Paragraph(element, self._document)

    def add_heading(self, text: str, style: str) -> None:
        """Add a text in a style of the document."""
        paragraph = self.add_paragraph()
        _add_run(paragraph, text)
        paragraph.style = style
        _directed(paragraph, text)


def _add_line(body: _Body, line: Line, options: Options) -> None:
    if not line.text.strip():
        return
    paragraph = body.add_paragraph()
    text = line.text
    time = time_of(line) if options.times else None
    if time:
        text = f"[{time}] {text}"
    if name_of(line) and options.speakers:
        _add_run(paragraph, f"{name_of(line)}:").bold = True
        text = f" {text}"
    _add_run(paragraph, text)
    _directed(paragraph, line.text)


def _add_run(paragraph: "Paragraph", text: str) -> "Run":
    """Add a run; the library's own way looks at every letter for a tab or the end of a line."""
    if _CONTROLS.search(text):
        return paragraph.add_run(text)
    run = paragraph.add_run()
    run.element.add_t(text)
    return run


def _directed(paragraph: "Paragraph", text: str) -> None:
    """Say that a paragraph is written from right to left, if it is."""
    from docx.oxml import OxmlElement

    if is_right_to_left(text):
        paragraph.paragraph_format.element.get_or_add_pPr().append(OxmlElement("w:bidi"))
        for run in paragraph.runs:
            run.font.rtl = True
