"""What the teacher does at each moment: where she stands, where she looks, what her hands do."""

import math

from coachview.sample import lesson
from tools.sample_lesson import board, room, teacher
from tools.sample_lesson.brush import Point
from tools.sample_lesson.head import Face
from tools.sample_lesson.seating import PLACES, head_of_teacher, towards
from tools.sample_lesson.teacher import Stance
from tools.sample_lesson.timing import blink, inside, ramp, settled, track, within
from tools.sample_lesson.voices_seen import Levels, mouth, speaker_at

HOME = 905.0
_CLASS: Point = (1000.0, 700.0)
_BESIDE_AMINA: Point = (206.0, 752.0)
_WALKS = (
    (50_600, HOME),
    (53_600, 640.0),
    (58_600, 640.0),
    (62_400, HOME),
    (144_000, HOME),
    (149_600, _BESIDE_AMINA[0]),
    (159_000, _BESIDE_AMINA[0]),
    (165_600, HOME),
)
_DEPTHS = ((144_000, 696.0), (149_600, _BESIDE_AMINA[1]), (159_000, _BESIDE_AMINA[1]), (164_000, 696.0))
_KNEELS = lesson.Span(149_200, 158_700)
_POINTS = (lesson.Span(20_000, 30_000), lesson.Span(34_000, 45_000))
"""When she leads the reading with the pointer."""
POINTER = 284.0
"""How long it is."""


def place(ms: float) -> Point:
    """Where her feet are."""
    if _writes(ms):
        return _behind_the_chalk(ms), 690.0
    settle = ramp(ms, lesson.WRITES_PROBLEM.end_ms, lesson.WRITES_PROBLEM.end_ms + 900)
    if ms < lesson.WRITES_PROBLEM.end_ms + 900 and settle > 0:
        return _between(_behind_the_chalk(lesson.WRITES_PROBLEM.end_ms - 1), HOME, settle), 692.0
    for span in (lesson.WRITES_GROUPS, lesson.UNDERLINES_QUESTION):
        settle = ramp(ms, span.end_ms, span.end_ms + 900)
        if 0 < settle < 1:
            return _between(_behind_the_chalk(span.end_ms - 1), HOME, settle), 692.0
    return track(ms, _WALKS), track(ms, _DEPTHS)


def stance(levels: Levels, ms: float) -> Stance:
    """How she stands, looks and holds her hands."""
    x, y = place(ms)
    speed = abs(place(ms + 80)[0] - place(ms - 80)[0]) / 0.16
    left, right = _hands(levels, ms, x, y)
    turn, nod = settled(_looks, ms, 340)
    speaks = mouth(levels, lesson.TEACHER, ms)
    face = Face(turn, nod, blink(lesson.TEACHER, ms), speaks, _gladness(ms), _doubt(ms))
    return Stance(
        face=face,
        away=_writes(ms),
        reach=1.0 if _writes(ms) else pointing(ms),
        squeeze=_turning(ms),
        left=left,
        right=right,
        step=_steps(ms),
        kneel=kneeling(ms),
        walking=min(1.0, speed / 120),
        breath=math.sin(ms / 620),
        marker=_writes(ms),
    )


def kneeling(ms: float) -> float:
    """0…1: how far she is down beside Amina's table."""
    return within(ms, _KNEELS, rise_ms=700)


def head(ms: float) -> Point:
    """Where her head is in the room."""
    x, y = head_of_teacher(*place(ms))
    return x, y + teacher.KNEELING * teacher.SCALE * kneeling(ms)


def pointing(ms: float) -> float:
    """0…1: how far the pointer is lifted to the board."""
    return max(within(ms, span, rise_ms=500) for span in _POINTS)


def points_at(ms: float) -> Point:
    """Where the tip of her pointer is in the room: at the word being read."""
    span = _POINTS[0] if ms < _POINTS[0].end_ms + 1_500 else _POINTS[1]
    part = (ms - span.start_ms) / (span.end_ms - span.start_ms)
    x, y = board.word_read(min(1.0, max(0.0, part)))
    return min(max(x, 345.0), 500.0), y + 12


def _writes(ms: float) -> bool:
    spans = (lesson.WRITES_PROBLEM, lesson.WRITES_GROUPS, lesson.UNDERLINES_QUESTION)
    return any(inside(ms, span) for span in spans)


def _turning(ms: float) -> float:
    """1 in the instant she turns to the board or back from it, 0 a little before and after."""
    spans = (lesson.WRITES_PROBLEM, lesson.WRITES_GROUPS, lesson.UNDERLINES_QUESTION)
    far = min(abs(ms - edge) for span in spans for edge in (span.start_ms, span.end_ms))
    return max(0.0, 1 - far / 160)


def _behind_the_chalk(ms: float) -> float:
    """She follows the chalk a little late, and less than all the way: her arm does the rest."""
    span = next(s for s in (lesson.WRITES_PROBLEM, lesson.WRITES_GROUPS, lesson.UNDERLINES_QUESTION) if inside(ms, s))
    backs = [max(span.start_ms, ms - 60 * step) for step in range(7)]
    follow = sum(_beside(board.chalk(back)) for back in backs) / len(backs)
    come = ramp(ms, span.start_ms, span.start_ms + 1_000)
    return _between(HOME, follow, come)


def _beside(chalk: Point) -> float:
    """Where she stands so that her arm just reaches the chalk."""
    shoulder_y = 690.0 - 318 * teacher.SCALE
    reach = 186.0
    return chalk[0] + 50 + math.sqrt(max(60.0**2, reach**2 - (chalk[1] - shoulder_y) ** 2))


def _between(a: float, b: float, part: float) -> float:
    return a + (b - a) * part


def _steps(ms: float) -> float:
    """How many steps she has made: two a second while she walks."""
    return ms / 330


def _looks(ms: float) -> Point:
    """Where her face turns."""
    own = head(ms)
    if inside(ms, lesson.WORK) and 149_000 < ms < 159_000:
        return towards(own, (PLACES["Amina"][0], PLACES["Amina"][1] + 60))
    speaker = speaker_at(ms)
    if speaker in PLACES:
        return towards(own, PLACES[speaker])
    for line, student in (
        ("Six in each", "Mei"),
        ("I heard four", "Mei"),
        ("what does she", "Tomás"),
        ("Amina, what", "Amina"),
        ("Twelve!", "Priya"),
    ):
        found = lesson.line_saying(line)
        if found.start_ms <= ms < found.end_ms:
            return towards(own, PLACES[student])
    if lesson.BELL.start_ms + 200 <= ms < lesson.BELL.start_ms + 1_500 or 121_500 < ms < 121_900:
        return towards(own, room.TIMER)
    if any(inside(ms, span) for span in _POINTS) and math.sin(ms / 900) > 0.2:
        return -0.8, -0.15
    wander = 260 * math.sin(ms / 2_100) + 150 * math.sin(ms / 830)
    return towards(own, (_CLASS[0] + wander, _CLASS[1]))


def _gladness(ms: float) -> float:
    glad = (
        lesson.Span(1_000, 7_000),
        lesson.Span(70_500, 80_000),
        lesson.Span(94_000, 108_700),
        lesson.Span(154_000, 160_000),
    )
    return 0.45 + 0.5 * max(within(ms, span) for span in glad) - 0.3 * within(ms, lesson.Span(181_200, 187_000))


def _doubt(ms: float) -> float:
    return max(
        within(ms, span)
        for span in (lesson.Span(88_000, 90_800), lesson.Span(124_500, 127_600), lesson.Span(181_300, 187_000))
    )


def _hands(levels: Levels, ms: float, x: float, y: float) -> tuple[Point, Point]:
    """Where her hands reach, seen from between her feet."""
    talk = mouth(levels, lesson.TEACHER, ms)
    sway = 12 * math.sin(ms / 410) + 7 * math.sin(ms / 173)
    gesture, lift = _talking(ms), 1.0 + 0.08 * talk
    left = (-62 - 34 * gesture, -148 - (106 * lift - sway) * gesture)
    right = (62 + 40 * gesture, -148 - (118 * lift + sway) * gesture)
    if _writes(ms):
        tip = board.chalk(ms)
        return ((tip[0] + 12 - x) / teacher.SCALE, (tip[1] + 14 - y) / teacher.SCALE), (62.0, -148.0)
    reach = pointing(ms)
    if reach > 0:
        aimed = _pointing_hand(points_at(ms), x, y)
        left = (left[0] + (aimed[0] - left[0]) * reach, left[1] + (aimed[1] - left[1]) * reach)
        right = (right[0] + (56 - right[0]) * reach, right[1] + (-170 - right[1]) * reach)
    return left, right


def _pointing_hand(tip: Point, x: float, y: float) -> Point:
    """The hand that holds the pointer's end, a pointer's length from the tip towards her shoulder."""
    shoulder = (x - 45 * teacher.SCALE, y - 318 * teacher.SCALE)
    dx, dy = shoulder[0] - tip[0], shoulder[1] - tip[1]
    far = math.hypot(dx, dy)
    part = POINTER / far
    hand = (tip[0] + dx * part, tip[1] + dy * part)
    return (hand[0] - x) / teacher.SCALE, (hand[1] - y) / teacher.SCALE


def _talking(ms: float) -> float:
    """0…1: her hands come up when she speaks and sink when she listens."""
    spoken = [line for line in lesson.LINES if line.speaker == lesson.TEACHER]
    return max(within(ms, lesson.Span(line.start_ms, line.end_ms - 300), rise_ms=450) for line in spoken)
