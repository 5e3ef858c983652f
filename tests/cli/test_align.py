"""`cueline align`: pages are aligned with captions, and their seconds corrected by them."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from editor.__main__ import main
from editor.checks.times import Kind, refusal_of
from editor.cli.pauses import pauses_of
from editor.core.kept_times import Kept, captions_digest
from editor.core.model import Line
from editor.core.timing import format_time
from editor.core.watch import Unwatched
from editor.formats.new_page import new_page
from editor.formats.page_file import PageFile
from editor.store import alignments, heard
from tests.bench.talks import CAPTIONS, EDITED, real_talk, talk, within
from tests.cli.heard_talk import MISSING, TALK, WRONG, write_captions, write_page


@pytest.fixture
def page(tmp_path: Path) -> Path:
    return write_page(tmp_path / "talk.md")


@pytest.fixture
def captions(tmp_path: Path) -> Path:
    return write_captions(tmp_path / "heard.vtt")


def run(*arguments: str | Path) -> int:
    return main(["align", *map(str, arguments)])


def refused(*arguments: str | Path) -> bool:
    with pytest.raises(SystemExit) as exited:
        run(*arguments)
    return exited.value.code == 2


def seconds_of(page: Path) -> list[tuple[float | None, str | None]]:
    return [(line.sec, line.time) for _, line in PageFile.open(page).episode.lines()]


def test_every_line_is_listed_with_its_time_and_its_grade(
    page: Path, captions: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(page, "--captions", captions) == 0
    first, *listed, last = capsys.readouterr().out.splitlines()
    assert first == f"{page}: aligned with heard.vtt"
    assert last.startswith(f"{page}: {len(TALK.lines)} lines: ")
    rows = [line.split()[:3] for line in listed if line[:5].strip()]
    assert [row[0] for row in rows] == [str(row) for row in range(len(TALK.lines))]
    right = [row[1:] == [format_time(start), "sure"] for row, start in zip(rows, TALK.starts, strict=True)]
    assert sum(right) >= 0.8 * len(right)


def test_seconds_that_are_contradicted_or_missing_are_said(
    page: Path, captions: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run(page, "--captions", captions)
    said = capsys.readouterr().out
    stated, there = format_time(int(TALK.starts[WRONG - 1]) + 1), format_time(TALK.starts[WRONG])
    assert f"Stated {stated}, heard {there}." in said
    assert f"No time stated, heard {format_time(TALK.starts[MISSING])}." in said
    assert "1 stated second is contradicted; 1 line states no second" in said


def test_seconds_that_are_late_throughout_are_said(
    tmp_path: Path, captions: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run(write_page(tmp_path / "late.md", late=30), "--captions", captions)
    assert "The stated times are about 30 s late throughout." in capsys.readouterr().out


def test_programs_get_every_word_with_its_time(page: Path, captions: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(page, "--captions", captions, "--json") == 0
    found = json.loads(capsys.readouterr().out)
    assert (found["page"], found["captions"]) == (str(page), "heard.vtt")
    assert sum(found["grades"].values()) == len(found["lines"]) == len(TALK.lines)
    line = found["lines"][WRONG]
    assert line["review"] == {"kind": "contradicted", "second": int(TALK.starts[WRONG])}
    assert line["start"] == pytest.approx(TALK.starts[WRONG], abs=0.5)
    assert " ".join(word["text"] for word in line["words"]) == line["text"]
    assert any(word["heard"] for word in line["words"])


def test_the_times_are_there_when_the_page_is_opened_next(page: Path, captions: Path) -> None:
    run(page, "--captions", captions)
    kept = alignments.load(page)
    assert kept is not None
    assert (kept.source, len(kept.alignment)) == ("heard.vtt", len(TALK.lines))
    assert len(heard.load(page, kept.captions)) == len(TALK.heard)


def test_nothing_is_written_without_an_order(page: Path, captions: Path, capfdbinary: pytest.CaptureFixture) -> None:
    before = page.read_bytes()
    assert run(page, "--captions", captions, "--fill", "--accept-sure") == 0
    assert page.read_bytes() == before
    captured = capfdbinary.readouterr()
    changed = [line for line in captured.out.decode().splitlines() if line[:1] in "+-"]
    assert changed[:2] == [f"--- {page}", f"+++ {page}"]
    assert f"+  sec: {int(TALK.starts[WRONG])}" in changed
    assert b"1 second filled in and 1 second corrected; that is only shown" in captured.err


def test_missing_seconds_are_filled_in(page: Path, captions: Path) -> None:
    before = seconds_of(page)
    assert run(page, "--captions", captions, "--fill", "--write") == 0
    after = seconds_of(page)
    second = int(TALK.starts[MISSING])
    assert after[MISSING] == (second, format_time(second))
    assert after[:MISSING] + after[MISSING + 1 :] == before[:MISSING] + before[MISSING + 1 :]


def test_what_is_surely_wrong_is_corrected_in_another_folder(page: Path, captions: Path, tmp_path: Path) -> None:
    before = seconds_of(page)
    assert run(page, "--captions", captions, "--accept-sure", "--output", tmp_path / "new" / "out") == 0
    second = int(TALK.starts[WRONG])
    after = seconds_of(tmp_path / "new" / "out" / page.name)
    assert after[WRONG] == (second, format_time(second))
    assert seconds_of(page) == before


def test_what_is_accepted_is_all_that_is_listed_as_sure(
    tmp_path: Path, captions: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    seconds = [int(start) for start in TALK.starts]
    # Every other line repeats the second of the one before, and one has none.
    stated = [seconds[number - number % 2] if number != MISSING else None for number in range(len(seconds))]
    lines = [Line(text, "Ann", sec, sec and format_time(sec)) for text, sec in zip(TALK.lines, stated, strict=True)]
    page = tmp_path / "turns.md"
    page.write_bytes(new_page(lines, {"title": "Turns"}))
    assert run(page, "--captions", captions, "--json") == 0
    found = json.loads(capsys.readouterr().out)["lines"]
    sure = {line["row"]: line["review"]["second"] for line in found if line["review"] and line["grade"] == "sure"}
    assert MISSING in sure
    assert len(sure) > len(lines) // 4
    assert run(page, "--captions", captions, "--accept-sure", "--write") == 0
    after = seconds_of(page)
    assert {row: after[row][0] for row in sure} == sure
    assert f"{len(sure) - 1} seconds corrected" in capsys.readouterr().err


@pytest.mark.parametrize("more", [(), ("--json",), ("--fill", "--write")])
def test_it_is_said_that_the_times_could_not_be_kept_and_the_rest_is_done(
    page: Path, captions: Path, home: Path, capfd: pytest.CaptureFixture[str], more: tuple[str, ...]
) -> None:
    (home / "state").write_text("in the way")
    assert run(page, "--captions", captions, *more) == 1
    captured = capfd.readouterr()
    assert captured.err.startswith(f"cueline align: {page}: the times are not kept for the window: {home}")
    assert captured.out.count("\n") >= 1
    assert (seconds_of(page)[MISSING][0] is not None) is bool(more[1:])


def test_what_was_refused_in_the_window_stays_refused(page: Path, captions: Path) -> None:
    run(page, "--captions", captions)
    kept = alignments.load(page)
    assert kept is not None
    wrong = PageFile.open(page).episode.entries[WRONG]
    assert isinstance(wrong, Line)
    no = frozenset({refusal_of(wrong, Kind.CONTRADICTED)})
    alignments.save(page, Kept(kept.source, kept.captions, kept.lines, kept.alignment, no))
    before = seconds_of(page)
    assert run(page, "--captions", captions, "--accept-sure", "--write") == 0
    assert seconds_of(page)[WRONG] == before[WRONG]
    again = alignments.load(page)
    assert again is not None
    assert again.refused == no


def test_captions_of_another_episode_are_refused(
    page: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    other = write_captions(tmp_path / "other.vtt", talk(0.1, 99).heard)
    assert run(page, "--captions", other, "--anyway") == 1
    captured = capsys.readouterr()
    assert captured.err.startswith(f"cueline align: {page}: These captions do not seem to belong")
    assert captured.out == ""
    assert alignments.load(page) is None


def test_doubtful_captions_need_to_be_confirmed(
    tmp_path: Path, captions: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    short = tmp_path / "short.md"
    short.write_bytes(new_page([Line("Nothing of this was heard by anybody.")], {"title": "Short"}))
    assert run(short, "--captions", captions) == 1
    assert "If they are, say --anyway." in capsys.readouterr().err
    assert run(short, "--captions", captions, "--anyway") == 0


def test_what_has_no_times_for_its_words_is_refused(
    page: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "list.txt").write_text("0:00 One\n2:00 Two\n12:00 Three\n", encoding="utf-8")
    for captions in (tmp_path / "list.txt", tmp_path / "absent.vtt", tmp_path / ("x" * 5000)):
        assert run(page, "--captions", captions) == 1
        assert str(captions) in capsys.readouterr().err


def test_without_captions_lines_begin_after_pauses(
    sample: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    page, recording = tmp_path / "sample.md", sample.with_suffix(".opus")
    page.write_bytes(sample.read_bytes())
    assert run(page, "--recording", recording, "--json") == 0
    found = json.loads(capsys.readouterr().out)
    assert found["captions"] == "the recording's sound"
    ends = [end for _, end in pauses_of(recording, Unwatched())[0]]
    near = [min(abs(line["start"] - end) for end in ends) < 0.15 for line in found["lines"]]
    assert sum(near) >= 0.7 * len(near)
    assert alignments.load(page, captions_digest(())) is not None


def test_with_captions_lines_begin_after_pauses_too(
    sample: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    page, recording, captions = tmp_path / "sample.md", sample.with_suffix(".opus"), tmp_path / "sample.txt"
    page.write_bytes(sample.read_bytes())
    lines = [line for _, line in PageFile.open(sample).episode.lines()]
    captions.write_text("\n".join(f"{line.time} {line.text}" for line in lines), encoding="utf-8")
    starts = []
    for more in ((), ("--recording", recording)):
        assert run(page, "--captions", captions, "--from", "youtube-captions", "--anyway", "--json", *more) == 0
        starts.append([line["start"] for line in json.loads(capsys.readouterr().out)["lines"]])
    ends = [end for _, end in pauses_of(recording, Unwatched())[0]]
    near = [[min(abs(start - end) for end in ends) < 0.15 for start in some] for some in starts]
    assert sum(near[0]) < sum(near[1]) >= 0.7 * len(lines)


def test_times_by_the_sound_leave_the_words_of_captions_alone(tmp_path: Path, sample: Path) -> None:
    page = tmp_path / "sample.md"
    page.write_bytes(sample.read_bytes())
    heard.save(page, TALK.heard)
    assert run(page, "--recording", sample.with_suffix(".opus")) == 0
    assert len(heard.load(page)) == len(TALK.heard)


@pytest.mark.parametrize("with_captions", [False, True])
def test_a_recording_that_is_far_too_short_is_refused(
    page: Path, captions: Path, sample: Path, capsys: pytest.CaptureFixture[str], with_captions: bool
) -> None:
    more = ("--captions", captions) if with_captions else ()
    assert run(page, "--recording", sample.with_suffix(".opus"), *more) == 1
    assert "and most of these lines begin later" in capsys.readouterr().err
    assert alignments.load(page) is None


def test_what_has_no_sound_is_refused(page: Path, captions: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(page, "--recording", captions) == 1
    assert capsys.readouterr().err.startswith(f"cueline align: {page}: ")


def test_a_page_that_is_refused_does_not_stop_the_others(
    page: Path, captions: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "captions"
    folder.mkdir()
    captions.rename(folder / "talk.en.vtt")
    assert run(tmp_path / "absent.md", page, "--captions", folder) == 1
    captured = capsys.readouterr()
    assert f"{page}: aligned with talk.en.vtt" in captured.out
    assert "absent.md" in captured.err


def test_in_a_folder_the_captions_of_a_page_must_be_plain(
    page: Path, captions: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(page, "--captions", page.parent) == 1
    assert "there are none" in capsys.readouterr().err
    for name in ("talk.en.vtt", "talk.srt"):
        (page.parent / name).write_bytes(captions.read_bytes())
    assert run(page, "--captions", page.parent) == 1
    assert "there are talk.en.vtt, talk.srt" in capsys.readouterr().err


def test_a_page_without_lines_is_no_trouble(tmp_path: Path, captions: Path, sample: Path) -> None:
    (tmp_path / "empty.md").write_text("---\ntitle: None\n---\n", encoding="utf-8")
    for more in ((), ("--recording", sample.with_suffix(".opus"))):
        assert run(tmp_path / "empty.md", "--captions", captions, *more) == 0


@pytest.mark.parametrize(
    "arguments",
    [
        (),
        ("a.md",),
        ("a.md", "b.md", "--captions", "a.vtt"),
        ("a.md", "b.md", "--recording", "a.mp3"),
        ("a.md", "--captions", "a.vtt", "--from", "stone"),
        ("a.md", "--recording", "a.mp3", "--from", "vtt"),
        ("a.md", "--recording", "a.mp3", "--anyway"),
        ("a.md", "--captions", "a.vtt", "--write"),
        ("a.md", "--captions", "a.vtt", "--fill", "--json"),
        ("a.md", "--captions", "a.vtt", "--fill", "--write", "--output", "out"),
    ],
)
def test_a_wrong_command_line_ends_with_2(arguments: tuple[str, ...]) -> None:
    assert refused(*arguments)


@pytest.fixture
def terminal() -> Iterator[tuple[int, int]]:
    """Open a terminal: the end that is looked at, and the one that a program writes to."""
    try:
        ours, theirs = os.openpty()
    except (AttributeError, OSError):
        pytest.skip("there are no terminals of this kind here")
    yield ours, theirs
    os.close(ours)


def test_ctrl_c_stops_it_and_leaves_the_page_alone(terminal: tuple[int, int], tmp_path: Path) -> None:
    long = talk(6)
    page = tmp_path / "long.md"
    page.write_bytes(new_page([Line(text) for text in long.lines], {"title": "Long"}))
    captions = write_captions(tmp_path / "long.vtt", long.heard)
    before = page.read_bytes()
    ours, theirs = terminal
    command = [sys.executable, "-m", "editor", "align", str(page), "--captions", str(captions), "--fill", "--write"]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=theirs) as running:
        os.close(theirs)
        shown = b""
        while b"long.md 0 %" not in shown:
            shown += os.read(ours, 1000)
        running.send_signal(signal.SIGINT)
        assert running.wait(60) == 130
    rest = os.read(ours, 10_000)
    assert b"cueline align: stopped" in rest
    assert b"Traceback" not in rest
    assert page.read_bytes() == before


def test_the_real_captions_give_the_real_page_its_times(
    shared: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    page = tmp_path / "talk.md"
    page.write_bytes((shared / "samples" / EDITED).read_bytes())
    assert run(page, "--captions", shared / "samples" / CAPTIONS, "--json") == 0
    found = json.loads(capsys.readouterr().out)
    starts = [line["start"] for line in found["lines"]][: len(real_talk(shared).lines)]
    assert within(starts, real_talk(shared).stated, 5) >= 0.96
    assert found["grades"]["sure"] >= 0.6 * len(found["lines"])


def test_the_real_captions_are_refused_by_another_episode(
    shared: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    page = tmp_path / "talk.md"
    page.write_bytes((shared / "samples" / "mlops-platform.final.md").read_bytes())
    assert run(page, "--captions", shared / "samples" / CAPTIONS) == 1
    assert "do not seem to belong to this transcript" in capsys.readouterr().err
