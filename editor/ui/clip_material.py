"""What clips become files from."""

from dataclasses import dataclass
from pathlib import Path

from editor.core.aligned_timeline import AlignedTimeline
from editor.core.alignment import Alignment
from editor.core.model import Episode
from editor.core.speakers import Speakers
from editor.core.timing import Timeline

NO_RECORDING = "Choose the recording of this page first: clips are cut from it."
NO_CLIPS = "There are no clips yet. Select a passage in the transcript and press Ctrl+K."


@dataclass(frozen=True)
class Material:
    """What clips are made from: the page, as it is now, and its recording.

    `duration` is in seconds, and `alignment` tells when the lines of the page are truly said, if either is known.
    """

    episode: Episode
    speakers: Speakers
    page: Path | None
    source: Path | None
    duration: float | None = None
    alignment: Alignment | None = None

    @property
    def timeline(self) -> Timeline:
        """Return when the lines of the page are said; it stays as it is while the page goes on changing."""
        if self.alignment is not None:
            return AlignedTimeline(self.episode.entries, self.alignment, self.duration)
        return Timeline(self.episode.entries, self.duration)

    def why_not(self) -> str:
        """Say why nothing can be exported, if so."""
        if not self.episode.clips:
            return NO_CLIPS
        if self.source is None:
            return NO_RECORDING
        if not self.source.is_file():
            return f"{self.source.name} is no longer where it was. Choose the recording again: clips are cut from it."
        return ""
