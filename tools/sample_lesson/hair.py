"""Hair and head coverings: for each style what is behind the head and what lies on it.

Drawn in the head's own units: the face is about 45 wide and 50 high on either side of its centre. `turn` is where the
face looks, -1 (left) to 1: what is in front moves with it, what is behind moves against it.
"""

from collections.abc import Callable

from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QPainterPath

from tools.sample_lesson.brush import Brush, blob, smooth
from tools.sample_lesson.looks import Look
from tools.sample_lesson.palette import CORAL, MUSTARD, shade

Painter = Callable[[Brush, Look, float], None]


def behind(brush: Brush, look: Look, turn: float) -> None:
    """What is drawn before the head."""
    if look.style in _BEHIND:
        _BEHIND[look.style](brush, look, turn)


def on_top(brush: Brush, look: Look, turn: float) -> None:
    """What is drawn over the head."""
    _ON_TOP[look.style](brush, look, turn)


def _bob_behind(brush: Brush, look: Look, turn: float) -> None:
    with brush.moved(-4 * turn, 0):
        path = blob(
            (0, -62),
            (-42, -62, -60, -34, -58, 2),
            (-57, 26, -56, 44, -46, 48),
            (-20, 54, 20, 54, 46, 48),
            (56, 44, 57, 26, 58, 2),
            (60, -34, 42, -62, 0, -62),
        )
        brush.fill(path, shade(look.hair, 0.82))


def _bob_top(brush: Brush, look: Look, turn: float) -> None:
    with brush.moved(5 * turn, 0):
        path = blob(
            (-49, 10),
            (-60, -30, -40, -62, 0, -62),
            (40, -62, 60, -30, 49, 10),
            (46, -2, 44, -10, 40, -18),
            (20, -13, -20, -13, -40, -18),
            (-44, -10, -46, -2, -49, 10),
        )
        brush.fill(path, look.hair)
        brush.curve((-22, -44), (0, -53), (22, -44), shade(look.hair, 1.22), 4)


def _waves_top(brush: Brush, look: Look, turn: float) -> None:
    with brush.moved(4 * turn, 0):
        path = blob(
            (-47, 2),
            (-58, -26, -50, -54, -22, -60),
            (0, -72, 34, -68, 46, -46),
            (56, -30, 50, -14, 47, 2),
            (44, -8, 42, -18, 36, -26),
            (22, -20, 6, -24, -2, -32),
            (-10, -22, -26, -18, -36, -22),
            (-42, -16, -45, -8, -47, 2),
        )
        brush.fill(path, look.hair)
        brush.curve((-20, -46), (2, -58), (28, -48), shade(look.hair, 1.25), 4)


def _tousled_top(brush: Brush, look: Look, turn: float) -> None:
    with brush.moved(4 * turn, 0):
        path = blob(
            (-48, 8),
            (-60, -18, -56, -46, -34, -54),
            (-30, -68, -12, -66, -4, -62),
            (8, -74, 26, -68, 28, -58),
            (48, -58, 58, -24, 48, 8),
            (46, -4, 42, -12, 38, -16),
            (34, -24, 26, -28, 20, -30),
            (12, -18, -8, -14, -22, -20),
            (-30, -22, -36, -16, -40, -10),
            (-44, -4, -46, 2, -48, 8),
        )
        brush.fill(path, look.hair)
        brush.curve((-28, -40), (-8, -54), (14, -46), shade(look.hair, 1.35), 4)


def _crop_top(brush: Brush, look: Look, turn: float) -> None:
    with brush.moved(3 * turn, 0):
        path = blob(
            (-46, -6),
            (-54, -34, -44, -66, -16, -66),
            (-4, -70, 6, -70, 16, -66),
            (44, -66, 54, -34, 46, -6),
            (44, -16, 40, -26, 32, -30),
            (14, -34, -14, -34, -32, -30),
            (-40, -26, -44, -16, -46, -6),
        )
        brush.fill(path, look.hair)
        for x, y in ((-24, -48), (-8, -55), (8, -50), (24, -54), (0, -42)):
            brush.oval(x, y, 2.6, 2.6, shade(look.hair, 1.22))


def _curls(brush: Brush, colour: QColor, spots: tuple[tuple[float, float, float], ...]) -> None:
    for x, y, size in spots:
        brush.oval(x, y, size, size, colour)


def _curls_behind(brush: Brush, look: Look, turn: float) -> None:
    spots = ((-46, -10, 15), (46, -10, 15), (-48, -30, 17), (48, -30, 17), (-30, -52, 18), (30, -52, 18), (0, -60, 19))
    with brush.moved(-2 * turn, 0):
        _curls(brush, shade(look.hair, 0.86), spots)


def _curls_top(brush: Brush, look: Look, turn: float) -> None:
    spots = ((-38, -26, 13), (-24, -40, 15), (-4, -46, 16), (17, -43, 15), (35, -30, 14), (-10, -32, 11), (14, -31, 10))
    with brush.moved(5 * turn, 0):
        _curls(brush, look.hair, spots)
        for x, y, _size in spots[1:5]:
            brush.curve((x - 6, y - 3), (x, y - 10), (x + 6, y - 4), shade(look.hair, 1.3), 2.6)


def _puffs_behind(brush: Brush, look: Look, turn: float) -> None:
    for side in (-1, 1):
        with brush.moved(side * 40 - 5 * turn, -50):
            puff = tuple(
                (12 * dx, 12 * dy, 15.0) for dx, dy in ((0, -1), (0.9, -0.3), (0.6, 0.8), (-0.6, 0.8), (-0.9, -0.3))
            )
            _curls(brush, look.hair, puff)
            brush.oval(-4, -8, 7, 5, shade(look.hair, 1.18))
            brush.oval(-side * 11, 13, 8, 8, MUSTARD)


def _puffs_top(brush: Brush, look: Look, turn: float) -> None:
    with brush.moved(4 * turn, 0):
        path = blob(
            (-46, -4),
            (-52, -36, -32, -58, 0, -58),
            (32, -58, 52, -36, 46, -4),
            (42, -22, 26, -36, 0, -38),
            (-26, -36, -42, -22, -46, -4),
        )
        brush.fill(path, look.hair)
        brush.line([(0, -56), (0, -39)], shade(look.hair, 1.3), 2.4)


def _braids_behind(brush: Brush, look: Look, turn: float) -> None:
    with brush.moved(-3 * turn, 0):
        brush.oval(0, -10, 53, 53, shade(look.hair, 0.85))


def _braids_top(brush: Brush, look: Look, turn: float) -> None:
    for side in (-1, 1):
        for number in range(5):
            brush.oval(side * (49 - number * 0.6) - 3 * turn, 22 + number * 13, 9.5 - number * 0.5, 8.5, look.hair)
            brush.curve(
                (side * 55 - 3 * turn, 18 + number * 13),
                (side * 48 - 3 * turn, 26 + number * 13),
                (side * 43 - 3 * turn, 18 + number * 13),
                shade(look.hair, 1.3),
                1.6,
            )
        brush.oval(side * 46.5 - 3 * turn, 86, 6.5, 5, MUSTARD)
        brush.oval(side * 46 - 3 * turn, 95, 5.5, 7, look.hair)
    with brush.moved(5 * turn, 0):
        left = blob((0, -58), (-40, -62, -60, -30, -49, 12), (-47, -8, -28, -30, 0, -42))
        right = blob((0, -58), (40, -62, 60, -30, 49, 12), (47, -8, 28, -30, 0, -42))
        brush.fill(left, look.hair)
        brush.fill(right, look.hair)
        brush.line([(0, -57), (0, -43)], shade(look.hair, 1.5), 2)


def _hijab_behind(brush: Brush, look: Look, turn: float) -> None:
    with brush.moved(-2 * turn, 0):
        path = smooth([(-58, -66), (58, -66), (66, 20), (74, 84), (0, 92), (-74, 84), (-66, 20)])
        brush.fill(path, shade(look.hair, 0.88))


def _hijab_top(brush: Brush, look: Look, turn: float) -> None:
    path = QPainterPath()
    path.addPath(smooth([(-56, -68), (56, -68), (60, 30), (40, 72), (-40, 72), (-60, 30)]))
    path.addEllipse(QPointF(9 * turn, 1), 39, 44)
    brush.fill(path, look.hair)
    drape = smooth([(-52, 44), (52, 44), (62, 84), (8, 98), (-62, 84)])
    brush.fill(drape, look.hair)
    fold = shade(look.hair, 0.86)
    brush.curve((-34 + 5 * turn, 38), (4 + 8 * turn, 62), (40, 70), fold, 2.6)
    brush.curve((-44, 60), (-6, 84), (34, 86), fold, 2.6)


def _bun_behind(brush: Brush, look: Look, turn: float) -> None:
    with brush.moved(-7 * turn, 0):
        brush.oval(6, -66, 23, 20, look.hair)
        brush.curve((-8, -68), (6, -80), (20, -68), shade(look.hair, 1.3), 3)
        brush.box(-7, -54, 26, 9, CORAL, radius=4)
        path = smooth([(-54, -62), (54, -62), (60, 0), (50, 34), (-50, 34), (-60, 0)])
        brush.fill(path, shade(look.hair, 0.85))


def _bun_top(brush: Brush, look: Look, turn: float) -> None:
    with brush.moved(5 * turn, 0):
        path = blob(
            (-47, 18),
            (-60, -24, -42, -60, 0, -60),
            (42, -60, 60, -24, 47, 18),
            (48, -4, 36, -30, 12, -40),
            (-6, -28, -38, -22, -47, 18),
        )
        brush.fill(path, look.hair)
        brush.curve((18, -42), (-10, -54), (-32, -36), shade(look.hair, 1.3), 3)
        brush.curve((20, -42), (36, -38), (42, -18), shade(look.hair, 1.3), 2.4)


_BEHIND: dict[str, Painter] = {
    "bob": _bob_behind,
    "curls": _curls_behind,
    "puffs": _puffs_behind,
    "braids": _braids_behind,
    "hijab": _hijab_behind,
    "bun": _bun_behind,
}
_ON_TOP: dict[str, Painter] = {
    "bob": _bob_top,
    "waves": _waves_top,
    "tousled": _tousled_top,
    "crop": _crop_top,
    "curls": _curls_top,
    "puffs": _puffs_top,
    "braids": _braids_top,
    "hijab": _hijab_top,
    "bun": _bun_top,
}
