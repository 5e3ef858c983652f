"""From the cues of a subtitle file that has no word times to a draft."""

from collections.abc import Callable, Iterator

from editor.core.captions import Caption, Draft
from editor.formats.readers.cues import Cue, drained, squeeze, unroll
from editor.formats.readers.turns import dialogue, find_turns, shared


def draft_of(
    kind: str, cues: list[Cue], strip: Callable[[str], str], size: int, left_out: tuple[str, ...] = ()
) -> Draft:
    """Return the draft of a file's cues; `strip` takes the marks of style out of a line, `size` is the file's.

    `left_out` is what besides is to be said of the file.
    """
    fresh, repeats = unroll(cues, strip)
    captions, turns = find_turns((caption for cue in drained(fresh) for caption in _captions(cue, strip)), size)
    return Draft(kind, captions, left_out=left_out + ((repeated(repeats),) if repeats else ()) + turns)


def repeated(count: int) -> str:
    """Say how many lines are left out because they only repeat what was shown."""
    return f"{count} lines only repeat the line before, as rolling captions do; each is taken once."


def _captions(cue: Cue, strip: Callable[[str], str]) -> Iterator[Caption]:
    """Yield a cue as a caption, or as several if it says that several speak."""
    lines = [line for line in (squeeze(strip(line)) for line in cue.lines) if line]
    voices = dialogue(lines)
    if len(voices) == 1:
        if lines:
            yield Caption(" ".join(lines), cue.start, cue.end)
        return
    texts = [" ".join(voice) for voice in voices]
    for text, (start, end) in zip(texts, shared([len(text) for text in texts], cue.start, cue.end), strict=True):
        yield Caption(text, start, end, paragraph=True)
