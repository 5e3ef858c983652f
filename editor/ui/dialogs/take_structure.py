"""The structure of another version: its headers, clips and speakers, each with a tick."""

from collections.abc import Iterator, Sequence

from PySide6.QtWidgets import QCheckBox, QWidget

from editor.align.carried_clips import CarriedClip
from editor.align.carried_headers import CarriedHeader
from editor.align.carried_names import CarriedName
from editor.align.structure import Structure
from editor.core.model import Clip, Entry, Line
from editor.core.timing import Timeline, format_exactly, format_time
from editor.ui.dialogs.preview import Cell, PreviewDialog, Row
from editor.ui.import_facts import counted

_TITLE = "Take structure from another version"
_WORDS = {"new": "New {}", "renamed": "{} renamed", "moved": "{} moved", "same": "{} stays", "own": "{} only here"}
_STAYS = "Stays, unless you tick it: then it is taken out"
_TICKS = "What is ticked will be done, in one step that can be undone."


def ask_structure(
    parent: QWidget | None, structure: Structure, entries: Sequence[Entry], timeline: Timeline, name: str
) -> Structure | None:
    """Ask what of a structure is to be taken; None if the user cancels. `name` is the other version's.

    What is returned has the headers and clips that stay, too: the others stand in order between them.
    """
    dialog = StructureDialog(parent, structure, entries, timeline, name)
    return dialog.chosen() if dialog.answered() else None


class StructureDialog(PreviewDialog):
    """Shows every header, clip and speaker of the other version; what it does not have may be taken out at once."""

    def __init__(
        self, parent: QWidget | None, structure: Structure, entries: Sequence[Entry], timeline: Timeline, name: str
    ) -> None:
        rows = [
            *(_header_row(plan, entries, timeline) for plan in structure.headers),
            *(_clip_row(plan) for plan in structure.clips),
            *(_name_row(plan, entries, timeline) for plan in structure.names),
        ]
        columns = ("Time", "Header, clip or speaker", "Where")
        super().__init__(parent, _TITLE, f"{_found(structure, name)} {_TICKS}", columns, rows, _verb)
        self._structure = structure
        self.table.stretch(1, 2)
        kinds = [plan.kind for plan in structure.headers] + [plan.kind for plan in structure.clips]
        self._own = [row for row, kind in enumerate(kinds) if kind == "own"]
        if self._own:
            box = QCheckBox(f"&Take out what only this page has ({_own_counts(structure)})")
            box.toggled.connect(self._take_out)
            self.body.addWidget(box)
        self.say(" ".join(_remarks(structure)))

    def chosen(self) -> Structure:
        """Return what is ticked, with what stays."""
        structure, ticked = self._structure, set(self.ticked)
        firsts = len(structure.headers), len(structure.headers) + len(structure.clips)
        return Structure(
            tuple(plan for row, plan in enumerate(structure.headers) if row in ticked or not plan.changes),
            tuple(plan for row, plan in enumerate(structure.clips, firsts[0]) if row in ticked or not plan.changes),
            tuple(plan for row, plan in enumerate(structure.names, firsts[1]) if row in ticked),
        )

    def _take_out(self, wanted: bool) -> None:
        self.table.tick(self._own, wanted)


def _header_row(plan: CarriedHeader, entries: Sequence[Entry], timeline: Timeline) -> Row:
    header = plan.after or plan.before
    below = f"instead of {plan.before.text or '(no title)'}" if plan.kind == "renamed" and plan.before else ""
    title = Cell((header.text if header else "") or "(no title)", _STAYS if plan.kind == "own" else below)
    start = timeline.time_at(plan.row, plan.offset) if plan.row < len(entries) else None
    time = "" if start is None else format_time(start)
    where = Cell(_line(plan.row, plan.offset, entries), *_header_remark(plan))
    return Row(_kind("Header", plan.kind), (Cell(time), title, where), plan.advised if plan.changes else None)


def _header_remark(plan: CarriedHeader) -> tuple[str, bool]:
    """Say what is special about the place, and whether that should be looked at."""
    if not plan.sure:
        return "Not sure: the words below it are not found, only what is around them", True
    return ("In the middle of a line, which is split there", False) if plan.offset else ("", False)


def _line(row: int, offset: int, entries: Sequence[Entry]) -> str:
    entry = entries[row] if row < len(entries) else None
    if not isinstance(entry, Line):
        return "The end of the page"
    if offset:
        return f"… {entry.text[offset:]}"
    return f"{entry.who}: {entry.text}" if entry.who else entry.text


def _clip_row(plan: CarriedClip) -> Row:
    clip, before = plan.after or plan.before or Clip(""), plan.before
    name = Cell(clip.name or "(no name)")
    if plan.kind == "own":
        name = name._replace(below=_STAYS)
    elif plan.kind == "renamed" and before:
        name = name._replace(below=f"instead of {before.name or '(no name)'}")
    span = Cell(_span(clip))
    if not plan.sure:
        why = "its end is not known" if clip.end is None else "few of its words are found here"
        span = span._replace(below=f"Not sure: {why}", warns=True)
    elif before and plan.after and _span(before) != _span(clip):
        span = span._replace(below=f"instead of {_span(before)}")
    time = "" if clip.start is None else format_time(clip.start)
    return Row(_kind("Clip", plan.kind), (Cell(time), name, span), plan.advised if plan.changes else None)


def _span(clip: Clip) -> str:
    return " – ".join("?" if second is None else format_exactly(second) for second in (clip.start, clip.end))


def _name_row(plan: CarriedName, entries: Sequence[Entry], timeline: Timeline) -> Row:
    first, start = entries[plan.rows[0]], timeline.start_of(plan.rows[0])
    time = "" if start is None else format_time(start)
    name = Cell(plan.after, f"instead of {plan.before or 'nobody'}")
    where = Cell(first.text)
    if len(plan.rows) > 1:
        where = Cell(counted(len(plan.rows), "line"), f"The first: {first.text}")
    if not plan.sure:
        where = where._replace(below="Not sure: too few of the words are found", warns=True)
    words = "Speaker renamed" if plan.kind == "renamed" else "Speaker"
    return Row(words, (Cell(time), name, where), plan.advised)


def _kind(noun: str, kind: str) -> str:
    return _WORDS[kind].format(noun.lower() if kind == "new" else noun)


def _found(structure: Structure, name: str) -> str:
    headers = sum(plan.kind != "own" for plan in structure.headers)
    clips = sum(plan.kind != "own" for plan in structure.clips)
    names = {plan.after for plan in structure.names}
    parts = [counted(headers, "header"), counted(clips, "clip"), counted(len(names), "speaker")]
    return f"{name} has {_listed(parts)} for this page." if any(parts) else f"{name} has no headers or clips."


def _own_counts(structure: Structure) -> str:
    counts = [sum(plan.kind == "own" for plan in plans) for plans in (structure.headers, structure.clips)]
    return _listed([counted(counts[0], "header"), counted(counts[1], "clip")])


def _listed(parts: Sequence[str]) -> str:
    *some, last = [part for part in parts if part]
    return f"{', '.join(some)} and {last}" if some else last


def _remarks(structure: Structure) -> Iterator[str]:
    unsure = sum(not plan.sure for plans in (structure.headers, structure.clips, structure.names) for plan in plans)
    if unsure:
        yield f"{unsure} of these {'is' if unsure == 1 else 'are'} not sure, and not ticked."
    if any(not plan.advised and plan.sure for plan in structure.names):
        yield "Who has a name here keeps it unless you tick the other."


def _verb(count: int) -> str:
    return f"Make {counted(count, 'change')}" if count else "Make changes"
