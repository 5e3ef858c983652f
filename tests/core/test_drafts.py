from editor.core.captions import Caption, Draft, Title
from editor.core.drafts import Wishes, is_whole, taken_as, voices_of
from editor.core.edits.importing import replace_transcript
from editor.core.model import Clip, Entry, Episode, Header, Line

DRAFT = Draft(
    "srt",
    (
        Caption("Good morning,", 5.0, 6.0, "SPEAKER_00"),
        Caption("Ben.", 6.0, 7.0, "SPEAKER_00"),
        Title("On tea"),
        Caption("Is the kettle on?", 12.0, 13.0, "Ann "),
        Caption("It is.", 13.0, 14.0),
    ),
)


def read(entries: tuple[Entry, ...]) -> list[str]:
    return [f"# {one.text}" if isinstance(one, Header) else f"{one.who} {one.text}" for one in entries]


def test_captions_are_joined_or_stay_as_they_are() -> None:
    assert read(taken_as(DRAFT, Wishes()).entries)[0] == "SPEAKER_00 Good morning, Ben."
    apart = taken_as(DRAFT, Wishes(None))
    assert read(apart.entries) == [
        *("SPEAKER_00 Good morning,", "SPEAKER_00 Ben.", "# On tea", "Ann Is the kettle on?", "None It is.")
    ]
    assert len(apart.heard) == len(taken_as(DRAFT, Wishes()).heard) == 9


def test_names_are_corrected_and_two_may_become_one() -> None:
    names = {"SPEAKER_00": "Ann", "Ann": "Ann", "": "Ann"}
    taken = taken_as(DRAFT, Wishes(names=names)).entries
    assert read(taken) == ["Ann Good morning, Ben.", "# On tea", "Ann Is the kettle on? It is."]


def test_a_name_that_is_taken_away_names_nobody() -> None:
    assert read(taken_as(DRAFT, Wishes(names={"SPEAKER_00": "  "})).entries)[0] == "None Good morning, Ben."


def test_everybody_who_speaks_is_counted() -> None:
    assert dict(voices_of(DRAFT)) == {"SPEAKER_00": 2, "Ann": 1, "": 1}


def test_a_draft_in_paragraphs_is_whole() -> None:
    assert not is_whole(DRAFT)
    assert is_whole(Draft("otter", (Caption("Hello.", paragraph=True), Title("On tea"))))


def test_a_transcript_is_replaced_and_comes_back() -> None:
    episode = Episode((Line("Old."), Header("Old")), (Clip("One", 0, 5),), {"title": "Tea"})
    change = replace_transcript(episode, [Line("New.")])
    after = change.apply(episode)
    assert (read(after.entries), after.clips, after.meta) == (["None New."], episode.clips, episode.meta)
    assert change.inverse().apply(after).entries == episode.entries


def test_a_transcript_that_stays_is_no_change() -> None:
    episode = Episode((Line("Old."),))
    assert not replace_transcript(episode, episode.entries)
