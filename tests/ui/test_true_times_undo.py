"""Whatever is edited, every line has times that fit its text; and once all is undone, every time is as it was."""

import random
from collections.abc import Callable
from contextlib import suppress

import pytest

from editor.core import edits
from editor.core.errors import EditError
from editor.core.model import Line
from tests.ui.test_true_times import aligned, rests, seen, talk_page  # noqa: F401 - fixtures
from tests.ui.vocabulary import Person

STEPS = 40


def deeds(person: Person, rng: random.Random) -> list[Callable[[], object]]:
    """Return what may be done to the page next."""
    document = person.document
    entries = document.episode.entries
    row, to = rng.randrange(len(entries)), rng.randrange(len(entries))
    text = entries[row].text
    at = rng.randrange(1, max(2, len(text)))
    apply = document.apply
    return [
        lambda: apply("Reword", edits.set_text, row, f"{text[:at]} quux {text[at + 5 :]}"),
        lambda: apply("Split", edits.split_line, row, at),
        lambda: apply("Merge", edits.merge_lines, row),
        lambda: apply("Insert", edits.insert_line, row, "Some new words", who="Ann"),
        lambda: apply("Header", edits.insert_header, row, "Title"),
        lambda: apply("Move", edits.move_entry, row, to),
        lambda: apply("Delete", edits.delete_entry, row),
        lambda: apply("Time", edits.set_time, row, rng.randrange(600)),
        lambda: apply("Replace", edits.replace_text, find="a", replace="e"),
        document.undo,
        document.redo,
        document.seal,
        lambda: rests(person),
    ]


def check(person: Person) -> None:
    alignment, episode = person.desk.true_times.alignment, person.document.episode
    assert alignment is not None
    assert person.desk.playback.timeline.entries is episode.entries
    lines = [entry for entry in episode.entries if isinstance(entry, Line)]
    for line, times in zip(lines, alignment.lines, strict=True):
        assert [line.text[word.offset : word.until] for word in times.words] == line.text.split()


@pytest.mark.parametrize("seed", range(4))
def test_any_edits_are_followed_and_undone(aligned: Person, seed: int) -> None:  # noqa: F811 - a fixture
    rng = random.Random(seed)
    before = seen(aligned)
    for _ in range(STEPS):
        with suppress(EditError):
            rng.choice(deeds(aligned, rng))()
        check(aligned)
    rests(aligned)
    while aligned.document.undo_label:
        aligned.document.undo()
    assert seen(aligned) == before
