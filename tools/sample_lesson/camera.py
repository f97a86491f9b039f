"""Which part of the room fills the picture: shots that begin with a cut, few of them moving."""

from dataclasses import dataclass

from PySide6.QtCore import QRectF

from coachview.sample import lesson
from tools.sample_lesson.timing import ramp

_ASPECT = 854 / 480


@dataclass(frozen=True)
class Frame:
    """A part of the room by its middle and its width; its height follows."""

    x: float
    y: float
    width: float

    def rect(self) -> QRectF:
        height = self.width / _ASPECT
        left = min(max(self.x - self.width / 2, 0.0), 1600 - self.width)
        top = min(max(self.y - height / 2, 0.0), 900 - height)
        return QRectF(left, top, self.width, height)


@dataclass(frozen=True)
class Shot:
    """From a cut at `start_ms` until the next one; where there is an `end`, the camera moves there first."""

    start_ms: int
    begin: Frame
    end: Frame | None = None
    move_ms: int = 0


WIDE = Frame(800, 450, 1600)
_BOARD = Frame(520, 300, 960)
_BOARD_WIDE = Frame(600, 340, 1180)
_FRONT = Frame(610, 690, 860)
_BACK = Frame(1300, 545, 600)
_TEACHER = Frame(960, 330, 800)
_MIDDLE = Frame(1060, 560, 1060)
_TOMAS = Frame(800, 690, 660)
_MEI = Frame(1196, 525, 510)
_SAM = Frame(1400, 540, 600)
_AMINA = Frame(400, 588, 870)
_AMINA_CLOSE = Frame(400, 690, 600)
_TIMER = Frame(1000, 250, 640)

SHOTS = (
    Shot(0, Frame(830, 440, 1380), WIDE, 5_500),
    Shot(7_200, _BOARD),
    Shot(12_600, _BACK),
    Shot(15_600, _BOARD),
    Shot(19_700, _BOARD_WIDE),
    Shot(30_800, WIDE),
    Shot(38_500, _FRONT),
    Shot(46_200, WIDE),
    Shot(51_600, _FRONT),
    Shot(57_300, _BACK),
    Shot(62_900, WIDE),
    Shot(67_000, _TOMAS),
    Shot(71_200, _TEACHER),
    Shot(74_600, _MIDDLE),
    Shot(84_200, WIDE, Frame(860, 460, 1480), 4_500),
    Shot(91_000, _MEI),
    Shot(94_700, _TEACHER),
    Shot(98_700, _MEI),
    Shot(104_500, WIDE),
    Shot(109_200, _BOARD_WIDE),
    Shot(114_400, WIDE),
    Shot(123_800, _SAM),
    Shot(127_700, _TEACHER),
    Shot(134_200, WIDE),
    Shot(149_900, _AMINA),
    Shot(159_600, _FRONT),
    Shot(162_800, WIDE),
    Shot(167_800, _AMINA_CLOSE),
    Shot(175_000, _TEACHER),
    Shot(179_300, _TIMER, Frame(1030, 210, 560), 2_400),
    Shot(182_400, WIDE),
)


def part_seen(ms: float) -> QRectF:
    """The part of the room in the picture."""
    shot = _shot(ms)
    if shot.end is None:
        return shot.begin.rect()
    part = ramp(ms, shot.start_ms, shot.start_ms + shot.move_ms)
    a, b = shot.begin, shot.end
    return Frame(a.x + (b.x - a.x) * part, a.y + (b.y - a.y) * part, a.width + (b.width - a.width) * part).rect()


def moves(ms: float) -> bool:
    """Whether the camera is moving."""
    shot = _shot(ms)
    return shot.end is not None and ms < shot.start_ms + shot.move_ms


def _shot(ms: float) -> Shot:
    return [shot for shot in SHOTS if shot.start_ms <= ms][-1]


def cuts_between(before_ms: float, ms: float) -> bool:
    """Whether another shot, or the close-up, begins or ends after the first time and not after the second."""
    cuts = [shot.start_ms for shot in SHOTS] + [lesson.CLOSE_UP.start_ms, lesson.CLOSE_UP.end_ms]
    return any(before_ms < cut <= ms for cut in cuts)
