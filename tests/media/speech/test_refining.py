"""Exact times for words of captions: what is looked for where, and what becomes of what is not found."""

from collections.abc import Iterator, Sequence

import numpy as np
import pytest

from editor.core.captions import HeardWord
from editor.media.speech.recogniser import Span
from editor.media.speech.refining import Refined, refined
from editor.media.speech.samples import RATE, Piece, Samples, Stretch

LENGTH = 100  # seconds


class Listener:
    """Hears the samples themselves: each says how many hundredths of a second of the recording are over.

    What is said is w0, w1 ..., one every half second; it cannot make out anything if a word of `deaf` is asked for.
    """

    def __init__(self, deaf: set[str]) -> None:
        self.deaf = deaf
        self.asked: list[list[str]] = []

    def find(self, words: Sequence[str], samples: Samples) -> list[Span | None] | None:
        self.asked.append(list(words))
        if self.deaf & set(words):
            return None
        start = int(samples[0]) / 100
        return [(int(word[1:]) / 2 - start, int(word[1:]) / 2 + 0.4 - start) if word[1:] else None for word in words]


def recording() -> Iterator[Piece]:
    for second in range(LENGTH):
        hundredths = np.arange(second * 100, second * 100 + 100).astype(np.int16)
        yield Piece(float(second), np.repeat(hundredths, RATE // 100))


def words(numbers: Sequence[int], off: float = 0.7) -> list[HeardWord]:
    return [HeardWord(f"w{number}", number / 2 + off, number / 2 + off + 0.3) for number in numbers]


def found(rough: list[HeardWord], deaf: set[str] | None = None) -> list[Refined]:
    return list(refined(rough, Stretch(recording()), Listener(deaf or set())))


def test_every_word_has_its_exact_time_in_the_end() -> None:
    parts = found(words(range(4, 180)))
    assert [word for part in parts for word in part.words] == [
        HeardWord(f"w{number}", pytest.approx(number / 2, abs=0.011), pytest.approx(number / 2 + 0.4, abs=0.011))
        for number in range(4, 180)
    ]
    assert sum(part.found for part in parts) == 176
    assert len(parts) > 5


def test_what_is_not_found_is_moved_as_far_as_its_neighbours() -> None:
    parts = found(words(range(40)), {"w20"})
    made = [word for part in parts for word in part.words]
    assert 10 < sum(part.found for part in parts) < 40
    assert [word.start for word in made] == pytest.approx([number / 2 for number in range(40)], abs=0.02)


def test_words_never_run_backwards() -> None:
    rough = [HeardWord(f"w{number}", number / 2 + number % 3, number / 2 + number % 3 + 1) for number in range(40)]
    made = [word for part in found(rough, {"w5", "w33"}) for word in part.words]
    starts = [word.start for word in made]
    assert starts == sorted(starts)


def test_a_word_without_a_sound_stands_between_the_others() -> None:
    rough = [*words([10, 11]), HeardWord("—", 6.3, 6.4), *words([12])]
    rough[2] = HeardWord("w", 6.3, 6.4)
    made = [word for part in found(rough) for word in part.words]
    assert made[1].end <= made[2].start <= made[2].end <= made[3].start


def test_a_word_that_is_found_far_away_was_another() -> None:
    parts = found(words(range(20), off=5.0))
    assert sum(part.found for part in parts) == 0
    assert [word for part in parts for word in part.words] == words(range(20), off=5.0)


def test_nothing_is_looked_for_across_a_long_silence() -> None:
    listener = Listener(set())
    list(refined(words([2, 3, 60, 61]), Stretch(recording()), listener))
    assert listener.asked == [["w2", "w3"], ["w60", "w61"]]


def test_words_beyond_the_end_of_the_recording_stay() -> None:
    late = [HeardWord("late", 3 * LENGTH, 3 * LENGTH + 1)]
    assert list(refined(late, Stretch(recording()), Listener({"late"}))) == [Refined(late, 0)]


def test_no_words_are_no_trouble() -> None:
    assert found([]) == []
