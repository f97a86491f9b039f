from collections.abc import Iterator

from coachview.ui.timeline.layers.layer import Box, Layer
from coachview.ui.timeline.strip import Strip

COLUMN = 3
"""One column of the waveform is so wide, the gap after it included."""
_FACTOR = 4
PAD = 3


class WaveLayer(Layer):
    """The loudness of the sound: `peaks`, one byte for each `ms_per_peak`, 0 silent to 255 as loud as it gets.

    Peaks may be set again and again as more of them are known. Coarser rows, each the highest of four of the finer one,
    are kept beside them, so that painting costs what is in view.
    """

    least, most = 24, 160

    def __init__(self, layer_id: str, kind: str, name: str, *, wanted: int = 44) -> None:
        super().__init__(layer_id, kind, name)
        self._wanted, self._ms_per_peak = wanted, 1.0
        self._levels: list[bytes] = [b""]

    def set_peaks(self, peaks: bytes, ms_per_peak: float) -> None:
        """Show this waveform; nothing with no bytes."""
        self._ms_per_peak = max(0.1, ms_per_peak)
        self._levels = [peaks]
        while len(self._levels[-1]) > 2 * _FACTOR:
            self._levels.append(_coarser(self._levels[-1]))
        self._changed()

    @property
    def is_empty(self) -> bool:
        return not self._levels[0]

    @property
    def wanted(self) -> int:
        return self._wanted

    def things(self, strip: Strip, first_x: float, last_x: float) -> Iterator[Box]:
        """One box for each column that is not silent, in the middle of the strip; `index` is its number."""
        scale, room = strip.scale, strip.height - 2 * PAD
        column_ms, begin, middle = COLUMN * scale.ms_per_px, scale.x_of(0), strip.top + strip.height / 2
        first = max(0, int((first_x - begin) // COLUMN))
        last = int((min(last_x, scale.x_of(scale.duration_ms)) - begin) // COLUMN)
        peaks, ms_per_peak = self._level_for(column_ms)
        for number in range(first, last + 1):
            at = int(number * column_ms / ms_per_peak)
            loud = max(peaks[at : max(at + 1, int((number + 1) * column_ms / ms_per_peak))], default=0)
            if loud:
                height = max(1.0, room * loud / 255)
                yield Box(number, 1, begin + number * COLUMN, middle - height / 2, COLUMN - 1, height)

    def _level_for(self, column_ms: float) -> tuple[bytes, float]:
        """The coarsest row that is still finer than a column."""
        level, ms = 0, self._ms_per_peak
        while level + 1 < len(self._levels) and ms * _FACTOR <= column_ms:
            level, ms = level + 1, ms * _FACTOR
        return self._levels[level], ms


def _coarser(peaks: bytes) -> bytes:
    padded = peaks + bytes(-len(peaks) % _FACTOR)
    return bytes(map(max, *(padded[offset::_FACTOR] for offset in range(_FACTOR))))
