"""The teacher, standing: seen from the front, or from behind while she writes."""

import math
from dataclasses import dataclass, field

from PySide6.QtCore import QRectF

from tools.sample_lesson import palette
from tools.sample_lesson.brush import Brush, Point, between, blob, elbow
from tools.sample_lesson.head import Face, draw_head, draw_head_from_behind
from tools.sample_lesson.looks import TEACHER
from tools.sample_lesson.palette import shade

SCALE = 1.12
KNEELING = 116.0
"""How much lower her head is when she kneels."""
HEAD: Point = (0.0, -392.0)
_SHOULDER = (45.0, -318.0)
_UPPER, _LOWER = 88.0, 92.0
_CARDIGAN = palette.CORAL
_SKIRT = palette.NAVY


@dataclass(frozen=True)
class Stance:
    """What the teacher does at one moment; the hands are where they reach for, seen from between her feet."""

    face: Face = field(default_factory=Face)
    away: bool = False
    left: Point = (-62.0, -148.0)
    right: Point = (62.0, -148.0)
    reach: float = 0.0
    """0…1: how far her left arm is stretched out to point or write; else its elbow hangs by her side."""
    squeeze: float = 0.0
    """0…1: how far she is turned sideways, on the way round."""
    step: float = 0.0
    """How far she has walked, in steps: her feet follow."""
    walking: float = 0.0
    kneel: float = 0.0
    """0…1: how far she has gone down on her knees, to be level with a student."""
    breath: float = 0.0
    marker: bool = False


def draw_teacher(brush: Brush, stance: Stance) -> None:
    """Her feet stand at the origin."""
    bob = -abs(math.sin(stance.step * math.pi)) * 6 * stance.walking
    brush.oval(0, 2, 74, 11, palette.clear(palette.WOOD_DARK, 0.35))
    if stance.kneel < 0.2:
        _legs(brush, stance)
    brush.painter.setClipRect(QRectF(-400, -700, 800, 704))
    brush.painter.translate(0, KNEELING * stance.kneel)
    brush.painter.scale(1 - 0.42 * stance.squeeze, 1)
    with brush.moved(0, bob - stance.breath * 0.8):
        if stance.away:
            _trunk(brush, away=True)
            brush.box(-13, -354, 26, 26, shade(TEACHER.skin, 0.9), radius=10)
            with brush.moved(*HEAD, scale=0.98):
                draw_head_from_behind(brush, TEACHER)
            _arms(brush, stance)
        else:
            _trunk(brush, away=False)
            _arms(brush, stance)
            with brush.moved(HEAD[0] + stance.face.turn * 3, HEAD[1] + 5 * max(0.0, stance.face.nod), scale=0.98):
                draw_head(brush, TEACHER, stance.face)


def _legs(brush: Brush, stance: Stance) -> None:
    swing = math.sin(stance.step * math.pi) * 13 * stance.walking
    lift = math.cos(stance.step * math.pi) * 8 * stance.walking
    for side in (-1, 1):
        x, up = side * 20 + swing * side, max(0.0, lift * side)
        brush.line([(side * 19, -110), (x, -16 - up)], shade(TEACHER.skin, 0.92), 19)
        shoe = blob((x - 14, 2 - up), (x - 16, -16 - up, x + 16, -16 - up, x + 15, 2 - up))
        brush.fill(shoe, shade(palette.CORAL, 0.72))


def _trunk(brush: Brush, *, away: bool) -> None:
    skirt = blob(
        (-37, -216),
        (-44, -170, -62, -110, -66, -78),
        (-30, -68, 30, -68, 66, -78),
        (62, -110, 44, -170, 37, -216),
    )
    brush.fill(skirt, _SKIRT)
    for x in (-22, 4, 28):
        brush.curve((x * 0.5, -190), (x, -130), (x * 1.3, -80), shade(_SKIRT, 0.86), 3)
    chest = blob(
        (-20, -342),
        (-48, -338, -58, -324, -56, -292),
        (-52, -250, -46, -220, -46, -188),
        (-20, -182, 20, -182, 46, -188),
        (46, -220, 52, -250, 56, -292),
        (58, -324, 48, -338, 20, -342),
    )
    brush.fill(chest, _CARDIGAN)
    if away:
        brush.curve((0, -330), (2, -260), (0, -190), shade(_CARDIGAN, 0.9), 2.4)
        return
    with brush.clipped(chest):
        brush.shape([(-22, -346), (22, -346), (16, -180), (-16, -180)], TEACHER.shirt)
        brush.shape([(-30, -346), (-20, -346), (-13, -180), (-26, -180)], shade(_CARDIGAN, 0.92))
        brush.shape([(30, -346), (20, -346), (13, -180), (26, -180)], shade(_CARDIGAN, 0.92))
    brush.box(-14, -360, 28, 30, shade(TEACHER.skin, 0.88), radius=12)
    _lanyard(brush)


def _lanyard(brush: Brush) -> None:
    for side in (-1, 1):
        brush.line([(side * 14, -340), (0, -272)], palette.TEAL, 3.4)
    brush.box(-11, -274, 22, 28, palette.WHITE, radius=3)
    brush.oval(0, -264, 4.5, 4.5, palette.TEAL)
    brush.line([(-5, -253), (5, -253)], palette.STEEL, 2)


def _arms(brush: Brush, stance: Stance) -> None:
    for side, hand in ((-1, stance.left), (1, stance.right)):
        shoulder = (side * _SHOULDER[0], _SHOULDER[1])
        stretched, tip = elbow(shoulder, hand, _UPPER, _LOWER, -1)
        reach = stance.reach if side == -1 else 0.0
        joint = between((side * 62.0, -238.0), stretched, reach)
        tip = between(hand, tip, reach)
        wrist = (tip[0] - (tip[0] - joint[0]) * 0.12, tip[1] - (tip[1] - joint[1]) * 0.12)
        brush.oval(tip[0], tip[1], 11.5, 11.5, TEACHER.skin)
        if side == -1 and stance.reach > 0.6:
            ux, uy = _direction(joint, tip)
            brush.line([tip, (tip[0] + ux * 17, tip[1] + uy * 17)], TEACHER.skin, 7)
        if side == -1 and stance.marker:
            brush.line([(tip[0] - 3, tip[1] - 4), (tip[0] - 14, tip[1] - 15)], palette.WHITE, 7)
        brush.limb(shoulder, joint, wrist, shade(_CARDIGAN, 0.88), 25)


def _direction(a: Point, b: Point) -> Point:
    length = math.dist(a, b) or 1.0
    return (b[0] - a[0]) / length, (b[1] - a[1]) / length
