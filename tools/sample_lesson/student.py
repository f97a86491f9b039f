"""A student at a table: what shows above it, and the hands on it."""

import math
from dataclasses import dataclass, field

from tools.sample_lesson import palette
from tools.sample_lesson.brush import Brush, Point, blob, elbow
from tools.sample_lesson.head import Face, draw_head
from tools.sample_lesson.looks import Look
from tools.sample_lesson.palette import shade

HEAD: Point = (0.0, -112.0)
"""Where the head's centre is, seen from the middle of the table's far edge before the student."""
_SHOULDER = (41.0, -44.0)
_UPPER, _LOWER = 40.0, 42.0
_RAISED_UPPER, _RAISED_LOWER = 66.0, 76.0


@dataclass(frozen=True)
class Pose:
    """What a student does at one moment. `raised` 0…1 is the hand going up; `writing` 0…1 the hand at the page."""

    face: Face = field(default_factory=Face)
    raised: float = 0.0
    writing: float = 0.0
    scribble: Point = (0.0, 0.0)
    lean: float = 0.0
    breath: float = 0.0
    chin: float = 0.0
    """0…1: how far the other hand props up the head."""


def draw_body(brush: Brush, look: Look, pose: Pose) -> None:
    """Chair, trunk and head, before the table is drawn over them. The origin is the table's far edge."""
    brush.box(-40, -66, 80, 90, palette.STEEL, radius=16)
    brush.box(-34, -60, 68, 84, shade(palette.STEEL, 0.88), radius=13)
    with brush.moved(pose.lean * 10, 6 * max(0.0, pose.face.nod), stretch=1 + 0.012 * pose.breath):
        _trunk(brush, look)
        if pose.raised > 0.01:
            _raised_arm(brush, look, pose)
        brush.box(-13, -74, 26, 24, shade(look.skin, 0.88), radius=10)
        _collar(brush, look)
    tilt = pose.lean * 5 + pose.chin * 6
    x = HEAD[0] + pose.lean * 14
    y = HEAD[1] + 8 * max(0.0, pose.face.nod) - pose.breath * 0.8 + pose.chin * 6
    with brush.moved(x, y, turn=tilt):
        draw_head(brush, look, pose.face)


def draw_arms(brush: Brush, look: Look, pose: Pose) -> None:
    """The hands that lie on the table, after the table and the notebook are drawn."""
    if pose.chin > 0.5:
        _propping_arm(brush, look, pose)
    else:
        _arm(brush, look, -1, (-34 + pose.lean * 6, 20))
    if pose.raised <= 0.01:
        rest = (34.0, 20.0)
        page = (14 + pose.scribble[0], 24 + pose.scribble[1])
        hand = (rest[0] + (page[0] - rest[0]) * pose.writing, rest[1] + (page[1] - rest[1]) * pose.writing)
        _arm(brush, look, 1, hand)
        if pose.writing > 0.5:
            brush.line([(hand[0] - 4, hand[1] + 5), (hand[0] + 11, hand[1] - 17)], palette.MUSTARD, 4)


def _trunk(brush: Brush, look: Look) -> None:
    path = blob(
        (-18, -64),
        (-44, -62, -54, -50, -56, -20),
        (-58, 0, -56, 20, -54, 40),
        (-20, 44, 20, 44, 54, 40),
        (56, 20, 58, 0, 56, -20),
        (54, -50, 44, -62, 18, -64),
        (8, -58, -8, -58, -18, -64),
    )
    brush.fill(path, look.shirt)
    with brush.clipped(path):
        _pattern(brush, look)


def _pattern(brush: Brush, look: Look) -> None:
    if look.clothes == "stripes":
        for y in (-44, -24, -4, 16):
            brush.box(-70, y, 140, 9, look.second)
    elif look.clothes == "dots":
        for row in range(5):
            for column in range(7):
                brush.oval(-54 + column * 18 + (row % 2) * 9, -50 + row * 17, 3, 3, look.second)
    elif look.clothes == "overalls":
        brush.box(-30, -22, 60, 70, look.second, radius=6)
        for side in (-1, 1):
            brush.line([(side * 34, -66), (side * 24, -18)], look.second, 12)
            brush.oval(side * 23, -16, 4, 4, palette.MUSTARD)
    elif look.clothes == "cardigan":
        brush.shape([(-15, -70), (15, -70), (10, 44), (-10, 44)], look.second)
    elif look.clothes == "hoodie":
        brush.box(-26, 2, 52, 40, shade(look.shirt, 0.9), radius=12)


def _collar(brush: Brush, look: Look) -> None:
    if look.clothes == "collar":
        for side in (-1, 1):
            brush.shape([(0, -52), (side * 24, -64), (side * 26, -48), (side * 8, -42)], look.second)
    elif look.clothes == "hoodie":
        brush.curve((-25, -62), (0, -36), (25, -62), shade(look.shirt, 0.84), 11)
        for side in (-1, 1):
            brush.line([(side * 9, -46), (side * 10, -28)], palette.CREAM, 2.6)
    else:
        brush.curve((-15, -63), (0, -50), (15, -63), shade(look.shirt, 0.9), 5)


def _arm(brush: Brush, look: Look, side: int, hand: Point) -> None:
    shoulder = (side * _SHOULDER[0], _SHOULDER[1] + 6)
    joint, tip = elbow(shoulder, hand, _UPPER, _LOWER, -side)
    sleeve = shade(look.shirt, 0.9)
    wrist = (tip[0] - (tip[0] - joint[0]) * 0.16, tip[1] - (tip[1] - joint[1]) * 0.16)
    brush.oval(tip[0], tip[1], 12.5, 11.5, look.skin)
    brush.limb(shoulder, joint, wrist, sleeve, 23)


def _propping_arm(brush: Brush, look: Look, pose: Pose) -> None:
    """The elbow on the table, the cheek in the hand."""
    shoulder, joint = (-_SHOULDER[0], _SHOULDER[1] + 6), (-50.0, 14.0)
    tip = (-31 + pose.lean * 14, -68.0)
    wrist = (tip[0] - (tip[0] - joint[0]) * 0.16, tip[1] - (tip[1] - joint[1]) * 0.16)
    brush.oval(tip[0], tip[1], 13, 12, look.skin)
    brush.line([shoulder, joint, wrist], shade(look.shirt, 0.9), 22)


def _raised_arm(brush: Brush, look: Look, pose: Pose) -> None:
    shoulder = (_SHOULDER[0], _SHOULDER[1] + 6)
    eased = pose.raised * pose.raised * (3 - 2 * pose.raised)
    sway = 3 * math.sin(pose.scribble[0])
    hand = (38 + 34 * math.sin(eased * math.pi) + 36 * eased + sway, 16 - 194 * eased)
    joint, tip = elbow(shoulder, hand, _RAISED_UPPER, _RAISED_LOWER, -1)
    wrist = (tip[0] - (tip[0] - joint[0]) * 0.14, tip[1] - (tip[1] - joint[1]) * 0.14)
    brush.limb(shoulder, joint, wrist, shade(look.shirt, 0.92), 23)
    brush.oval(tip[0], tip[1] - 2, 11.5, 12.5, look.skin)
    for dx, dy in ((-7, -11), (-2, -15), (4, -14), (9, -9)):
        brush.line([(tip[0] + dx * 0.5, tip[1] - 4), (tip[0] + dx, tip[1] + dy)], look.skin, 5.6)
