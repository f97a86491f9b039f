"""The frame on the screen at a stamp, and the frames beside it: found, kept, and decoded before they are asked for."""

from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from coachview.media.kept_frames import KeptFrames, size_of
from coachview.media.video_source import TimedFrame, VideoSource
from coachview.progress import QUIET, Progress

BESIDE = 8
"""So many frames are wanted on either side of the one given last, where there is room for them."""

_BEFORE = BESIDE // 2
"""So many frames before the one sought are decoded with it; each costs time on the way to it."""

_KEPT_AT_LEAST = 3


@dataclass(frozen=True, slots=True)
class Shown:
    """A frame and the stamp at which the next one takes its place."""

    timed: TimedFrame
    end: int


@dataclass(slots=True)
class _Going:
    """Decoding under way, a frame at a time, at one end of what is kept."""

    back: bool
    steps: Iterator[None]


class Neighbours:
    """Frames of one source; all stamps are its own. One thread at a time.

    Going forward, frames are decoded one after the other. Going back, the stretch before is decoded once and its last
    frames are kept, as many as the limit lets: not once for every step. Cancelling leaves all of it usable.
    """

    def __init__(self, source: VideoSource, limit_bytes: int) -> None:
        """What is kept stays within `limit_bytes`, but for three frames, however large."""
        self._source, self._limit_bytes = source, limit_bytes
        self._kept = KeptFrames()
        self._going: _Going | None = None
        self._filled: deque[TimedFrame] = deque()
        self._filled_bytes = 0
        self._place: int | None = None  # the frame that the source gave last
        self._last: int | None = None  # the last frame of all, once it was seen
        self._standing = 0
        self._backwards = False
        self._nothing_before: int | None = None  # decoding what is before this frame brought nothing
        self._progress = QUIET

    @property
    def size_bytes(self) -> int:
        """How much the frames kept take now."""
        return self._kept.size_bytes + self._filled_bytes

    def forget(self) -> None:
        """Let go of every frame."""
        self._stop_going()
        self._kept.clear()
        self._place = None

    def at(self, stamp: int, progress: Progress, landed: Callable[[TimedFrame], None] | None = None) -> Shown:
        """The frame on the screen at a stamp: the first before it has begun, the last after the end.

        Where it has to be sought, `landed` is given the key frame from which it is decoded.
        """
        self._backwards = False
        return self._shown(self._find(stamp, progress, landed))

    def after(self, stamp: int, progress: Progress) -> Shown:
        """The frame after the one on the screen at a stamp; the last one again when there is none."""
        index = self._find(stamp, progress)
        self._backwards = False
        return self._shown(index if self._is_last(index) else self._find(self._kept[index + 1].stamp, progress))

    def before(self, stamp: int, progress: Progress) -> Shown:
        """The frame before the one on the screen at a stamp; the first one again when there is none."""
        index = self._find(stamp, progress)
        self._backwards = True
        return self._shown(self._find(self._kept[index].stamp - 1, progress))

    def prefetch(self) -> bool:
        """Decode one frame more beside the one given last; False when all that is wanted is there."""
        if len(self._kept) == 0:
            return False
        if self._going is None and not self._start_wanted():
            return False
        self._go_on(QUIET)
        if self._going is not None and not self._going.back and self._counts()[1] >= self._wanted()[1]:
            self._stop_going()
        return True

    def _find(self, stamp: int, progress: Progress, landed: Callable[[TimedFrame], None] | None = None) -> int:
        """Where in `_kept` the frame shown at `stamp` is. Its successor, if it has one, is kept too."""
        stamp = max(stamp, self._source.first.stamp)
        if not self._covers(stamp):
            self._reach(stamp, progress, landed)
        index = self._kept.index_at(stamp)
        self._standing = self._kept[index].stamp
        return index

    def _shown(self, index: int) -> Shown:
        timed = self._kept[index]
        if index + 1 < len(self._kept):
            return Shown(timed, self._kept[index + 1].stamp)
        return Shown(timed, timed.stamp + self._source.length_of(timed))

    def _is_last(self, index: int) -> bool:
        return index + 1 == len(self._kept)

    def _covers(self, stamp: int) -> bool:
        kept = self._kept
        return len(kept) > 0 and kept.first <= stamp and (stamp < kept.last or kept.last == self._last)

    def _reach(self, stamp: int, progress: Progress, landed: Callable[[TimedFrame], None] | None) -> None:
        self._standing = stamp  # so that room is made at the other end
        if self._is_near_after(stamp):
            self._go_until(stamp, progress, back=False)
        elif self._is_just_before(stamp):
            self._go_until(stamp, progress, back=True)
        if not self._covers(stamp):
            self._jump(stamp, progress, landed)

    def _is_near_after(self, stamp: int) -> bool:
        """Whether decoding on from the last frame kept, leaving out none, is less work than anything else."""
        if len(self._kept) == 0 or stamp < self._kept.last:
            return False
        reach = BESIDE if self._place != self._kept.last else 2 * BESIDE
        return stamp <= self._kept.last + reach * self._source.usual_length

    def _is_just_before(self, stamp: int) -> bool:
        """Whether what is kept reaches this far when it is extended backwards."""
        reach = BESIDE * self._source.usual_length
        return len(self._kept) > 0 and stamp < self._kept.first <= stamp + reach

    def _jump(self, stamp: int, progress: Progress, landed: Callable[[TimedFrame], None] | None) -> None:
        """Decode what leads to a frame, leaving out what is long before; if that was too much, without leaving out."""
        self._stop_going()
        end = self._source.end
        known = stamp if end is None else min(stamp, end)
        whole_from = known - (_BEFORE + 1) * self._source.usual_length
        if not self._is_on_the_way(stamp, whole_from):
            self._seek(stamp, progress, whole_from)
        else:
            self._source.leave_out_before(whole_from)
        if not self._decode_to(stamp, whole_from, progress, landed):
            self._seek(stamp, progress, None)
            self._decode_to(stamp, None, progress)

    def _is_on_the_way(self, stamp: int, whole_from: int) -> bool:
        """Whether the source comes by this stamp if it only goes on, and without another key frame before it.

        Not if it was on its way to a later one: it may have left out already what is wanted now.
        """
        here, left_out = self._place, self._source.whole_from
        if here is None or here >= stamp or (left_out is not None and left_out > whole_from):
            return False
        return self._source.same_stretch(here, stamp)

    def _decode_to(
        self,
        stamp: int,
        whole_from: int | None,
        progress: Progress,
        landed: Callable[[TimedFrame], None] | None = None,
    ) -> bool:
        """Keep frames from where the source is up to the one at `stamp`; False if that one may have been left out."""
        self.forget()
        while not self._covers(stamp) and (timed := self._next(progress)) is not None:
            if landed is not None:
                landed(timed)
                landed = None
            if self._is_whole(timed, whole_from):
                self._keep(timed)
        return len(self._kept) > 0 and self._kept.first <= stamp

    def _is_whole(self, timed: TimedFrame, whole_from: int | None) -> bool:
        """Whether no frame is missing between this one and the next."""
        return whole_from is None or not self._source.can_spare or timed.stamp >= whole_from

    def _seek(self, stamp: int, progress: Progress, whole_from: int | None) -> None:
        self._place = None  # it may be cancelled on the way
        self._source.seek(stamp, progress, whole_from=whole_from)

    def _next(self, progress: Progress) -> TimedFrame | None:
        timed = self._source.next(progress)
        if timed is not None:
            self._place = timed.stamp
        elif len(self._kept) and self._place == self._kept.last:
            self._last = self._place
        return timed

    def _keep(self, timed: TimedFrame) -> None:
        self._kept.append(timed)
        while self._kept.size_bytes > self._limit_bytes and len(self._kept) > _KEPT_AT_LEAST:
            self._kept.drop_first()

    def _go_until(self, stamp: int, progress: Progress, *, back: bool) -> None:
        """Decode on, or back, until the frame at `stamp` is kept, or there is no more to decode that way."""
        if self._going is None or self._going.back is not back:
            self._start(back=back)
        while self._going is not None and not self._covers(stamp):
            self._go_on(progress)

    def _start_wanted(self) -> bool:
        """Begin to decode what is most likely asked for next; False when enough is there."""
        (behind, ahead), (wanted_behind, wanted_ahead) = self._counts(), self._wanted()
        is_over = self._kept.last == self._last
        if not is_over and self._place == self._kept.last and ahead < wanted_ahead:
            self._start(back=False)
        elif self._has_before() and behind < (wanted_behind + 1) // 2:
            self._start(back=True)
        elif not is_over and ahead < (wanted_ahead + 1) // 2:
            self._start(back=False)
        return self._going is not None

    def _counts(self) -> tuple[int, int]:
        """How many frames are kept before and after the one given last."""
        behind = self._kept.index_at(self._standing)
        return behind, len(self._kept) - 1 - behind

    def _wanted(self) -> tuple[int, int]:
        """How many frames are to be kept before and after the one given last: all there is room for where one steps."""
        room = max(_KEPT_AT_LEAST, self._limit_bytes // size_of(self._kept[0])) - 1
        if not self._backwards:
            return min(BESIDE, room // 2), min(BESIDE, room // 2)
        ahead = max(1, min(BESIDE, room // 4))
        return room - ahead, ahead

    def _has_before(self) -> bool:
        return self._source.first.stamp < self._kept.first != self._nothing_before

    def _start(self, *, back: bool) -> None:
        self._stop_going()
        self._going = _Going(back, self._going_back() if back else self._going_ahead())

    def _stop_going(self) -> None:
        self._going = None
        self._filled.clear()
        self._filled_bytes = 0

    def _go_on(self, progress: Progress) -> None:
        """One frame more of what is under way."""
        going, self._progress = self._going, progress
        try:
            if going is not None:
                next(going.steps)
        except StopIteration:
            self._stop_going()
        except BaseException:
            self._stop_going()
            raise

    def _going_ahead(self) -> Iterator[None]:
        """Keep what follows, frame by frame, to the end of the recording; first come to where that begins."""
        if self._place != self._kept.last:
            yield from self._come_to(self._kept.last)
        while (timed := self._next(self._progress)) is not None:
            self._keep(timed)
            yield

    def _come_to(self, stamp: int) -> Iterator[None]:
        """Have the source give the frame of this stamp, the last one kept; if it cannot, begin anew there."""
        self._seek(stamp, self._progress, stamp)
        while (timed := self._next(self._progress)) is not None and timed.stamp < stamp:
            yield
        if timed is not None and timed.stamp > stamp:
            self._kept.clear()
            self._keep(timed)

    def _going_back(self) -> Iterator[None]:
        """Decode the frames before the first one kept; they are kept only when they have reached it."""
        end = self._kept.first
        missing = self._wanted()[0] - self._counts()[0]
        timed: TimedFrame | None = None
        for whole_from in (end - missing * self._source.usual_length, None):
            self._seek(end - 1, self._progress, whole_from)
            while (timed := self._next(self._progress)) is not None and timed.stamp < end:
                if self._is_whole(timed, whole_from):
                    self._fill(timed)
                yield
            if self._filled:
                break
        self._join(timed, end)

    def _fill(self, timed: TimedFrame) -> None:
        """Hold a frame until what was kept is reached; the farthest frames make room for it."""
        self._filled.append(timed)
        self._filled_bytes += size_of(timed)
        while self.size_bytes > self._limit_bytes:
            if self._counts()[1] > self._wanted()[1]:
                self._kept.drop_last()
            elif len(self._filled) > 1:
                self._filled_bytes -= size_of(self._filled.popleft())
            else:
                return

    def _join(self, timed: TimedFrame | None, end: int) -> None:
        """Put what was filled before what was kept. `timed` is what came next: the first one kept, if all is well."""
        if timed is None or not self._filled:
            self._nothing_before = end
            return
        if timed.stamp != end:  # the container counts otherwise after a seek
            self._kept.clear()
            self._kept.append(timed)
        self._kept.prepend(self._filled)
