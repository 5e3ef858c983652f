"""Word documents: headings, times, speakers, bold names; and what no document may do to the reader."""

import io
import time
import zipfile
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings

from editor.core.captions import Draft
from editor.core.errors import FormatError
from editor.formats.readers.registry import read_draft, recognise
from tests.formats.readers.documents import members, packed, saved
from tests.formats.readers.talks import Talk, clock, expected, said, talks

if TYPE_CHECKING:
    from docx.document import Document

MAIN = "word/document.xml"


def read(data: bytes) -> Draft:
    return read_draft(data, "talk.docx", "docx")


def lines(*texts: str) -> bytes:
    return saved(lambda document: [document.add_paragraph(text) for text in texts] and None)


def with_main(data: bytes) -> bytes:
    """Return a document whose main part is these bytes."""
    return packed(members(lines("Hi.")) | {MAIN: data})


def interview(document: "Document") -> None:
    document.add_heading("Good Talks", 0)
    document.add_paragraph("Taken down by hand")
    document.add_heading("The start", 2)
    for text in ("[0:05]", "Ann", "Good morning.", "And again."):
        document.add_paragraph(text)
    document.add_paragraph("[1:02:03]\nBo:\nHello.")
    named = document.add_paragraph()
    named.add_run("Ann:").bold = True
    named.add_run(" Thanks\tall. (1:02:10)")
    alone = document.add_paragraph()
    alone.add_run("What comes next").bold = True
    document.add_paragraph("Bo [1:02:20]")
    document.add_paragraph("Bye.")


def test_is_recognised() -> None:
    assert recognise(saved(interview), "talk").id == "docx"


def test_headings_times_speakers_and_paragraphs() -> None:
    assert said(read(saved(interview))) == [
        ("title", None, "The start"),
        ("Ann", 5.0, "Good morning."),
        ("Ann", 5.0, "And again."),
        ("Bo", 3723.0, "Hello."),
        ("Ann", 3730.0, "Thanks all."),
        ("title", None, "What comes next"),
        ("Bo", 3740.0, "Bye."),
    ]


def test_title_and_what_stands_above() -> None:
    draft = read(saved(interview))
    assert draft.meta == {"title": "Good Talks"}
    assert draft.left_out[0].startswith("1 line above the transcript (4 words)")


def test_names_before_colons() -> None:
    draft = read(lines("[0:01] Ann: Hi.", "Bo: Hello.", "I think: no.", "Ann: Bye.", "Bo: Bye."))
    assert said(draft)[:3] == [("Ann", 1.0, "Hi."), ("Bo", None, "Hello."), ("Bo", None, "I think: no.")]


def test_names_in_bold_on_a_line_of_their_own() -> None:
    def build(document: "Document") -> None:
        for who in ("Ann", "Bo", "Ann", "Bo"):
            document.add_paragraph().add_run(who).bold = True
            document.add_paragraph(f"I am {who}.")

    assert said(read(saved(build)))[:2] == [("Ann", None, "I am Ann."), ("Bo", None, "I am Bo.")]


def test_a_table_is_read_cell_by_cell() -> None:
    def build(document: "Document") -> None:
        row = document.add_table(1, 3).rows[0]
        for cell, text in zip(row.cells, ("0:07", "Ann", "Hello."), strict=True):
            cell.text = text

    assert said(read(saved(build))) == [("Ann", 7.0, "Hello.")]


def test_plain_paragraphs_arrive_too() -> None:
    assert said(read(lines("Just words.", "And more."))) == [(None, None, "Just words."), (None, None, "And more.")]


def test_what_was_deleted_is_not_said() -> None:
    parts = members(lines("0:01 Hello."))
    gone = b"<w:del><w:r><w:delText>gone</w:delText></w:r></w:del>"
    moved = b"<w:moveFrom><w:r><w:t>moved</w:t></w:r></w:moveFrom>"
    parts[MAIN] = parts[MAIN].replace(b"</w:p>", gone + moved + b"</w:p>", 1)
    assert said(read(packed(parts))) == [(None, 1.0, "Hello.")]


def documented(talk: Talk) -> bytes:
    def build(document: "Document") -> None:
        for one in talk:
            if isinstance(one, str):
                document.add_heading(one, 2)
                continue
            for text in (f"[{clock(one.start)}]", one.who, *one.paragraphs):
                document.add_paragraph(text)

    return saved(build)


@settings(max_examples=30)
@given(talks())
def test_round_trip(talk: Talk) -> None:
    assert said(read(documented(talk))) == expected(talk)


def test_a_broken_package_is_refused() -> None:
    with pytest.raises(FormatError, match="is damaged"):
        read(b"PK\x03\x04word/")


def test_another_package_is_refused() -> None:
    with pytest.raises(FormatError, match="no Word document"):
        read(packed({"[Content_Types].xml": b"<Types/>", "word/x": b""}))


def test_broken_xml_is_refused_with_its_place() -> None:
    with pytest.raises(FormatError, match="line 1, column 4"):
        read(with_main(b"<a><"))


def test_entities_are_refused() -> None:
    with pytest.raises(FormatError, match="document type"):
        read(with_main(b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'))


def test_deep_nesting_is_refused() -> None:
    with pytest.raises(FormatError, match="nested too deeply"):
        read(with_main(b"<a>" * 100_000))


@pytest.mark.parametrize("part", [b"<a>" + b" " * 200_000_000, b"<a>" + b"<b/>" * 20_000_000, "words"])
def test_a_zip_bomb_is_refused_at_once(part: bytes | str) -> None:
    if part == "words":
        inside = b"<w:r><w:t>" + b"word " * 4_000_000 + b"</w:t></w:r></w:p>"
        main = members(lines("Hi."))[MAIN].replace(b"</w:p>", inside, 1)
    else:
        main = bytes(part)  # type: ignore[arg-type]
    data = with_main(main)
    assert len(data) < 1_000_000
    started = time.process_time()
    with pytest.raises(FormatError, match="zip bomb"):
        read(data)
    assert time.process_time() - started < 1


def test_a_package_of_countless_files_is_refused() -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as package:
        for number in range(6000):
            package.writestr(f"word/{number}", b"")
    with pytest.raises(FormatError, match="zip bomb"):
        read(file.getvalue())
