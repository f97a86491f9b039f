"""A hand that prints: letters as strokes of the pen, so that writing can appear as it is written, without any font.

Glyphs stand on a base line at y 0, y upwards, x-height 5, capitals and ascenders 8, descenders -3. Each is its advance
and its strokes in a small language: `M x y` lifts the pen and sets it down, `L x y` a line, `Q cx cy x y` a bend,
`O cx cy rx ry from sweep` an arc in degrees, anticlockwise (the pen is lifted to its start), `o …` the same joined on.
"""

import math
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from tools.sample_lesson.brush import Point

GLYPHS: dict[str, tuple[float, str]] = {
    " ": (3.0, ""),
    "a": (5.0, "O 2.1 2.4 2.0 2.5 40 320 M 4.1 4.9 L 4.1 0.6 Q 4.1 0 4.6 0"),
    "b": (5.0, "M 0.4 8 L 0.4 0 O 2.3 2.4 2.0 2.5 150 -320"),
    "c": (4.4, "O 2.2 2.4 2.0 2.5 45 270"),
    "d": (5.0, "O 2.1 2.4 2.0 2.5 40 320 M 4.2 8 L 4.2 0"),
    "e": (4.7, "M 0.3 2.6 L 4.1 2.6 o 2.2 2.4 2.0 2.5 5 305"),
    "f": (3.4, "O 2.4 6.4 1.2 1.7 40 140 L 1.2 0 M 0 4.7 L 2.8 4.7"),
    "g": (5.0, "O 2.1 2.4 2.0 2.5 40 320 M 4.1 4.9 L 4.1 -1.2 o 2.3 -1.2 1.8 1.9 0 -150"),
    "h": (4.9, "M 0.4 8 L 0.4 0 M 0.4 2.8 o 2.2 3.0 1.8 2.0 180 -180 L 4.0 0"),
    "i": (1.9, "M 0.7 4.8 L 0.7 0 M 0.7 6.8 L 0.75 6.9"),
    "j": (2.6, "M 1.6 4.8 L 1.6 -1.4 o 0.4 -1.4 1.2 1.5 0 -120 M 1.6 6.8 L 1.65 6.9"),
    "k": (4.5, "M 0.4 8 L 0.4 0 M 3.5 4.8 L 0.5 2.1 M 1.5 3.0 L 3.8 0"),
    "l": (1.9, "M 0.7 8 L 0.7 0"),
    "m": (
        7.6,
        "M 0.4 4.8 L 0.4 0 M 0.4 3.1 o 2.0 3.2 1.6 1.8 180 -180 L 3.6 0 M 3.6 3.1 o 5.2 3.2 1.6 1.8 180 -180 L 6.8 0",
    ),
    "n": (4.9, "M 0.4 4.8 L 0.4 0 M 0.4 2.8 o 2.2 3.0 1.8 2.0 180 -180 L 4.0 0"),
    "o": (4.9, "O 2.2 2.4 2.1 2.5 80 360"),
    "p": (5.0, "M 0.4 4.8 L 0.4 -3 O 2.3 2.4 2.0 2.5 150 -320"),
    "q": (5.0, "O 2.1 2.4 2.0 2.5 40 320 M 4.1 4.9 L 4.1 -3"),
    "r": (3.5, "M 0.4 4.8 L 0.4 0 M 0.4 2.8 o 2.0 3.2 1.6 1.7 180 -135"),
    "s": (4.1, "O 1.9 3.65 1.4 1.25 35 200 Q 1.6 2.6 2.3 2.3 o 1.9 1.2 1.5 1.25 60 -200"),
    "t": (3.5, "M 1.4 7 L 1.4 1.2 o 2.4 1.2 1.0 1.2 180 110 M 0 4.8 L 2.9 4.8"),
    "u": (4.9, "M 0.4 4.8 L 0.4 2 o 2.2 2.0 1.8 2.0 180 180 L 4.0 4.8 M 4.0 2 L 4.0 0"),
    "v": (4.4, "M 0.2 4.8 L 2.1 0 L 4.0 4.8"),
    "w": (6.2, "M 0.2 4.8 L 1.6 0 L 3.0 4.2 L 4.4 0 L 5.8 4.8"),
    "x": (4.3, "M 0.2 4.8 L 3.8 0 M 3.8 4.8 L 0.2 0"),
    "y": (4.5, "M 0.2 4.8 L 2.2 0.2 M 4.1 4.8 L 1.2 -3"),
    "z": (4.3, "M 0.3 4.8 L 3.8 4.8 L 0.2 0 L 3.9 0"),
    "A": (6.4, "M 0 0 L 2.8 8 L 5.6 0 M 1 2.8 L 4.6 2.8"),
    "C": (6.2, "O 3.1 4.0 2.9 4.0 45 270"),
    "E": (5.3, "M 0.5 8 L 0.5 0 L 4.4 0 M 0.5 4.2 L 3.8 4.2 M 0.5 8 L 4.4 8"),
    "H": (6.2, "M 0.5 8 L 0.5 0 M 5.2 8 L 5.2 0 M 0.5 4.1 L 5.2 4.1"),
    "M": (7.4, "M 0.5 0 L 0.9 8 L 3.5 2.2 L 6.1 8 L 6.5 0"),
    "O": (6.8, "O 3.2 4.0 3.0 4.0 80 360"),
    "R": (5.6, "M 0.5 0 L 0.5 8 L 2.4 8 o 2.4 6.0 2.2 2.0 90 -180 L 0.5 4 M 2.2 4 L 4.8 0"),
    "S": (5.4, "O 2.6 6.0 2.0 2.0 35 215 Q 2.2 4.3 3.0 3.9 o 2.5 2.0 2.2 2.0 65 -215"),
    "T": (5.8, "M 0.2 8 L 5.2 8 M 2.7 8 L 2.7 0"),
    "W": (8.2, "M 0.2 8 L 2.0 0 L 3.9 7 L 5.8 0 L 7.6 8"),
    "0": (5.2, "O 2.4 4.0 2.1 4.0 90 360"),
    "1": (5.2, "M 1.1 6.4 L 2.7 8 L 2.7 0"),
    "2": (5.2, "O 2.3 5.8 2.0 2.2 160 -185 Q 3.4 3.0 0.4 0 L 4.5 0"),
    "3": (5.2, "O 2.2 6.0 1.9 2.0 150 -240 o 2.2 2.1 2.2 2.1 90 -240"),
    "4": (5.2, "M 3.4 8 L 0.2 2.5 L 4.7 2.5 M 3.4 4.6 L 3.4 0"),
    "5": (5.2, "M 4.2 8 L 0.9 8 L 0.6 4.6 o 2.2 2.5 2.2 2.5 130 -270"),
    "6": (5.2, "M 3.7 8 Q 0.3 5.6 0.3 2.4 o 2.4 2.4 2.1 2.4 180 360"),
    "7": (5.2, "M 0.4 8 L 4.5 8 L 1.6 0"),
    "8": (5.2, "O 2.4 6.1 1.7 1.9 270 360 o 2.4 2.1 2.1 2.1 90 -360"),
    "9": (5.2, "O 2.3 5.6 2.0 2.4 0 360 L 4.0 0"),
    ".": (2.0, "M 0.7 0.1 L 0.75 0.2"),
    ",": (2.0, "M 0.8 0.3 L 0.4 -1"),
    "?": (4.6, "O 2.0 6.0 1.8 2.0 170 -230 Q 2.0 3.6 2.0 2.2 M 2.0 0.1 L 2.05 0.2"),
    "!": (1.9, "M 0.7 8 L 0.7 2.2 M 0.7 0.1 L 0.75 0.2"),
    ":": (2.2, "M 0.9 1.3 L 0.95 1.4 M 0.9 4.9 L 0.95 5.0"),
    "×": (5.0, "M 0.5 1 L 3.9 5 M 3.9 1 L 0.5 5"),
    "=": (5.2, "M 0.4 2 L 4.4 2 M 0.4 4.2 L 4.4 4.2"),
    "-": (4.6, "M 0.5 3 L 3.7 3"),
}
_GAP = 0.75


@dataclass(frozen=True)
class Writing:
    """Strokes ready to be drawn, in the order the hand makes them, and how long the pen's way is."""

    strokes: tuple[tuple[Point, ...], ...]
    length: float

    def until(self, part: float) -> Iterator[tuple[Point, ...]]:
        """The strokes, or the beginnings of them, that are there when this part (0 to 1) of the way is done."""
        left = self.length * part
        for stroke in self.strokes:
            if left <= 0:
                return
            length = _length(stroke)
            yield stroke if length <= left else _beginning(stroke, left)
            left -= length

    def tip(self, part: float) -> Point:
        """Where the pen is."""
        return list(self.until(max(part, 1e-6)))[-1][-1]


def write(text: str, x: float, y: float, size: float) -> Writing:
    """The text printed from (x, base line y), y downwards, with capitals `size` high."""
    unit, strokes, at = size / 8, [], x
    for number, letter in enumerate(text):
        advance, made = _glyph(letter)
        wobble = 0.18 * math.sin(number * 2.7 + len(text))
        strokes += [tuple((at + px * unit, y - (py + wobble) * unit) for px, py in stroke) for stroke in made]
        at += (advance + _GAP) * unit
    return Writing(tuple(strokes), sum(_length(stroke) for stroke in strokes))


def width_of(text: str, size: float) -> float:
    """How wide the text prints."""
    return sum(GLYPHS[letter][0] + _GAP for letter in text) * size / 8 - _GAP * size / 8


@cache
def _glyph(letter: str) -> tuple[float, list[list[Point]]]:
    advance, recipe = GLYPHS[letter]
    strokes: list[list[Point]] = []
    words = recipe.split()
    while words:
        verb = words.pop(0)
        count = {"M": 2, "L": 2, "Q": 4, "O": 6, "o": 6}[verb]
        numbers = [float(words.pop(0)) for _ in range(count)]
        _add(strokes, verb, numbers)
    return advance, strokes


def _add(strokes: list[list[Point]], verb: str, n: list[float]) -> None:
    if verb == "M":
        strokes.append([(n[0], n[1])])
    elif verb == "L":
        strokes[-1].append((n[0], n[1]))
    elif verb == "Q":
        x, y = strokes[-1][-1]
        steps = [step / 8 for step in range(1, 9)]
        strokes[-1] += [
            (
                (1 - s) ** 2 * x + 2 * s * (1 - s) * n[0] + s * s * n[2],
                (1 - s) ** 2 * y + 2 * s * (1 - s) * n[1] + s * s * n[3],
            )
            for s in steps
        ]
    else:
        steps = max(4, int(abs(n[5]) / 15))
        angles = [math.radians(n[4] + n[5] * step / steps) for step in range(steps + 1)]
        arc = [(n[0] + n[2] * math.cos(a), n[1] + n[3] * math.sin(a)) for a in angles]
        strokes.append(arc) if verb == "O" else strokes[-1].extend(arc)


def _length(stroke: tuple[Point, ...]) -> float:
    return sum(math.dist(a, b) for a, b in pairwise(stroke))


def _beginning(stroke: tuple[Point, ...], length: float) -> tuple[Point, ...]:
    kept = [stroke[0]]
    for a, b in pairwise(stroke):
        step = math.dist(a, b)
        if step >= length:
            part = length / step if step else 0
            return (*kept, (a[0] + (b[0] - a[0]) * part, a[1] + (b[1] - a[1]) * part))
        kept.append(b)
        length -= step
    return tuple(kept)
