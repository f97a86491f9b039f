"""Pictures with transparency that lie on the frames of a time: what was drawn, on stills and in clips."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from av import CodecContext, Packet, VideoCodecContext, VideoFrame
from av.filter import Graph
from av.filter.context import FilterContext
from av.video.reformatter import Colorspace

from coachview.media.picture import Picture
from coachview.media.upright import Target, Uprighter, bytes_of

_STANDING_MS = 100
_TICK = Fraction(1, 1000)


@dataclass(frozen=True, slots=True)
class Overlay:
    """A PNG picture, transparent where the frame shows, that lies on the frames of [from_ms, until_ms).

    It is made for upright frames with square pixels, and scaled where theirs is another size.
    """

    png: bytes
    from_ms: int
    until_ms: int


Paint = Callable[[int, int], Sequence[Overlay]]
"""Gives the overlays for frames of a width and height in pixels, in the order of their times; no two at one time."""


def nothing(_width: int, _height: int) -> Sequence[Overlay]:
    """No overlay at all."""
    return ()


def laid_over(picture: Picture, overlays: Sequence[Overlay]) -> Picture:
    """The picture with the overlay of its time, if there is one."""
    overlay = _at(overlays, picture.time_ms)
    if overlay is None:
        return picture
    frame = VideoFrame(picture.width, picture.height, "bgra")
    stride, row = frame.planes[0].line_size, picture.width * 4
    rows = (picture.bgra[start : start + row].ljust(stride, b"\0") for start in range(0, len(picture.bgra), row))
    frame.planes[0].update(b"".join(rows))
    return replace(picture, bgra=bytes_of(_Layer(overlay, frame, _SCREEN).over(frame)))


class Overlays:
    """Lays overlays over the frames of a clip, which are yuv420p in BT.709; each is set up when it is first needed."""

    def __init__(self, overlays: Sequence[Overlay]) -> None:
        self._overlays = overlays
        self._last: tuple[Overlay, _Layer] | None = None

    def changes(self, begin_ms: int, end_ms: int) -> list[int]:
        """The times at which a frame that stands for long, from `begin_ms` to `end_ms`, would look different.

        None for a frame of ordinary length: it is with the overlay of its own time all through.
        """
        if end_ms - begin_ms <= _STANDING_MS:
            return []
        times = {time for one in self._overlays for time in (one.from_ms, one.until_ms)}
        return sorted(time for time in times if begin_ms < time < end_ms)

    def over(self, frame: VideoFrame, time_ms: int) -> VideoFrame:
        """The frame with the overlay of a time; the frame itself where there is none."""
        overlay = _at(self._overlays, time_ms)
        if overlay is None:
            return frame
        if self._last is None or self._last[0] is not overlay:
            self._last = overlay, _Layer(overlay, frame, _CLIP)
        return self._last[1].over(frame)


@dataclass(frozen=True, slots=True)
class _Kind:
    """How overlays are laid over one kind of frames: the form of the overlay, and the filter's name for theirs."""

    target: Target
    blending: str


_SCREEN = _Kind(Target("bgra", None, full_range=True), "rgb")
_CLIP = _Kind(Target("yuva420p", Colorspace.ITU709, full_range=False), "yuv420")


class _Layer:
    """One overlay, and the filter that lays it over frames like the one given."""

    def __init__(self, overlay: Overlay, frame: VideoFrame, kind: _Kind) -> None:
        top = Uprighter(kind.target).upright(_decoded(overlay.png), (frame.width, frame.height))
        self._graph = Graph()
        self._below, above = _source(self._graph, frame), _source(self._graph, top)
        blend = self._graph.add("overlay", f"format={kind.blending}:eof_action=repeat")
        self._sink = self._graph.add("buffersink")
        self._below.link_to(blend, 0, 0)
        above.link_to(blend, 0, 1)
        blend.link_to(self._sink)
        self._graph.configure()
        top.pts, top.time_base = 0, _TICK
        above.push(top)
        above.push(None)
        self._count = 0

    def over(self, frame: VideoFrame) -> VideoFrame:
        """A new frame; its pts means nothing."""
        frame.pts, frame.time_base = self._count, _TICK
        self._count += 1
        self._below.push(frame)
        found = self._sink.pull()
        if not isinstance(found, VideoFrame):
            raise TypeError("The filter gave something else than a picture")
        return found


def _source(graph: Graph, frame: VideoFrame) -> FilterContext:
    size = f"video_size={frame.width}x{frame.height}"
    colour = f"colorspace={frame.colorspace}:range={frame.color_range}"
    return graph.add("buffer", f"{size}:pix_fmt={frame.format.name}:time_base=1/1000:pixel_aspect=1/1:{colour}")


def _decoded(png: bytes) -> VideoFrame:
    decoder: VideoCodecContext = CodecContext.create("png", "r")
    return [*decoder.decode(Packet(png)), *decoder.decode(None)][0]


def _at(overlays: Sequence[Overlay], time_ms: int) -> Overlay | None:
    return next((one for one in overlays if one.from_ms <= time_ms < one.until_ms), None)
