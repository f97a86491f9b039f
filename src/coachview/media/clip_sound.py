"""The sound of a part of a recording, to the sample, on the clip's own clock."""

from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path
from types import TracebackType
from typing import Self

import av
from av import AudioFrame
from av.audio.stream import AudioStream
from av.filter import Graph

from coachview.media.decoding import audio_stream_of, decoded_sound
from coachview.media.opening import open_media
from coachview.media.span import Span
from coachview.media.timebase import TimeBase, time_base_of
from coachview.progress import Progress

SAMPLES_A_FRAME = 1024
"""What AAC takes at once."""

_RUN_IN_SECONDS = 1
_KEPT_RATES = frozenset({32_000, 44_100, 48_000})
_USUAL_RATE = 48_000


class ClipSound:
    """Frames for the encoder: planar floats, mono or stereo, pts in samples from the span's start.

    A gap in the recording's sound becomes silence, so that what comes after it stays in time with the picture.
    """

    def __init__(self, path: Path, span: Span, progress: Progress) -> None:
        """Open the recording; without sound nothing is given. Raises MediaError kin when it cannot be opened."""
        self._span = span
        self._progress = progress
        self._container = open_media(path)
        self._stream = audio_stream_of(self._container)
        self.rate, self.layout = _USUAL_RATE, "stereo"
        if self._stream is not None:
            rate = self._stream.codec_context.sample_rate
            self.rate = rate if rate in _KEPT_RATES else _USUAL_RATE
            self.layout = "mono" if self._stream.codec_context.layout.nb_channels == 1 else "stereo"

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._container.close()

    def __iter__(self) -> Iterator[AudioFrame]:
        """The frames, once, SAMPLES_A_FRAME each but for the last."""
        graph: Graph | None = None
        for frame in self._decoded(self._stream) if self._stream is not None else ():
            if graph is None:
                graph = self._graph(frame)
            try:
                graph.push(frame)
            except av.FFmpegError:
                continue  # the recording changes its sound's form on the way: that stretch is silent
            yield from _pulled(graph)
        if graph is not None:
            graph.push(None)
            yield from _pulled(graph)

    def _decoded(self, stream: AudioStream) -> Iterator[AudioFrame]:
        """Decoded frames from a little before the span to its end; pts in the source's samples from its start."""
        base = time_base_of(stream, self._container)
        self._seek(stream, base.stamp(self._span.start_ms - _RUN_IN_SECONDS * 1000))
        following: int | None = None
        for frame in decoded_sound(self._container, stream):
            self._progress.check()
            if frame is None:
                continue
            seconds = _seconds(frame, base)
            place = following if seconds is None else round((seconds - self._span.start) * frame.sample_rate)
            if place is None:
                place = round((base.seconds(stream.start_time or 0) - self._span.start) * frame.sample_rate)
            if place >= self._span.seconds * frame.sample_rate:
                return
            frame.pts, frame.time_base = place, Fraction(1, frame.sample_rate)
            following = place + frame.samples
            yield frame

    def _seek(self, stream: AudioStream, stamp: int) -> None:
        try:
            self._container.seek(max(stamp, stream.start_time or 0), stream=stream, backward=True)
        except av.FFmpegError:
            self._container.seek(0)

    def _graph(self, frame: AudioFrame) -> Graph:
        """Cut to the sample, then to the encoder's form; `async` fills gaps, `first_pts` one at the beginning."""
        graph = Graph()
        end = round(self._span.seconds * frame.sample_rate)
        nodes = (
            graph.add_abuffer(
                sample_rate=frame.sample_rate,
                format=frame.format.name,
                layout=frame.layout.name,
                time_base=Fraction(1, frame.sample_rate),
            ),
            graph.add("atrim", f"start_pts=0:end_pts={end}"),
            graph.add("aresample", f"{self.rate}:async=1:first_pts=0"),
            graph.add("aformat", f"sample_fmts=fltp:channel_layouts={self.layout}"),
            graph.add("abuffersink"),
        )
        graph.link_nodes(*nodes).configure()
        graph.set_audio_frame_size(SAMPLES_A_FRAME)
        return graph


def _seconds(frame: AudioFrame, base: TimeBase) -> Fraction | None:
    """When a frame is heard, in seconds from the recording's start, if it says so."""
    stamp = frame.pts if frame.pts is not None else frame.dts
    return None if stamp is None else base.seconds(stamp)


def _pulled(graph: Graph) -> Iterator[AudioFrame]:
    """Everything the graph has ready."""
    while True:
        try:
            frame = graph.pull()
        except (av.BlockingIOError, av.EOFError):
            return
        if isinstance(frame, AudioFrame):
            yield frame
