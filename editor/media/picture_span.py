"""The pictures of a passage, exact to the frame, upright and ready to be encoded."""

from collections.abc import Iterator
from fractions import Fraction
from typing import cast

from av.filter import Graph
from av.filter.context import FilterContext
from av.video.frame import VideoFrame
from av.video.stream import VideoStream

from editor.core.errors import MediaError
from editor.media.passage import Passage

PIXELS = "yuv420p"
TICKS = 90_000  # a second: what frames of any rate are counted in

_AT_ONCE = Fraction(1, 1000)  # seconds; a frame that comes so little after the start is the one at the start
_HALF_TURN = (("hflip", None), ("vflip", None))
_TURNS = {90: (("transpose", "cclock"),), 180: _HALF_TURN, -90: (("transpose", "clock"),), -180: _HALF_TURN}


def pictures_of(passage: Passage) -> Iterator[VideoFrame]:
    """Yield the frames of a passage, stamped in `TICKS` from its start; the first one, which is seen then, with 0.

    They are upright, their pixels are square, and both sides are even. Raises MediaError and Cancelled.
    """
    track = passage.source.picture
    if track is None:
        raise MediaError(f"{passage.source.path.name} has no picture.")
    upright = _Upright(track.sample_aspect_ratio or Fraction(1))
    last = -1
    for time, frame in _from_the_start(passage, track):
        ready = upright.picture(frame)
        stamp = round(time * TICKS)
        if stamp > last:
            ready.pts, ready.time_base = stamp, Fraction(1, TICKS)
            last = stamp
            yield ready


def _from_the_start(passage: Passage, track: VideoStream) -> Iterator[tuple[Fraction, VideoFrame]]:
    """Yield the frame that is seen at the start, then those that follow, with their seconds from the start."""
    seen: VideoFrame | None = None
    begun = False
    for time, decoded in passage.frames(track):
        frame = cast("VideoFrame", decoded)
        if time <= _AT_ONCE:
            seen = frame
        elif begun:
            yield time, frame
        else:
            begun = True
            yield Fraction(0), seen or frame
            if seen:
                yield time, frame
    if seen and not begun:
        yield Fraction(0), seen


class _Upright:
    """Turns frames as their recording says, and gives all of them the size of the first."""

    def __init__(self, aspect: Fraction) -> None:
        self._aspect = aspect
        self._graph: Graph | None = None
        self._kind: tuple[object, ...] = ()
        self._size: tuple[int, int] | None = None

    def picture(self, frame: VideoFrame) -> VideoFrame:
        """Return a frame upright, with square pixels and even sides."""
        kind = (frame.width, frame.height, frame.format.name, frame.rotation)
        if self._graph is None or kind != self._kind:
            self._graph = self._graph_for(frame)
            self._kind = kind
        self._graph.vpush(frame)
        ready = self._graph.vpull()
        self._size = (ready.width, ready.height)
        return ready

    def _graph_for(self, frame: VideoFrame) -> Graph:
        graph = Graph()
        nodes = [self._entry(graph, frame)]
        for name, way in _TURNS.get(round(frame.rotation / 90) * 90, ()):
            nodes.append(graph.add(name, way))
        width, height = self._size or ("trunc(iw*sar/2)*2", "trunc(ih/2)*2")
        nodes += [graph.add("scale", f"w={width}:h={height}"), graph.add("setsar", "1"), graph.add("format", PIXELS)]
        graph.link_nodes(*nodes, graph.add("buffersink")).configure()
        return graph

    def _entry(self, graph: Graph, frame: VideoFrame) -> FilterContext:
        return graph.add(
            "buffer",
            video_size=f"{frame.width}x{frame.height}",
            pix_fmt=frame.format.name,
            time_base=f"1/{TICKS}",
            pixel_aspect=f"{self._aspect.numerator}/{self._aspect.denominator}",
            colorspace=str(int(frame.colorspace)),
            range=str(int(frame.color_range)),
        )
