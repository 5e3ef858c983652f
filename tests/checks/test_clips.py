from collections import Counter
from pathlib import Path

import pytest

from editor.checks.clips import clip_problems
from editor.checks.problem import Problem
from editor.core.model import Clip, Episode
from editor.core.timing import Timeline
from editor.formats.page_file import PageFile
from tests.core.episodes import episode

PAGE = ("# Opening", "5 Ann: Good day.", "# Tea", "60 Ben: Black tea.", "80: Green tea.", "# Milk", "100 Ann: Milk.")
LINK = "https://www.youtube.com/watch?v=abc"


def problems(page: Episode, duration: float | None = None) -> list[Problem]:
    return clip_problems(page, Timeline(page.entries, duration), duration)


def said(*clips: Clip, duration: float | None = None) -> list[str]:
    return [problem.text for problem in problems(episode(*PAGE, clips=clips), duration)]


@pytest.mark.parametrize(
    ("clip", "sentence"),
    [
        (Clip("A", None, 9), "“A” has no start."),
        (Clip("A"), "“A” has no start and no end."),
        (Clip("A", -3, 9), "“A” has no possible start."),
        (Clip("A", 9, 7.5), "“A” ends at 0:07.5, before it starts at 0:09."),
        (Clip("A", 9, 9), "“A” ends where it starts, at 0:09: nothing can be heard in it."),
        (Clip("", 9, 9), "A clip without a name ends where it starts, at 0:09: nothing can be heard in it."),
        (Clip("A", 90, 200), "“A” ends at 3:20, but the recording is over at 2:00."),
        (Clip("A", 130, 200), "“A” starts at 2:10, but the recording is over at 2:00."),
        (Clip("A", 9, 12, f"{LINK}&t=74"), "“A” starts at 0:09, but its link at 1:14 (t=74)."),
        (Clip("Tea", 70, 100), "“Tea” starts at 1:10, its section at 1:00."),
        (Clip("Tea", 60, 90), "“Tea” ends at 1:30, its section at 1:40."),
        (Clip("Coffee", 60, 100), "“Coffee” starts where the section “Tea” does, but is not called so."),
    ],
)
def test_what_is_wrong_with_a_clip_is_said(clip: Clip, sentence: str) -> None:
    assert said(clip, duration=120) == [sentence]


@pytest.mark.parametrize(
    "clip",
    [
        Clip("Opening", 0, 60, f"{LINK}&t=0"),  # although its line starts at 5
        Clip("Opening", 5, 60),
        Clip("Milk", 100, 120.9),
        Clip("A quote", 61.5, 70.25, f"{LINK}&t=61"),
        Clip("A quote", 60, 66, LINK),
        Clip("Tea ", 60, 100, "https://example.com/tea"),
    ],
)
def test_what_is_right_is_not_complained_of(clip: Clip) -> None:
    assert said(clip, duration=120) == []


def test_clips_of_one_kind_do_not_overlap() -> None:
    assert said(Clip("Long", 10, 60), Clip("Late", 50, 80)) == ["“Late” starts at 0:50, but “Long” lasts until 1:00."]
    assert said(Clip("Tea", 60, 100), Clip("Within", 70, 80), Clip("In that", 72, 75)) == []


def test_a_clip_whose_header_is_gone_is_told_from_a_quote() -> None:
    texts = said(Clip("Opening", 0, 20), Clip("Cups", 20, 60), Clip("Tea", 60, 100), Clip("Milk", 100, 110))
    assert texts[1] == "“Cups” joins the clips of the sections around it, but no header is called so."


def test_fixes_mend_what_was_found() -> None:
    links = [f"{LINK}&t={second}" for second in (0, 20, 3, 100)]
    clips = [Clip("Opening", 0, 20, links[0]), Clip("Cups", 20, 60, links[1]), Clip("Tee", 60, 100, links[2])]
    page = episode(*PAGE, clips=[*clips, Clip("Milk", 100, 99, links[3])])
    rules = []
    while fixable := [problem for problem in problems(page, 120) if problem.fix]:
        rules.append(fixable[0].rule)
        assert fixable[0].fix_words
        page = fixable[0].fix.apply(page) if fixable[0].fix else page
    assert rules == ["not-its-section", "other-name", "other-link", "ends-before-start"]
    assert [(clip.name, clip.start, clip.end) for clip in page.clips if clip.name != "Cups"] == [
        ("Opening", 0, 60),
        ("Tea", 60, 100),
        ("Milk", 100, 120),
    ]


def test_clips_beyond_the_recording_can_be_ended_with_it() -> None:
    (problem,) = problems(episode("5: Tea.", clips=[Clip("A", 3, 99, extra={"note": "kept"})]), 60.5)
    assert problem.fix
    (clip,) = problem.fix.apply(episode()).clips
    assert (clip.end, clip.extra) == (60, {"note": "kept"})


def test_on_real_pages_only_what_is_wrong_is_found(shared: Path) -> None:
    rules = Counter[str]()
    for path in [*(shared / "corpus" / "pages").glob("[a-z]*.md"), *(shared / "samples").glob("*.md")]:
        rules.update(problem.rule for problem in problems(PageFile.open(path).episode))
    assert rules == {"not-its-section": 7, "other-name": 1, "ends-before-start": 1}
