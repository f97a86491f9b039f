"""The classroom itself: everything that does not move, and the clocks on its wall."""

import math

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QLinearGradient, QPainterPath

from tools.sample_lesson import palette, strokes
from tools.sample_lesson.brush import Brush, blob, smooth
from tools.sample_lesson.palette import clear, shade

WIDTH, HEIGHT = 1600.0, 900.0
BOARD = QRectF(120, 112, 690, 336)
_FLOOR = 596.0
TIMER = (1066.0, 150.0)
_CLOCK = (908.0, 92.0)
_WINDOW = QRectF(1196, 84, 340, 300)


def draw_room(brush: Brush) -> None:
    """Wall, floor, board, window, shelf; what stands on the floor comes later."""
    _walls(brush)
    _number_line(brush)
    _board(brush)
    _poster(brush)
    _window(brush)
    _shelf(brush)
    _left_corner(brush)
    _floor_things(brush)


def draw_light(brush: Brush) -> None:
    """The sun through the window, over everything else, and darker corners."""
    beam = [(1210, 384), (1500, 384), (1180, 900), (720, 900)]
    brush.shape(beam, clear(palette.WHITE, 0.07))


def _walls(brush: Brush) -> None:
    wall = QLinearGradient(0, 0, 0, _FLOOR)
    wall.setColorAt(0, shade(palette.WALL, 0.965))
    wall.setColorAt(1, palette.WALL)
    brush.painter.fillRect(QRectF(0, 0, WIDTH, _FLOOR), wall)
    brush.box(0, 490, WIDTH, _FLOOR - 490, palette.WALL_LOW)
    for x in range(40, int(WIDTH), 80):
        brush.box(x, 500, 2.4, 86, shade(palette.WALL_LOW, 0.95))
    brush.box(0, 484, WIDTH, 9, palette.RAIL)
    floor = QLinearGradient(0, _FLOOR, 0, HEIGHT)
    floor.setColorAt(0, shade(palette.FLOOR, 0.96))
    floor.setColorAt(1, palette.FLOOR)
    brush.painter.fillRect(QRectF(0, _FLOOR, WIDTH, HEIGHT - _FLOOR), floor)
    for row, y in enumerate((626, 668, 722, 790, 870)):
        brush.box(0, y, WIDTH, 2, palette.FLOOR_LINE)
        for x in range(-100 + (row % 2) * 130, int(WIDTH), 260):
            above = (_FLOOR, 626, 668, 722, 790)[row]
            brush.box(x, above, 2, y - above, palette.FLOOR_LINE)
    brush.box(0, _FLOOR - 9, WIDTH, 11, palette.RAIL)
    brush.box(0, _FLOOR + 2, WIDTH, 5, clear(palette.WOOD_DARK, 0.25))


def _number_line(brush: Brush) -> None:
    left, right, y = BOARD.left() + 20, BOARD.right() - 20, 70.0
    brush.box(left - 20, y - 28, right - left + 40, 52, palette.CREAM, radius=8)
    brush.line([(left, y - 10), (right, y - 10)], palette.INK, 2.4)
    colours = (palette.CORAL, palette.MUSTARD, palette.TEAL, palette.LAVENDER)
    for number in range(21):
        x = left + (right - left) * number / 20
        brush.oval(x, y - 10, 5, 5, colours[number % 4])
        size = 15.0
        for stroke in strokes.write(str(number), x - strokes.width_of(str(number), size) / 2, y + 15, size).strokes:
            brush.line(stroke, palette.INK, 2.2)


def _board(brush: Brush) -> None:
    frame = BOARD.adjusted(-13, -13, 13, 13)
    brush.box(frame.x() + 5, frame.y() + 9, frame.width(), frame.height(), clear(palette.INK, 0.13), radius=12)
    brush.box(frame.x(), frame.y(), frame.width(), frame.height(), palette.WOOD, radius=10)
    brush.box(frame.x(), frame.y(), frame.width(), 6, shade(palette.WOOD, 1.25), radius=3)
    brush.box(BOARD.x(), BOARD.y(), BOARD.width(), BOARD.height(), palette.BOARD, radius=4)
    for x, y, rx, ry in ((300, 210, 120, 26), (640, 380, 110, 22), (560, 170, 80, 18)):
        brush.oval(x, y, rx, ry, clear(palette.BOARD_LIGHT, 0.45))
    brush.box(frame.x() + 10, frame.bottom() - 3, frame.width() - 20, 13, palette.WOOD_DARK, radius=4)
    for x, colour in ((200, palette.CHALK), (228, palette.CHALK_YELLOW), (620, palette.CHALK)):
        brush.box(x, frame.bottom() - 9, 22, 6, colour, radius=3)
    brush.box(540, frame.bottom() - 17, 56, 14, palette.NAVY, radius=3)


def _poster(brush: Brush) -> None:
    with brush.moved(1008, 298):
        _dots_poster(brush)


def _dots_poster(brush: Brush) -> None:
    brush.box(4, 6, 116, 150, clear(palette.INK, 0.10), radius=6)
    brush.box(0, 0, 116, 150, palette.CREAM, radius=6)
    brush.box(0, 0, 116, 26, palette.TEAL, radius=6)
    for row in range(3):
        for column in range(4):
            brush.oval(22 + column * 24, 50 + row * 24, 8.5, 8.5, palette.CORAL if row % 2 else palette.MUSTARD)
    text = "3 × 4"
    for stroke in strokes.write(text, 58 - strokes.width_of(text, 20) / 2, 136, 20).strokes:
        brush.line(stroke, palette.INK, 2.8)
    for x in (12, 104):
        brush.oval(x, 10, 4, 4, palette.ROSE)


def _window(brush: Brush) -> None:
    w = _WINDOW
    brush.box(w.x() - 14, w.y() - 14, w.width() + 28, w.height() + 28, palette.RAIL, radius=8)
    sky = QLinearGradient(0, w.top(), 0, w.bottom())
    sky.setColorAt(0, shade(palette.SKY, 0.96))
    sky.setColorAt(1, shade(palette.SKY, 1.5))
    glass = QPainterPath()
    glass.addRect(w)
    with brush.clipped(glass):
        brush.painter.fillRect(w, sky)
        for x, y, size in ((1262, 150, 1.0), (1450, 122, 0.75)):
            for dx, dy, r in ((-34, 4, 17), (-12, -8, 23), (14, -2, 20), (34, 6, 14)):
                brush.oval(x + dx * size, y + dy * size, r * size * 1.15, r * size * 0.8, clear(palette.WHITE, 0.85))
        brush.oval(1270, 420, 190, 96, shade(palette.SAGE, 1.15))
        brush.oval(1490, 420, 170, 74, palette.SAGE)
        brush.box(1438, 268, 13, 110, palette.WOOD_DARK, radius=5)
        for x, y, r in ((1444, 238, 46), (1412, 262, 33), (1478, 260, 36)):
            brush.oval(x, y, r, r, palette.LEAF)
        brush.oval(1432, 226, 26, 24, shade(palette.LEAF, 1.18))
    brush.box(w.center().x() - 5, w.y(), 10, w.height(), palette.RAIL)
    brush.box(w.x(), w.y() + w.height() * 0.36, w.width(), 9, palette.RAIL)
    brush.box(w.x() - 24, w.bottom() + 10, w.width() + 48, 16, shade(palette.RAIL, 0.95), radius=5)
    _curtains(brush)


def _curtains(brush: Brush) -> None:
    w = _WINDOW
    for side, x in ((1, w.x() - 30), (-1, w.right() + 30)):
        path = blob(
            (x, w.y() - 26),
            (x, w.y() + 80, x, w.y() + 240, x, w.bottom() + 8),
            (x + side * 18, w.bottom() + 12, x + side * 30, w.bottom() + 6, x + side * 40, w.bottom() + 4),
            (x + side * 30, w.y() + 190, x + side * 54, w.y() + 90, x + side * 74, w.y() - 26),
        )
        brush.fill(path, palette.MUSTARD)
        for part in (0.26, 0.52):
            top = x + side * 74 * part * 1.1
            brush.curve(
                (top, w.y() - 20),
                (top - side * 6, w.y() + 140),
                (x + side * 38 * part, w.bottom() + 4),
                shade(palette.MUSTARD, 0.9),
                3,
            )
    brush.box(w.x() - 48, w.y() - 36, w.width() + 96, 12, palette.WOOD, radius=6)


def _shelf(brush: Brush) -> None:
    left, top, width = 1186.0, 446.0, 372.0
    brush.box(left, top, width, _FLOOR + 14 - top, palette.WOOD_LIGHT, radius=6)
    brush.box(left + 12, top + 18, width - 24, 58, shade(palette.WOOD_LIGHT, 0.74), radius=4)
    brush.box(left + 12, top + 88, width - 24, 64, shade(palette.WOOD_LIGHT, 0.74), radius=4)
    colours = (
        palette.CORAL,
        palette.NAVY,
        palette.MUSTARD,
        palette.TEAL,
        palette.LAVENDER,
        palette.CREAM,
        palette.ROSE,
    )
    for shelf, base in enumerate((top + 76, top + 152)):
        x = left + 20
        number = shelf * 3
        while x < left + width - 32:
            wide, tall = 11 + (number * 7) % 9, 36 + (number * 11) % 17
            if number % 9 != 7:
                brush.box(x, base - tall, wide, tall, colours[number % len(colours)], radius=2)
                brush.box(x, base - tall + 8, wide, 3, clear(palette.WHITE, 0.5))
            x += wide + 3
            number += 1
    brush.box(left - 6, top - 6, width + 12, 12, palette.WOOD, radius=4)
    _plant(brush, 1236, top - 6)
    _globe(brush, 1494, top - 6)


def _plant(brush: Brush, x: float, y: float) -> None:
    for turn, tall in ((-38, 62), (-16, 82), (8, 90), (30, 72), (50, 54)):
        with brush.moved(x, y - 34, turn=turn):
            leaf = blob(
                (0, 0), (-17, -tall * 0.4, -9, -tall * 0.85, 0, -tall), (9, -tall * 0.85, 17, -tall * 0.4, 0, 0)
            )
            brush.fill(leaf, palette.LEAF if turn % 4 else palette.LEAF_DARK)
    brush.fill(smooth([(x - 28, y - 42), (x + 28, y - 42), (x + 22, y + 6), (x - 22, y + 6)]), palette.CORAL)
    brush.box(x - 27, y - 42, 54, 11, shade(palette.CORAL, 0.9), radius=5)


def _globe(brush: Brush, x: float, y: float) -> None:
    brush.box(x - 20, y - 9, 40, 9, palette.WOOD_DARK, radius=4)
    brush.box(x - 3, y - 22, 6, 16, palette.WOOD_DARK)
    brush.oval(x, y - 50, 31, 31, palette.WOOD_DARK)
    brush.oval(x, y - 50, 27, 27, shade(palette.TEAL, 1.35))
    ball = QPainterPath()
    ball.addEllipse(QPointF(x, y - 50), 27, 27)
    with brush.clipped(ball):
        brush.fill(smooth([(x - 30, y - 74), (x - 4, y - 72), (x - 2, y - 52), (x - 22, y - 42)]), palette.SAGE)
        brush.fill(smooth([(x + 2, y - 60), (x + 30, y - 66), (x + 26, y - 36), (x + 8, y - 30)]), palette.SAGE)


def _left_corner(brush: Brush) -> None:
    brush.box(-30, 130, 118, 470, shade(palette.WOOD_LIGHT, 1.1), radius=4)
    brush.box(-30, 138, 108, 462, palette.TEAL, radius=3)
    brush.box(6, 176, 54, 150, shade(palette.TEAL, 0.88), radius=6)
    brush.box(12, 182, 42, 138, shade(palette.SKY, 1.3), radius=4)
    brush.oval(62, 380, 7, 7, palette.MUSTARD)


def _floor_things(brush: Brush) -> None:
    brush.oval(250, 800, 330, 92, shade(palette.RUG, 0.95))
    brush.oval(250, 798, 306, 80, shade(palette.RUG, 1.22))
    brush.oval(250, 798, 280, 70, palette.RUG)


def draw_foreground(brush: Brush) -> None:
    """What stands nearest, in the lower right corner."""
    _backpack(brush, 1196, 806, palette.CORAL)
    _backpack(brush, 1300, 824, palette.LAVENDER)
    brush.oval(1500, 886, 96, 18, clear(palette.WOOD_DARK, 0.3))
    with brush.moved(1500, 900, scale=1.75):
        _plant(brush, 0, 0)


def _backpack(brush: Brush, x: float, y: float, colour: QColor) -> None:
    brush.oval(x, y + 4, 56, 9, clear(palette.WOOD_DARK, 0.3))
    brush.curve((x - 14, y - 96), (x, y - 118), (x + 14, y - 96), shade(colour, 0.75), 6)
    brush.fill(smooth([(x - 50, y - 118), (x + 50, y - 118), (x + 54, y + 8), (x - 54, y + 8)]), colour)
    brush.box(x - 30, y - 52, 60, 44, shade(colour, 0.88), radius=12)
    brush.line([(x - 18, y - 38), (x + 18, y - 38)], palette.CREAM, 3)
    brush.curve((x - 38, y - 66), (x, y - 84), (x + 38, y - 66), shade(colour, 0.82), 4)


def draw_timer(brush: Brush, part_left: float, text: str, *, ringing: float = 0.0) -> None:
    """The timer: a red slice that shrinks from 1 to 0, and the minutes left beneath it. `ringing` 0…1 shakes it."""
    shake = 3 * math.sin(ringing * 60) if ringing else 0.0
    with brush.moved(TIMER[0] + shake, TIMER[1]):
        brush.box(-72, -70, 144, 196, clear(palette.INK, 0.12), radius=22)
        brush.box(-76, -76, 152, 196, palette.NAVY, radius=22)
        brush.oval(0, 0, 64, 64, palette.WHITE)
        for tick in range(10):
            angle = math.tau * tick / 10
            dx, dy = math.sin(angle), -math.cos(angle)
            brush.line([(dx * 55, dy * 55), (dx * 60, dy * 60)], palette.INK, 3)
        slice_ = QPainterPath(QPointF(0, 0))
        slice_.arcTo(QRectF(-51, -51, 102, 102), 90, 360 * part_left)
        slice_.closeSubpath()
        brush.fill(slice_, palette.CORAL)
        brush.oval(0, 0, 8, 8, palette.NAVY)
        brush.box(-58, 72, 116, 40, shade(palette.NAVY, 0.7), radius=9)
        for stroke in strokes.write(text, -strokes.width_of(text, 27) / 2, 105.5, 27).strokes:
            brush.line(stroke, palette.CHALK_YELLOW, 4.2)


def draw_clock(brush: Brush, minutes: float) -> None:
    """The wall clock at so many minutes after nine."""
    with brush.moved(*_CLOCK, scale=0.86):
        brush.oval(3, 5, 50, 50, clear(palette.INK, 0.12))
        brush.oval(0, 0, 50, 50, palette.CORAL)
        brush.oval(0, 0, 43, 43, palette.WHITE)
        for tick in range(12):
            angle = math.tau * tick / 12
            brush.oval(36 * math.sin(angle), -36 * math.cos(angle), 2.4, 2.4, palette.INK)
        for turn, length, width in (((9 + minutes / 60) / 12, 22, 5.5), (minutes / 60, 33, 4)):
            angle = math.tau * turn
            brush.line([(0, 0), (length * math.sin(angle), -length * math.cos(angle))], palette.INK, width)
        brush.oval(0, 0, 4.5, 4.5, palette.CORAL)
