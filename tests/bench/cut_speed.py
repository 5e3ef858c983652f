"""How exactly clips are cut from a recording with known beeps, and how fast: sound and film, encoded and copied."""

import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from bench import report

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from editor.core.watch import Unwatched
from editor.media.cut import Cut, cut_at_key_frames, cut_exactly, suffix_for
from tests.media.beeps import Picture, heard, seen, write_film, write_sound

SOUNDS = {
    "opus": ("libopus", 48_000),
    "mp3": ("libmp3lame", 44_100),
    "m4a": ("aac", 44_100),
    "wav": ("pcm_s16le", 44_100),
    "flac": ("flac", 44_100),
}
SECONDS = 600
FILM_SECONDS = 60
ROUNDS = 12
EXACT_MS = 20.0
LONG = 300.0  # seconds of a clip whose speed is taken
EDGE = 0.05  # seconds; a beep that an end of a clip cuts through is no measure
WEB = Picture("libvpx-vp9", (640, 360), (("deadline", "realtime"), ("cpu-used", "8")))


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        for ending, (codec, rate) in SOUNDS.items():
            measure(write_sound(Path(folder) / f"talk.{ending}", codec, SECONDS, rate), SECONDS)
        measure(write_film(Path(folder) / "talk.mp4", FILM_SECONDS, Picture(size=(1280, 720))), FILM_SECONDS)
        measure(write_film(Path(folder) / "talk.webm", FILM_SECONDS, WEB, "libopus"), FILM_SECONDS)


def measure(source: Path, seconds: float) -> None:
    """Cut clips at random and look for their beeps; then cut a long one and take the time."""
    rng = random.Random(source.name)
    kind = source.suffix[1:]
    target = source.with_name(f"clip{suffix_for(source)}")
    starts, ends, others, pictures = [], [], [], []
    for _ in range(ROUNDS):
        start = rng.uniform(0, seconds - 8)
        end = start + rng.uniform(2, 6)
        cut_exactly(Cut(source, start, end, target), Unwatched())
        found = heard(target)
        starts.append(found.error(start, EDGE) * 1000)
        ends.append(abs(found.end - (end - start)) * 1000)
        others += by_another_program(target, start)
        if target.suffix == ".mp4":
            flashes = [(flash + start) * 2 for flash in seen(target).flashes]
            pictures.append(max(abs(flash - round(flash)) / 2 for flash in flashes) * 1000)
    report("cut: start, off by", kind, starts, EXACT_MS, "worst")
    report("cut: end, off by", kind, ends, EXACT_MS, "worst")
    if others:
        report("cut: start, as ffmpeg decodes it", kind, others, EXACT_MS, "worst")
    if pictures:
        report("cut: pictures, off by", kind, pictures, EXACT_MS, "worst")
    speed(source, min(LONG, seconds / 2))


def by_another_program(clip: Path, start: float) -> list[float]:
    """Return by how much the start is off where the ffmpeg program decodes the clip; nothing if it is not here."""
    if shutil.which("ffmpeg") is None:
        return []
    wav = clip.with_name("decoded.wav")
    subprocess.run(["ffmpeg", "-v", "error", "-y", "-i", clip, wav], check=True)
    return [heard(wav).error(start, EDGE) * 1000]


def speed(source: Path, length: float) -> None:
    kind = source.suffix[1:]
    for name, lossless in (("encode", False), ("copy", True)):
        target = source.with_name(f"long{suffix_for(source, lossless)}")
        cut = Cut(source, 10.3, 10.3 + length, target)
        rates = []
        for _ in range(3):
            began = time.perf_counter()
            (cut_at_key_frames if lossless else cut_exactly)(cut, Unwatched())
            rates.append(length / (time.perf_counter() - began))
        report(f"cut: {name}, times real time", kind, rates, unit="×")
        os.unlink(target)


if __name__ == "__main__":
    main()
