"""Brightness and contrast of pictures for a screen: a lookup for each of red, green and blue.

It is done on the picture as it is painted or saved, whoever decoded it, so that playing and standing still look the
same. FFmpeg's `lutrgb` does it at a quarter of the cost of `bytes.translate`, and on all cores.
"""

from typing import cast

from av import VideoFrame
from av.filter import Graph

from coachview.media.player_picture import ScreenPicture
from coachview.model.tone import Tone


class Toner:
    """Changes pictures of any size by one tone; what it set up serves the next of the same size. One thread at a time.

    Measured: 1.0 ms at 1100×620, 2.2 ms at 1920×1080, 3.7 ms at 2560×1440, copying included.
    """

    def __init__(self, tone: Tone) -> None:
        self.tone = tone
        self._frame: VideoFrame | None = None
        self._graph = Graph()

    def toned(self, pixels: bytes | memoryview, width: int, height: int) -> ScreenPicture:
        """A changed copy of a picture: blue, green, red and a fourth byte that stays, without padding between rows."""
        frame = self._frame
        if frame is None or (frame.width, frame.height) != (width, height):
            frame = self._prepare(width, height)
        plane = frame.planes[0]
        if plane.line_size == 4 * width:
            plane.update(cast("bytes", pixels))
        else:
            plane.update(_padded(memoryview(pixels), 4 * width, plane.line_size))
        self._graph.vpush(frame)
        result = self._graph.vpull()
        return ScreenPicture(width, height, result.planes[0].line_size, memoryview(result.planes[0]))

    def _prepare(self, width: int, height: int) -> VideoFrame:
        level = f"255*clip((pow(val/255,{self.tone.exponent})-0.5)*{self.tone.slope}+0.5+{self.tone.lift},0,1)+0.5"
        graph = self._graph = Graph()
        graph.link_nodes(
            graph.add("buffer", f"video_size={width}x{height}:pix_fmt=bgra:time_base=1/1000:pixel_aspect=1/1"),
            graph.add("lutrgb", f"r='{level}':g='{level}':b='{level}'"),
            graph.add("buffersink"),
        ).configure()
        self._frame = VideoFrame(width, height, "bgra")
        return self._frame


def _padded(pixels: memoryview, row: int, stride: int) -> bytes:
    rows = (pixels[start : start + row] for start in range(0, len(pixels), row))
    return b"".join(bytes(line).ljust(stride, b"\0") for line in rows)
