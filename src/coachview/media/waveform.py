"""How loud a recording is over its time, for drawing."""

from array import array
from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

from av.audio.resampler import AudioResampler

from coachview.media.decoding import audio_stream_of, decoded_sound
from coachview.media.errors import NotMediaError
from coachview.media.opening import open_media
from coachview.media.timebase import start_of
from coachview.progress import QUIET, Progress

_RATE = 8000
_FULL = 32_768
_DELIVERED_EVERY_S = 60


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
        resampler, told_s = AudioResampler(format="s16", layout="mono", rate=_RATE), 0.0
        for frame in decoded_sound(container, stream):
            progress.check()
            if frame is None or frame.pts is None or frame.time_base is None:
                continue
            now = frame.pts * frame.time_base - start
            for samples in resampler.resample(frame):
                gathered.add(round(now * _RATE), array("h", bytes(samples.planes[0])[: samples.samples * 2]))
            if deliver is not None and now - told_s >= _DELIVERED_EVERY_S:
                told_s = float(now)
                deliver(gathered.peaks())
            progress.report(min(1.0, float(now) / length_s))
    return gathered.peaks()


class _Gathered:
    def __init__(self, per_second: int) -> None:
        self._per_second = per_second
        self._loudness = bytearray()

    def add(self, position: int, samples: "array[int]") -> None:
        """Take in samples of which the first is the one so many after the recording's start."""
        taken = max(0, -position)
        while taken < len(samples):
            bucket = (position + taken) * self._per_second // _RATE
            until = -(-(bucket + 1) * _RATE // self._per_second) - position
            part = samples[taken:until]
            highest, lowest = max(part), min(part)
            loudest = max(highest, -lowest)
            self._loudness.extend(bytes(max(0, bucket + 1 - len(self._loudness))))
            self._loudness[bucket] = max(self._loudness[bucket], int(Fraction(loudest * 255, _FULL)))
            taken = until

    def peaks(self) -> Peaks:
        return Peaks(self._per_second, bytes(self._loudness))
