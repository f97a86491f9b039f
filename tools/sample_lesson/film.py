"""Writes the film: H.264 with AAC in an MP4 that starts at once, with a key frame every two seconds."""

from array import array
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path

import av
from av.audio.stream import AudioStream
from av.container import OutputContainer
from av.video.stream import VideoStream
from PySide6.QtGui import QImage

from coachview.sample import lesson
from tools.sample_lesson import camera
from tools.sample_lesson.imprint import imprint
from tools.sample_lesson.scene import HEIGHT, WIDTH, Scene
from tools.sample_lesson.sound import Soundtrack
from tools.sample_lesson.voices import RATE

FPS = 25
_GOP = 2 * FPS
_X264 = f"keyint={_GOP}:min-keyint=5:threads=4:bframes=3:ipratio=1.6:mbtree=0"
"""Without x264's macroblock tree, which reads memory it never wrote: two films from one script would differ."""
_CRF = 32
_SOUND_RATE = 44_100
_SOUND_BITS = 40_000


def write_film(target: Path, track: Soundtrack, told: Callable[[float], None]) -> None:
    """Draw and encode everything; `told` hears the part done, 0 to 1. The same input gives the same pictures."""
    scene = Scene(track.levels)
    count = lesson.DURATION_MS * FPS // 1000
    with av.open(f"file:{target}", "w", format="mp4", options={"movflags": "+faststart"}) as output:
        output.metadata.update({"title": "CoachView sample lesson", "comment": f"script {imprint()}"})
        video, sound = _add_video(output), _add_sound(output)
        voice = _Voice(output, sound, track.samples)
        picture = None
        for number in range(count):
            picture = _next_picture(scene, number, picture)
            output.mux(video.encode(_frame(picture, number)))
            voice.encode_until((number + 1) / FPS)
            told((number + 1) / count)
        output.mux(video.encode())
        voice.finish()


def _next_picture(scene: Scene, number: int, before: QImage | None) -> QImage:
    """Drawn on twos, as animators do: every second picture stands for two frames, unless the camera moves or cuts."""
    ms = number * 1000 / FPS
    last = ms - 1000 / FPS
    if before is None or number % 2 == 0 or camera.moves(ms) or camera.cuts_between(last, ms):
        return scene.picture(ms)
    return before


def _add_video(output: OutputContainer) -> VideoStream:
    options = {"crf": str(_CRF), "preset": "veryslow", "tune": "animation", "x264-params": _X264}
    stream = output.add_stream("libx264", rate=FPS, options=options)
    stream.width, stream.height, stream.pix_fmt = WIDTH, HEIGHT, "yuv420p"
    return stream


def _add_sound(output: OutputContainer) -> AudioStream:
    stream = output.add_stream("aac", rate=_SOUND_RATE, layout="mono")
    stream.codec_context.bit_rate = _SOUND_BITS
    return stream


def _frame(image: QImage, number: int) -> av.VideoFrame:
    frame = av.VideoFrame(WIDTH, HEIGHT, "bgra")
    plane = frame.planes[0]
    data, stride = bytes(image.constBits()), image.bytesPerLine()
    if plane.line_size != stride:
        rows = (data[row * stride : row * stride + 4 * WIDTH] for row in range(HEIGHT))
        data = b"".join(row.ljust(plane.line_size, b"\0") for row in rows)
    plane.update(data)
    frame = frame.reformat(format="yuv420p")
    frame.pts, frame.time_base = number, Fraction(1, FPS)
    return frame


class _Voice:
    """Encodes the sound in step with the pictures."""

    def __init__(self, output: OutputContainer, stream: AudioStream, samples: array) -> None:
        self._output, self._stream = output, stream
        self._samples = array("h", (int(32_000 * max(-1.0, min(1.0, value))) for value in samples))
        self._resampler = av.AudioResampler(format="fltp", layout="mono", rate=_SOUND_RATE, frame_size=1024)
        self._at = 0

    def encode_until(self, seconds: float) -> None:
        end = min(int(seconds * RATE), len(self._samples))
        if end <= self._at:
            return
        part = self._samples[self._at : end]
        frame = av.AudioFrame("s16", "mono", len(part))
        frame.planes[0].update(part.tobytes().ljust(frame.planes[0].buffer_size, b"\0"))
        frame.sample_rate, frame.pts, frame.time_base = RATE, self._at, Fraction(1, RATE)
        self._at = end
        self._encode(self._resampler.resample(frame))

    def finish(self) -> None:
        self._encode(self._resampler.resample(None))
        self._output.mux(self._stream.encode())

    def _encode(self, frames: list[av.AudioFrame]) -> None:
        for frame in frames:
            self._output.mux(self._stream.encode(frame))
