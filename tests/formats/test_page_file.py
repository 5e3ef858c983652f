"""A page on disk: never half written, never over somebody else's change, never another file than meant."""

import os
import resource
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from editor.core.errors import ConflictError, SaveError
from editor.core.model import Episode
from editor.formats.front_matter import MAX_BYTES
from editor.formats.page import PageError, read_page
from editor.formats.page_file import PageFile, atomic_write
from tests.formats.layouts import BASE, LAYOUTS, YAML

NOBODY = 65534


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Return a page of our own on disk."""
    path = tmp_path / "talk.md"
    path.write_bytes(BASE.encode())
    return path


def louder(file: PageFile) -> Episode:
    """Return the episode of a file with its second entry edited."""
    first, second, *rest = file.episode.entries
    return replace(file.episode, entries=(first, replace(second, text=f"{second.text.upper()}!"), *rest))


def leftovers(folder: Path) -> list[str]:
    return [name for name in os.listdir(folder) if name.endswith(".tmp")]


def test_a_save_without_an_edit_writes_nothing(path: Path) -> None:
    before = path.stat()
    file = PageFile.open(path)
    assert file.save(file.episode) is False
    assert (path.stat().st_ino, path.stat().st_mtime_ns) == (before.st_ino, before.st_mtime_ns)


def test_a_save_is_read_back(path: Path) -> None:
    file = PageFile.open(path)
    assert file.save(louder(file)) is True
    assert PageFile.open(path).episode.entries[1].text.endswith("SHED.!")
    assert file.save(file.episode) is True
    assert path.read_bytes() == BASE.encode()
    assert leftovers(path.parent) == []


@pytest.mark.parametrize("name", ["CRLF with BOM", "mixed line ends", "no body"])
def test_mark_and_line_ends_stay(path: Path, name: str) -> None:
    path.write_bytes(LAYOUTS[name].encode())
    file = PageFile.open(path)
    file.save(louder(file))
    assert path.read_bytes()[:6] == LAYOUTS[name].encode()[:6]
    assert path.read_bytes()[-6:] == LAYOUTS[name].encode()[-6:]


def test_a_change_by_somebody_else_is_not_overwritten(path: Path) -> None:
    file = PageFile.open(path)
    path.write_text(BASE.replace("Forty", "Fifty"), encoding="utf-8")
    assert file.changed_on_disk()
    with pytest.raises(ConflictError, match=r"talk\.md was changed by another program"):
        file.save(louder(file))
    assert "Fifty" in path.read_text(encoding="utf-8")
    assert file.save(louder(file), overwrite=True)
    assert not file.changed_on_disk()
    assert "Forty" in path.read_text(encoding="utf-8")


def test_a_change_is_seen_although_size_and_time_are_the_same(path: Path) -> None:
    file = PageFile.open(path)
    times = path.stat()
    path.write_text(BASE.replace("Forty", "Fifty"), encoding="utf-8")
    os.utime(path, ns=(times.st_atime_ns, times.st_mtime_ns))
    with pytest.raises(ConflictError):
        file.save(file.episode)


def test_touching_a_file_is_no_conflict(path: Path) -> None:
    file = PageFile.open(path)
    os.utime(path, (1, 1))
    assert not file.changed_on_disk()
    assert file.save(louder(file))


def test_a_file_that_went_away_is_a_conflict_until_overwritten(path: Path) -> None:
    file = PageFile.open(path)
    path.unlink()
    with pytest.raises(ConflictError, match="was deleted or moved"):
        file.save(file.episode)
    assert file.save(file.episode, overwrite=True)
    assert path.read_bytes() == BASE.encode()


def test_somebody_else_making_the_same_change_is_no_conflict(path: Path) -> None:
    file, other = PageFile.open(path), PageFile.open(path)
    other.save(louder(other))
    assert file.save(louder(file)) is False
    assert not file.changed_on_disk()


def test_save_as_goes_on_with_the_new_file(path: Path) -> None:
    file = PageFile.open(path)
    new = path.with_name("new.md")
    file.save_as(new, louder(file))
    assert (file.path, path.read_bytes()) == (new, BASE.encode())
    assert file.save(file.episode)
    assert new.read_bytes() == BASE.encode()


def test_save_copy_stays_with_the_old_file(path: Path) -> None:
    file = PageFile.open(path)
    file.save_copy(path.with_name("copy.md"), louder(file))
    assert file.path == path
    assert file.save(file.episode) is False


@pytest.mark.parametrize("name", ["talk.md", "link.md", "hard.md"])
def test_a_copy_is_not_the_page_itself(path: Path, name: str) -> None:
    path.with_name("link.md").symlink_to(path)
    path.with_name("hard.md").hardlink_to(path)
    file = PageFile.open(path)
    with pytest.raises(SaveError, match=r"is the page itself"):
        file.save_copy(path.with_name(name), louder(file))
    assert path.read_bytes() == BASE.encode()


def test_a_plain_transcript_is_not_saved_as_a_page(tmp_path: Path) -> None:
    path = tmp_path / "talk.yaml"
    path.write_text(YAML, encoding="utf-8")
    file = PageFile.open(path)
    with pytest.raises(SaveError, match=r"keep the ending \.yaml"):
        file.save_as(tmp_path / "talk.md", file.episode)
    assert not (tmp_path / "talk.md").exists()


def test_mode_and_link_are_kept(path: Path) -> None:
    path.chmod(0o640)
    link = path.with_name("link.md")
    link.symlink_to(path.name)
    file = PageFile.open(link)
    file.save(louder(file))
    assert link.is_symlink()
    assert path.stat().st_mode & 0o777 == 0o640
    assert path.read_bytes() == link.read_bytes() != BASE.encode()


def test_hard_links_stay_links(path: Path) -> None:
    other = path.with_name("other.md")
    other.hardlink_to(path)
    file = PageFile.open(path)
    file.save(louder(file))
    assert other.read_bytes() == path.read_bytes() != BASE.encode()
    assert leftovers(path.parent) == []


@pytest.fixture
def nobody() -> Iterator[Path]:
    """Give up root's rights for a while, because root may read and write everywhere; return an open folder."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)
        (folder / "talk.md").write_bytes(BASE.encode())
        if os.geteuid() == 0:
            os.seteuid(NOBODY)
        yield folder
        os.seteuid(os.getuid())
        folder.chmod(0o755)


def test_a_folder_that_may_not_be_written_is_explained(nobody: Path) -> None:
    if os.getuid() != 0:
        nobody.chmod(0o555)
    file = PageFile.open(nobody / "talk.md")
    with pytest.raises(SaveError, match="it or its folder is write-protected"):
        file.save(louder(file))
    assert (nobody / "talk.md").read_bytes() == BASE.encode()


def test_a_file_that_may_not_be_written_is_not_replaced(nobody: Path) -> None:
    path = nobody / "talk.md"
    os.seteuid(os.getuid())
    path.chmod(0o444)
    nobody.chmod(0o777)
    os.seteuid(NOBODY if os.getuid() == 0 else os.getuid())
    with pytest.raises(SaveError, match="write-protected"):
        atomic_write(path, b"x")
    assert path.read_bytes() == BASE.encode()


def test_a_file_that_may_not_be_read_is_explained(nobody: Path) -> None:
    path = nobody / "talk.md"
    os.seteuid(os.getuid())
    path.chmod(0o000)
    os.seteuid(NOBODY if os.getuid() == 0 else os.getuid())
    with pytest.raises(PageError, match="You may not read"):
        PageFile.open(path)


def test_a_folder_is_no_page(tmp_path: Path) -> None:
    with pytest.raises(PageError, match="is a folder"):
        PageFile.open(tmp_path)
    with pytest.raises(SaveError, match="it is a folder"):
        atomic_write(tmp_path, b"x")


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(PageError, match=r"There is no file .*gone\.md"):
        PageFile.open(tmp_path / "gone.md")
    with pytest.raises(SaveError, match="its folder does not exist"):
        atomic_write(tmp_path / "gone" / "talk.md", b"x")


def test_a_device_is_no_page() -> None:
    with pytest.raises(PageError, match="is not a file that can hold a page"):
        PageFile.open(Path(os.devnull))


def test_a_name_that_no_file_can_have_is_explained(tmp_path: Path) -> None:
    with pytest.raises(PageError, match="cannot be read"):
        PageFile.open(tmp_path / "a\0b.md")
    with pytest.raises(SaveError, match="its name is too long"):
        atomic_write(tmp_path / f"{'x' * 300}.md", b"x")


def test_200_megabytes_are_refused_before_they_are_read(tmp_path: Path) -> None:
    path = tmp_path / "huge.yaml"
    with path.open("wb") as file:
        file.truncate(200 * 2**20)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    with pytest.raises(PageError, match=r"huge\.yaml: the file has 200 MB; pages up to 64 MB"):
        PageFile.open(path)
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 50_000
    with pytest.raises(PageError, match="the file has 64 MB"):
        read_page(bytes(MAX_BYTES + 1), "huge.yaml", markdown=False)
