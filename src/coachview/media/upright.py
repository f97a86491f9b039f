"""Stored pictures into what the camera saw: the right way up, with square pixels, in the colours meant."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from struct import unpack
from typing import cast

from av import VideoFrame
from av.buffer import Buffer
from av.filter import Graph
from av.sidedata.sidedata import SideDataContainer
from av.video.reformatter import ColorRange, Colorspace, Interpolation, VideoReformatter
from av.video.stream import VideoStream

from coachview.media.deinterlace import deinterlaced

Size = tuple[int, int]
"""Width and height in pixels."""

_UNSPECIFIED = 2
_HD_HEIGHT = 720


@dataclass(frozen=True, slots=True)
class Orientation:
    """How a stored picture is turned: first rows and columns change places, then it is mirrored."""

    transposed: bool = False
    flip_x: bool = False
    flip_y: bool = False

    @property
    def rotation(self) -> int:
        """Degrees clockwise, 0, 90, 180 or 270, by which the stored picture is turned; mirroring is left out."""
        if self.transposed:
            return 90 if self.flip_x else 270
        return 180 if self.flip_y else 0

    @property
    def filters(self) -> tuple[tuple[str, str | None], ...]:
        """FFmpeg's filters, each with its argument, that turn the picture.

        Never `vflip` alone or last: it only says that the rows lie backwards in memory, and they would be read wrongly.
        """
        if self.transposed:
            return (("transpose", {(0, 0): "0", (1, 0): "1", (0, 1): "2", (1, 1): "3"}[self.flip_x, self.flip_y]),)
        if self.flip_y:
            return (("vflip", None), ("hflip", None)) if self.flip_x else (("transpose", "0"), ("transpose", "2"))
        return (("hflip", None),) if self.flip_x else ()


def orientation_of(frame: VideoFrame) -> Orientation:
    """The turn that the recording asks for, by its display matrix (ISO 14496-12, `tkhd`): phones write one."""
    # Not `frame.side_data`: the frame would keep that and that the frame, megabytes, until Python looks for such rings.
    matrix = SideDataContainer(frame).get("DISPLAYMATRIX")  # type: ignore[call-arg]  # the stub forgot its argument
    if matrix is None:
        return Orientation()
    a, b, _, c, d = unpack("=5i", bytes(cast("Buffer", matrix))[:20])
    if abs(b) + abs(c) > abs(a) + abs(d):
        return Orientation(transposed=True, flip_x=c < 0, flip_y=b < 0)
    return Orientation(flip_x=a < 0, flip_y=d < 0)


def pixel_aspect_of(stream: VideoStream) -> Fraction:
    """Width of one stored pixel through its height; 1 where the recording says nothing sensible."""
    aspect = stream.sample_aspect_ratio
    return aspect if aspect and Fraction(1, 10) <= aspect <= 10 else Fraction(1)


def square_size(stored: Size, aspect: Fraction) -> Size:
    """The stored picture's size with square pixels: the longer way is stretched, so that no detail is lost."""
    width, height = stored
    return (round(width * aspect), height) if aspect >= 1 else (width, round(height / aspect))


def fit(size: Size, limit: Size | None) -> Size:
    """The largest size of the same shape within a limit; never larger than the picture itself."""
    if limit is None or (size[0] <= limit[0] and size[1] <= limit[1]):
        return size
    scale = min(Fraction(limit[0], size[0]), Fraction(limit[1], size[1]))
    return max(1, round(size[0] * scale)), max(1, round(size[1] * scale))


def upright_size(frame: VideoFrame, aspect: Fraction, limit: Size | None = None) -> Size:
    """The size in which a stored picture is seen, within a limit."""
    width, height = square_size((frame.width, frame.height), aspect)
    return fit((height, width) if orientation_of(frame).transposed else (width, height), limit)


@dataclass(frozen=True, slots=True)
class Target:
    """What pictures are turned into: FFmpeg's pixel format, its matrix and its range."""

    pixel_format: str
    matrix: Colorspace | None
    full_range: bool


SCREEN = Target("bgra", None, full_range=True)
"""For painting: Picture.bgra."""


class Uprighter:
    """Turns stored pictures upright; what it set up serves the next picture too. One thread at a time."""

    def __init__(self, target: Target) -> None:
        self._target = target
        self._reformatter = VideoReformatter()
        self._graphs: dict[tuple[Orientation, Size], Graph] = {}

    def upright(self, frame: VideoFrame, size: Size) -> VideoFrame:
        """The picture in `size` (as seen, after turning), in the target's form. Loses pts and side data if turned."""
        orientation = orientation_of(frame)
        stored_size = (size[1], size[0]) if orientation.transposed else size
        scaled = self._scale(deinterlaced(frame), stored_size)
        return self._turn(scaled, orientation) if orientation.filters else scaled

    def _scale(self, frame: VideoFrame, size: Size) -> VideoFrame:
        return self._reformatter.reformat(
            frame,
            width=size[0],
            height=size[1],
            format=self._target.pixel_format,
            src_colorspace=_matrix_of(frame),
            dst_colorspace=self._target.matrix,
            dst_color_range=ColorRange.JPEG if self._target.full_range else ColorRange.MPEG,
            interpolation=_interpolation(frame, size),
            threads=1,  # more are no quicker, and where their parts meet they write into each other's first pixels
        )

    def _turn(self, frame: VideoFrame, orientation: Orientation) -> VideoFrame:
        key = orientation, (frame.width, frame.height)
        graph = self._graphs.get(key)
        if graph is None:
            graph = self._graphs[key] = _turning_graph(frame, orientation)
        graph.vpush(frame)
        return graph.vpull()


def _interpolation(frame: VideoFrame, size: Size) -> Interpolation:
    """How to come from one size to the other.

    Where nothing is scaled, swscale's quick way goes by eight pixels, and leaves up to four at the right edge as they
    were in memory when the rows have no room for eight (width 426, 852, 1364 …): then it has to take the exact way.
    """
    if size[1] * 2 <= frame.height:
        return Interpolation.AREA
    return Interpolation.BILINEAR | Interpolation.ACCURATE_RND if 1 <= size[0] % 8 <= 4 else Interpolation.BILINEAR


def pixels_of(frame: VideoFrame, pixel_bytes: int = 4) -> bytes | memoryview:
    """The first plane without the padding at the ends of its rows; not copied where there is none."""
    plane = frame.planes[0]
    row = frame.width * pixel_bytes
    data = memoryview(plane).toreadonly()
    if plane.line_size == row:
        return data[: row * frame.height]
    return b"".join(_rows(data, plane.line_size, row, frame.height))


def _rows(data: memoryview, stride: int, row: int, count: int) -> Iterator[memoryview]:
    return (data[start : start + row] for start in range(0, stride * count, stride))


def _matrix_of(frame: VideoFrame) -> Colorspace | None:
    """What brightness and colour mean where the recording does not say: as players guess, by its height."""
    if frame.colorspace != _UNSPECIFIED or frame.format.is_rgb:
        return None
    return Colorspace.ITU709 if frame.height >= _HD_HEIGHT else Colorspace.ITU601


def _turning_graph(frame: VideoFrame, orientation: Orientation) -> Graph:
    graph = Graph()
    size = f"video_size={frame.width}x{frame.height}"
    colour = f"colorspace={frame.colorspace}:range={frame.color_range}"
    nodes = [graph.add("buffer", f"{size}:pix_fmt={frame.format.name}:time_base=1/1000:pixel_aspect=1/1:{colour}")]
    nodes += [graph.add(name, argument) for name, argument in orientation.filters]
    graph.link_nodes(*nodes, graph.add("buffersink")).configure()
    return graph
