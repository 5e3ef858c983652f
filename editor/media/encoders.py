"""What clips are written as: for each ending of a file's name, the container and the codecs."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import cast

from av.audio.stream import AudioStream
from av.codec.codec import Codec, UnknownCodecError
from av.container import OutputContainer
from av.video.frame import VideoFrame
from av.video.stream import VideoStream

from editor.core.errors import MediaError
from editor.media.picture_span import PIXELS, TICKS
from editor.media.sound_span import SoundShape
from editor.media.source import Source


@dataclass(frozen=True, slots=True)
class FileKind:
    """A kind of file that clips are encoded to; bits a second for each channel, 0 where the codec knows best."""

    container: str
    sound: str
    bits: int = 0
    picture: bool = False


# MP4 for pictures, whatever they come from: it plays everywhere, and VP9 takes ten times as long to encode.
KINDS: Mapping[str, FileKind] = {
    ".mp3": FileKind("mp3", "libmp3lame", 96_000),
    ".m4a": FileKind("ipod", "aac", 80_000),
    ".opus": FileKind("opus", "libopus", 64_000),
    ".ogg": FileKind("ogg", "libopus", 64_000),
    ".flac": FileKind("flac", "flac"),
    ".wav": FileKind("wav", "pcm_s16le"),
    ".mp4": FileKind("mp4", "aac", 80_000, picture=True),
    ".mov": FileKind("mov", "aac", 80_000, picture=True),
    ".mkv": FileKind("matroska", "aac", 80_000, picture=True),
}
LOSSLESS = frozenset({".flac", ".wav"})
"""Kinds that lose nothing by being encoded anew."""

CONTAINERS: Mapping[str, str] = {
    **{suffix: kind.container for suffix, kind in KINDS.items()},
    ".aac": "adts",
    ".m4v": "mp4",
    ".mka": "matroska",
    ".oga": "ogg",
    ".ts": "mpegts",
    ".webm": "webm",
}
"""FFmpeg's names of the containers that can be written."""

_COPIED_TO: Mapping[str, tuple[str, ...]] = {
    "aac": (".aac",),
    "flac": (".flac",),
    "matroska,webm": (".webm", ".mkv", ".mka"),
    "mov,mp4,m4a,3gp,3g2,mj2": (".mp4", ".m4v", ".mov", ".m4a"),
    "mp3": (".mp3",),
    "mpegts": (".ts",),
    "ogg": (".opus", ".ogg", ".oga"),
    "wav": (".wav",),
}
SOUND_ONLY = frozenset({".aac", ".flac", ".m4a", ".mka", ".mp3", ".oga", ".ogg", ".opus", ".wav"})

OPTIONS: Mapping[str, Mapping[str, str]] = {
    # What is read from the web can be played before it is all there.
    name: {"movflags": "+faststart"}
    for name in ("ipod", "mov", "mp4")
}

# At such rates it sounds as good as the other way, which takes more than twice as long.
_SOUND_OPTIONS: Mapping[str, dict[str, str]] = {"aac": {"aac_coder": "fast"}}
_H264 = {"preset": "veryfast", "crf": "20", "profile": "high"}
_PICTURE = "libx264"
_DEEP_WAV = frozenset({"pcm_s24le", "pcm_s32le", "pcm_f32le"})
_BYTES_OF_16_BITS = 2
_USUAL_FPS = Fraction(25)
_KEY_FRAME_EVERY = 2  # seconds
_USUAL_RATE = 48_000


def suffix_of(source: Source) -> str:
    """Return the ending of the exact clips of a recording: its own where it can be written."""
    if source.picture:
        return ".mp4"
    codec = source.sound.codec_context.name if source.sound else ""
    own = source.path.suffix.lower()
    if codec in ("opus", "libopus", "vorbis", "libvorbis"):
        return own if own in (".ogg", ".opus") else ".opus"
    if codec.startswith("pcm_"):
        return ".wav"
    return {"mp3": ".mp3", "mp3float": ".mp3", "flac": ".flac"}.get(codec, ".m4a")


def suffix_of_copies(source: Source) -> str:
    """Return the ending of the clips that are copied from a recording: its own, or Matroska's, which holds all."""
    endings = _COPIED_TO.get(source.format, ())
    own = source.path.suffix.lower()
    if own in endings and not (source.picture and source.format == "ogg"):
        return own
    if ".mp4" in endings:
        return ".mp4" if source.picture else ".m4a"
    if len(endings) == 1:
        return endings[0]
    return ".mkv" if source.picture else ".mka"


def container_of(target: Path) -> str:
    """Return FFmpeg's name of the container that a target is written in; raises MediaError if there is none."""
    name = CONTAINERS.get(target.suffix.lower())
    if name is None:
        raise _unknown(target, CONTAINERS)
    return name


def kind_of(target: Path) -> FileKind:
    """Return what a target is written as; raises MediaError if that cannot be done."""
    kind = KINDS.get(target.suffix.lower())
    if kind is None:
        raise _unknown(target, KINDS)
    return kind


def _unknown(target: Path, known: Iterable[str]) -> MediaError:
    return MediaError(
        f"{target.name} was not written: clips can end in {', '.join(sorted(known))}. Choose one of them."
    )


def shape_for(kind: FileKind, source: Source) -> SoundShape:
    """Return what the sound is encoded from: mono or stereo, and the recording's own rate where the codec has it."""
    if source.sound is None:
        raise MediaError(f"{source.path.name} has no sound.")
    context = source.sound.codec_context
    rates = _encoder(kind.sound).audio_rates
    rate = context.sample_rate or _USUAL_RATE
    if rates and rate not in rates:
        rate = min((one for one in rates if one > rate), default=max(rates))
    return SoundShape(rate, "mono" if context.layout.nb_channels == 1 else "stereo")


def add_sound(output: OutputContainer, kind: FileKind, shape: SoundShape, source: Source) -> AudioStream:
    """Add a track of sound to a file."""
    context = source.sound.codec_context if source.sound else None
    codec = kind.sound
    if codec == "pcm_s16le" and context and context.name in _DEEP_WAV:
        codec = context.name
    _encoder(codec)
    options = _SOUND_OPTIONS.get(codec)
    stream = cast("AudioStream", output.add_stream(codec, shape.rate, options, layout=shape.layout))
    if codec == "flac" and context and context.format.bytes > _BYTES_OF_16_BITS:
        stream.format = "s32"
    if kind.bits:
        stream.bit_rate = kind.bits * shape.channels
    return stream


def add_picture(output: OutputContainer, source: Source, first: VideoFrame) -> VideoStream:
    """Add a track of pictures to a file, for frames like the first one."""
    _encoder(_PICTURE)
    rate = (source.picture.average_rate if source.picture else None) or _USUAL_FPS
    stream = cast("VideoStream", output.add_stream(_PICTURE, rate=rate, options=dict(_H264)))
    stream.width, stream.height, stream.pix_fmt = first.width, first.height, PIXELS
    stream.time_base = Fraction(1, TICKS)
    context = stream.codec_context
    context.time_base = Fraction(1, TICKS)
    # Without them the first picture is at 0 for every player, also for those that know no edit lists.
    context.max_b_frames = 0
    context.gop_size = max(1, round(_KEY_FRAME_EVERY * rate))
    context.colorspace, context.color_range = first.colorspace, first.color_range
    context.color_primaries, context.color_trc = first.color_primaries, first.color_trc
    return stream


def _encoder(name: str) -> Codec:
    try:
        return Codec(name, "w")
    except UnknownCodecError as error:
        raise MediaError(
            f"Clips of this kind cannot be written: this PyAV lacks the encoder {name}. Install PyAV's wheel, or choose"
            " another kind."
        ) from error
