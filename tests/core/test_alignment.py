import pickle

import pytest

from editor.core.alignment import NOT_HEARD, AlignedWord, Alignment, Grade, LineTimes, WordTimes

WORDS = (AlignedWord(0, 2, 1.0, 1.5, 7), AlignedWord(3, 6, 1.5, 2.25, NOT_HEARD))


def line(start: float, *words: AlignedWord) -> LineTimes:
    return LineTimes(start, start + 2, start - 1, start, Grade.LIKELY, 0.5, False, WordTimes.of(words))


def test_words_are_given_back_as_they_were_packed() -> None:
    words = WordTimes.of(WORDS)
    assert (len(words), tuple(words), words[1]) == (2, WORDS, WORDS[1])
    assert not list(WordTimes.of([]))


def test_the_share_that_was_heard_is_told() -> None:
    assert line(1, *WORDS).heard_share == 0.5
    assert line(1).heard_share == 0


def test_an_alignment_tells_the_times_of_its_lines() -> None:
    alignment = Alignment((line(1, *WORDS), line(4)))
    assert (tuple(alignment.starts), tuple(alignment.ends)) == ((1, 4), (3, 6))
    assert (tuple(alignment.grades), tuple(alignment.clashes)) == ((Grade.LIKELY,) * 2, (False,) * 2)
    assert list(alignment.line(0).words) == list(WORDS)


@pytest.mark.parametrize(("first", "after"), [(0, 0), (0, 1), (1, 3), (3, 3), (0, 3)])
def test_a_splice_replaces_lines_and_shares_the_others(first: int, after: int) -> None:
    old, new = [line(1, *WORDS), line(4), line(6)], [line(2), line(3)]
    made = Alignment(tuple(old)).spliced(first, after, new)
    old[first:after] = new
    assert list(map(id, made.lines)) == list(map(id, old))


def test_an_alignment_can_be_sent_to_another_process() -> None:
    sent = pickle.loads(pickle.dumps(Alignment((line(1, *WORDS), line(4)))))
    assert (sent.starts, list(sent.line(0).words), sent.line(1).grade) == ((1, 4), list(WORDS), Grade.LIKELY)


def test_words_are_parted_shifted_and_joined() -> None:
    words = WordTimes.of(WORDS)
    shifted = words.part(1, 2).shifted(4)
    assert list(shifted) == [AlignedWord(7, 10, 1.5, 2.25, NOT_HEARD)]
    assert list(words.part(0, 1) + shifted) == [WORDS[0], *shifted]
