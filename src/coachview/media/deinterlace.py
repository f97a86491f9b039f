"""Pictures that camcorders and television store as two half pictures, taken one after the other, made into whole ones.

Left as stored, whatever moved has combs for edges. libVLC is told to do the same while it plays (`yadif`), so that
nothing changes at a pause. Here each frame stands for itself: the half taken first is kept, the rows of the other are
drawn anew from it. So an exact frame depends on no other, and looks the same from whichever side one came to it.
"""

from av import VideoFrame
from av.filter import Graph


def deinterlaced(frame: VideoFrame) -> VideoFrame:
    """The frame itself unless it is interlaced; else a whole picture of its first half, without time or side data."""
    return _of_first_half(frame) if frame.interlaced_frame else frame


def _of_first_half(frame: VideoFrame) -> VideoFrame:
    graph = Graph()
    size = f"video_size={frame.width}x{frame.height}:pix_fmt={frame.format.name}"
    colour = f"colorspace={int(frame.colorspace)}:range={int(frame.color_range)}"
    source = graph.add("buffer", f"{size}:time_base=1/1000:pixel_aspect=1/1:{colour}")
    graph.link_nodes(source, graph.add("yadif", "mode=send_frame:deint=all"), graph.add("buffersink")).configure()
    graph.vpush(frame)
    graph.vpush(None)  # the filter waits for a neighbour otherwise
    return graph.vpull()
