import base64
import json
import subprocess
import sys
from pathlib import Path

from editor.align.aligning import align
from editor.align.worker import asking
from editor.core.packed_times import unpack
from tests.bench.talks import talk

ROOT = Path(__file__).parents[2]
HOUR = talk(0.3, seed=3)
HINTS = [None for _ in HOUR.lines]


def told(asked: bytes) -> list[dict[str, object]]:
    command = [sys.executable, "-P", "-m", "editor.align.worker"]
    done = subprocess.run(
        command, cwd=ROOT, env={"PYTHONPATH": str(ROOT)}, input=asked, capture_output=True, timeout=60
    )
    assert (done.returncode, done.stderr) == (0, b"")
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_it_answers_with_the_times_of_the_lines() -> None:
    *progress, last = told(asking(HOUR.lines, HOUR.heard, HINTS))
    here, there = align(HOUR.lines, HOUR.heard), unpack(base64.b64decode(str(last["alignment"])))
    assert [round(start, 3) for start in here.starts] == list(there.starts)
    shares = [answer["done"] for answer in progress]
    assert len(shares) > 3
    assert shares == sorted(shares)


def test_it_says_how_well_the_words_fit() -> None:
    assert told(asking(HOUR.lines, HOUR.heard, None))[0]["verdict"] == "yes"
    assert told(asking(HOUR.lines, talk(0.3, seed=4).heard, None))[0]["verdict"] == "no"


def test_it_says_why_there_are_no_times() -> None:
    (answer,) = told(asking(HOUR.lines, [], HINTS))
    assert "no words with times" in str(answer["refused"])


def test_words_of_any_script_go_through() -> None:
    lines = ["Grüße — 日本語 “ok” 😀", "zwei\tdrei"]
    texts = ["Grüße", "日本語", "😀", "zwei", "a\nb"]
    heard = [word._replace(text=text) for word, text in zip(HOUR.heard, texts, strict=False)]
    (*_, answer) = told(asking(lines, heard, [None, None]))
    assert len(unpack(base64.b64decode(str(answer["alignment"])))) == 2
