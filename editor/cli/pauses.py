"""The pauses of a recording, from the cache where its waveform is there, else found while it is decoded."""

from pathlib import Path

from editor.core.errors import MediaError
from editor.core.watch import Watch, check
from editor.media.envelope import Envelope, Part
from editor.media.pauses import PauseFinder
from editor.media.sound import Sound
from editor.media.waveform import Pause, Waveform, WaveformBuilder
from editor.store import derived
from editor.store.derived import WAVEFORMS, Version, version_of


def pauses_of(recording: Path, watch: Watch) -> tuple[list[Pause], float]:
    """Return the pauses of a recording in order and how long it is, in seconds; an hour takes some of them.

    What is damaged is left out. The window has the waveform then, too. Raises MediaError where there is no sound at
    all, and Cancelled.
    """
    try:
        version = version_of(recording)
    except OSError:
        # Why it cannot be read, is told by what decodes.
        version = None
    waveform = (version and _known(version)) or _decoded(recording, version, watch)
    return list(waveform.pauses), waveform.seconds


def _known(version: Version) -> Waveform | None:
    found = derived.read(WAVEFORMS, version)
    try:
        return Waveform.from_bytes(found.data) if found and found.is_fresh else None
    except ValueError:
        return None


def _decoded(recording: Path, version: Version | None, watch: Watch) -> Waveform:
    envelope, finder, builder = Envelope(), PauseFinder(), WaveformBuilder()

    def take(part: Part) -> None:
        builder.append(part.peaks)
        builder.add_pauses(finder.add(part.levels))

    with Sound(recording) as sound:
        for block in sound.blocks():
            check(watch)
            watch.progress(min(1.0, block.start / sound.seconds) if sound.seconds else 0.0)
            take(envelope.add(block))
        take(envelope.finish())
        builder.add_pauses(finder.finish())
        complaint = sound.complaint
    if not builder.seconds:
        raise MediaError(complaint or f"{recording.name} has no sound that can be read.")
    waveform = builder.snapshot(whole=True)
    if version and not complaint:
        derived.write(WAVEFORMS, recording, version, waveform.to_bytes())
    return waveform
