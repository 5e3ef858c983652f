"""PDF: a transcript to be printed and read, in whatever script, whose text can be searched and copied."""

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING, cast

from editor.core.model import Episode, Header, Line
from editor.formats.writers.direction import is_right_to_left
from editor.formats.writers.fonts import BOLD, Face, faces_for
from editor.formats.writers.line_fitting import Font, PlainFace
from editor.formats.writers.options import Options, title_of
from editor.formats.writers.text import name_of, text_leaves_out, time_of

if TYPE_CHECKING:
    from fpdf import FPDF

_MARGIN, _FOOT = 22, 20  # millimetres
_TITLE, _HEADER, _TEXT, _SMALL = 20, 14, 10.5, 8.5  # points
_SPACING = 1.45  # of a line, as a part of its size
_MILLIMETRES = 25.4 / 72  # of a point
_DROP = 0.3  # of the size: from the middle of a line down to where its letters stand
_GREY = 110
_UNKNOWN = "\ufffd"
_TO_BE_SHAPED = re.compile(
    "[^\\s!-\u02ff\u0370-\u058f\u1e00-\u200a\u2010-\u2027\u2030-\u2bff\u3000-\u9fff\uac00-\ud7a3\uff00-\uffef]"
)
"""Characters of the scripts whose letters change with their neighbours, or are not written from left to right."""


def write_pdf(episode: Episode, options: Options) -> bytes:
    """Return an episode as PDF on A4: a paragraph for each line, a heading and a bookmark for each header."""
    faces, missing = faces_for(_characters(episode, options))
    return bytes(_Sheets(faces, missing).printed(episode, options))


def pdf_leaves_out(episode: Episode, options: Options) -> tuple[str, ...]:
    """Say what the PDF does not hold, and what it cannot show."""
    said = text_leaves_out(episode, options)
    _, missing = faces_for(_characters(episode, options))
    if not missing:
        return said
    some = " ".join(sorted(missing)[:20])
    return (f"No font on this computer has these characters, which are shown as {_UNKNOWN}: {some}.", *said)


def _characters(episode: Episode, options: Options) -> set[str]:
    found = set(title_of(episode, options))
    for entry in episode.entries:
        found.update(entry.text)
        if isinstance(entry, Line):
            found.update(entry.who or "")
    return found


class _Sheets:
    """The pages of a document while they are made."""

    def __init__(self, faces: Iterable[Face], missing: Iterable[str]) -> None:
        self._unknown = str.maketrans(dict.fromkeys(missing, _UNKNOWN))
        self._pdf = _new_pdf(faces)
        self._faces = {style: PlainFace(cast("Font", self._pdf.fonts[_family(0) + style])) for style in ("", "B")}
        self._room = (self._pdf.epw - 2 * self._pdf.c_margin) / _MILLIMETRES

    def printed(self, episode: Episode, options: Options) -> bytearray:
        """Return the document with an episode in it."""
        title = title_of(episode, options)
        if title:
            self._pdf.set_title(title)
            self._paragraph(title, _TITLE, bold=True)
            self._pdf.ln(4)
        speaker: str | None = None
        for entry in episode.entries:
            text = " ".join(entry.text.split())
            if isinstance(entry, Header):
                if options.headers and text:
                    self._header(text)
                    speaker = None
            elif text:
                who = name_of(entry) if options.speakers else None
                self._line(text, who if who != speaker else None, time_of(entry) if options.times else None)
                speaker = who
        return self._pdf.output()

    def _header(self, text: str) -> None:
        self._pdf.ln(4)
        self._keep_together(_HEADER, lines=5)
        self._pdf.start_section(text)
        self._paragraph(text, _HEADER, bold=True)
        self._pdf.ln(1.5)

    def _line(self, text: str, who: str | None, time: str | None) -> None:
        self._keep_together(_TEXT, lines=3)
        if who:
            self._paragraph(f"{who}  {time}" if time else who, _SMALL + 1, bold=True)
        elif time:
            self._pdf.set_text_color(_GREY)
            self._paragraph(time, _SMALL, right=is_right_to_left(text))
            self._pdf.set_text_color(0)
        self._paragraph(text, _TEXT)
        self._pdf.ln(2)

    def _paragraph(self, text: str, size: float, bold: bool = False, right: bool | None = None) -> None:
        style = "B" if bold else ""
        self._pdf.set_font(_family(0), style, size)
        right = is_right_to_left(text) if right is None else right
        text = text.translate(self._unknown)
        height = size * _SPACING * _MILLIMETRES
        shaped = _TO_BE_SHAPED.search(text) is not None
        lines = None if right or shaped else self._faces[style].lines_of(text, size, self._room)
        if lines is None:
            # It takes five times as long.
            self._pdf.set_text_shaping(shaped)
            self._pdf.multi_cell(0, height, text, align="R" if right else "L", new_x="LMARGIN", new_y="NEXT")
            return
        for line in lines:
            if self._pdf.will_page_break(height):
                self._pdf.add_page()
            baseline = self._pdf.y + height / 2 + _DROP * self._pdf.font_size
            self._pdf.text(self._pdf.l_margin + self._pdf.c_margin, baseline, line)
            self._pdf.y += height

    def _keep_together(self, size: float, lines: int) -> None:
        """Begin a page if there is no room for so many lines."""
        if self._pdf.will_page_break(lines * size * _SPACING * _MILLIMETRES):
            self._pdf.add_page()


def _family(number: int) -> str:
    return f"face{number}"


def _new_pdf(faces: Iterable[Face]) -> "FPDF":
    # Only now: nothing else should wait for it.
    from fpdf import FPDF

    class Numbered(FPDF):
        """A document with the page's number at its foot."""

        def footer(self) -> None:
            """Write the number."""
            self.set_y(-_FOOT / 2 - 4)
            self.set_font(_family(0), "", _SMALL)
            self.set_text_color(_GREY)
            self.cell(0, 5, str(self.page_no()), align="C")
            self.set_text_color(0)

    pdf = Numbered(format="A4")
    pdf.set_margins(_MARGIN, _MARGIN, _MARGIN)
    pdf.set_auto_page_break(True, _FOOT)
    names = []
    for number, face in enumerate(faces):
        names.append(_family(number))
        pdf.add_font(_family(number), "", face.path, collection_font_number=face.number)
    pdf.add_font(_family(0), "B", BOLD)
    pdf.set_fallback_fonts(names[1:], exact_match=False)
    pdf.add_page()
    return pdf
