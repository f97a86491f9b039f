"""One picture of the film: the whole classroom at one moment, as the camera sees it."""

import math

from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter

from coachview.sample import lesson
from tools.sample_lesson import (
    acting,
    board,
    camera,
    furniture,
    notebook,
    palette,
    room,
    seating,
    staging,
    student,
    teacher,
)
from tools.sample_lesson.brush import Brush, Point
from tools.sample_lesson.looks import STUDENTS
from tools.sample_lesson.timing import inside, ramp
from tools.sample_lesson.voices_seen import Levels

WIDTH, HEIGHT = 854, 480


class Scene:
    """Draws pictures of the lesson; `levels` say how the voices move the mouths."""

    def __init__(self, levels: Levels) -> None:
        self._levels = levels
        self._backdrop: tuple[QRectF, QImage] | None = None

    def picture(self, ms: float) -> QImage:
        """The picture at a time of the film."""
        close = inside(ms, lesson.CLOSE_UP)
        seen = QRectF(0, 0, room.WIDTH, room.HEIGHT) if close else camera.part_seen(ms)
        image = _blank() if close else self._room(seen)
        painter = _painter(image, seen)
        brush = Brush(painter)
        if close:
            notebook.draw_notebook_page(brush, ms)
        else:
            self._people(brush, ms)
        painter.end()
        return _faded(image, ms)

    def _room(self, seen: QRectF) -> QImage:
        """The room without people, drawn anew only where the camera moved."""
        if self._backdrop is None or self._backdrop[0] != seen:
            image = _blank()
            painter = _painter(image, seen)
            room.draw_room(Brush(painter))
            painter.end()
            self._backdrop = (seen, image)
        return self._backdrop[1].copy()

    def _people(self, brush: Brush, ms: float) -> None:
        left = lesson.timer_left_ms(int(ms))
        rings = (ms - lesson.BELL.start_ms) / 1_000 if inside(ms, lesson.BELL) else 0.0
        room.draw_timer(brush, left / lesson.LESSON_MS, lesson.timer_text(int(ms)), ringing=rings)
        room.draw_clock(brush, 30 + (lesson.LESSON_MS - left) / 60_000)
        board.draw_writing(brush, ms)
        for table in seating.BACK_ROW:
            self._table(brush, table, ms)
        self._teacher(brush, ms)
        for table in seating.FRONT_ROW:
            self._table(brush, table, ms)
        room.draw_foreground(brush)
        room.draw_light(brush)

    def _teacher(self, brush: Brush, ms: float) -> None:
        x, y = staging.place(ms)
        stance = staging.stance(self._levels, ms)
        if staging.pointing(ms) > 0.1:
            hand = (x + stance.left[0] * teacher.SCALE, y + stance.left[1] * teacher.SCALE)
            _pointer(brush, hand, staging.points_at(ms))
        with brush.moved(x, y, scale=teacher.SCALE):
            teacher.draw_teacher(brush, stance)

    def _table(self, brush: Brush, table: seating.Table, ms: float) -> None:
        poses = {name: acting.pose(self._levels, name, ms) for name, _dx in table.seats()}
        with brush.moved(table.x, table.y, scale=table.scale):
            for name, dx in table.seats():
                with brush.moved(dx, 0):
                    student.draw_body(brush, STUDENTS[name], poses[name])
            furniture.draw_table(brush)
            for name, dx in table.seats():
                furniture.draw_notebook(brush, dx, acting.page(name, ms))
            for name, dx in table.seats():
                with brush.moved(dx, 0):
                    student.draw_arms(brush, STUDENTS[name], poses[name])


def _pointer(brush: Brush, hand: Point, aim: Point) -> None:
    far = math.dist(hand, aim) or 1.0
    ux, uy = (aim[0] - hand[0]) / far, (aim[1] - hand[1]) / far
    tip = (hand[0] + ux * staging.POINTER, hand[1] + uy * staging.POINTER)
    brush.line([(hand[0] - ux * 26, hand[1] - uy * 26), tip], palette.WOOD_DARK, 6)
    brush.oval(tip[0], tip[1], 6, 6, palette.CORAL)


def _blank() -> QImage:
    image = QImage(WIDTH, HEIGHT, QImage.Format.Format_RGB32)
    image.fill(palette.WALL)  # the room's edges may cover a pixel only in part
    return image


def _painter(image: QImage, seen: QRectF) -> QPainter:
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.scale(WIDTH / seen.width(), HEIGHT / seen.height())
    painter.translate(-seen.x(), -seen.y())
    return painter


def _faded(image: QImage, ms: float) -> QImage:
    """The film goes into black at its end; its first picture is what a newcomer sees, and shows the room."""
    dark = ramp(ms, lesson.DURATION_MS - 900, lesson.DURATION_MS - 100)
    if dark > 0:
        painter = QPainter(image)
        painter.fillRect(image.rect(), palette.clear(palette.INK, dark))
        painter.end()
    return image
