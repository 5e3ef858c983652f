"""The aligner behind the window: in a thread, and in a process where it takes long."""

import time

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from editor.align.anchors import Verdict
from editor.core.captions import HeardWord
from editor.ui.aligning.aligner import LONG, Aligner
from tests.bench.talks import Talk, talk

SHORT = talk(0.3, seed=1)
LATER = [*SHORT.heard, HeardWord("late", LONG + 100, LONG + 101)]
PATIENCE_MS = 15_000


@pytest.fixture(params=[SHORT.heard, LATER], ids=["thread", "process"])
def heard(request: pytest.FixtureRequest) -> list[HeardWord]:
    return list(request.param)


def hints(of: Talk) -> list[float | None]:
    return [None for _ in of.lines]


def test_it_finds_when_the_lines_are_said(qapp: QApplication, qtbot: QtBot, heard: list[HeardWord]) -> None:
    aligner = Aligner(SHORT.lines, heard)
    with qtbot.waitSignal(aligner.done, timeout=PATIENCE_MS) as said:
        aligner.align(hints(SHORT))
    pairs = zip(said.args[0].starts, SHORT.starts, strict=True)
    assert sum(abs(start - true) < 2 for start, true in pairs) > 0.9 * len(SHORT.lines)


@pytest.mark.parametrize(("seed", "verdict"), [(1, Verdict.YES), (2, Verdict.NO)])
def test_it_tells_whether_words_fit(
    qapp: QApplication, qtbot: QtBot, heard: list[HeardWord], seed: int, verdict: Verdict
) -> None:
    aligner = Aligner(talk(0.3, seed=seed).lines, heard)
    with qtbot.waitSignal(aligner.judged, timeout=PATIENCE_MS) as said:
        aligner.judge()
    assert said.args[0].verdict is verdict


def test_it_says_why_there_are_no_times(qapp: QApplication, qtbot: QtBot, heard: list[HeardWord]) -> None:
    aligner = Aligner(talk(0.3, seed=2).lines, heard)
    with qtbot.waitSignal(aligner.failed, timeout=PATIENCE_MS) as said:
        aligner.align(hints(SHORT))
    assert "do not seem to belong" in said.args[0]


@pytest.mark.parametrize("after_ms", [0, 40, 400])
def test_once_stopped_it_says_nothing(qapp: QApplication, qtbot: QtBot, heard: list[HeardWord], after_ms: int) -> None:
    aligner = Aligner(SHORT.lines, heard)
    said: list[object] = []
    for signal in (aligner.done, aligner.failed):
        signal.connect(said.append)
    aligner.align(hints(SHORT))
    qtbot.wait(after_ms)
    already = len(said)
    begun = time.monotonic()
    aligner.stop()
    assert time.monotonic() - begun < 0.2
    qtbot.wait(300)
    assert len(said) == already


def test_how_far_it_is_grows(qapp: QApplication, qtbot: QtBot) -> None:
    hour = talk(1.0, seed=5)
    aligner = Aligner(hour.lines, hour.heard)
    shares: list[float] = []
    aligner.progressed.connect(shares.append)
    with qtbot.waitSignal(aligner.done, timeout=PATIENCE_MS):
        aligner.align(hints(hour))
    assert len(set(shares)) > 2
    assert shares == sorted(shares)
