"""What stands on the board at each moment, and where the chalk is."""

import math
from functools import cache

from coachview.sample import lesson
from tools.sample_lesson import palette, strokes
from tools.sample_lesson.brush import Brush, Point
from tools.sample_lesson.strokes import Writing
from tools.sample_lesson.timing import inside

SIZE = 28.5
_LEFT, _TOP, _SPACING = 152.0, 172.0, 62.0
_GROUPS = "4 groups of 6"
_GROUPS_AT = (470.0, 430.0)
_LINE_GAP = 0.12
"""The part of the time for one line that goes into walking back to the beginning of the next."""


def draw_writing(brush: Brush, ms: float) -> None:
    """Everything written so far."""
    for number, writing in enumerate(_problem()):
        for stroke in writing.until(_part_of_line(number, ms)):
            brush.line(stroke, palette.CHALK, 3.7)
    groups = _part(ms, lesson.WRITES_GROUPS)
    for writing, part in zip(_marks(), (groups * 5, groups * 5 - 1), strict=True):
        for stroke in writing.until(min(1.0, max(0.0, part))):
            brush.line(stroke, palette.CHALK_YELLOW, 3.4)
    for stroke in _groups().until(min(1.0, max(0.0, groups * 5 / 3 - 2 / 3))):
        brush.line(stroke, palette.CHALK_YELLOW, 3.9)
    for stroke in _question_line().until(_part(ms, lesson.UNDERLINES_QUESTION)):
        brush.line(stroke, palette.CHALK_YELLOW, 3.6)


def chalk(ms: float) -> Point:
    """Where the chalk touches the board while the teacher writes."""
    if inside(ms, lesson.WRITES_PROBLEM):
        for number, writing in enumerate(_problem()):
            part = _part_of_line(number, ms)
            if part < 1:
                return writing.tip(part)
        return _problem()[-1].tip(1)
    if inside(ms, lesson.WRITES_GROUPS):
        groups = _part(ms, lesson.WRITES_GROUPS)
        if groups < 0.4:
            return _marks()[int(groups * 5)].tip(groups * 5 % 1)
        return _groups().tip(groups * 5 / 3 - 2 / 3)
    return _question_line().tip(_part(ms, lesson.UNDERLINES_QUESTION))


def word_read(part: float) -> Point:
    """Where the eye is when that part (0 to 1) of the problem has been read."""
    lengths = [len(line) for line in lesson.PROBLEM]
    letters = part * sum(lengths)
    for number, length in enumerate(lengths):
        if letters < length or number == len(lengths) - 1:
            width = strokes.width_of(lesson.PROBLEM[number], SIZE)
            return _LEFT + width * min(1.0, letters / length), _TOP + number * _SPACING
        letters -= length
    raise AssertionError


def _part(ms: float, span: lesson.Span) -> float:
    return min(1.0, max(0.0, (ms - span.start_ms) / (span.end_ms - span.start_ms)))


def _part_of_line(number: int, ms: float) -> float:
    """How much of one line is written: each has its share of the time, by its length."""
    lengths = [writing.length for writing in _problem()]
    begin = sum(lengths[:number]) / sum(lengths)
    share = lengths[number] / sum(lengths)
    part = (_part(ms, lesson.WRITES_PROBLEM) - begin) / share
    return min(1.0, max(0.0, (part - _LINE_GAP) / (1 - _LINE_GAP)))


@cache
def _problem() -> tuple[Writing, ...]:
    return tuple(
        strokes.write(line, _LEFT, _TOP + number * _SPACING, SIZE) for number, line in enumerate(lesson.PROBLEM)
    )


@cache
def _groups() -> Writing:
    return strokes.write(_GROUPS, *_GROUPS_AT, 30)


@cache
def _marks() -> tuple[Writing, ...]:
    """The lines under “4 trays” and “6 muffins”."""
    found = []
    for number, words in ((0, "4 trays"), (1, "6 muffins")):
        before, _, _ = lesson.PROBLEM[number].partition(words)
        left = _LEFT + strokes.width_of(before + "a", SIZE) - strokes.width_of("a", SIZE)
        found.append(_underline(left, left + strokes.width_of(words, SIZE), _TOP + number * _SPACING + 16))
    return tuple(found)


@cache
def _question_line() -> Writing:
    return _underline(_LEFT, _LEFT + strokes.width_of(lesson.PROBLEM[3], SIZE), _TOP + 3 * _SPACING + 16)


def _underline(left: float, right: float, y: float) -> Writing:
    steps = 24
    points = tuple((left + (right - left) * n / steps, y + 1.5 * math.sin(n / 5)) for n in range(steps + 1))
    return Writing((points,), right - left)
