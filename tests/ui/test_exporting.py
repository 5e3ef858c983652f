from dataclasses import replace
from pathlib import Path

import av
import numpy as np
import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from editor.core.model import Line
from editor.core.timing import Timeline
from editor.ui.captioned.card import Card
from editor.ui.export_order import Job, Kind, Order
from editor.ui.exporting import Exporter
from editor.ui.theme import LIGHT
from tests.media.wav import tone, write_wav

RATE = 8000
PATIENCE_MS = 20_000
ENTRIES = (Line("Good morning, Ben.", "Ann", 0, "0:00"), Line("Morning, Ann.", "Ben", 2, "0:02"))


@pytest.fixture
def recording(tmp_path: Path) -> Path:
    """Write four seconds of a tone."""
    return write_wav(tmp_path / "tea.wav", tone(4, RATE), RATE)


@pytest.fixture
def order(recording: Path) -> Order:
    """Order two clips, exact."""
    jobs = tuple(
        Job(start, end, Card("", "Tea", name, slots={"Ann": 0, "Ben": 1}), recording.with_name(f"{name}.wav"))
        for name, start, end in (("One", 0.0, 2.0), ("Two", 2.0, 4.0))
    )
    return Order(recording, Kind.EXACT, jobs, Timeline(ENTRIES, 4.0), LIGHT)


class Heard:
    """Carries an order out and remembers what was told."""

    def __init__(self, qtbot: QtBot, order: Order) -> None:
        self.shares: list[float] = []
        self.sentences: list[str] = []
        self.failures: list[str] = []
        exporter = Exporter()
        exporter.progressed.connect(lambda share, _: self.shares.append(share))
        exporter.told.connect(lambda name, sentence: self.sentences.append(f"“{name}”: {sentence}"))
        exporter.failed.connect(lambda name, sentence: self.failures.append(f"“{name}”: {sentence}"))
        with qtbot.waitSignal(exporter.finished, timeout=PATIENCE_MS) as over:
            exporter.start(order)
        self.written = [path.name for path in over.args[0]]


def length(path: Path) -> float:
    with av.open(str(path)) as container:
        return container.duration / av.time_base


def test_every_clip_becomes_a_file(qtbot: QtBot, order: Order) -> None:
    heard = Heard(qtbot, order)
    assert heard.written == ["One.wav", "Two.wav"]
    assert [length(job.target) for job in order.jobs] == pytest.approx([2, 2], abs=0.02)
    assert heard.shares[-1] == 1.0
    assert heard.shares == sorted(heard.shares)


def test_captions_and_text_lie_beside(qtbot: QtBot, order: Order) -> None:
    heard = Heard(qtbot, replace(order, jobs=order.jobs[1:], webvtt=True, text=True))
    assert heard.written == ["Two.wav", "Two.vtt", "Two.txt"]
    webvtt, text = (order.source.with_name(name).read_text(encoding="utf-8") for name in heard.written[1:])
    assert webvtt.startswith("WEBVTT")
    assert "00:00.000 -->" in webvtt
    assert text == "Ben: Morning, Ann.\n"


def test_clip_that_fails_is_named_and_the_others_are_written(qtbot: QtBot, order: Order) -> None:
    beyond = replace(order.jobs[0], start=90.0, end=95.0)
    heard = Heard(qtbot, replace(order, jobs=(beyond, order.jobs[1])))
    assert heard.written == ["Two.wav"]
    assert heard.failures[0].startswith("“One”: ")


def test_recording_that_is_gone_is_told_for_every_clip(qtbot: QtBot, order: Order) -> None:
    order.source.unlink()
    heard = Heard(qtbot, order)
    assert heard.written == []
    assert len(heard.failures) == 2
    assert "tea.wav" in heard.failures[0]


def test_vertical_film_is_made_in_the_thread(qtbot: QtBot, order: Order) -> None:
    job = replace(order.jobs[0], end=0.5, target=order.source.with_name("One.mp4"))
    heard = Heard(qtbot, replace(order, kind=Kind.VERTICAL, jobs=(job,)))
    assert heard.written == ["One.mp4"]
    with av.open(str(job.target)) as container:
        assert (container.streams.video[0].width, container.streams.video[0].height) == (1080, 1920)
        assert container.duration / av.time_base == pytest.approx(0.5, abs=0.04)


def test_clip_without_words_can_be_filmed(qtbot: QtBot, order: Order) -> None:
    job = replace(order.jobs[0], end=0.2, target=order.source.with_name("One.mp4"))
    heard = Heard(qtbot, replace(order, kind=Kind.SQUARE, jobs=(job,), timeline=Timeline(())))
    assert heard.written == ["One.mp4"]


def test_clip_without_words_gets_no_files_of_words_and_that_is_told(qtbot: QtBot, order: Order) -> None:
    heard = Heard(qtbot, replace(order, jobs=order.jobs[:1], timeline=Timeline(()), webvtt=True, text=True))
    assert heard.written == [order.jobs[0].target.name]
    assert "“One”: it has no words" in heard.sentences[0]


def test_cancelled_export_leaves_what_is_done_and_nothing_half(qtbot: QtBot, order: Order) -> None:
    film = replace(order.jobs[0], end=4.0, target=order.source.with_name("One.mp4"))
    exporter = Exporter()
    exporter.progressed.connect(lambda share, _: exporter.cancel() if share > 0 else None)
    with qtbot.waitSignal(exporter.finished, timeout=PATIENCE_MS) as over:
        exporter.start(replace(order, kind=Kind.SQUARE, jobs=(film, film)))
    assert over.args[0] == []
    assert [path.name for path in order.source.parent.iterdir() if path.is_file()] == ["tea.wav"]


def test_export_ends_with_the_window_that_it_belongs_to(qtbot: QtBot, order: Order) -> None:
    owner = QObject()
    exporter = Exporter(owner)
    film = replace(order.jobs[0], end=4.0, target=order.source.with_name("One.mp4"))
    with qtbot.waitSignal(exporter.progressed, timeout=PATIENCE_MS):
        exporter.start(replace(order, kind=Kind.SQUARE, jobs=(film,)))
    owner.deleteLater()
    qtbot.waitUntil(lambda: not list(order.source.parent.glob(".*.part")), timeout=PATIENCE_MS)
    assert not film.target.exists()


def test_how_far_off_a_copy_is_is_told(qtbot: QtBot, order: Order, filmed: Path) -> None:
    job = replace(order.jobs[0], start=1.5, end=2.0, target=filmed.with_name("One.mp4"))
    heard = Heard(qtbot, replace(order, source=filmed, kind=Kind.LOSSLESS, jobs=(job,)))
    assert heard.written == ["One.mp4"]
    assert "“One”: it starts 1.50 s earlier" in heard.sentences[0]


@pytest.fixture
def filmed(tmp_path: Path) -> Path:
    """Write three seconds of pictures with a key frame at the beginning only."""
    path = tmp_path / "filmed.mp4"
    with av.open(str(path), "w") as container:
        stream = container.add_stream("mpeg4", rate=10)
        stream.width, stream.height, stream.pix_fmt = 64, 32, "yuv420p"
        stream.codec_context.gop_size = 300
        for _ in range(30):
            container.mux(stream.encode(av.VideoFrame.from_ndarray(np.zeros((32, 64, 3), np.uint8), format="rgb24")))
        container.mux(stream.encode(None))
    return path


def test_files_that_are_there_are_found_and_kept(order: Order) -> None:
    order = replace(order, text=True)
    order.jobs[0].target.write_bytes(b"")
    order.source.with_name("Two.txt").write_text("")
    assert [path.name for path in order.in_the_way()] == ["One.wav", "Two.txt"]
    kept = order.keeping_both()
    assert [job.target.name for job in kept.jobs] == ["One 2.wav", "Two 2.wav"]
    assert kept.in_the_way() == []


def test_names_given_to_keep_both_are_not_given_twice(order: Order) -> None:
    one, two = order.jobs
    taken = replace(order, jobs=(one, replace(two, target=one.target.with_name("One 2.wav"))))
    one.target.write_bytes(b"")
    assert [job.target.name for job in taken.keeping_both().jobs] == ["One 2.wav", "One 2 2.wav"]
