"""Every text that is written is read back as that text, by every reader."""

import json
import shutil
import subprocess
from itertools import product
from pathlib import Path
from random import Random

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from editor.core.model import clean_text
from editor.formats.scalars import NO_WRAP, natural_style, write_value
from tests.formats.random_edits import NASTY

SIGNS = "aZ09 :-#'\"\\,[]{}&*!|>%@`?.~=<_+xbeo\u00a0\u2013\u201d😀\ufeff"
WRITTEN = st.tuples(
    st.text(st.one_of(st.sampled_from(SIGNS), st.characters(codec="utf-8")), max_size=120).map(clean_text),
    st.sampled_from([None, "", "'", '"', "|", ">"]),
    st.sampled_from([30, 80, NO_WRAP]),
    st.sampled_from([2, 4, 6]),
    st.booleans(),
)


def document(text: str, style: str | None, width: int, column: int, fill: bool) -> str:
    body = write_value("line", text, column, style, width, fill)
    return f"{' ' * (column - 2)}- line: {body}" + ("" if body.endswith("\n") else "\n")


def read(text: str, loader: type) -> str:
    value: str = yaml.load(text, Loader=loader)[0]["line"]
    return value


@given(WRITTEN)
def test_pyyaml_reads_back_any_text(written: tuple[str, str | None, int, int, bool]) -> None:
    text = document(*written)
    assert read(text, yaml.SafeLoader) == written[0]
    assert read(text, getattr(yaml, "CSafeLoader", yaml.SafeLoader)) == written[0]


def many_texts() -> list[str]:
    rng = Random(7)
    texts = [clean_text(text) for text in NASTY]
    texts += ["".join(signs) for signs in product(SIGNS[:24], repeat=2)]
    texts += ["".join(rng.choices(SIGNS, k=rng.randint(1, 12))) for _ in range(4000)]
    texts += [f"{a}{b}{c}" for a, b, c in product("+-:.,0_", "019:._", "0:.5e_x")]
    return texts


@pytest.mark.skipif(shutil.which("ruby") is None, reason="Ruby is not installed")
def test_psych_reads_back_any_text(tmp_path: Path) -> None:
    texts = many_texts()
    path = tmp_path / "texts.yaml"
    path.write_text("".join(document(text, None, 80, 2, False) for text in texts), encoding="utf-8")
    script = 'require "yaml"; require "json"; puts JSON.generate(YAML.safe_load(File.read(ARGV[0], encoding: "utf-8")))'
    done = subprocess.run(["ruby", "-e", script, str(path)], capture_output=True, text=True, check=True, timeout=60)
    wrong = [(text, got) for text, got in zip(texts, json.loads(done.stdout), strict=True) if got["line"] != text]
    assert not wrong


@pytest.mark.parametrize(
    "text", ["0:36", "1:18", "27:50", "yes", "~", "1_000", ":symbol", "2020-1-1", "=", "012", "1e3"]
)
def test_what_another_reader_takes_for_something_else_is_quoted(text: str) -> None:
    assert natural_style(text) == "'"


def test_long_texts_break_where_pyyaml_breaks_them() -> None:
    text = "word " * 40 + "end"
    assert document(text, None, 80, 2, False) == yaml.safe_dump([{"line": text}], width=80)


def test_fill_keeps_every_line_within_the_width() -> None:
    lines = document("word " * 40 + "end", None, 60, 2, True).splitlines()
    assert max(map(len, lines)) <= 60
    assert len(lines) > 3


def test_a_quote_that_cannot_hold_the_text_gives_way() -> None:
    assert write_value("line", "a\x85b", 2, "'", 80, fill=False).startswith('"')
    assert write_value("line", " lead", 2, "|", 80, fill=False) == "' lead'"
