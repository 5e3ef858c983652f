"""Word documents, made with python-docx or taken apart and put together again by hand."""

import io
import zipfile
from collections.abc import Callable, Mapping

import docx


def saved(build: Callable[[docx.document.Document], None]) -> bytes:
    """Return the file of a document."""
    document = docx.Document()
    build(document)
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def members(data: bytes) -> dict[str, bytes]:
    """Return the parts of a document's package."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}


def packed(parts: Mapping[str, bytes]) -> bytes:
    """Return a package with these parts."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as package:
        for name, part in parts.items():
            package.writestr(name, part)
    return file.getvalue()
