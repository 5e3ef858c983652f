"""A table of lines: a row that names the columns, then a row for each line with its time, its speaker and its words.

Cells are parted by commas, semicolons or tabs. Whisper's table of captions counts in thousandths of a second.
"""

import csv
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from editor.core.captions import Caption, Draft, Piece, Title
from editor.core.errors import FormatError
from editor.core.timing import parse_time
from editor.formats.readers.cues import squeeze
from editor.formats.readers.prose import counted, not_taken
from editor.formats.readers.sniff import Sniff, decode

_TEXT = ("text", "transcript", "utterance", "sentence", "words", "line")
_WHO = ("speaker", "who", "speaker name")
_STATED = ("time", "timestamp", "timecode", "sec")
_START = ("start", "start time", "start timecode", "begin", "start seconds", "start (s)")
_END = ("end", "end time", "end timecode", "end seconds", "end (s)")
_SECTION = ("section", "header", "chapter")
_WHISPER = ["start", "end", "text"]
_DELIMITERS = (",", ";", "\t")
_LONGEST_ROW_OF_NAMES = 1000
_LONGEST_TIME = 20
_RECORD = re.compile(r"[^\n]*\n|[^\n]+")
_FRAMES = re.compile(r"(\d{1,3}:\d\d:\d\d)[:;]\d\d", re.ASCII)


@dataclass(frozen=True, slots=True)
class _Columns:
    """Where in a row things stand; `names` are those of all columns."""

    names: list[str]
    delimiter: str

    def first(self, *names: str) -> int | None:
        """Return the column that has the first of some names that is there."""
        return next((self.names.index(name) for name in names if name in self.names), None)

    @property
    def is_whispers(self) -> bool:
        """Tell whether the table is the one that Whisper writes."""
        return self.delimiter == "\t" and self.names == _WHISPER

    @property
    def is_table(self) -> bool:
        """Tell whether there is a column of words, and one that says when or by whom."""
        return self.first(*_TEXT) is not None and self.first(*_STATED, *_START, *_WHO) is not None


def fits(sniff: Sniff) -> float:
    """Tell how likely a file is a table of lines: its first row names the columns."""
    return 0.99 if _columns(sniff.head) else 0.0


def read(data: bytes, _name: str) -> Draft:
    """Read a table of lines; raises FormatError."""
    text = decode(data)
    columns = _columns(text)
    if columns is None:
        raise FormatError(
            "the first row does not name the columns. It says, say, start, speaker, text; one column is called text."
        )
    table = _Table(columns)
    for number, row in _rows(text, columns):
        table.add(number, row)
    return Draft("csv", tuple(table.parts), left_out=tuple(table.left_out()))


def _columns(text: str) -> _Columns | None:
    """Return the columns that the first row with anything in it names; None if it does not."""
    first = text[: 2 * _LONGEST_ROW_OF_NAMES].lstrip("\ufeff \n").partition("\n")[0]
    if len(first) > _LONGEST_ROW_OF_NAMES:
        return None
    for delimiter in _DELIMITERS:
        row = next(csv.reader([first], delimiter=delimiter), [])
        columns = _Columns([squeeze(name.replace("_", " ")).lower() for name in row], delimiter)
        if columns.is_table:
            return columns
    return None


def _rows(text: str, columns: _Columns) -> Iterator[tuple[int, list[str]]]:
    """Yield the rows below the names, each with the number of the line on which it ends; raises FormatError."""
    lines = (found[0] for found in _RECORD.finditer(text))
    reader = csv.reader(
        lines,
        delimiter=columns.delimiter,
        quoting=csv.QUOTE_NONE if columns.is_whispers else csv.QUOTE_MINIMAL,
        strict=True,
    )
    named = False
    try:
        for row in reader:
            if named and row:
                yield reader.line_num, row
            named = named or any(cell.strip("\ufeff ") for cell in row)
    except csv.Error as error:
        what = f"a cell has more than {csv.field_size_limit():,} characters"
        if not str(error).startswith("field larger"):
            what = f"the quotes of a cell do not fit ({error})"
        raise FormatError(f"line {reader.line_num}: {what}. Mend the table and try again.") from None


class _Table:
    """Gathers what the rows of a table say."""

    def __init__(self, columns: _Columns) -> None:
        self.parts: list[Piece] = []
        self._columns = columns
        self._text, self._who = columns.first(*_TEXT), columns.first(*_WHO)
        self._start, self._section = columns.first(*_STATED, *_START), columns.first(*_SECTION)
        # Beside a stated time the start and the end are estimates.
        self._end = None if columns.first(*_STATED) is not None else columns.first(*_END)
        self._title = ""
        self._silent: list[str] = []
        self._unread = 0
        self._besides: set[str] = set()

    def add(self, number: int, row: Sequence[str]) -> None:
        """Add a row, which ends on a line of the file; raises FormatError."""
        names = self._columns.names
        if any(cell.strip() for cell in row[len(names) :]):
            raise FormatError(
                f"line {number}: the row has {len(row)} cells, but {len(names)} columns are named. "
                "Put a cell that holds what parts the cells in quotes."
            )
        self._add_title(self._cell(row, self._section))
        text, who = self._cell(row, self._text), self._cell(row, self._who) or None
        if not text:
            self._silent += [who] if who else []
            return
        start, end = self._seconds(row, self._start), self._seconds(row, self._end)
        if start is None or end is None or end < start:
            end = None
        self.parts.append(Caption(text, start, end, who, (), not self._columns.is_whispers))
        self._note_besides(row)

    def left_out(self) -> Iterator[str]:
        """Say what of the table is not taken."""
        yield from not_taken(self._silent, "with a name but nothing said")
        if self._unread:
            yield f"{counted(self._unread, 'time')} left out that cannot be read."
        if self._besides:
            yield f"What other columns say is left out: {', '.join(sorted(self._besides))}."

    def _add_title(self, title: str) -> None:
        if title and title != self._title:
            self.parts.append(Title(title))
        self._title = title

    def _note_besides(self, row: Sequence[str]) -> None:
        taken = {self._text, self._who, self._section}
        known = {*_STATED, *_START, *_END}
        for at, (name, cell) in enumerate(zip(self._columns.names, row, strict=False)):
            if at not in taken and name not in known and cell.strip():
                self._besides.add(name[:_LONGEST_TIME] or "without a name")

    def _seconds(self, row: Sequence[str], column: int | None) -> float | None:
        cell = self._cell(row, column)
        if not cell:
            return None
        found = _FRAMES.fullmatch(cell)
        seconds = parse_time(found[1] if found else cell)
        self._unread += seconds is None
        return seconds / 1000 if seconds is not None and self._columns.is_whispers else seconds

    @staticmethod
    def _cell(row: Sequence[str], column: int | None) -> str:
        return squeeze(row[column]) if column is not None and column < len(row) else ""
