from pathlib import Path

import av
import numpy as np
import pytest

from editor.core.errors import MediaError
from editor.core.watch import Cancelled, Unwatched
from editor.media.canvas import Band, Box, Canvas, Drawn, fitted
from editor.media.movie import Movie, write_movie
from tests.media.wav import tone, write_wav

SIZE = (64, 96)
RATE = 48_000
STEP_AT = 1.25  # seconds: here the tone begins, and the picture turns from black to white


class Stopping(Unwatched):
    """Stops the work when half of it is done."""

    def __init__(self) -> None:
        self.share = 0.0

    def progress(self, share: float) -> None:
        self.share = share

    def cancelled(self) -> bool:
        return self.share > 0.5


@pytest.fixture
def recording(tmp_path: Path) -> Path:
    """Write 3 s of silence and then a tone."""
    times = np.arange(3 * RATE) / RATE
    return write_wav(tmp_path / "tone.wav", tone(3, RATE) * (times >= STEP_AT), RATE)


@pytest.fixture
def filmed(tmp_path: Path) -> Path:
    """Write 3 s of a red picture that turns blue, twice as wide as high, without sound."""
    path = tmp_path / "filmed.mp4"
    with av.open(str(path), "w") as container:
        stream = container.add_stream("mpeg4", rate=10)
        stream.width, stream.height, stream.pix_fmt = 64, 32, "yuv420p"
        for number in range(30):
            picture = np.zeros((32, 64, 3), np.uint8)
            picture[..., 0 if number / 10 < STEP_AT else 2] = 255
            container.mux(stream.encode(av.VideoFrame.from_ndarray(picture, format="rgb24")))
        container.mux(stream.encode(None))
    return path


def flat(brightness: int, size: tuple[int, int] = SIZE) -> Drawn:
    return Drawn(memoryview(bytes([brightness]) * (size[0] * size[1] * 4)), [Band(0, size[1])])


def stepping(seconds: float) -> Drawn:
    return flat(255 if seconds >= STEP_AT else 0)


def write(source: Path, start: float, end: float, picture: Box | None = None) -> Path:
    target = source.with_name("film.mp4")
    write_movie(Movie(source, start, end, target, SIZE, picture=picture), stepping, Unwatched())
    return target


def pictures(path: Path) -> list[tuple[float, np.ndarray]]:
    with av.open(str(path)) as container:
        return [(frame.time, frame.to_ndarray(format="rgb24")) for frame in container.decode(video=0)]


def sound(path: Path) -> np.ndarray:
    with av.open(str(path)) as container:
        return np.concatenate([frame.to_ndarray()[0] for frame in container.decode(audio=0)])


def test_film_is_h264_and_aac_as_long_as_the_clip(recording: Path) -> None:
    with av.open(str(write(recording, 0.5, 2.25))) as container:
        picture, tone = container.streams.video[0], container.streams.audio[0]
        assert (picture.codec_context.name, tone.codec_context.name) == ("h264", "aac")
        assert (picture.width, picture.height, picture.average_rate) == (*SIZE, 30)
        assert picture.codec_context.pix_fmt == "yuv420p"
        assert container.duration / av.time_base == pytest.approx(1.75, abs=0.04)


def test_picture_and_sound_are_in_step(recording: Path) -> None:
    film = write(recording, 0.5, 2.25)
    turned = next(time for time, picture in pictures(film) if picture.mean() > 128)
    heard = np.argmax(np.abs(sound(film)) > 0.05) / RATE
    assert turned == pytest.approx(STEP_AT - 0.5, abs=1 / 30)
    assert heard == pytest.approx(STEP_AT - 0.5, abs=0.01)


def test_film_can_be_played_before_all_of_it_is_there(recording: Path) -> None:
    data = write(recording, 0.5, 1.5).read_bytes()
    assert data.index(b"moov") < data.index(b"mdat")


def test_sound_fades_at_its_ends(recording: Path) -> None:
    loud = np.abs(sound(write(recording, 1.5, 2.5)))
    assert loud[: RATE // 1000].max() < 0.1
    assert loud[RATE // 20 : RATE // 2].max() > 0.4


def test_recordings_own_picture_is_shown_in_its_box(filmed: Path) -> None:
    seen = pictures(write(filmed, 0.5, 2.0, Box(0, 32, 64, 32)))
    before, after = seen[3][1][48, 32], seen[-3][1][48, 32]
    assert before[0] > 200 > 60 > before[2]
    assert after[2] > 200 > 60 > after[0]
    assert seen[-3][1][10, 32].min() > 200


def test_recording_without_sound_makes_a_silent_film(filmed: Path) -> None:
    with av.open(str(write(filmed, 0.0, 1.0))) as container:
        assert not container.streams.audio


@pytest.mark.parametrize(
    ("shape", "expected"),
    [(2.0, Box(0, 20, 100, 50)), (0.5, Box(34, 0, 44, 90)), (100 / 90, Box(0, 0, 100, 90))],
)
def test_picture_is_fitted_into_the_middle_of_its_box(shape: float, expected: Box) -> None:
    found = fitted(shape, Box(0, 0, 100, 90))
    assert all(abs(one - other) <= 6 for one, other in zip(found, expected, strict=True))
    assert all(side % 2 == 0 for side in found)


def test_only_the_rows_that_changed_are_taken_over() -> None:
    canvas = Canvas(*SIZE)
    canvas.draw(flat(255))
    canvas.draw(Drawn(flat(0).pixels, [Band(21, 40)]))
    rows = canvas.frame(0).to_ndarray(format="gray8").mean(axis=1)
    assert (rows[:20] > 200).all()
    assert (rows[20:40] < 30).all()
    assert (rows[40:] > 200).all()


def test_stopped_film_leaves_nothing_and_keeps_what_was_there(recording: Path) -> None:
    target = recording.with_name("film.mp4")
    target.write_bytes(b"an older film")
    with pytest.raises(Cancelled):
        write_movie(Movie(recording, 0, 2, target, SIZE), stepping, Stopping())
    assert target.read_bytes() == b"an older film"
    assert sorted(path.name for path in recording.parent.iterdir() if path.is_file()) == ["film.mp4", "tone.wav"]


def test_progress_ends_with_the_film(recording: Path) -> None:
    watch = Stopping()
    watch.cancelled = lambda: False  # type: ignore[method-assign]
    write_movie(Movie(recording, 0, 0.5, recording.with_name("film.mp4"), SIZE), stepping, watch)
    assert watch.share == 1.0


def test_clip_that_ends_before_it_starts_is_refused(recording: Path) -> None:
    with pytest.raises(MediaError, match="ends before it starts"):
        write(recording, 2, 1)


def test_clip_beyond_the_recording_is_refused(recording: Path) -> None:
    with pytest.raises(MediaError, match=r"tone\.wav ends before"):
        write(recording, 2, 9)
    assert not recording.with_name("film.mp4").exists()


def test_folder_that_is_not_there_is_named(recording: Path) -> None:
    target = recording.parent / "nowhere" / "film.mp4"
    with pytest.raises(MediaError, match="folder does not exist"):
        write_movie(Movie(recording, 0, 1, target, SIZE), stepping, Unwatched())


def test_what_is_no_recording_is_refused(tmp_path: Path) -> None:
    source = tmp_path / "words.mp3"
    source.write_text("no sound at all")
    with pytest.raises(MediaError, match=r"words\.mp3"):
        write(source, 0, 1)
