import datetime
import json
from dataclasses import replace
from types import MappingProxyType
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editor.core.change import Change, Splice
from editor.core.model import Clip, Episode, Header, Line, Origin, Part
from editor.store.records import Origins, decode_change, encode_change
from editor.store.values import decode, encode
from tests.core.episodes import EPISODES
from tests.core.test_laws import EDITS, try_edit

LONE_SURROGATES = st.text(st.characters(), max_size=5)
PLAIN = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False)
    | LONE_SURROGATES
    | st.dates()
    | st.datetimes(timezones=st.none() | st.just(datetime.UTC))
    | st.binary(max_size=5)
)
VALUES = st.recursive(PLAIN, lambda inner: st.lists(inner) | st.dictionaries(PLAIN, inner), max_leaves=8)


def through_json(value: Any) -> Any:
    return json.loads(json.dumps(value))


def reread(part: Part) -> Any:
    """Return the part as a second reading of its page would make it."""
    return replace(part, origin=Origin())


def stated(episode: Episode, origins: Origins) -> list[Any]:
    parts: tuple[Part, ...] = (*episode.entries, *episode.clips)
    return [
        (
            type(part),
            origins.number(part.origin),
            [(name, getattr(part, name)) for name in part.__slots__ if name not in ("origin", "__weakref__")],
        )
        for part in parts
    ]


def carried(change: Change, episode: Episode, other: Episode) -> Change:
    """Return what a record of a change of one episode says of another that reads the same."""
    return decode_change(through_json(encode_change(change, Origins(episode))), other, Origins(other))


@given(VALUES)
def test_every_value_of_a_page_comes_back(value: Any) -> None:
    back = decode(through_json(encode(value)))
    assert back == value
    assert type(back) is type(value)


def test_what_no_page_holds_is_refused() -> None:
    with pytest.raises(TypeError, match="of the type object"):
        encode(object())


@pytest.mark.parametrize("value", [{}, {"date": 3}, {"map": 3}, {"other": []}, {"date": "today"}, {"bytes": "%"}])
def test_what_is_no_value_is_refused(value: Any) -> None:
    with pytest.raises(ValueError, match=r".+"):
        decode(value)


@given(data=st.data())
def test_edits_in_a_row_come_back_with_their_origins(data: st.DataObject) -> None:
    one = data.draw(EPISODES)
    other = Episode(tuple(map(reread, one.entries)), tuple(map(reread, one.clips)), one.meta)
    origins, other_origins = Origins(one), Origins(other)
    for _ in range(data.draw(st.integers(1, 8))):
        change = try_edit(data.draw, data.draw(st.sampled_from(EDITS)), one)
        record = through_json(encode_change(change, origins))
        other = decode_change(record, other, other_origins).apply(other)
        one = change.apply(one)
        assert stated(other, other_origins) == stated(one, origins)


def test_only_what_differs_is_written() -> None:
    line = Line("word " * 1000, "Ann", extra={"when": datetime.date(2024, 5, 1)})
    change = Change((Splice(0, (line,), (replace(line, text=line.text + "more"),)),))
    assert encode_change(change, Origins(Episode((line,)))) == {
        "splices": [[0, 1, [{"of": 0, "text": (5000, 0, "more")}]]]
    }


def test_an_entry_that_only_moves_stays_the_same() -> None:
    one, other = (Episode((Line("a"), Line("b"), Header("c"))) for _ in range(2))
    first, last = one.entries[0], one.entries[2]
    moved = Change((Splice(0, (first,), ()), Splice(2, (last,), (last, first))))
    after = carried(moved, one, other).apply(other)
    assert [after.entries.index(entry) for entry in other.entries] == [2, 0, 1]


def test_fields_that_the_editor_does_not_know_come_from_the_entry_before() -> None:
    one, other = (Episode((Line("a", extra={"day": datetime.date(2024, 5, 1), 7: [1]}),)) for _ in range(2))
    line = one.entries[0]
    edited = replace(line, extra=MappingProxyType({**line.extra, "new": {"x": b"1"}}))
    after = carried(Change((Splice(0, (line,), (edited,)),)), one, other).apply(other)
    assert after.entries[0].extra == edited.extra
    assert after.entries[0].extra[7] is other.entries[0].extra[7]


def test_an_entry_may_become_another_kind_and_keep_its_origin() -> None:
    one, other = (Episode((Line("a"),)) for _ in range(2))
    header = Header("A", origin=one.entries[0].origin)
    after = carried(Change((Splice(0, one.entries, (header,)),)), one, other).apply(other)
    assert isinstance(after.entries[0], Header)
    assert after.entries[0].origin is other.entries[0].origin


@pytest.mark.parametrize(
    "record",
    [
        {"splices": [[0, 9, []]]},
        {"splices": [[5, 0, []]]},
        {"splices": [[-1, 0, []]]},
        {"splices": [[1, 0, []], [0, 0, []]]},
        {"splices": [[0, 1, [1]]]},
        {"splices": [[0, 1, [-1]]]},
        {"splices": [[0, 1, [{"of": 0, "text": [9, 9, ""]}]]]},
        {"splices": [[0, 1, [{"of": 0, "colour": 1}]]]},
        {"splices": [[0, 1, [{"of": 0, "extra": [["gone"]]}]]]},
        {"splices": [[0, 0, [{"kind": "Line", "origin": 99, "text": ""}]]]},
        {"splices": [[0, 0, [{"kind": "Clip", "origin": 3, "name": ""}]]]},
        {"splices": [], "clips": [7, []]},
        {"splices": [], "clips": [1, [{"kind": "Line", "origin": 3, "text": ""}]]},
        {},
    ],
)
def test_a_record_that_does_not_fit_is_refused(record: dict[str, Any]) -> None:
    episode = Episode((Line("a"), Line("b")), (Clip("c"),))
    with pytest.raises((ValueError, LookupError, TypeError)):
        decode_change(record, episode, Origins(episode))
