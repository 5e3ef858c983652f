"""Copying a passage, packet by packet, without decoding it."""

import struct
from collections.abc import Iterable, Iterator
from fractions import Fraction
from itertools import chain
from pathlib import Path

from av.container import OutputContainer
from av.packet import Packet
from av.stream import Stream

from editor.core.errors import MediaError
from editor.media.encoding import new_file
from editor.media.passage import Passage
from editor.media.source import AnyPacket, Source, Track

_TRIMMED = frozenset({"ipod", "mov", "mp4"})
"""Containers that tell players not to play what lies before 0."""

_MP3_SKIPPED = 529  # samples that players leave out at the start of an MP3 file
_OPUS_HEAD = struct.Struct("<8sBBH")
_OPUS_RATE = 48_000

Timed = tuple[Fraction, AnyPacket]
"""A packet and the second of the recording at which it is played."""


def copy(passage: Passage, container: str, place: Path, pictures: bool) -> tuple[float, float]:
    """Copy a passage to a file; return the seconds of the recording that it holds.

    Raises MediaError where the recording cannot be read or its codec not be copied, OSError and FFmpeg's errors where
    the file cannot be written, and Cancelled.
    """
    source = passage.source
    tracks: list[Track] = [one for one in (source.picture if pictures else None, source.sound) if one]
    if not tracks:
        raise MediaError(f"{source.path.name} has no sound.")
    with new_file(place, container) as output:
        copies = {track.index: _copy_of(track, output, source) for track in tracks}
        packets = _timed(source, source.packets(tracks[0], passage.start, passage.watch, *tracks[1:]))
        if tracks[0] is source.picture:
            zero, packets = _from_key_frame(passage, tracks[0], packets)
        else:
            zero, packets = _from_packet(passage, container, packets)
        for time, packet in _inside(passage, tracks, packets):
            output.mux_one(_copied(packet, copies[packet.stream_index], zero + source.zero, container))
            share = (float(time) - passage.start) / passage.length
            passage.watch.progress(min(1.0, max(0.0, share)))
        passage.check_reached()
    return max(0.0, float(zero)), passage.reached


def _copy_of(track: Track, output: OutputContainer, source: Source) -> Stream:
    try:
        return output.add_stream_from_template(track, opaque=True)
    except ValueError as error:
        raise MediaError(
            f"The sound or picture of {source.path.name} ({track.codec_context.name}) cannot be copied to such a file."
            " Export the clip exactly instead."
        ) from error


def _timed(source: Source, packets: Iterable[AnyPacket]) -> Iterator[Timed]:
    for packet in packets:
        time = source.time_of(packet)
        if time is not None:
            yield time, packet


def _from_key_frame(passage: Passage, lead: Track, packets: Iterator[Timed]) -> tuple[Fraction, Iterator[Timed]]:
    """Read on to the last key frame before the start; return its moment and the packets that are played from it on."""
    zero: Fraction | None = None
    read: list[Timed] = []
    for time, packet in packets:
        picture = packet.stream is lead
        if picture and packet.is_keyframe and (zero is None or time <= passage.start):
            zero = time
            read = [one for one in read if one[1].stream is not lead]
        if zero is not None or not picture:
            read.append((time, packet))
        if picture and zero is not None and _decoded_at(passage.source, packet) > passage.start:
            break
    start = zero or Fraction(0)
    # Of the sound, something may come before: the pictures start at its 0 nevertheless.
    return start, (one for one in chain(read, packets) if one[0] >= start or _sounds_after(one, start, lead))


def _sounds_after(timed: Timed, start: Fraction, lead: Track) -> bool:
    time, packet = timed
    return packet.stream is not lead and time + _duration(packet) > start


def _from_packet(passage: Passage, container: str, packets: Iterator[Timed]) -> tuple[Fraction, Iterator[Timed]]:
    """Return the moment that becomes 0, and the packets from the one before the start on: decoders have to run in."""
    read: list[Timed] = []
    for time, packet in packets:
        read = [*read[-1:], (time, packet)]
        if time + _duration(packet) > passage.start:
            break
    first = read[0][0] if read else Fraction(0)
    zero = Fraction(passage.start) if container in _TRIMMED else first + _swallowed(passage.source, container)
    return zero, chain(read, packets)


def _swallowed(source: Source, container: str) -> Fraction:
    """Return how many seconds players leave out at the start of such a file."""
    context = source.sound.codec_context if source.sound else None
    if context is None:
        return Fraction(0)
    if container == "mp3":
        return Fraction(_MP3_SKIPPED, context.sample_rate)
    head = context.extradata or b""
    if context.name.endswith("opus") and len(head) >= _OPUS_HEAD.size:
        return Fraction(_OPUS_HEAD.unpack_from(head)[3], _OPUS_RATE)
    return Fraction(0)


def _inside(passage: Passage, tracks: list[Track], packets: Iterable[Timed]) -> Iterator[Timed]:
    """Yield the packets of each track up to the end, and note how far they reach."""
    going = {track.index for track in tracks}
    late: dict[int, list[Timed]] = {index: [] for index in going}
    for time, packet in packets:
        index = packet.stream_index
        if index not in going:
            continue
        if _decoded_at(passage.source, packet) >= passage.end:
            going.remove(index)
            if not going:
                return
        elif time >= passage.end:
            late[index].append((time, packet))
        else:
            # A picture before the end may need one behind it.
            for needed in (*late[index], (time, packet)):
                passage.reached = max(passage.reached, float(needed[0] + _duration(needed[1])))
                yield needed
            late[index].clear()


def _decoded_at(source: Source, packet: AnyPacket) -> Fraction:
    """Return the moment at which a packet is decoded; what it holds is never played before that."""
    stamp = packet.pts if packet.dts is None else packet.dts
    return source.seconds(stamp or 0, packet.time_base)


def _duration(packet: AnyPacket) -> Fraction:
    return (packet.duration or 0) * packet.time_base


def _copied(packet: AnyPacket, track: Stream, zero: Fraction, container: str) -> AnyPacket:
    """Return a packet for a file in which `zero` is 0."""
    ticks = round(zero / packet.time_base)
    # FFmpeg's writer of MP3 makes nonsense of what a packet says of the recording's own end.
    made = Packet(bytes(packet)) if container == "mp3" else packet
    made.time_base, made.duration, made.is_keyframe = packet.time_base, packet.duration, packet.is_keyframe
    made.pts = None if packet.pts is None else packet.pts - ticks
    made.dts = None if packet.dts is None else packet.dts - ticks
    made.stream = track
    return made
