"""Synthesized speech of which every word's time is known: two voices of flite, called as Debian's libflite1 has them.

What is said is made up here. Everything is the same at every run.
"""

import ctypes
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from editor.core.captions import HeardWord
from editor.media.envelope import Envelope
from editor.media.pauses import PauseFinder
from editor.media.sound import Sound

Waves = NDArray[np.float32]

RATE = 16_000
VOICES = ("rms", "slt")
GAPS = (0.15, 0.9)  # seconds of silence between two lines
ROOM = 2e-4  # of full scale; a room is never quite silent
PINK_TABLE = 1 << 20  # samples
FRAME = RATE // 50
FIRST, LAST = b"R:SylStructure.daughter1.daughter1.R:Segment.p.end", b"R:SylStructure.daughtern.daughtern.R:Segment.end"

WHO = (
    "my neighbour", "the old lighthouse keeper", "our youngest listener", "a friend from the harbour", "the baker",
    "somebody at the museum", "the woman who repairs clocks", "a teacher", "my sister", "the captain", "the gardener",
)  # fmt: skip
DOES = (
    "wanted to know", "told me", "could never remember", "wrote down", "always forgets", "asked us", "was surprised",
    "explained over breakfast", "finally understood", "keeps a notebook about",
)  # fmt: skip
WHAT = (
    "how the tide moves the small boats", "why bread rises faster in summer", "where the seven bridges were built",
    "that the library opens at noon on Sunday", "which apples keep until March", "how to read a weather map",
    "when the last ferry leaves the island", "why copper turns green", "how bees find their way home",
    "that an honest mistake teaches more than luck", "what the engine sounds like before it stops",
)  # fmt: skip
ALSO = (
    "and nobody argued", "so we tried it again", "because the question matters", "but that is only half of it",
    "although it took a while", "and I still think about it", "which made everyone laugh", "or so the story goes",
)  # fmt: skip
SHORT = ("That is a good question.", "I was not sure.", "Tell me more about it.", "We should begin with that.",
         "It happened twice.", "Let us go back for a moment.", "Nobody had told him.")  # fmt: skip


@dataclass(frozen=True)
class SaidLine:
    """A line, the voice that says it, and its words with their seconds."""

    voice: str
    text: str
    words: tuple[HeardWord, ...]

    @property
    def start(self) -> float:
        """Return the second at which it begins."""
        return self.words[0].start


@dataclass(frozen=True)
class Spoken:
    """What was said, and its sound: 16,000 samples a second from -1 to 1."""

    sound: Waves
    lines: tuple[SaidLine, ...]

    @property
    def words(self) -> list[HeardWord]:
        """Return all words."""
        return [word for line in self.lines for word in line.words]

    @property
    def seconds(self) -> float:
        """Return how long it takes."""
        return len(self.sound) / RATE


def missing() -> str:
    """Say what is missing to synthesize speech; empty if nothing is."""
    try:
        _flite()
    except OSError:
        return "the speech synthesizer is not on this machine (Debian and Ubuntu: apt-get install libflite1)"
    return ""


def texts(count: int, seed: int = 0) -> list[str]:
    """Make up lines of one to four sentences."""
    rng = random.Random(seed)
    return [" ".join(_sentence(rng) for _ in range(rng.choice((1, 1, 2, 2, 3, 4)))) for _ in range(count)]


def _sentence(rng: random.Random) -> str:
    if rng.random() < 0.15:
        return rng.choice(SHORT)
    who, does, what = rng.choice(WHO), rng.choice(DOES), rng.choice(WHAT)
    also = f", {rng.choice(ALSO)}" if rng.random() < 0.5 else ""
    return f"{who[0].upper()}{who[1:]} {does} {what}{also}."


@cache
def spoken(count: int, voices: tuple[str, ...] = VOICES, seed: int = 0, turn: int = 1) -> Spoken:
    """Let voices say made-up lines, so many in a turn, with pauses of random length between the lines."""
    rng = random.Random(seed)
    made: list[Waves] = []
    lines = []
    done = 0
    for number, text in enumerate(texts(count, seed)):
        gap = np.zeros(round(rng.uniform(*GAPS) * RATE), np.float32)
        voice = voices[number // turn % len(voices)]
        sound, words = _said(voice, text)
        clock = (done + len(gap)) / RATE
        timed = [HeardWord(word.text, word.start + clock, word.end + clock) for word in words]
        lines.append(SaidLine(voice, text, tuple(timed)))
        made += [gap, sound]
        done += len(gap) + len(sound)
    whole = np.concatenate([*made, np.zeros(RATE, np.float32)])
    return Spoken(whole + np.random.default_rng(seed).normal(0, ROOM, len(whole)).astype(np.float32), tuple(lines))


def noisy(sound: Waves, decibels: float, seed: int = 0) -> Waves:
    """Lay pink noise under speech that is so many decibels louder, not counting its pauses."""
    power = np.mean(sound[: len(sound) // FRAME * FRAME].reshape(-1, FRAME) ** 2, axis=1)
    speech = np.mean(power[power > (10 * ROOM) ** 2])
    spectrum = np.fft.rfft(np.random.default_rng(seed).normal(size=PINK_TABLE))
    spectrum[1:] /= np.sqrt(np.arange(1, len(spectrum)))
    spectrum[: PINK_TABLE // 400] = 0.0  # what lies below 40 Hz is rumble
    pink = np.fft.irfft(spectrum)
    noise = np.resize(pink / pink.std(), len(sound)) * np.sqrt(speech) / 10 ** (decibels / 20)
    return (sound + noise).clip(-1, 1).astype(np.float32)


def captions(words: Sequence[HeardWord], seconds: float = 3.0) -> list[tuple[float, str]]:
    """Return captions as video sites have them: some words from a whole second on, that is cut off."""
    made: list[tuple[float, list[str]]] = []
    since = -seconds
    for word in words:
        if word.start - since >= seconds:
            since = word.start
            made.append((float(int(since)), []))
        made[-1][1].append(word.text)
    return [(start, " ".join(some)) for start, some in made]


def pauses_in(recording: Path) -> list[tuple[float, float]]:
    """Return the pauses of a recording, as the window finds them."""
    envelope, finder = Envelope(), PauseFinder()
    with Sound(recording) as sound:
        levels = [envelope.add(block).levels for block in sound.blocks()]
    levels.append(envelope.finish().levels)
    return [pause for some in levels for pause in finder.add(some)] + finder.finish()


class _Wave(ctypes.Structure):
    _fields_ = (
        ("type", ctypes.c_char_p),
        ("rate", ctypes.c_int),
        ("samples", ctypes.c_int),
        ("channels", ctypes.c_int),
        ("values", ctypes.POINTER(ctypes.c_short)),
    )


@dataclass(frozen=True)
class _Flite:
    """The functions of libflite that it takes, and its voices by name."""

    synthesize: Any
    wave: Any
    relation: Any
    head: Any
    following: Any
    number: Any
    delete: Any
    voices: dict[str, int]


@cache
def _flite() -> _Flite:
    """Load flite; raises OSError where it is not installed."""
    core = ctypes.CDLL("libflite.so.1", ctypes.RTLD_GLOBAL)
    for part in ("cmulex", "usenglish"):
        ctypes.CDLL(f"libflite_{part}.so.1", ctypes.RTLD_GLOBAL)
    core.flite_init()
    pointer, text = ctypes.c_void_p, ctypes.c_char_p
    return _Flite(
        _function(core, "flite_synth_text", pointer, text, pointer),
        _function(core, "utt_wave", ctypes.POINTER(_Wave), pointer),
        _function(core, "utt_relation", pointer, pointer, text),
        _function(core, "relation_head", pointer, pointer),
        _function(core, "item_next", pointer, pointer),
        _function(core, "ffeature_float", ctypes.c_float, pointer, text),
        _function(core, "delete_utterance", None, pointer),
        {name: _voice(name) for name in VOICES},
    )


def _function(library: ctypes.CDLL, name: str, result: Any, *arguments: Any) -> Any:
    function = getattr(library, name)
    function.restype, function.argtypes = result, arguments
    return function


def _voice(name: str) -> int:
    library = ctypes.CDLL(f"libflite_cmu_us_{name}.so.1", ctypes.RTLD_GLOBAL)
    voice: int = _function(library, f"register_cmu_us_{name}", ctypes.c_void_p, ctypes.c_void_p)(None)
    return voice


def _said(voice: str, text: str) -> tuple[Waves, list[HeardWord]]:
    """Return the sound of a text from its first word to its last, and its words with their seconds in it."""
    flite = _flite()
    utterance = flite.synthesize(text.encode("ascii"), flite.voices[voice])
    wave = flite.wave(utterance).contents
    if wave.rate != RATE:
        raise ValueError(f"the voice {voice} has {wave.rate} samples a second")
    sound = np.ctypeslib.as_array(wave.values, (wave.samples,)).astype(np.float32) / 32768
    spans = [(flite.number(item, FIRST), flite.number(item, LAST)) for item in _items(flite, utterance)]
    flite.delete(utterance)
    first, after = round(spans[0][0] * RATE), round(spans[-1][1] * RATE)
    zero = first / RATE
    named = zip(text.split(), spans, strict=True)
    return sound[first:after], [HeardWord(word, start - zero, end - zero) for word, (start, end) in named]


def _items(flite: _Flite, utterance: int) -> Iterator[int]:
    item = flite.head(flite.relation(utterance, b"Word"))
    while item:
        yield item
        item = flite.following(item)
