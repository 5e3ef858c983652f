"""Word documents and PDF as others read them."""

import io
import re
import shutil
import subprocess
from pathlib import Path

import docx
import pypdf
import pytest

from editor.core.model import Episode, Line
from editor.formats.page_file import PageFile
from editor.formats.writers.fonts import BOLD, REGULAR
from editor.formats.writers.registry import Options, write_episode
from tests.core.episodes import episode
from tests.formats.writers.talks import said

BLANKS = re.compile(r"\s+")


def document(episode: Episode, **options: bool) -> "docx.document.Document":
    return docx.Document(io.BytesIO(write_episode(episode, "docx", Options(**options))[0]))


def pages(episode: Episode, **options: bool) -> pypdf.PdfReader:
    return pypdf.PdfReader(io.BytesIO(write_episode(episode, "pdf", Options(**options))[0]))


def letters(text: str) -> str:
    return BLANKS.sub("", text)


def test_a_word_document_has_headings_bold_names_and_times(sample_episode: Episode) -> None:
    title, first, line, *_ = document(sample_episode).paragraphs
    assert (title.style.name, first.style.name) == ("Title", "Heading 1")
    assert [run.text for run in line.runs if run.bold] == ["Paul:"]
    assert line.text.startswith("Paul: [0:01] Hello, and welcome")


def test_a_word_document_can_do_without(sample_episode: Episode) -> None:
    paragraphs = document(sample_episode, times=False, speakers=False, headers=False).paragraphs[1:]
    assert " ".join(paragraph.text for paragraph in paragraphs).split() == said(sample_episode)


def test_a_word_document_knows_what_is_written_from_right_to_left() -> None:
    right, left = document(episode("0 مريم: مرحبا بالعالم", "4 Paul: Hello.")).paragraphs
    assert right._p.pPr.find(docx.oxml.ns.qn("w:bidi")) is not None
    assert all(run.font.rtl for run in right.runs)
    assert not any(run.font.rtl for run in left.runs)


def test_the_text_of_a_pdf_can_be_taken_out(sample_episode: Episode) -> None:
    reader = pages(sample_episode)
    text = letters(" ".join(page.extract_text() for page in reader.pages))
    assert all(letters(line.text) in text for _, line in sample_episode.lines())
    assert next(item.title for item in reader.outline) == "Welcome: From two microphones to your ears"
    assert reader.metadata.title == sample_episode.meta["title"]


def test_a_pdf_can_do_without_times_and_names(sample_episode: Episode) -> None:
    text = " ".join(page.extract_text() for page in pages(sample_episode, times=False, speakers=False).pages)
    assert "0:24" not in text
    assert not re.search(r"\n(Paul|Ines)\s*\n", text)


def test_a_pdf_shows_many_scripts(tmp_path: Path) -> None:
    if shutil.which("pdftotext") is None:
        pytest.skip("pdftotext is not on this machine")
    texts = ["Größe — naïve “office”", "Заголовок", "Ελληνικά", "مرحبا بالعالم", "שלום", "Հայերեն", "ქართული"]
    data, left_out = write_episode(episode(*(f"{at}: {text}" for at, text in enumerate(texts))), "pdf")
    path = tmp_path / "talk.pdf"
    path.write_bytes(data)
    shown = subprocess.run(["pdftotext", path, "-"], capture_output=True, text=True, check=True, timeout=60).stdout
    assert all(text in shown for text in texts)
    assert not any("font" in sentence for sentence in left_out)


def test_what_no_font_has_is_said_and_shown_as_unknown() -> None:
    data, left_out = write_episode(episode("0: A \U0001fbf9\U000e1234 B"), "pdf")
    assert "which are shown as" in left_out[0]
    assert pypdf.PdfReader(io.BytesIO(data)).pages


def test_the_font_comes_with_its_licence() -> None:
    assert REGULAR.is_file()
    assert BOLD.is_file()
    assert "Permission is hereby granted, free of charge" in (REGULAR.parent / "LICENSE").read_text(encoding="utf-8")


def test_a_real_page_is_printed_whole(shared: Path) -> None:
    episode = PageFile.open(shared / "samples" / "mlops-platform.final.md").episode
    reader = pages(episode)
    # The numbers at the feet stand between the words of lines that go over two pages.
    text = "".join(letters(page.extract_text()).removesuffix(str(at)) for at, page in enumerate(reader.pages, 1))
    assert all(letters(line.text) in text for _, line in episode.lines())


@pytest.mark.parametrize("kind", ["text", "markdown"])
def test_a_name_with_a_colon_of_its_own_has_one_colon(kind: str) -> None:
    data, _ = write_episode(episode(Line("Hello.", "Ann:", 3)), kind)
    assert b"Ann:" in data
    assert b"::" not in data
