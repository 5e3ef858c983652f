import os
import subprocess
import sys
from pathlib import Path

import pytest

from editor.__main__ import main
from editor.core.errors import FormatError
from editor.formats.page_file import PageFile

PAGE = """\
---
title: "A talk"
quotableClips:
- name: First
  startOffset: 10
  url: https://www.youtube.com/watch?v=abc&t=10
  endOffset: 20
transcript:
- header: 'Hello'
- line: Welcome to ML Ops.
  sec: 1
  time: '0:01'
  who: Alexey
- line: "Thank you."   # a remark
  sec: 9
  time: '0:09'
  who: Simon
---

The body.
"""
RENAME = '- replace_text: {find: "ML Ops", replace: MLOps}\n'


@pytest.fixture
def page(tmp_path: Path) -> Path:
    path = tmp_path / "talk.md"
    path.write_text(PAGE, encoding="utf-8")
    return path


def run(script: str, *arguments: str | Path) -> int:
    path = Path(os.environ["CUELINE_HOME"]) / "edits.yaml"
    path.write_text(script, encoding="utf-8")
    return main(["edit", *map(str, arguments), "--script", str(path)])


def test_without_an_order_to_write_it_shows_a_diff(page: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    assert run(RENAME, page) == 0
    lines = capfdbinary.readouterr().out.decode().splitlines()
    assert lines[:2] == [f"--- {page}", f"+++ {page}"]
    assert [line for line in lines[2:] if line[0] in "+-"] == [
        "-- line: Welcome to ML Ops.",
        "+- line: Welcome to MLOps.",
    ]
    assert page.read_text(encoding="utf-8") == PAGE


def test_a_diff_is_what_patch_makes_of_the_page(page: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    data = PAGE.replace("\n", "\r\n").rstrip().encode()
    page.write_bytes(data)
    run(RENAME, page, "--diff")
    diff = capfdbinary.readouterr().out
    run(RENAME, page, "--output", page.parent / "out")
    done = subprocess.run(["patch", "--binary", "-p0", page], input=diff, capture_output=True)
    assert done.returncode == 0, done.stdout
    assert page.read_bytes() == (page.parent / "out" / page.name).read_bytes() == data.replace(b"ML Ops", b"MLOps")


def test_writing_touches_only_the_lines_that_were_edited(page: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert run(f"{RENAME}- set_clip: {{at: 0, start: 12}}", page, "--write") == 0
    expected = PAGE.replace("ML Ops", "MLOps").replace("Offset: 10", "Offset: 12").replace("t=10", "t=12")
    assert page.read_text(encoding="utf-8") == expected
    assert capfd.readouterr() == ("", "")


def test_clips_are_written_as_the_page_has_them(page: Path, capfd: pytest.CaptureFixture[str]) -> None:
    os.utime(page, (1, 1))
    assert run("- set_clip: {at: 0, start: 10.4, end: 19.2}", page, "--write") == 0
    assert (page.read_text(encoding="utf-8"), page.stat().st_mtime) == (PAGE, 1)
    assert run("- split_clip: {at: 0, sec: 14.5}", page, "--write") == 0
    first, second = PageFile.open(page).episode.clips
    assert (first.end, second.start, second.url) == (15, 14, "https://www.youtube.com/watch?v=abc&t=14")
    assert capfd.readouterr() == ("", "")


def test_an_empty_list_is_a_save_without_an_edit(page: Path) -> None:
    os.utime(page, (1, 1))
    assert run("[]", page, "--write") == 0
    assert (page.read_text(encoding="utf-8"), page.stat().st_mtime) == (PAGE, 1)


def test_copies_are_written_to_another_folder(page: Path) -> None:
    out = page.parent / "new" / "folder"
    assert run(RENAME, page, "--output", out) == 0
    assert (out / "talk.md").read_text(encoding="utf-8") == PAGE.replace("ML Ops", "MLOps")
    assert page.read_text(encoding="utf-8") == PAGE


def test_what_is_refused_leaves_that_page_and_the_others_are_done(
    page: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    short, broken, other = tmp_path / "short.md", tmp_path / "broken.md", tmp_path / "other.md"
    short.write_text("---\ntranscript:\n- line: One.\n---\n", encoding="utf-8")
    broken.write_text("---\ntranscript:\n- line: 'One.\n---\n", encoding="utf-8")
    other.write_text(PAGE, encoding="utf-8")
    script = "- replace_text: {find: One, replace: Two}\n- delete_entry: {at: 2}\n"
    assert run(script, page, short, broken, tmp_path / "absent.md", other, "--write") == 1
    complaints = capsys.readouterr().err.splitlines()
    assert [line.split(":")[1].split(",")[0].strip() for line in complaints[:2]] == [str(short), str(broken)]
    assert "line 2, delete_entry: There is no entry 2" in complaints[0]
    assert "line 3, column 9" in complaints[1]
    assert "absent.md" in complaints[2]
    assert "One." in short.read_text(encoding="utf-8")
    assert "Thank you" not in page.read_text(encoding="utf-8") + other.read_text(encoding="utf-8")


def test_a_script_that_cannot_be_read_changes_nothing(page: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("- set_txt: {at: 1}", page, "--write") == 1
    assert "line 1: there is no edit called “set_txt”" in capsys.readouterr().err
    assert page.read_text(encoding="utf-8") == PAGE


def test_a_page_given_twice_is_edited_once(page: Path) -> None:
    assert run("- delete_entry: {at: 0}", page, page.parent / ".." / page.parent.name / page.name, "--write") == 0
    assert len(PageFile.open(page).episode.entries) == 2


@pytest.mark.parametrize("folder", [".", "link"])
def test_a_copy_never_replaces_a_page(page: Path, folder: str, capsys: pytest.CaptureFixture[str]) -> None:
    (page.parent / "link").symlink_to(page.parent)
    with pytest.raises(SystemExit, match="2"):
        run(RENAME, page, "--output", page.parent / folder)
    assert "would replace" in capsys.readouterr().err
    assert page.read_text(encoding="utf-8") == PAGE


def test_two_pages_of_one_name_do_not_become_one_copy(page: Path, capsys: pytest.CaptureFixture[str]) -> None:
    other = page.parent / "other" / page.name
    other.parent.mkdir()
    other.write_text(PAGE, encoding="utf-8")
    with pytest.raises(SystemExit, match="2"):
        run(RENAME, page, other, "--output", page.parent / "out")
    assert "would both become talk.md" in capsys.readouterr().err
    assert not (page.parent / "out").exists()


def test_a_link_that_leads_nowhere_is_refused(page: Path, capsys: pytest.CaptureFixture[str]) -> None:
    loop = page.with_name("loop.md")
    loop.symlink_to(loop)
    assert run(RENAME, loop, page, "--write") == 1
    assert capsys.readouterr().err.startswith(f"cueline edit: {loop} cannot be read: Too many levels")
    assert "MLOps" in page.read_text(encoding="utf-8")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="the system has no /dev/full")
def test_a_diff_that_cannot_be_written_is_explained(page: Path) -> None:
    command = [sys.executable, "-m", "editor", "edit", str(page), "--script", "-"]
    said = "standard output cannot be written: No space left on device."
    with open("/dev/full", "wb") as full:
        done = subprocess.run(command, input=RENAME, stdout=full, stderr=subprocess.PIPE, text=True)
    assert (done.returncode, done.stderr) == (1, f"cueline edit: {said}\n")


def test_a_page_is_named_once(page: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(RENAME, page.parent) == 1
    assert capsys.readouterr().err == f"cueline edit: {page.parent} is a folder. Open a page in it.\n"


def test_a_folder_that_cannot_be_made_is_refused(page: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(RENAME, page, "--output", page / "below") == 1
    assert "cannot be made" in capsys.readouterr().err


def test_a_reader_that_goes_away_is_no_crash(page: Path) -> None:
    page.write_text(PAGE.replace("The body.", "ML Ops. " * 100_000), encoding="utf-8")
    command = [sys.executable, "-m", "editor", "edit", str(page), "--script", "-"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdin and process.stdout and process.stderr  # noqa: PT018 - for the types
        process.stdout.close()
        process.stdin.write(RENAME.encode())
        process.stdin.close()
        assert process.stderr.read() == b""
    assert process.returncode == 1


def test_every_real_page_is_saved_unedited_as_it_is_and_edited_where_it_was_edited(
    shared: Path, tmp_path: Path
) -> None:
    pages = [path for path in sorted((shared / "corpus" / "pages").glob("*.md")) if readable(path)]
    assert run("[]", *pages, "--output", tmp_path / "same") == 0
    assert all((tmp_path / "same" / path.name).read_bytes() == path.read_bytes() for path in pages)
    assert run("- insert_line: {at: 0, text: '·'}", *pages, "--output", tmp_path / "edited") == 0
    for path in pages:
        before, after = path.read_text(encoding="utf-8"), (tmp_path / "edited" / path.name).read_text(encoding="utf-8")
        assert [line for line in after.splitlines() if "·" not in line or line in before] == before.splitlines()


def readable(path: Path) -> bool:
    try:
        return bool(PageFile.open(path).episode.entries)
    except FormatError:
        return False
