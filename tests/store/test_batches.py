import threading
import time

import pytest

from editor.store.batches import Batches


def test_everything_is_done_in_order() -> None:
    done: list[int] = []
    batches = Batches[int]("test", done.extend)
    batches.hold(-1)
    for number in range(1000):
        batches.add(number)
    batches.finish()
    assert done == list(range(-1, 1000))


def test_adding_does_not_wait_for_what_is_being_done() -> None:
    gate, done = threading.Event(), list[int]()
    batches = Batches[int]("test", lambda batch: (gate.wait(5), done.extend(batch)))
    batches.add(1)
    time.sleep(0.15)
    start = time.perf_counter()
    batches.add(2)
    assert time.perf_counter() - start < 0.05
    gate.set()
    batches.finish()
    assert done == [1, 2]


def test_the_thread_ends_when_there_is_nothing_to_do() -> None:
    before = threading.active_count()
    batches = Batches[int]("test", lambda _: None)
    batches.add(1)
    deadline = time.monotonic() + 2
    while threading.active_count() > before and time.monotonic() < deadline:
        time.sleep(0.02)
    assert threading.active_count() == before
    batches.finish()


@pytest.mark.filterwarnings("ignore::pytest.PytestUnhandledThreadExceptionWarning")
def test_work_that_fails_does_not_stop_the_rest() -> None:
    done: list[float] = []
    batches = Batches[int]("test", lambda batch: done.extend(1 / number for number in batch))
    batches.add(0)
    batches.finish()
    batches.add(1)
    batches.finish()
    assert done == [1]
