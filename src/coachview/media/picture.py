from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Picture:
    """One frame of a recording, upright and with square pixels, and when it is on the screen.

    `bgra` has four bytes a pixel (blue, green, red, 255) and no padding between rows: QImage.Format_RGB32 on every
    machine CoachView runs on. `time_ms` is the first whole millisecond from the recording's start at which it is the
    frame on the screen; it stays there for `duration_ms`, at least 1.
    """

    width: int
    height: int
    bgra: bytes | memoryview
    time_ms: int
    duration_ms: int

    @property
    def end_ms(self) -> int:
        """When the next frame takes its place."""
        return self.time_ms + self.duration_ms
