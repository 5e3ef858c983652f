from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from editor.core.captions import HeardWord
from editor.core.kept_times import captions_digest
from editor.store import heard
from editor.store.places import state_folder

WORDS = (HeardWord("Good", 5.0, 5.25), HeardWord("morning,", 5.25, 5.8), HeardWord("Ben.", 6.125, 6.5))


@pytest.fixture
def page(tmp_path: Path) -> Path:
    return tmp_path / "tea.md"


def file_of(page: Path) -> Path:
    heard.save(page, WORDS)
    return next((state_folder() / "heard").iterdir())


def test_the_words_of_a_page_come_back(page: Path) -> None:
    heard.save(page, WORDS)
    assert heard.load(page) == WORDS


def test_a_page_without_words_has_none(page: Path) -> None:
    assert heard.load(page) == ()
    heard.save(page, WORDS)
    heard.save(page, ())
    assert heard.load(page) == ()


def test_words_are_kept_under_the_real_path(page: Path) -> None:
    page.touch()
    link = page.with_name("link.md")
    link.symlink_to(page)
    heard.save(link, WORDS)
    assert heard.load(page) == WORDS


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(st.lists(st.tuples(st.text(), st.floats(0, 4e6), st.floats(0, 4e6)), max_size=30))
def test_any_words_come_back_to_the_millisecond(page: Path, words: list[tuple[str, float, float]]) -> None:
    heard.save(page, [HeardWord(*word) for word in words])
    found = heard.load(page)
    assert [word.text for word in found] == [" ".join(text.split()) for text, _, _ in words]
    assert [word.start for word in found] == pytest.approx([start for _, start, _ in words], abs=0.001)


def test_times_beyond_reason_do_no_harm(page: Path) -> None:
    heard.save(page, [HeardWord("Late", 1e300, -5.0)])
    assert heard.load(page)[0].end == 0.0


@pytest.mark.parametrize(
    ("old", "new"),
    [('"starts": "', '"starts": "!'), ('"starts": "', '"starts": "AAAA'), ("Good", "Good\\nday"), ("{", "[")],
)
def test_a_damaged_file_has_no_words(page: Path, old: str, new: str) -> None:
    file = file_of(page)
    file.write_text(file.read_text().replace(old, new, 1))
    assert heard.load(page) == ()


def test_an_hour_is_kept_in_few_bytes(page: Path) -> None:
    heard.save(page, (HeardWord("transcript", number * 0.36, number * 0.36 + 0.3) for number in range(10_000)))
    assert next((state_folder() / "heard").iterdir()).stat().st_size < 300_000


def test_only_so_many_files_and_words_are_kept(page: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(heard, "MOST_FILES", 2)
    monkeypatch.setattr(heard, "MOST_WORDS", 2)
    for number in range(4):
        heard.save(page.with_name(f"{number}.md"), WORDS)
    assert len(list((state_folder() / "heard").iterdir())) == 2
    assert heard.load(page.with_name("3.md")) == WORDS[:2]


def test_words_of_several_captions_are_kept_of_a_page(page: Path) -> None:
    one, other = heard.save(page, WORDS), heard.save(page, WORDS[:2])
    assert heard.load(page) == WORDS[:2]
    assert heard.load(page, one) == WORDS
    assert heard.load(page, other) == WORDS[:2]
    assert heard.load(page, "0" * 32) == ()


def test_the_words_that_were_used_last_come_back(page: Path) -> None:
    one = heard.save(page, WORDS)
    heard.save(page, WORDS[:2])
    heard.load(page, one)
    assert heard.load(page) == WORDS


def test_words_that_were_used_are_not_forgotten(page: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(heard, "MOST_FILES", 2)
    other = page.with_name("other.md")
    heard.save(page, WORDS)
    heard.save(other, WORDS)
    heard.load(page)
    heard.save(page.with_name("third.md"), WORDS)
    assert (heard.load(page), heard.load(other)) == (WORDS, ())


def test_the_digest_is_that_of_what_comes_back(page: Path) -> None:
    digest = heard.save(page, [HeardWord(" Good ", 5.00012, 5.3), HeardWord("day", 1e300, -1)])
    assert captions_digest(heard.load(page)) == digest
    assert captions_digest(WORDS) != digest


def test_a_file_of_an_older_version_is_still_read(page: Path) -> None:
    file = file_of(page)
    file.rename(file.with_name(f"{file.name.split('.')[0]}.json"))
    assert heard.load(page) == WORDS
    heard.save(page, WORDS[:1])
    assert heard.load(page) == WORDS[:1]


def test_where_nothing_can_be_written_nobody_is_interrupted(page: Path) -> None:
    state_folder().mkdir(parents=True)
    (state_folder() / "heard").write_text("in the way")
    heard.save(page, WORDS)
    assert heard.load(page) == ()
