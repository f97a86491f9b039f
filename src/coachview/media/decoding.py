"""Packets into frames, as far as the file goes: what is damaged is left out, and a file that breaks off just ends."""

from collections.abc import Callable, Iterator
from typing import Any

import av
from av import AudioFrame, VideoFrame
from av.audio.stream import AudioStream
from av.container import InputContainer
from av.packet import Packet
from av.stream import Disposition
from av.video.stream import VideoStream


def video_stream_of(container: InputContainer) -> VideoStream | None:
    """The moving picture of a recording: not the cover of a song, nor a stream that nothing here can decode."""
    covers = Disposition.attached_pic | Disposition.still_image
    for stream in container.streams.video:
        if not stream.disposition & covers and stream.codec_context is not None:
            return stream
    return None


def audio_stream_of(container: InputContainer) -> AudioStream | None:
    """The sound of a recording: its first stream that can be decoded."""
    return next((s for s in container.streams.audio if s.codec_context is not None), None)


def decoded_pictures(
    container: InputContainer, stream: VideoStream, is_spare: "Callable[[Packet[Any]], bool] | None" = None
) -> Iterator[VideoFrame | None]:
    """Frames in the order they are shown; None after each packet that gave none, so that a caller can look up.

    The picture of a packet that `is_spare` is left out if no other picture is predicted from it, which saves its work.
    """
    for packet in _packets(container, stream):
        if is_spare is not None:
            stream.codec_context.skip_frame = "NONREF" if packet is not None and is_spare(packet) else "DEFAULT"
        try:
            frames = stream.decode(packet)
        except av.FFmpegError:
            frames = []
        yield from frames or (None,)


def decoded_sound(container: InputContainer, stream: AudioStream) -> Iterator[AudioFrame | None]:
    """As `decoded_pictures`, for sound."""
    for packet in _packets(container, stream):
        try:
            frames = stream.decode(packet)
        except av.FFmpegError:
            frames = []
        yield from frames or (None,)


def _packets(container: InputContainer, stream: VideoStream | AudioStream) -> "Iterator[Packet[Any] | None]":
    """The stream's packets; then one that makes the decoder give what it still holds."""
    packets = container.demux(stream)
    while True:
        try:
            packet = next(packets, None)
        except av.FFmpegError:
            packet = None
        if packet is None or packet.size == 0:
            yield None
            return
        yield packet
