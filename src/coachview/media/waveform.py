"""How loud a recording is over its time, for drawing."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from av import AudioFrame
from av.audio.resampler import AudioResampler

from coachview.media.decoding import audio_stream_of, decoded_sound
from coachview.media.errors import NotMediaError
from coachview.media.opening import open_media
from coachview.media.timebase import start_of
from coachview.progress import QUIET, Progress

_RATE = 8000
_DELIVERED_EVERY_S = 60
_REPORTED_EVERY_S = 5
_GAP_S = 0.1
_LOUDNESS = bytes(min(255, 2 * min(upper, 255 - upper) + (upper not in {0, 255})) for upper in range(256))
"""How loud a 16-bit sample is by its upper byte alone, in steps of two: finer than anybody sees, and all in C."""


@dataclass(frozen=True, slots=True)
class Peaks:
    """The loudest sample of each stretch of time, 0 (silence) to 255 (full), from the recording's start on.

    Bucket n is the sound from n / `per_second` seconds on. While a recording is still being read there are fewer.
    """

    per_second: int
    loudness: bytes

    def between(self, start_ms: float, end_ms: float) -> int:
        """The loudest within a stretch of time; 0 where nothing is known."""
        first = max(0, int(start_ms * self.per_second / 1000))
        last = max(first + 1, int(end_ms * self.per_second / 1000))
        return max(self.loudness[first:last], default=0)


def peaks(
    path: Path,
    *,
    per_second: int = 20,
    progress: Progress = QUIET,
    deliver: Callable[[Peaks], None] | None = None,
) -> Peaks:
    """Read the sound of a recording, some thousand times as fast as it plays.

    `deliver` is given what is known after each minute of sound. Raises MediaError kin; NotMediaError without sound;
    CancelledError.
    """
    gathered = _Gathered(per_second)
    with open_media(path) as container:
        stream = audio_stream_of(container)
        if stream is None:
            raise NotMediaError(f"“{path.name}” has no sound. Choose another recording.")
        start, length_s = start_of(container), max(1.0, (container.duration or 0) / 1_000_000)
        unit, offset_s = float(stream.time_base or 0), float(start)
        run, told_s, reported_s = _Run(gathered, 0.0), 0.0, 0.0
        for frame in decoded_sound(container, stream):
            progress.check()
            if frame is None or frame.pts is None:
                continue
            now = frame.pts * unit - offset_s
            if run.is_off(now):
                run.finish()
                run = _Run(gathered, now)
            run.add(frame)
            if deliver is not None and now - told_s >= _DELIVERED_EVERY_S:
                told_s = now
                deliver(gathered.peaks())
            if now - reported_s >= _REPORTED_EVERY_S:
                reported_s = now
                progress.report(min(1.0, now / length_s))
        run.finish()
    progress.report(1.0)
    return gathered.peaks()


class _Run:
    """Sound without a gap, taken in by the second: far fewer calls than by the frame."""

    def __init__(self, gathered: "_Gathered", start_s: float) -> None:
        self._gathered, self._position = gathered, round(start_s * _RATE)
        self._end_s = start_s
        self._resampler = AudioResampler(format="s16", layout="mono", rate=_RATE, frame_size=_RATE)

    def is_off(self, now_s: float) -> bool:
        """Whether sound of that time does not go on where this run ends."""
        return abs(now_s - self._end_s) > _GAP_S

    def add(self, frame: AudioFrame) -> None:
        self._end_s += frame.samples / frame.sample_rate
        self._take(self._resampler.resample(frame))

    def finish(self) -> None:
        """Take in what is not a whole second."""
        if self._end_s * _RATE > self._position:
            self._take(self._resampler.resample(None))

    def _take(self, frames: list[AudioFrame]) -> None:
        for frame in frames:
            upper = bytes(frame.planes[0])[1 : 2 * frame.samples : 2]
            self._gathered.add(self._position, upper.translate(_LOUDNESS))
            self._position += frame.samples


class _Gathered:
    def __init__(self, per_second: int) -> None:
        self._per_second = per_second
        self._loudness = bytearray()

    def add(self, position: int, loudness: bytes) -> None:
        """Take in samples of which the first is the one so many after the recording's start."""
        taken = max(0, -position)
        while taken < len(loudness):
            bucket = (position + taken) * self._per_second // _RATE
            until = -(-(bucket + 1) * _RATE // self._per_second) - position
            self._loudness.extend(bytes(max(0, bucket + 1 - len(self._loudness))))
            loudest = max(loudness[taken:until])
            self._loudness[bucket] = max(self._loudness[bucket], loudest)
            taken = until

    def peaks(self) -> Peaks:
        return Peaks(self._per_second, bytes(self._loudness))
