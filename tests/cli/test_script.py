import io
import sys
from pathlib import Path

import pytest

from editor.cli.catalogue import EDITS
from editor.cli.script import ScriptError, read_script, run_script, steps_of
from editor.core.errors import EditError
from editor.core.model import Clip, Episode, Header, Line

WHOLE = """\
- set_text: {at: 1, text: "New words."}
- replace_text: {find: "New", replace: "Some", regex: false, case: true, word: true}
- set_speaker: {at: 1, who: Alexey}
- rename_speaker: {old: Alexey, new: Raphaël}
- set_time: {at: 1, sec: 83}
- shift_times: {from: 0, to: 1, by: -2}
- split_line: {at: 1, offset: 4, sec: 90}
- merge_lines: {at: 1}
- insert_line: {at: 2, text: "Um, more of of it.", who: Simon, sec: 95}
- stretch_times: {first: 1, first_sec: 81, last: 2, last_sec: 95, beyond: true, clips: true}
- insert_header: {at: 2, text: "Title"}
- set_header: {at: 2, text: "Better title"}
- move_entry: {at: 2, to: 0}
- delete_entry: {at: 1}
- add_clip: {name: "Later", start: 74, end: 120}
- set_clip: {at: 0, start: 4.5}
- delete_clip: {at: 1}
- duplicate_clip: {at: 0}
- split_clip: {at: 0, sec: 6.25}
- merge_clips: {at: 2}
- sort_clips: {}
- headers_from_chapters: {chapters: [{start: 81, title: "Better title"}], only: true}
- clips_from_headers: {every: false}
- clean_up: {rules: [fillers, doubled]}
"""


def test_every_edit_can_be_scripted() -> None:
    page = Episode((Header("Old"), Line("words", "Simon", 10, "0:10")), (Clip("First", 1, 9),))
    assert {step.edit.name for step in steps_of(WHOLE, "edits.yaml")} == set(EDITS)
    after = run_script(steps_of(WHOLE, "edits.yaml"), page)
    assert [entry.text for entry in after.entries] == ["Better title", "Some words.", "More of it."]
    line = after.entries[1]
    assert isinstance(line, Line)
    assert (line.who, line.sec, line.time) == ("Raphaël", 81, "1:21")
    assert [(clip.name, clip.start, clip.end) for clip in after.clips] == [
        ("Better title", 0, 97),
        ("First", 4.5, 6.25),
        ("First (2)", 4.5, 9),
    ]


@pytest.mark.parametrize("text", ["", "# nothing\n", "[]", "---\n", "null"])
def test_an_empty_script_has_no_steps(text: str) -> None:
    assert steps_of(text, "edits.yaml") == []


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("set_text: {at: 1}", "line 1: a script is a list of edits"),
        ("words", "line 1: a script is a list of edits"),
        ("- delete_entry: {at: 1}\n- set_txt: {at: 1}", "line 2: there is no edit called “set_txt” (is “set_text”"),
        ("- __class__: {}", "line 1: there is no edit called “__class__”"),
        ("- delete_entries: {rows: [1]}", "line 1: there is no edit called"),
        ("- headers_from_chapters: {chapters: 1}", "“chapters” of headers_from_chapters must be a list, each item as"),
        ("- [a]: {}", "line 1: the name of an edit or a parameter is a plain word"),
        ("- clean_up: {rules: fillers}", "line 1: “rules” of clean_up must be a list of rules"),
        ("- delete_entry: {? [at] : 1}", "line 1: the name of an edit or a parameter is a plain word"),
        ("- delete_entry: {at: !!bool maybe}", "line 1: this is no value of the kind that it looks like"),
        ("- delete_entry: {at: !!timestamp soon}", "line 1: this is no value of the kind that it looks like"),
        ("- delete_entry", "line 1: each item of a script is one edit"),
        ("- {delete_entry: {at: 1}, merge_lines: {at: 1}}", "line 1: each item of a script is one edit"),
        ("- delete_entry: 1", "line 1: delete_entry needs its parameters in braces"),
        ("- delete_entry: {att: 1}", "line 1: delete_entry has no parameter “att” (is “at” meant?)"),
        ("- shift_times: {start: 1, to: 2, by: 1}", "line 1: shift_times has no parameter “start”"),
        ("- delete_entry: {at: 1, at: 2}", "line 1: delete_entry is given “at” twice"),
        ("- set_time:\n    at: 1", "line 2: set_time needs “sec”"),
        ("- delete_entry: {at: one}", "line 1: “at” of delete_entry must be a whole number."),
        ("- delete_entry: {at: 1.0}", "“at” of delete_entry must be a whole number."),
        ("- delete_entry: {at: true}", "“at” of delete_entry must be a whole number."),
        ("- set_time: {at: 1, sec: null}", "“sec” of set_time must be a number."),
        ("- set_text: {at: 1, text: 12}", "“text” of set_text must be text; put it in quotes."),
        ("- set_text: {at: 1, text: 2020-13-45}", "line 1: this is no value of the kind that it looks like"),
        ("- set_text: {at: 1, text: !!python/name:os.system }", "line 1, column 27: this is not YAML"),
        ("- replace_text: {find: a, replace: b, regex: 1}", "“regex” of replace_text must be true or false."),
        ("- set_text: {at: 1\n- x", "line 2, column 4: this is not YAML"),
        ("- a: 1\n--- \n- b: 2", "line 2, column 1: this is not YAML"),
        ("- \0", "this is not YAML"),
        ("[" * 100_000, "nested too deeply"),
    ],
)  # fmt: skip
def test_a_script_that_cannot_be_read_is_refused_with_its_line(text: str, sentence: str) -> None:
    with pytest.raises(ScriptError) as caught:
        steps_of(text, "edits.yaml")
    assert str(caught.value).startswith("edits.yaml")
    assert sentence in str(caught.value)


def test_an_edit_that_cannot_be_made_is_named_with_its_line() -> None:
    steps = steps_of("- set_text: {at: 0, text: x}\n\n- delete_entry: {at: 7}\n", "edits.yaml")
    with pytest.raises(EditError, match=r"^edits\.yaml, line 3, delete_entry: There is no entry 7"):
        run_script(steps, Episode((Line("one"),)))


@pytest.mark.parametrize("item", ["1", "{start: 1}", "{start: true, title: A}", "{start: 1, title: 2}", "{title: A}"])
def test_a_chapter_of_a_list_needs_a_start_and_a_title(item: str) -> None:
    steps = steps_of(f"- headers_from_chapters: {{chapters: [{item}]}}", "edits.yaml")
    with pytest.raises(EditError, match="Chapter 1 of the list is not written as"):
        run_script(steps, Episode((Line("one", sec=1),)))


def test_seconds_may_be_whole_or_not() -> None:
    (step,) = steps_of("- set_time: {at: 0, sec: 1:23}", "edits.yaml")
    assert step.arguments == {"at": 0, "sec": 83}


def test_a_script_comes_from_a_file_or_from_standard_input(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    data = b"\xef\xbb\xbf- delete_entry: {at: 0}\n"
    (tmp_path / "edits.yaml").write_bytes(data)
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
    assert len(read_script(tmp_path / "edits.yaml")) == len(read_script(Path("-"))) == 1


def test_a_script_that_is_not_there_or_no_text_is_refused(tmp_path: Path) -> None:
    (tmp_path / "binary").write_bytes(b"- \xff")
    for path, sentence in (
        (tmp_path / "absent", "no script"),
        (tmp_path, "cannot be read"),
        (tmp_path / "binary", "UTF-8"),
    ):
        with pytest.raises(ScriptError, match=sentence):
            read_script(path)
