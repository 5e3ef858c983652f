"""What the process that listens tells, as it is written and read."""

import pytest

from editor.core.captions import HeardWord
from editor.media.speech.reports import Report, ReportReader, unpacked_words

REPORTS = [
    Report((HeardWord("Zoë", 1.25, 1.5), HeardWord("says:\n", 2.0, 2.125)), 0.25, 1),
    Report((), 0.5),
    Report(done=1.0, end=True, complaint="It is damaged."),
    Report(end=True, error="There is no sound."),
]


@pytest.mark.parametrize("size", [1, 7, 1000])
def test_reports_come_through_in_pieces_of_any_size(size: int) -> None:
    data = b"".join(report.packed() for report in REPORTS)
    reader = ReportReader()
    assert [one for at in range(0, len(data), size) for one in reader.feed(data[at : at + size])] == REPORTS


@pytest.mark.parametrize("values", [[["a", 1]], ["ab"], [["a", "b", "c"]], [3], {"a": 1}])
def test_what_is_no_list_of_words_is_refused(values: list[object]) -> None:
    with pytest.raises((ValueError, TypeError)):
        unpacked_words(values)  # type: ignore[arg-type]


def test_what_a_library_writes_in_between_is_passed_over() -> None:
    data = b"Loading the model...\n3\n{}\n" + REPORTS[0].packed() + b"\xff\n" + REPORTS[2].packed()
    assert ReportReader().feed(data) == [REPORTS[0], REPORTS[2]]
