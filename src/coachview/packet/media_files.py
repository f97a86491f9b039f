"""The clips and stills of a packet, cut from the recordings into its folder."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from coachview.media.clips import render_clip
from coachview.media.errors import CannotWriteError, MediaError
from coachview.media.frames import FrameReader
from coachview.media.overlay import Overlay
from coachview.media.stills import write_still
from coachview.model.drawing import shown_at
from coachview.packet.contents import PacketPlan, PlannedAnnotation
from coachview.packet.drawing_pictures import drawn_on, overlays
from coachview.packet.words import span
from coachview.progress import Progress

STILL_SIZE = (960, 1280)
"""Pixels at most, wide and high: sharp at a third of a page and on a phone, and about 60 kB."""

CLIP_HEIGHT = 720

_STILL_COST_MS = 400
"""What a still takes, told as milliseconds of clip, so that a progress bar moves evenly."""

Warn = Callable[[str], object]


def cut_all(plan: PacketPlan, folder: Path, progress: Progress, warn: Warn) -> PacketPlan:
    """Write the clips and stills of the plan into `folder`, and give back the plan with those that could be made.

    A part of a recording that cannot be read is left out, and `warn` is told a sentence. Raises CannotWriteError when
    the disk refuses, CancelledError, and OSError.
    """
    cutting = _Cutting(plan, folder, progress, warn)
    for recording in plan.recordings:
        own = [one for one in plan.annotations if one.recording.id == recording.id]
        if recording.source is not None:
            cutting.stills(recording.source, [one for one in own if one.still])
            cutting.clips(recording.source, [one for one in own if one.clip])
    cutting.remove_empty_folders()
    return plan.keeping(cutting.made.__contains__)


class _Cutting:
    """How far the work is, and what has been made."""

    def __init__(self, plan: PacketPlan, folder: Path, progress: Progress, warn: Warn) -> None:
        self._folder, self._progress, self._warn = folder, progress, warn
        self._whole = sum(_cost(one) for one in plan.annotations) or 1
        self._done = 0
        self.made: set[str] = set()
        for path in plan.files:
            (folder / path).parent.mkdir(exist_ok=True)

    def stills(self, source: Path, wanted: list[PlannedAnnotation]) -> None:
        """All stills of one recording, which is opened once."""
        if not wanted:
            return
        try:
            with FrameReader(source, max_size=STILL_SIZE) as reader:
                for planned in wanted:
                    self._make(planned.still, planned, partial(_still, reader, planned))
        except MediaError as error:
            _pass_on(error)
            self._warn(f"The stills of “{source.name}” are left out. {error}")

    def clips(self, source: Path, wanted: list[PlannedAnnotation]) -> None:
        """All clips of one recording."""
        for planned in wanted:
            self._make(planned.clip, planned, partial(self._clip, source, planned))

    def remove_empty_folders(self) -> None:
        """Nothing is left of a kind of file of which none could be made."""
        for folder in ("clips", "stills"):
            if not any(path.startswith(folder) for path in self.made) and (self._folder / folder).is_dir():
                (self._folder / folder).rmdir()

    def _make(self, path: str, planned: PlannedAnnotation, write: Callable[[Path], None]) -> None:
        self._progress.check()
        try:
            write(self._folder / path)
        except MediaError as error:
            _pass_on(error)
            what = "clip" if path == planned.clip else "still"
            self._warn(f"The {what} at {span(planned.annotation)} is left out. {error}")
        else:
            self.made.add(path)
        self._done += _clip_cost(planned) if path == planned.clip else _STILL_COST_MS
        self._progress.report(self._done / self._whole)

    def _clip(self, source: Path, planned: PlannedAnnotation, target: Path) -> None:
        one = planned.annotation
        until = (self._done + _clip_cost(planned)) / self._whole
        progress = self._progress.part(self._done / self._whole, until)
        start_ms, end_ms = one.start_ms, one.end_ms or 0

        def paint(width: int, height: int) -> list[Overlay]:
            return overlays(planned.drawings, width, height, start_ms, end_ms, self._progress)

        render_clip(source, start_ms, end_ms, target, progress=progress, max_height=CLIP_HEIGHT, paint=paint)


def _still(reader: FrameReader, planned: PlannedAnnotation, target: Path) -> None:
    write_still(drawn_on(reader.at(planned.still_ms), shown_at(planned.drawings, planned.still_ms)), target)


def _cost(planned: PlannedAnnotation) -> int:
    return (_STILL_COST_MS if planned.still else 0) + (_clip_cost(planned) if planned.clip else 0)


def _clip_cost(planned: PlannedAnnotation) -> int:
    one = planned.annotation
    return (one.end_ms or one.start_ms) - one.start_ms


def _pass_on(error: MediaError) -> None:
    """Raise what ends the export; what is only about one part of a recording does not."""
    if isinstance(error, CannotWriteError):
        raise error
