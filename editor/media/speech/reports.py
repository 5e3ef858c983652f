"""What the process that listens writes, line by line as JSON, and how it is read."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from editor.core.captions import HeardWord


@dataclass(frozen=True, slots=True)
class Report:
    """Something that the process has to tell.

    Fields:
        words: the next ones, with their seconds in the recording.
        done: how much of the work is done by now, from 0 to 1.
        found: of how many words the exact time was found, where known words are looked for.
        end: whether this is the last report; the work is done, or `error` says why not.
        error: why the work could not be done, in a sentence for the user.
        complaint: what was wrong with the recording although the work was done, in a sentence; or nothing.
    """

    words: tuple[HeardWord, ...] = ()
    done: float = 0.0
    found: int = 0
    end: bool = False
    error: str = ""
    complaint: str = ""

    def packed(self) -> bytes:
        """Return it as a line."""
        words = packed_words(self.words)
        if self.error:
            said: dict[str, object] = {"error": self.error}
        elif self.end:
            said = {"end": self.complaint}
        else:
            said = {"words": words, "done": round(self.done, 4), "found": self.found}
        return json.dumps(said).encode() + b"\n"


class ReportReader:
    """Makes reports of what the process has written, piece by piece as it comes.

    What else stands there, as a library may have written it, is passed over.
    """

    def __init__(self) -> None:
        self._rest = b""

    def feed(self, data: bytes) -> list[Report]:
        """Take in some bytes; return the reports that are whole by now."""
        *lines, self._rest = (self._rest + data).split(b"\n")
        return [report for line in lines if (report := _report(line))]


def packed_words(words: Iterable[HeardWord]) -> list[tuple[str, float, float]]:
    """Return words as JSON has them; times are exact to the millisecond."""
    return [(text, round(start, 3), round(end, 3)) for text, start, end in words]


def unpacked_words(values: Sequence[Sequence[object]]) -> tuple[HeardWord, ...]:
    """Return the words that JSON has; raises ValueError or TypeError where they are none."""
    return tuple(HeardWord(str(text), float(str(start)), float(str(end))) for text, start, end in values)


def _report(line: bytes) -> Report | None:
    try:
        said = json.loads(line)
    except ValueError:
        return None
    if not isinstance(said, dict) or not {"error", "end", "words"} & said.keys():
        return None
    if "error" in said:
        return Report(end=True, error=said["error"])
    if "end" in said:
        return Report(done=1.0, end=True, complaint=said["end"])
    return Report(unpacked_words(said["words"]), said["done"], said["found"])
