"""Where the tables stand, who sits at them, and where in the room each head is."""

from dataclasses import dataclass

from coachview.sample import lesson
from tools.sample_lesson import furniture, room, student, teacher
from tools.sample_lesson.brush import Point


@dataclass(frozen=True)
class Table:
    """The middle of a table's far edge in the room, its size, and who sits left and right."""

    x: float
    y: float
    scale: float
    left: str
    right: str

    def seats(self) -> tuple[tuple[str, float], ...]:
        return (self.left, furniture.SEATS[0]), (self.right, furniture.SEATS[1])


_AMINA, _LEO, _TOMAS, _PRIYA, _MEI, _KOFI, _SAM, _NORA = lesson.STUDENTS

BACK_ROW = (Table(1140, 612, 1.0, _MEI, _KOFI), Table(1444, 612, 1.0, _SAM, _NORA))
FRONT_ROW = (Table(420, 770, 1.16, _AMINA, _LEO), Table(800, 780, 1.16, _TOMAS, _PRIYA))
TABLES = BACK_ROW + FRONT_ROW

PLACES: dict[str, Point] = {
    name: (table.x + dx * table.scale, table.y + student.HEAD[1] * table.scale)
    for table in TABLES
    for name, dx in table.seats()
}
"""Where each student's head is."""
PARTNER = {table.left: table.right for table in TABLES} | {table.right: table.left for table in TABLES}
BOARD_MIDDLE: Point = (room.BOARD.center().x(), room.BOARD.center().y())
WINDOW: Point = (1370.0, 230.0)
VIEWER: Point = (800.0, 1500.0)


def head_of_teacher(x: float, y: float) -> Point:
    """Where the teacher's head is when her feet are there."""
    return x, y + teacher.HEAD[1] * teacher.SCALE


def towards(head: Point, target: Point) -> Point:
    """How a face at `head` turns and nods to look at a point: -1 to 1 each."""
    turn = (target[0] - head[0]) / 420
    nod = (target[1] - head[1]) / 480
    return max(-0.85, min(0.85, turn)), max(-0.6, min(0.75, nod))
