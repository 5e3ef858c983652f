"""What cannot be cut is refused in a sentence, and leaves nothing behind."""

import contextlib
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import av
import pytest

from editor.core.errors import MediaError
from editor.core.watch import Cancelled, Unwatched, Watch
from editor.media.cut import Cut, cut_at_key_frames, cut_exactly
from tests.media.beeps import heard, write_film, write_sound

BOTH = pytest.mark.parametrize("how", [cut_exactly, cut_at_key_frames])
CODECS = {".mp3": "libmp3lame", ".opus": "libopus", ".m4a": "aac", ".wav": "pcm_s16le", ".flac": "flac"}
How = Callable[[Cut, Watch], object]


@dataclass
class Impatient:
    """Stops the work as soon as so much of it is done."""

    enough: float
    heard: list[float] = field(default_factory=list)

    def progress(self, share: float) -> None:
        self.heard.append(share)

    def cancelled(self) -> bool:
        return bool(self.heard) and self.heard[-1] >= self.enough


@pytest.fixture
def talk(tmp_path: Path) -> Path:
    return write_sound(tmp_path / "talk.mp3", "libmp3lame", 10, 44_100)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return the folder that clips are written to; whatever is in it was left there."""
    made = tmp_path / "clips"
    made.mkdir()
    return made


@BOTH
@pytest.mark.parametrize(
    ("start", "end", "sentence"),
    [
        (5.0, 5.0, "The clip has no length: it goes from 0:05 to 0:05. Correct its times."),
        (65.0, 5.5, "The clip ends before it starts: it goes from 1:05 to 0:05.5. Correct its times."),
        (-1.0, 5.0, "The clip starts at -1 s, before the recording does. Correct its start."),
        (12.0, 13.0, "The clip starts at 0:12, behind the end of talk.wav, which is 0:10 long. Correct its times."),
        (5.0, 12.5, "The clip ends at 0:12.5, behind the end of talk.wav, which is 0:10 long. Correct its end."),
        (5.0, float("nan"), "The clip has no possible end. Correct its times."),
    ],
)
def test_a_clip_that_is_none_is_refused(
    how: How, start: float, end: float, sentence: str, tmp_path: Path, folder: Path
) -> None:
    source = write_sound(tmp_path / "talk.wav", "pcm_s16le", 10, 16_000)
    with pytest.raises(MediaError) as refused:
        how(Cut(source, start, end, folder / "clip.wav"), Unwatched())
    assert str(refused.value) == sentence
    assert not os.listdir(folder)


@BOTH
@pytest.mark.parametrize(("start", "end"), [(5.0, 12.5), (30.0, 32.0)])
def test_where_the_length_is_only_guessed_the_true_end_is_found(
    how: How, start: float, end: float, talk: Path, folder: Path
) -> None:
    with pytest.raises(MediaError, match=r"The clip goes to 0:\d\d, but talk.mp3 ends before that"):
        how(Cut(talk, start, end, folder / "clip.mp3"), Unwatched())
    assert not os.listdir(folder)


@BOTH
def test_a_recording_that_was_moved_is_said_to_be(how: How, tmp_path: Path, folder: Path) -> None:
    with pytest.raises(MediaError, match=r"The recording gone.mp3 is no longer where it was. Choose it again."):
        how(Cut(tmp_path / "gone.mp3", 1, 2, folder / "clip.mp3"), Unwatched())
    assert not os.listdir(folder)


@BOTH
@pytest.mark.parametrize("content", [b"", b"this is not sound\n" * 500])
def test_what_is_no_recording_is_refused(how: How, content: bytes, tmp_path: Path, folder: Path) -> None:
    source = tmp_path / "talk.mp3"
    source.write_bytes(content)
    with pytest.raises(MediaError, match=r"talk.mp3 (is damaged|is no recording)"):
        how(Cut(source, 1, 2, folder / "clip.mp3"), Unwatched())
    assert not os.listdir(folder)


@BOTH
def test_a_film_without_sound_gives_none(how: How, tmp_path: Path, folder: Path) -> None:
    source = write_film(tmp_path / "silent.mp4", 4, sound="")
    with pytest.raises(MediaError, match=r"silent.mp4 has no sound."):
        how(Cut(source, 1, 2, folder / "clip.mp3"), Unwatched())
    assert not os.listdir(folder)


@BOTH
@pytest.mark.parametrize("name", ["clip.txt", "clip", "clip.wma"])
def test_an_ending_that_nothing_is_written_as_is_refused(how: How, name: str, talk: Path, folder: Path) -> None:
    with pytest.raises(MediaError, match=rf"{name} was not written: clips can end in .*\.mp3"):
        how(Cut(talk, 1, 2, folder / name), Unwatched())
    assert not os.listdir(folder)


def test_a_codec_that_a_container_cannot_hold_is_not_copied(talk: Path, folder: Path) -> None:
    with pytest.raises(MediaError, match=r"mp3.* cannot be copied to such a file. Export the clip exactly instead."):
        cut_at_key_frames(Cut(talk, 1, 2, folder / "clip.webm"), Unwatched())
    assert not os.listdir(folder)


@BOTH
def test_a_recording_is_never_replaced_by_its_clip(how: How, talk: Path) -> None:
    before = talk.read_bytes()
    with pytest.raises(MediaError, match=r"would replace talk.mp3, its own recording"):
        how(Cut(talk, 1, 2, talk.parent / "." / talk.name), Unwatched())
    assert talk.read_bytes() == before


@BOTH
def test_a_folder_that_is_not_there_is_said_not_to_be(how: How, talk: Path, folder: Path) -> None:
    with pytest.raises(
        MediaError, match=r"clip.mp3 was not written: its folder does not exist. Choose another folder."
    ):
        how(Cut(talk, 1, 2, folder / "none" / "clip.mp3"), Unwatched())


@BOTH
@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="nothing is forbidden to root")
def test_a_folder_that_may_not_be_written_to_is_said_so(how: How, talk: Path, folder: Path) -> None:
    folder.chmod(0o500)
    with pytest.raises(MediaError, match=r"clip.mp3 was not written: it or its folder is write-protected."):
        how(Cut(talk, 1, 2, folder / "clip.mp3"), Unwatched())


@BOTH
def test_a_folder_of_the_clips_name_stays(how: How, talk: Path, folder: Path) -> None:
    (folder / "clip.mp3").mkdir()
    with pytest.raises(MediaError, match=r"clip.mp3 was not written: there is a folder of this name."):
        how(Cut(talk, 1, 2, folder / "clip.mp3"), Unwatched())
    assert os.listdir(folder) == ["clip.mp3"]


LIMITED = """
import resource, sys
from pathlib import Path
from editor.core.errors import MediaError
from editor.media.cut import Cut, cut_at_key_frames, cut_exactly
from editor.core.watch import Unwatched
resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))
for source, target in zip(sys.argv[1::2], sys.argv[2::2]):
    for how in (cut_exactly, cut_at_key_frames):
        try:
            how(Cut(Path(source), 1, 9, Path(target)), Unwatched())
        except MediaError as error:
            print(error)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such limit")
def test_a_disk_that_takes_no_more_leaves_nothing_behind(tmp_path: Path, folder: Path) -> None:
    sources = [write_sound(tmp_path / f"talk{ending}", codec, 10) for ending, codec in CODECS.items()]
    sources.append(write_film(tmp_path / "talk.mp4", 10))
    for source in sources:
        (folder / source.name).write_bytes(b"what was there")
    paths = [path for source in sources for path in (source, folder / source.name)]
    done = subprocess.run([sys.executable, "-c", LIMITED, *paths], capture_output=True, text=True, timeout=100)
    refused = "was not written: the file would be larger than is allowed. Choose another folder, or a shorter clip."
    assert done.stdout.splitlines() == [f"{source.name} {refused}" for source in sources for _ in range(2)]
    assert done.stderr == ""
    assert sorted(os.listdir(folder)) == sorted(source.name for source in sources)
    assert {path.read_bytes() for path in folder.iterdir()} == {b"what was there"}


@BOTH
@pytest.mark.parametrize("enough", [0.0, 0.5])
@pytest.mark.parametrize("name", ["talk.mp3", "talk.mp4"])
def test_a_cut_that_is_stopped_leaves_nothing_behind(
    how: How, enough: float, name: str, tmp_path: Path, folder: Path
) -> None:
    source = write_film(tmp_path / name) if name.endswith("4") else write_sound(tmp_path / name, "libmp3lame", 8)
    with pytest.raises(Cancelled):
        how(Cut(source, 1, 6, folder / name), Impatient(enough))
    assert not os.listdir(folder)


@BOTH
def test_progress_grows_to_the_whole(how: How, talk: Path, folder: Path) -> None:
    watch = Impatient(2.0)
    how(Cut(talk, 1, 9, folder / "clip.mp3"), watch)
    assert watch.heard == sorted(watch.heard)
    assert len(watch.heard) > 50
    assert watch.heard[-1] == 1.0


def damaged(path: Path, share: float, length: int) -> Path:
    data = bytearray(path.read_bytes())
    at = int(len(data) * share)
    data[at : at + length] = os.urandom(length)
    path.write_bytes(data)
    return path


def test_a_scratch_is_tolerated_and_what_follows_stays_in_place(tmp_path: Path, folder: Path) -> None:
    source = damaged(write_sound(tmp_path / "talk.m4a", "aac", 10), 0.5, 60)
    cut_exactly(Cut(source, 1, 9, folder / "clip.wav"), Unwatched())
    onsets = heard(folder / "clip.wav").onsets
    assert all(min(abs(onsets - expected)) < 0.02 for expected in (0.5, 1.0, 6.5, 7.0))


def test_long_damage_is_said_where_it_is(tmp_path: Path, folder: Path) -> None:
    source = damaged(write_sound(tmp_path / "talk.m4a", "aac", 10), 0.3, 20_000)
    with pytest.raises(
        MediaError, match=r"talk.m4a is damaged around 0:0[34]. Choose a whole copy of it, or another clip"
    ):
        cut_exactly(Cut(source, 1, 9, folder / "clip.m4a"), Unwatched())
    assert not os.listdir(folder)


@BOTH
@pytest.mark.parametrize("name", ["talk.mp3", "talk.opus", "talk.wav", "talk.flac"])
def test_a_recording_that_was_cut_off_is_said_to_end(how: How, name: str, tmp_path: Path, folder: Path) -> None:
    source = write_sound(tmp_path / name, CODECS[Path(name).suffix], 10)
    source.write_bytes(source.read_bytes()[: source.stat().st_size // 2])
    with pytest.raises(MediaError, match=rf"(but {name} ends before that|behind the end of {name}|{name} is damaged)"):
        how(Cut(source, 3, 9, folder / name), Unwatched())
    assert not os.listdir(folder)


@BOTH
@pytest.mark.parametrize("name", ["talk.mp3", "talk.m4a", "talk.opus", "talk.mp4"])
def test_whatever_is_damaged_is_cut_or_refused(how: How, name: str, tmp_path: Path, folder: Path) -> None:
    path, target = tmp_path / name, folder / name
    codec = CODECS.get(path.suffix)
    data = (write_sound(path, codec, 6) if codec else write_film(path, 6)).read_bytes()
    for share in (0.0, 0.1, 0.3, 0.5, 0.7, 0.9, 0.99):
        path.write_bytes(data)
        with contextlib.suppress(MediaError):
            how(Cut(damaged(path, share, 400), 1, 5, target), Unwatched())
        assert os.listdir(folder) in ([], [name])
        if target.exists():
            with av.open(str(target)) as container:
                assert container.streams
            target.unlink()
