"""A file from elsewhere, as it will be once it is taken: seen, corrected, and then taken or not."""

import threading
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QDialog, QHBoxLayout, QWidget

from editor.align.structure import CarriedOver, carried_over
from editor.core.captions import Draft, HeardWord
from editor.core.drafts import Wishes, taken_as
from editor.core.model import Clip, Entry, Episode, Header
from editor.core.paragraphs import Taken
from editor.formats.readers.registry import read_draft
from editor.ui import import_choices
from editor.ui.background import Background
from editor.ui.dialogs.base import Question
from editor.ui.dialogs.import_form import ImportForm
from editor.ui.dialogs.import_preview import ImportPreview
from editor.ui.import_facts import (
    carried_facts,
    counted,
    counts_of,
    facts_of,
    page_name,
    recording_of,
    title_of,
)
from editor.ui.new_page_file import NewPage

SETTLE_MS = 60
"""So long after the last change the entries are made anew."""

_SIZE = (1040, 720)  # pixels
_GAP = 20
_SAID = 4  # sentences on what is left out
_CHOOSE = "What this file is, is not plain from its content. Choose its kind at the right."

AskWhere = Callable[[Path, QWidget], Path | None]
"""Asks where a page is to be saved, beginning with a place; None if the user cancels."""


@dataclass(frozen=True)
class Source:
    """A file that was chosen: its content, and as what it was recognised, if as anything."""

    path: Path
    data: bytes
    kind: str | None


@dataclass(frozen=True)
class Target:
    """The page that is open, if any, and how to ask where a new one goes."""

    page: Path | None
    episode: Episode | None
    ask_where: AskWhere


@dataclass(frozen=True)
class Outcome:
    """What came of it: the new page that was written, or entries for the page that is open with the words heard.

    `clips` are the page's where they move with its words, None where they stay.
    """

    new_page: Path | None = None
    entries: tuple[Entry, ...] = ()
    heard: tuple[HeardWord, ...] = ()
    clips: tuple[Clip, ...] | None = None


@dataclass(frozen=True)
class _Made:
    """What was read and what became of it by which wishes; `fresh` if it was read just now.

    `carried` is the same with the structure of the page that is open, if one is.
    """

    draft: Draft
    wishes: Wishes
    taken: Taken
    fresh: bool
    carried: CarriedOver | None


def ask_import(parent: QWidget | None, source: Source, target: Target) -> Outcome | None:
    """Show what a file would become, and take it as the user wants; None if the user cancels."""
    dialog = ImportDialog(parent, source, target)
    dialog.resize(*_SIZE)
    taken = dialog.exec() == QDialog.DialogCode.Accepted
    dialog.deleteLater()
    return dialog.outcome if taken else None


class ImportDialog(Question):
    """The first entries as they will be, the choices that lead to them, and what was found and left out."""

    def __init__(self, parent: QWidget | None, source: Source, target: Target) -> None:
        super().__init__(parent, "Import", f"{source.path.name} would be taken as:", "Import")
        self.outcome: Outcome | None = None
        self._source = source
        self._target = target
        self._made: _Made | None = None
        self._writing = self._accepting = False
        self._stopped = threading.Event()
        self.preview = ImportPreview()
        name = (target.page.name if target.page else "the open page") if target.episode else None
        into = target.episode is not None and not target.episode.entries
        self.form = ImportForm(source.kind, import_choices.load(), name, into)
        self._lay_out()
        self._background = Background(self)
        self._background.done.connect(self._arrived)
        self._background.failed.connect(self._fail)
        self._settling = QTimer(self)
        self._settling.setSingleShot(True)
        self._settling.setInterval(SETTLE_MS)
        self._settling.timeout.connect(self._join)
        self.form.kind_chosen.connect(self._read)
        self.form.changed.connect(self._settling.start)
        self.form.way_chosen.connect(self._follow_way)
        # Else the only button that can be pressed while the file is read would have it, and Enter would cancel.
        self.form.setFocus()
        self._foretell()
        self._read()

    def accept(self) -> None:
        """Take what is shown, once what was changed last is in it."""
        if self._settling.isActive() or self._background.busy or self._made is None:
            self._accepting = self._made is not None
            return
        import_choices.keep(self.form.joining)
        taken = self._made.taken
        # Times that were only spread between those of a few lines are no better than the lines' own.
        heard = taken.heard if self._made.draft.dense else ()
        if self.form.into_page:
            carried = self._carried
            self.outcome = (
                Outcome(None, carried.entries, heard, carried.clips) if carried else Outcome(None, taken.entries, heard)
            )
            super().accept()
            return
        source = self._source.path
        path = self._target.ask_where(source.with_name(f"{page_name(source)}.md"), self)
        if path is not None:
            meta = {key: value for key, value in self._made.draft.meta.items() if key != "title" or self.form.title}
            meta |= {"title": self.form.title} if self.form.title else {}
            self._write(NewPage(taken.entries, meta, heard, recording_of(source)), path)

    def reject(self) -> None:
        """Leave all as it is; a page that is being made is not written."""
        self._stopped.set()
        super().reject()

    def _lay_out(self) -> None:
        across = QHBoxLayout()
        across.setSpacing(_GAP)
        across.addWidget(self.preview, 1)
        across.addWidget(self.form)
        self.body.addLayout(across, 1)
        self._layout.setStretchFactor(self.body, 1)
        self._note.setMinimumHeight(3 * self.fontMetrics().lineSpacing())

    def _read(self) -> None:
        """Read the file as the kind that is chosen."""
        self._made = None
        self.allow(False)
        kind = self.form.kind
        if kind is None:
            self.preview.say(_CHOOSE)
            return
        self.say("")
        self.preview.say("Reading …")
        self._background.ask(
            partial(_read, self._source, kind, Wishes(self.form.joining.joining), self._target.episode)
        )

    def _join(self) -> None:
        """Make the entries anew of what was read."""
        if self._made is not None:
            self._background.ask(partial(_made, self._made.draft, self.form.wishes, self._target.episode))

    def _arrived(self, made: object) -> None:
        if self._writing:
            self._finish(made)
            return
        assert isinstance(made, _Made), "nothing else is asked for"
        self._made = made
        if made.carried is not None:
            bare = not any(isinstance(entry, Header) for entry in made.taken.entries)
            self.form.offer_carrying(bool(made.carried), advised=bare)
        self.preview.show_entries(self._entries, made.fresh)
        if made.fresh:
            self.form.show_draft(made.draft, title_of(made.draft, self._source.path))
            if self.form.joining.joining != made.wishes.joining:
                self._settling.start()
        self.allow(True)
        self._foretell()
        if self._accepting:
            self._accepting = False
            self.accept()

    @property
    def _carried(self) -> CarriedOver | None:
        """Return the new text with the page's structure, if it is to have it."""
        return self._made.carried if self._made and self.form.carries else None

    @property
    def _entries(self) -> tuple[Entry, ...]:
        assert self._made is not None, "nothing is shown before it was read"
        return (self._carried or self._made.taken).entries

    def _follow_way(self) -> None:
        """Show what changes with the way in which it is taken."""
        if self._made is not None:
            self.preview.show_entries(self._entries)
        self._foretell()

    def _fail(self, sentence: str) -> None:
        self._accepting = False
        if self._writing:
            self._busy(False)
        else:
            self.preview.say("Nothing can be shown.")
        self.complain(sentence)

    def _write(self, page: NewPage, path: Path) -> None:
        self._busy(True)
        self.say(f"Writing {path.name} …")
        self._background.ask(partial(page.write, path, self._stopped))

    def _finish(self, path: object) -> None:
        self._busy(False)
        if isinstance(path, Path):
            self.outcome = Outcome(path)
            super().accept()

    def _busy(self, busy: bool) -> None:
        self._writing = busy
        self.form.setEnabled(not busy)
        self.allow(not busy)

    def _foretell(self) -> None:
        """Say what was found, what is left out, and what will happen."""
        into = self.form.into_page
        self._take.setText("Replace the transcript" if into and self._replaced() else "Import" if into else "Import…")
        if self._made is None:
            return
        left_out = self._made.draft.left_out
        more = len(left_out) - _SAID
        sentences = [facts_of(self._made.draft, self._entries, self._made.taken.heard), *left_out[:_SAID]]
        if more > 0:
            sentences.append(f"{counted(more, 'further thing')} left out.")
        sentences.append(self._outcome_of(into))
        self.say(" ".join(filter(None, sentences)))

    def _outcome_of(self, into: bool) -> str:
        if not into:
            recording = recording_of(self._source.path)
            return f"The page will play {recording.name}, which lies beside the file." if recording else ""
        replaced, episode = self._replaced(), self._target.episode
        if self._carried and episode:
            going = f"{replaced} will be replaced, which can be undone."
            return f"{going} {carried_facts(self._carried, episode)} Its front matter stays."
        clips = counted(len(episode.clips), "clip") if episode else ""
        stay = f" Its {clips} and its front matter stay." if clips else " Its front matter stays."
        return f"{replaced} will be replaced, which can be undone.{stay}" if replaced else ""

    def _replaced(self) -> str:
        """Say how much of the open page goes; nothing for a page without a transcript."""
        headers, lines = counts_of(self._target.episode.entries) if self._target.episode else (0, 0)
        return " and ".join(part for part in (counted(lines, "line"), counted(headers, "header")) if part)


def _read(source: Source, kind: str, wishes: Wishes, episode: Episode | None) -> _Made:
    return _made(read_draft(source.data, source.path.name, kind), wishes, episode, fresh=True)


def _made(draft: Draft, wishes: Wishes, episode: Episode | None, fresh: bool = False) -> _Made:
    taken = taken_as(draft, wishes)
    carried = carried_over(episode, taken.entries) if episode and episode.entries else None
    return _Made(draft, wishes, taken, fresh, carried)
