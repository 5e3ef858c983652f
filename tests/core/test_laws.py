"""The laws that hold for every edit: it can be undone to the very same entries, and the document's rules stand."""

import inspect
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import event, given
from hypothesis import strategies as st

from editor.core import edits
from editor.core.change import Change
from editor.core.errors import EditError
from editor.core.history import History
from editor.core.model import Episode, Position, Selection
from editor.core.sections import Chapter
from tests.core.episodes import EPISODES, NAMES, SECONDS, TEXTS, WORDS
from tests.core.invariants import broken_by

EDITS = [edits.__dict__[name] for name in edits.__all__ if name != "clip_from"]
HERE = Selection.at(0)

ANY_TEXT = TEXTS | st.text(max_size=10)
EXPRESSIONS = WORDS | st.sampled_from([r"\w+", r"(\w)(\w*)", r"^", "x*", r"\b", "[", " ", "", ".*"])
ARGUMENTS: dict[str, Callable[[Episode], st.SearchStrategy[Any]]] = {
    "at": lambda episode: st.sampled_from(range(len(episode.entries) or 1)) | st.integers(-1, len(episode.entries) + 1),
    "start": lambda episode: st.integers(-1, len(episode.entries)),
    "to": lambda episode: st.integers(-1, len(episode.entries)),
    "first": lambda episode: st.integers(-1, len(episode.entries)),
    "last": lambda episode: st.integers(-1, len(episode.entries)),
    "first_sec": lambda _: SECONDS,
    "last_sec": lambda _: SECONDS,
    "count": lambda episode: st.integers(-1, len(episode.entries)),
    "rows": lambda episode: st.lists(st.integers(0, max(0, len(episode.entries) - 1)), max_size=5),
    "offset": lambda _: st.integers(-1, 30),
    "text": lambda _: ANY_TEXT,
    "texts": lambda episode: st.lists(ANY_TEXT | st.sampled_from([entry.text for entry in episode.entries] or [""])),
    "paragraphs": lambda _: st.lists(ANY_TEXT, max_size=4).map(tuple),
    "find": lambda _: EXPRESSIONS,
    "replace": lambda _: ANY_TEXT | st.sampled_from([r"\1", r"<\g<0>>", "\\"]),
    "who": lambda _: st.none() | NAMES | st.just(" "),
    "old": lambda episode: NAMES | st.sampled_from([line.who or "" for _, line in episode.lines()] or [""]),
    "new": lambda _: NAMES | ANY_TEXT,
    "seconds": lambda episode: st.dictionaries(st.integers(-1, len(episode.entries)), SECONDS, max_size=4),
    "sec": lambda _: st.none() | SECONDS | st.just(-1),
    "by": lambda _: st.integers(-20, 20) | st.floats(-5, 5),
    "name": lambda _: ANY_TEXT,
    "rules": lambda _: st.lists(st.sampled_from(RULES), max_size=6),
}
CLIP_ARGUMENTS = {
    "start": st.integers(-1, 200) | st.floats(0, 200),
    "end": st.integers(100, 6000) | SECONDS,
    "sec": SECONDS,
    "at": st.integers(-1, 3),
}
RULES = ["marks", "fillers", "doubled", "spaces", "quotes", "capitals", "none"]
FLAGS = ("regex", "case", "word", "beyond", "clips")


@st.composite
def places(draw: st.DrawFn, episode: Episode) -> Position:
    row = draw(st.integers(0, max(0, len(episode.entries) - 1)))
    length = len(episode.entries[row].text) if episode.entries else 0
    return Position(row, draw(st.sampled_from([0, length]) | st.integers(0, length)))


def draw_arguments(draw: st.DrawFn, edit: Callable[..., Change], episode: Episode) -> dict[str, Any]:
    names = [name for name in inspect.signature(edit).parameters if name != "episode"]
    if edit is edits.replace_span:
        first, second = sorted([draw(places(episode)), draw(places(episode))])
        return {"start": first, "end": second, "paragraphs": draw(ARGUMENTS["paragraphs"](episode))}
    if edit is edits.set_time:
        return {"at": draw(ARGUMENTS["at"](episode)), "sec": draw(SECONDS)}
    if edit is edits.clips_from_headers:
        return {"every": draw(st.booleans())}
    if edit is edits.headers_from_chapters:
        return {"chapters": draw(st.lists(st.builds(Chapter, SECONDS, TEXTS))), "only": draw(st.booleans())}
    if "clip" in edit.__name__:
        some = [name for name in names if edit is not edits.set_clip or name == "at" or draw(st.booleans())]
        return {name: draw(CLIP_ARGUMENTS.get(name, ANY_TEXT)) for name in some}
    return {name: draw(st.booleans() if name in FLAGS else ARGUMENTS[name](episode)) for name in names}


def try_edit(draw: st.DrawFn, edit: Callable[..., Change], episode: Episode) -> Change:
    """Make a random change; what is refused changes nothing."""
    try:
        return edit(episode, **draw_arguments(draw, edit, episode))
    except EditError as refusal:
        check_sentence(str(refusal))
        return Change()


def check_sentence(text: str) -> None:
    assert text.endswith(".")
    assert "\n" not in text


def same(one: Episode, other: Episode) -> bool:
    return list(map(id, one.entries)) == list(map(id, other.entries)) and one.clips == other.clips


def check_law(before: Episode, change: Change) -> Episode:
    """Check everything that holds for any change, and return the episode after it."""
    assert broken_by(before, change) == []
    after = change.apply(before)
    assert same(change.inverse().apply(after), before)
    assert same(change.inverse().inverse().apply(before), after)
    assert bool(change) == (not same(before, after))
    check_rows(before, change, after)
    return after


def check_rows(before: Episode, change: Change, after: Episode) -> None:
    rows = [change.map_row(row) for row in range(len(before.entries))]
    assert rows == sorted(rows)
    assert all(0 <= row <= len(after.entries) for row in rows)
    removed = {row for splice in change.splices for row in range(splice.at, splice.at + len(splice.removed))}
    assert all(after.entries[rows[row]] is before.entries[row] for row in range(len(rows)) if row not in removed)


@pytest.mark.parametrize("edit", EDITS, ids=lambda edit: edit.__name__)
@given(data=st.data())
def test_every_edit_can_be_undone_and_keeps_the_rules(edit: Callable[..., Change], data: st.DataObject) -> None:
    before = data.draw(EPISODES)
    change = try_edit(data.draw, edit, before)
    event("changed" if change else "nothing changed")
    check_law(before, change)


@given(data=st.data())
def test_any_edits_in_a_row_can_be_undone_and_redone(data: st.DataObject) -> None:
    history, states = History(), [data.draw(EPISODES)]
    for _ in range(data.draw(st.integers(1, 12))):
        change = try_edit(data.draw, data.draw(st.sampled_from(EDITS)), states[-1])
        if change:
            states.append(check_law(states[-1], change))
            history.push("Edit", change, HERE, HERE, 0.0)
    episode = states[-1]
    for state in reversed(states[:-1]):
        step = history.undo()
        assert step
        episode = step.change.inverse().apply(episode)
        assert same(episode, state)
    for state in states[1:]:
        step = history.redo()
        assert step
        episode = step.change.apply(episode)
        assert same(episode, state)
