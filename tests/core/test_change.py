from editor.core.change import Change, Splice
from editor.core.model import Clip, Episode, Line

A, B, C, D, E = (Line(text) for text in "ABCDE")
X, Y = Line("X"), Line("Y")
EPISODE = Episode((A, B, C, D, E))
CHANGE = Change((Splice(0, (), (X,)), Splice(1, (B, C), (Y,)), Splice(4, (E,), ())))


def test_a_change_that_changes_nothing_is_false() -> None:
    assert not Change()
    assert Change((Splice(0, (A,), ()),))
    assert Change(clips=((), (Clip("Name"),)))


def test_splices_count_rows_of_the_episode_before() -> None:
    assert CHANGE.apply(EPISODE).entries == (X, A, Y, D)


def test_the_inverse_brings_the_same_entries_back() -> None:
    assert CHANGE.inverse().apply(CHANGE.apply(EPISODE)).entries == EPISODE.entries


def test_the_inverse_brings_the_clips_back() -> None:
    change = Change(clips=((), (Clip("Name"),)))
    after = change.apply(EPISODE)
    assert [clip.name for clip in after.clips] == ["Name"]
    assert change.inverse().apply(after).clips == ()


def test_a_row_follows_its_entry_and_a_removed_row_goes_to_what_replaced_it() -> None:
    assert [CHANGE.map_row(row) for row in range(5)] == [1, 2, 2, 3, 4]
