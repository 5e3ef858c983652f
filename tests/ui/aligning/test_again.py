"""Lines that were edited are found again where they are heard."""

from editor.align.aligning import align
from editor.core import edits
from editor.core.following import followed
from editor.core.model import Episode, Line, Position
from editor.ui.aligning.again import heard_again
from tests.bench.talks import talk


def test_what_is_left_of_a_line_is_not_pulled_back_to_its_stated_second() -> None:
    spoken = talk(0.5, seed=3)
    stated = zip(spoken.lines, spoken.starts, strict=True)
    episode = Episode(tuple(Line(text, sec=int(start)) for text, start in stated))
    row = next(row for row, line in episode.lines() if row > 5 and len(line.text) > 400)
    found = align(spoken.lines, spoken.heard, [line.sec for _, line in episode.lines()])
    word = next(word for word in found.line(row).words if word.offset > 300 and word.heard >= 0)

    change = edits.replace_span(episode, Position(row, 0), Position(row, word.offset), ("",))
    after = change.apply(episode)
    alignment, _ = followed(found, change, episode.entries, after.entries)
    again = heard_again(alignment, after.entries, spoken.heard, {id(after.entries[row])}).alignment.line(row)

    assert abs(again.start - word.start) < 1
