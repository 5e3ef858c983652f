"""`cueline convert`: what comes in goes out as something else."""

import io
import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from editor.__main__ import main
from editor.core.model import Episode, Line
from editor.formats.page_file import PageFile
from editor.formats.readers.registry import READERS, read_draft
from editor.formats.writers.registry import WRITERS
from tests.bench.talks import talk
from tests.cli.heard_talk import TALK, WRONG, write_captions, write_page

SRT = "1\n00:00:01,000 --> 00:00:03,000\nGood evening.\n\n2\n00:00:30,000 --> 00:00:32,000\nHello.\n"
SAMPLES = [
    "mlops-as-a-team.captions.txt",
    "mlops-as-a-team.edited.md",
    "mlops-platform.draft.md",
    "mlops-platform.final.md",
    "pragmatic-mlops.rendered.txt",
]
TEXTS = {"text": "rendered", "markdown": "markdown", "docx": "docx", "srt": "srt", "vtt": "vtt"}
MARKED = re.compile(r"\[[A-Z]\w+\]|>>")


@pytest.fixture
def captions(tmp_path: Path) -> Path:
    path = tmp_path / "talk.srt"
    path.write_text(SRT, encoding="utf-8")
    return path


def run(*arguments: str | Path) -> int:
    return main(["convert", *map(str, arguments)])


def refused(*arguments: str | Path) -> bool:
    with pytest.raises(SystemExit) as exited:
        run(*arguments)
    return exited.value.code == 2


def words(episode: Episode) -> list[str]:
    return [word for _, line in episode.lines() for word in line.text.split()]


def test_captions_become_a_page_beside_them(captions: Path) -> None:
    assert run(captions, "--to", "page") == 0
    entries = PageFile.open(captions.with_suffix(".md")).episode.entries
    assert [(line.text, line.sec) for line in entries if isinstance(line, Line)] == [("Good evening. Hello.", 1)]


def test_many_go_to_a_folder_that_is_made(captions: Path, sample: Path, tmp_path: Path) -> None:
    out = tmp_path / "new" / "folder"
    assert run(captions, sample, "--to", "vtt", "--out", out) == 0
    assert sorted(path.name for path in out.iterdir()) == ["sample.vtt", "talk.vtt"]


def test_times_of_captions_reach_the_subtitles(captions: Path, tmp_path: Path) -> None:
    assert run(captions, "--to", "vtt", "--out", tmp_path / "talk.vtt") == 0
    assert "00:00:30.000 --> 00:00:3" in (tmp_path / "talk.vtt").read_text(encoding="utf-8")


def test_one_can_go_to_standard_output(captions: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    assert run(captions, "--to", "text", "--out", "-", "--no-times") == 0
    assert capfdbinary.readouterr().out == b"Good evening. Hello.\n"


def test_a_page_goes_through_as_it_is(tmp_path: Path) -> None:
    data = b"---\ntitle:  'Odd  style'\ntranscript:\n- {line: Hello., sec: 3}\n---\n\nThe body.\n"
    (tmp_path / "talk.md").write_bytes(data)
    assert run(tmp_path / "talk.md", "--to", "page", "--out", tmp_path / "out") == 0
    assert (tmp_path / "out" / "talk.md").read_bytes() == data


def test_chapters_become_other_chapters(tmp_path: Path) -> None:
    (tmp_path / "list.txt").write_text("0:00 One\n2:00 Two\n1:02:00 Three\n", encoding="utf-8")
    assert run(tmp_path / "list.txt", "--to", "podcast-chapters") == 0
    draft = read_draft((tmp_path / "list.chapters.json").read_bytes(), "list", "podcast-chapters")
    assert [(title.start, title.text) for title in draft.parts] == [(0, "One"), (120, "Two"), (3720, "Three")]


def test_what_is_left_out_is_said(sample: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(sample, "--to", "vtt", "--out", tmp_path) == 0
    assert f"{sample}: 4 headers are left out.\n" in capsys.readouterr().err


def test_nothing_is_replaced_without_force(captions: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target = captions.with_suffix(".txt")
    target.write_text("mine", encoding="utf-8")
    assert run(captions, "--to", "text") == 1
    assert "Use --force" in capsys.readouterr().err
    assert target.read_text(encoding="utf-8") == "mine"
    assert run(captions, "--to", "text", "--force") == 0
    assert "Good evening." in target.read_text(encoding="utf-8")


@pytest.mark.parametrize("arguments", [("--force",), ("--out", "link"), ("--out", "./talk.srt")])
def test_what_is_read_is_never_replaced(captions: Path, monkeypatch: pytest.MonkeyPatch, arguments: tuple) -> None:
    monkeypatch.chdir(captions.parent)
    (captions.parent / "link").symlink_to(captions.parent)
    assert refused(captions, "--to", "srt", "--force", *arguments)
    assert captions.read_text(encoding="utf-8") == SRT


def test_two_files_of_one_name_are_not_written_to_one_place(captions: Path, tmp_path: Path) -> None:
    other = tmp_path / "other" / "talk.txt"
    other.parent.mkdir()
    other.write_text("0:01 hello\n", encoding="utf-8")
    assert refused(captions, other, "--to", "vtt", "--out", tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_a_file_that_is_refused_does_not_stop_the_others(
    captions: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "odd.bin").write_bytes(b"\x00\x01\x02")
    out = tmp_path / "out"
    assert run(tmp_path / "odd.bin", tmp_path / "absent.srt", captions, "--to", "csv", "--out", out) == 1
    first, second = capsys.readouterr().err.splitlines()
    assert first.startswith(f"cueline convert: {tmp_path / 'odd.bin'}")
    assert second.startswith(f"cueline convert: {tmp_path / 'absent.srt'}")
    assert os.listdir(out) == ["talk.csv"]


def test_a_kind_can_be_forced(captions: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(captions, "--to", "text", "--from", "vtt", "--out", "-") in (0, 1)
    assert run(captions, "--to", "text", "--from", "deepgram", "--out", "-") == 1
    assert "Deepgram" in capsys.readouterr().err


@pytest.mark.parametrize(
    "arguments",
    [
        (),
        ("a.srt",),
        ("--to", "text"),
        ("a.srt", "--to", "stone"),
        ("a.srt", "--to", "text", "--from", "stone"),
        ("a.srt", "--to", "edl", "--fps", "0"),
        ("a.srt", "b.srt", "--to", "text", "--out", "-"),
        ("a.srt", "b.srt", "--to", "vtt", "--out", "one.vtt"),
        ("a.srt", "b.srt", "--to", "edl", "--media", "a.mp3"),
        ("a.md", "b.md", "--to", "srt", "--captions", "a.vtt"),
    ],
)
def test_a_wrong_command_line_ends_with_2(arguments: tuple[str, ...]) -> None:
    assert refused(*arguments)


def test_kinds_are_listed(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("--list") == 0
    listed = capsys.readouterr().out
    assert all(f"  {kind.id} " in listed for kind in (*READERS, *WRITERS))


@pytest.mark.parametrize("name", SAMPLES)
@pytest.mark.parametrize("kind", TEXTS)
def test_the_samples_go_in_and_out_with_every_word(shared: Path, tmp_path: Path, name: str, kind: str) -> None:
    assert run(shared / "samples" / name, "--to", "page", "--out", tmp_path / "page.md") == 0
    page = PageFile.open(tmp_path / "page.md").episode
    target = tmp_path / f"out.{kind}"
    assert run(tmp_path / "page.md", "--to", kind, "--out", target) == 0
    if kind == "markdown" and not any(line.who for _, line in page.lines()):
        pytest.skip("Markdown without names is read as nothing in particular")
    draft = read_draft(target.read_bytes(), target.name, TEXTS[kind])
    found = [word for caption in draft.captions for word in caption.text.split()]
    # Marks of music and of turns are no words; subtitles drop them.
    assert [word for word in found if not MARKED.fullmatch(word)] == [
        word for word in words(page) if not MARKED.fullmatch(word)
    ]


@pytest.mark.parametrize("name", [name for name in SAMPLES if "captions" not in name])
@pytest.mark.parametrize("kind", ["text", "markdown", "docx"])
def test_finished_pages_come_back_as_they_were(shared: Path, tmp_path: Path, name: str, kind: str) -> None:
    assert run(shared / "samples" / name, "--to", "page", "--out", tmp_path / "before.md") == 0
    target = tmp_path / f"out.{kind}"
    assert run(tmp_path / "before.md", "--to", kind, "--out", target) == 0
    before = PageFile.open(tmp_path / "before.md").episode
    draft = read_draft(target.read_bytes(), target.name)
    assert draft.kind == TEXTS[kind]
    assert [shape(part.text, getattr(part, "who", "#"), part.start) for part in draft.parts] == [
        shape(entry.text, getattr(entry, "who", "#"), getattr(entry, "sec", None)) for entry in before.entries
    ]
    assert run(target, "--to", "page", "--out", tmp_path / "after.md") == 0
    assert words(PageFile.open(tmp_path / "after.md").episode) == words(before)


def shape(text: str, who: str | None, second: float | None) -> tuple[object, ...]:
    return who, " ".join(text.split()), second


def test_subtitles_have_the_times_at_which_words_were_heard(tmp_path: Path) -> None:
    page, captions = write_page(tmp_path / "talk.md"), write_captions(tmp_path / "heard.vtt")
    assert run(page, "--to", "srt", "--captions", captions) == 0
    cues = (tmp_path / "talk.srt").read_text(encoding="utf-8").split("\n\n")
    words = TALK.lines[WRONG].split()
    (cue,) = (cue for cue in cues if " ".join(words[:3]) in " ".join(cue.split()))
    start = re.search(r"(\d\d):(\d\d):(\d\d),(\d{3}) -->", cue)
    assert start is not None
    hours, minutes, seconds, thousandths = map(int, start.groups())
    assert abs(hours * 3600 + minutes * 60 + seconds + thousandths / 1000 - TALK.starts[WRONG]) < 4


def test_captions_of_another_episode_are_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    page, other = write_page(tmp_path / "talk.md"), write_captions(tmp_path / "other.vtt", talk(0.1, 99).heard)
    assert run(page, "--to", "srt", "--captions", other) == 1
    assert capsys.readouterr().err.startswith(f"cueline convert: {page}: These captions do not seem to belong")
    assert not (tmp_path / "talk.srt").exists()


def test_captions_are_never_replaced(tmp_path: Path) -> None:
    page, captions = write_page(tmp_path / "talk.md"), write_captions(tmp_path / "talk.vtt")
    before = captions.read_bytes()
    assert refused(page, "--to", "vtt", "--captions", captions, "--force")
    assert captions.read_bytes() == before


def test_a_page_keeps_its_seconds_whatever_was_heard(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    page, captions = write_page(tmp_path / "talk.md"), write_captions(tmp_path / "heard.vtt")
    assert run(page, "--to", "page", "--captions", captions, "--out", tmp_path / "out") == 0
    assert (tmp_path / "out" / "talk.md").read_bytes() == page.read_bytes()
    assert "keeps its own seconds" in capsys.readouterr().err


def test_standard_input_goes_to_standard_output(
    monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(SRT.encode())))
    assert run("-", "--to", "text", "--no-times") == 0
    assert capfdbinary.readouterr().out == b"Good evening. Hello.\n"


@pytest.mark.parametrize("folder", [".", "/"])
def test_a_folder_is_refused_in_a_sentence(folder: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(folder, "--to", "page") == 1
    assert (
        capsys.readouterr().err == f"cueline convert: {folder} cannot be read: Is a directory. Choose another file.\n"
    )


def test_a_page_of_chapters_says_that_it_has_no_times(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "list.txt").write_text("0:00 Intro\n2:15 The middle\n9:30 The end\n", encoding="utf-8")
    assert run(tmp_path / "list.txt", "--to", "page") == 0
    assert "The times of the headers are left out" in capsys.readouterr().err


def test_a_web_page_finds_its_recording_from_where_it_stands(sample: Path, tmp_path: Path) -> None:
    recording = sample.with_suffix(".opus")
    target = tmp_path / "site" / "talk.html"
    assert run(sample, "--to", "html", "--media", recording, "--out", target) == 0
    (address,) = re.findall(r'id="media" src="([^"]+)"', target.read_text(encoding="utf-8"))
    assert (target.parent / address).resolve() == recording.resolve()


def test_what_is_no_text_is_refused_in_one_sentence(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "cover.png").write_bytes(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR")
    assert run(tmp_path / "cover.png", "--to", "text") == 1
    assert capsys.readouterr().err.endswith(
        "cover.png is no text, so no transcript can be in it. Choose another file.\n"
    )


def test_ctrl_c_stops_it_in_one_sentence(sample: Path, tmp_path: Path) -> None:
    pages = [tmp_path / f"{number}.md" for number in range(40)]
    for page in pages:
        page.write_bytes(sample.read_bytes())
    command = [sys.executable, "-m", "editor", "convert", *map(str, pages), "--to", "pdf", "--out", tmp_path / "out"]
    running = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
    while not list(tmp_path.glob("out/*.pdf")):
        time.sleep(0.02)
    running.send_signal(signal.SIGINT)
    _, complaint = running.communicate(timeout=30)
    assert running.returncode == 130
    assert complaint.splitlines()[-1] == "cueline convert: stopped; the files that were written so far are whole."
    assert "Traceback" not in complaint
