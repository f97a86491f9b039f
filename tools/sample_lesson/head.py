"""A head with a face that looks somewhere, blinks, speaks and feels."""

from dataclasses import dataclass

from PySide6.QtGui import QColor

from tools.sample_lesson import hair, palette
from tools.sample_lesson.brush import Brush, blob
from tools.sample_lesson.looks import Look
from tools.sample_lesson.palette import clear, shade


@dataclass(frozen=True)
class Face:
    """What a face does at one moment: where it looks (-1…1 each), and how open, glad, or doubtful it is (0…1)."""

    turn: float = 0.0
    nod: float = 0.0
    blink: float = 0.0
    mouth: float = 0.0
    smile: float = 0.4
    doubt: float = 0.0


def draw_head(brush: Brush, look: Look, face: Face) -> None:
    """The head, its centre at the origin, 48 in radius."""
    hair.behind(brush, look, face.turn)
    covered = look.style == "hijab"
    if not covered:
        _ears(brush, look, face.turn)
    skull = blob(
        (-45, -8),
        (-46, -44, -24, -54, 0, -54),
        (24, -54, 46, -44, 45, -8),
        (45, 24, 27, 48, 0, 48),
        (-27, 48, -45, 24, -45, -8),
    )
    brush.fill(skull, look.skin)
    with brush.moved(face.turn * 17, face.nod * 10 + 2):
        _features(brush, look, face)
    hair.on_top(brush, look, face.turn)
    if look.glasses:
        with brush.moved(face.turn * 17, face.nod * 10 + 2):
            _glasses(brush, face.turn)


def draw_head_from_behind(brush: Brush, look: Look) -> None:
    """The back of the teacher's head."""
    for side in (-1, 1):
        brush.oval(side * 44, 6, 8, 11, look.skin)
    shape = blob(
        (-48, -4),
        (-50, -46, -26, -60, 0, -60),
        (26, -60, 50, -46, 48, -4),
        (46, 26, 28, 42, 0, 44),
        (-28, 42, -46, 26, -48, -4),
    )
    brush.fill(shape, look.hair)
    strand = shade(look.hair, 1.22)
    for start, bend in (((-34, 20), (-26, -20)), ((34, 20), (30, -20)), ((-14, 32), (-10, -6)), ((18, 32), (14, -6))):
        brush.curve(start, bend, (3, -34), strand, 2.6)
    brush.oval(3, -44, 25, 22, shade(look.hair, 1.08))
    brush.curve((-13, -46), (3, -62), (20, -46), strand, 3)
    brush.curve((-8, -38), (4, -50), (14, -38), strand, 2.4)
    brush.box(-12, -27, 30, 8, palette.CORAL, radius=4)


def _ears(brush: Brush, look: Look, turn: float) -> None:
    inner = shade(look.skin, 0.86)
    for side in (-1, 1):
        near = max(0.0, -turn * side)
        x = side * (46 - 9 * near) if near else side * (45 - 9 * abs(turn))
        brush.oval(x, 5, 9, 11, look.skin)
        brush.oval(x + side, 5, 4, 6, inner)
        if look.hearing_aid and side == 1:
            brush.curve((x + 4, -6), (x + 13, -2), (x + 9, 10), palette.TEAL, 4.5)


def _features(brush: Brush, look: Look, face: Face) -> None:
    squeeze = 1 - abs(face.turn) * 0.16
    blush = clear(palette.CORAL, 0.34 if look.skin.valueF() > 0.75 else 0.28)
    for side in (-1, 1):
        brush.oval(side * 27 * squeeze, 16, 8.5, 5.5, blush)
        if look.freckles:
            for dx, dy in ((-4, 9), (1, 12), (5, 8)):
                brush.oval(side * 25 * squeeze + dx, dy + 3, 1.5, 1.5, shade(look.skin, 0.78))
        _eye(brush, side * 17.5 * squeeze, face)
        _brow(brush, look, side, 17.5 * squeeze, face)
    brush.curve((-3.5, 10), (0 + face.turn * 2, 14.5), (4, 10.5), shade(look.skin, 0.76), 2.6)
    _mouth(brush, face, palette.MOUTH if look.skin.valueF() > 0.6 else palette.MOUTH_DEEP)


def _eye(brush: Brush, x: float, face: Face) -> None:
    if face.blink > 0.55:
        brush.curve((x - 6, 0), (x, 4.5), (x + 6, 0), palette.EYE, 2.6)
        return
    opened = 1 - face.blink
    brush.oval(x, 0, 5.2, 7.0 * opened, palette.EYE)
    brush.oval(x + 1.8, -2.6 * opened, 1.7, 1.9 * opened, palette.WHITE)


def _brow(brush: Brush, look: Look, side: float, x: float, face: Face) -> None:
    colour = look.hair if look.style != "hijab" else QColor("#4A332B")
    colour = shade(colour, 0.85)
    lift = -13.5 - face.doubt * (5 if side > 0 else -1) - face.smile * 1.5 - face.mouth * 1.5
    inner, outer = x - 7, x + 7
    tilt = face.doubt * 3
    brush.curve((side * inner, lift - tilt), (side * x, lift - 4), (side * outer, lift + 1.5), colour, 3)


def _mouth(brush: Brush, face: Face, colour: QColor) -> None:
    width = 9 + face.smile * 5
    if face.mouth < 0.12:
        depth = face.smile * 9 - face.doubt * 3
        brush.curve((-width, 24.5 - depth * 0.2), (0, 25 + depth), (width, 24.5 - depth * 0.2), colour, 3)
        return
    height = 4 + face.mouth * 12
    wide = width * (1 - face.mouth * 0.18)
    path = blob(
        (-wide, 23), (-wide * 0.6, 21.5, wide * 0.6, 21.5, wide, 23), (wide, 23 + height, -wide, 23 + height, -wide, 23)
    )
    brush.fill(path, colour)
    with brush.clipped(path):
        brush.oval(0, 24 + height * 0.85, wide * 0.62, height * 0.38, palette.TONGUE)


def _glasses(brush: Brush, turn: float) -> None:
    squeeze = 1 - abs(turn) * 0.16
    frame = palette.NAVY
    for side in (-1, 1):
        brush.oval(side * 18 * squeeze, 1, 13.5, 13.5, clear(palette.WHITE, 0.22))
        points = [(side * 18 * squeeze, 1)]
        x = points[0][0]
        ring = blob((x - 13, 1), (x - 13, -17, x + 13, -17, x + 13, 1), (x + 13, 19, x - 13, 19, x - 13, 1))
        brush.stroke(ring, frame, 2.8)
    brush.line([(-5 * squeeze, -1), (5 * squeeze, -1)], frame, 2.8)
