"""`cueline convert --clean-up`: what is written is cleaned up, what is read is not."""

from pathlib import Path

import pytest

from editor.__main__ import main
from editor.core.cleanup import RULES

PAGE = """\
---
title:  'Odd  style'
transcript:
- line: Um, I saw the the house.
  sec: 1
  time: '0:01'
- line: "[chuckles]"
  sec: 5
  time: '0:05'
- line: It was red.
  sec: 7
  time: '0:07'
---

The body.
"""


@pytest.fixture
def page(tmp_path: Path) -> Path:
    path = tmp_path / "talk.md"
    path.write_text(PAGE, encoding="utf-8")
    return path


def run(*arguments: str | Path) -> int:
    return main(["convert", *map(str, arguments)])


def test_only_the_rules_that_are_named_are_applied(page: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert run(page, "--to", "text", "--no-times", "--clean-up", "doubled", "--out", "-") == 0
    captured = capfd.readouterr()
    assert "\nUm, I saw the house.\n" in captured.out
    assert f"{page}: Cleaned up: 1 change (doubled words 1).\n" in captured.err


@pytest.mark.parametrize("rules", ["all", "marks, fillers,doubled", "fillers,all"])
def test_a_line_of_which_nothing_is_left_goes(page: Path, rules: str, capfd: pytest.CaptureFixture[str]) -> None:
    assert run(page, "--to", "text", "--no-times", "--clean-up", rules, "--out", "-") == 0
    captured = capfd.readouterr()
    assert captured.out.endswith("\nI saw the house.\n\nIt was red.\n")
    assert "Cleaned up: 3 changes (marks 1, fillers 1, doubled words 1)." in captured.err


def test_the_page_that_is_read_stays_as_it_is_and_a_copy_keeps_its_style(page: Path, tmp_path: Path) -> None:
    assert run(page, "--to", "page", "--clean-up", "doubled", "--out", tmp_path / "out") == 0
    assert page.read_text(encoding="utf-8") == PAGE
    assert (tmp_path / "out" / "talk.md").read_text(encoding="utf-8") == PAGE.replace("the the", "the")


def test_captions_are_cleaned_up_and_keep_their_times(tmp_path: Path) -> None:
    srt = (
        "1\n00:00:01,000 --> 00:00:03,000\nUm, good evening.\n\n2\n00:00:30,000 --> 00:00:32,000\nHello hello there.\n"
    )
    (tmp_path / "talk.srt").write_text(srt, encoding="utf-8")
    assert run(tmp_path / "talk.srt", "--to", "vtt", "--clean-up", "all") == 0
    written = (tmp_path / "talk.vtt").read_text(encoding="utf-8")
    assert "Good evening." in written
    assert "Um" not in written
    assert "00:00:30.000 -->" in written


def test_aligned_words_keep_their_times_when_others_go(tmp_path: Path, page: Path) -> None:
    vtt = "WEBVTT\n\n00:10.000 --> 00:14.000\nUm, I saw the house.\n\n00:20.000 --> 00:22.000\nIt was red.\n"
    (tmp_path / "heard.vtt").write_text(vtt, encoding="utf-8")
    how = ("--captions", tmp_path / "heard.vtt", "--anyway", "--clean-up", "all")
    assert run(page, "--to", "srt", *how) == 0
    written = (tmp_path / "talk.srt").read_text(encoding="utf-8")
    assert "chuckles" not in written
    assert "\n00:00:20,5" in written


def test_it_is_said_that_nothing_was_found(tmp_path: Path, page: Path, capsys: pytest.CaptureFixture[str]) -> None:
    page.write_text("---\ntranscript:\n- line: It was red.\n---\n", encoding="utf-8")
    assert run(page, "--to", "text", "--clean-up", "all") == 0
    assert f"{page}: Nothing is to be cleaned up.\n" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("rules", "kind", "said"),
    [
        ("filler", "text", "There is no rule “filler” to clean up by. The rules are marks, fillers, doubled, spaces"),
        ("all,filler", "text", "“all” stands for every one."),
        ("", "text", "no rule is named; they are marks, "),
        ("all", "youtube-chapters", "youtube-chapters does not hold it"),
    ],
)
def test_a_wrong_rule_ends_with_2(
    page: Path, rules: str, kind: str, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit, match="2"):
        run(page, "--to", kind, "--clean-up", rules)
    assert said in capsys.readouterr().err


def test_the_help_lists_every_rule(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit, match="0"):
        run("--help")
    text = capsys.readouterr().out
    assert all(f"  {rule.id} " in text and rule.sentence in text for rule in RULES)
