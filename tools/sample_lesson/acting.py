"""What each student does at each moment."""

import math

from coachview.sample import lesson
from tools.sample_lesson import furniture, room, staging
from tools.sample_lesson.brush import Point
from tools.sample_lesson.head import Face
from tools.sample_lesson.seating import BOARD_MIDDLE, PARTNER, PLACES, VIEWER, WINDOW, towards
from tools.sample_lesson.student import Pose
from tools.sample_lesson.timing import blink, glance, inside, phase, ramp, settled, within
from tools.sample_lesson.voices_seen import Levels, mouth, speaker_at

_CHIN = {"Nora": (lesson.Span(70_000, 83_000), lesson.Span(106_000, 123_000)), "Kofi": (lesson.Span(105_000, 122_000),)}
_JOKE = lesson.Span(76_500, 80_500)
_READS = lesson.Span(19_500, 45_400)


def pose(levels: Levels, name: str, ms: float) -> Pose:
    """How a student sits, looks and moves."""
    own = phase(name)
    delay = 90 + 260 * own
    turn, nod = settled(lambda at: _looks(name, at - delay), ms, 420)
    yawn = within(ms, lesson.YAWN[1], rise_ms=500) if name == lesson.YAWN[0] else 0.0
    open_mouth = max(mouth(levels, name, ms), yawn * 0.95)
    face = Face(turn, nod, max(blink(name, ms), yawn), open_mouth, _gladness(name, ms), _doubt(name, ms))
    writing = _writing(name, ms)
    raised = max((within(ms, span, rise_ms=420) for span in lesson.HANDS.get(name, ())), default=0.0)
    return Pose(
        face=face,
        raised=raised,
        writing=writing,
        scribble=_scribble(ms, own) if writing else (ms / 300, 0.0),
        lean=_lean(name, ms),
        breath=math.sin(ms / (560 + 160 * own) + 6 * own),
        chin=max((within(ms, span) for span in _CHIN.get(name, ())), default=0.0),
    )


def page(name: str, ms: float) -> furniture.Page:
    """What the notebook before a student shows."""
    opens = lesson.WORK.start_ms + 300 + 1_500 * phase(name)
    if name == lesson.NOTEBOOK_STAYS_SHUT or ms < opens:
        return furniture.Page()
    begun = lesson.DRAWINGS_BEGUN.get(name)
    if begun is None:
        return furniture.Page(is_open=True)
    part = min(1.0, max(0.0, (min(ms, lesson.WORK.end_ms) - begun) / (9_500 if name == "Amina" else 26_000)))
    equation = ramp(ms, 146_000, 149_000) if name in lesson.EQUATION_WRITTEN else 0.0
    return furniture.Page(is_open=True, drawn=part, equation=equation)


def _writing(name: str, ms: float) -> float:
    begun = lesson.DRAWINGS_BEGUN.get(name)
    if begun is None:
        return 0.0
    hands = ramp(ms, begun - 700, begun) * (1 - ramp(ms, lesson.WORK.end_ms + 300, lesson.WORK.end_ms + 1_000))
    listens = within(ms, lesson.Span(150_200, 158_600)) if name == "Amina" else 0.0
    return hands * (1 - listens)


def _scribble(ms: float, own: float) -> Point:
    return 7 * math.sin(ms / 190 + own) + 9 * math.sin(ms / 1_300), 4 * math.sin(ms / 127 + 3 * own)


def _lean(name: str, ms: float) -> float:
    side = 1.0 if PLACES[name][0] < PLACES[PARTNER[name]][0] else -1.0
    partner = within(ms, lesson.PARTNERS_READ, rise_ms=700) * 0.9 * side
    rummage = 0.9 * math.sin(ms / 700) * within(ms, lesson.Span(137_000, 147_000)) if name == "Leo" else 0.0
    return partner + rummage + 0.12 * math.sin(ms / 1_900 + 7 * phase(name))


def _looks(name: str, ms: float) -> Point:
    """Where the face turns."""
    head = PLACES[name]
    if inside(ms, lesson.PARTNERS_READ):
        return 0.72 * (1 if PLACES[PARTNER[name]][0] > head[0] else -1), 0.12
    if any(inside(ms, span) for span in lesson.EYES_ELSEWHERE.get(name, ())):
        return towards(head, WINDOW if name != "Leo" else VIEWER)
    if inside(ms, lesson.WORK):
        return _looks_at_work(name, ms)
    elsewhere = glance(name, ms)
    if elsewhere is not None:
        return towards(head, _elsewhere(name, elsewhere))
    return towards(head, _attends(name, ms))


def _looks_at_work(name: str, ms: float) -> Point:
    head = PLACES[name]
    if name == "Amina" and 150_000 < ms < 158_800:
        return towards(head, staging.head(ms))
    if ms > lesson.DRAWINGS_BEGUN.get(name, lesson.DURATION_MS) - 900:
        return (0.1, 0.75) if glance(name, ms) is None else towards(head, PLACES[PARTNER[name]])
    where = math.sin(ms / 1_700 + 8 * phase(name))
    if where > 0.35:
        return 0.75 * (1 if PLACES[PARTNER[name]][0] > head[0] else -1), 0.5
    if where > -0.4:
        return towards(head, BOARD_MIDDLE)
    return 0.05, 0.7


def _elsewhere(name: str, number: float) -> Point:
    places = (PLACES[PARTNER[name]], room.TIMER, VIEWER, WINDOW, PLACES[PARTNER[name]])
    return places[int(number * len(places))]


def _attends(name: str, ms: float) -> Point:
    """What the lesson asks everybody to look at."""
    if inside(ms, _READS) or inside(ms, lesson.WRITES_PROBLEM) or inside(ms, lesson.WRITES_GROUPS):
        return BOARD_MIDDLE
    if inside(ms, lesson.BELL):
        return room.TIMER
    speaker = speaker_at(ms)
    if speaker in PLACES and speaker != name and phase(name) > 0.2:
        return PLACES[speaker]
    return staging.head(ms)


def _gladness(name: str, ms: float) -> float:
    own = 0.35 + 0.25 * phase(name)
    glad = within(ms, _JOKE, rise_ms=500) * 0.5 + within(ms, lesson.PARTNERS_READ) * 0.25
    praised = within(ms, lesson.Span(104_800, 109_500)) * 0.5 if name == "Mei" else 0.0
    seen = within(ms, lesson.Span(151_500, 160_000)) * 0.4 if name == "Amina" else 0.0
    tired = within(ms, lesson.Span(105_000, 124_000)) * 0.25 + within(ms, lesson.Span(181_500, 187_000)) * 0.4
    waiting = within(ms, lesson.Span(74_000, 84_500)) * 0.3 if name == "Kofi" else 0.0
    return min(1.0, max(0.0, own + glad + praised + seen - tired - waiting))


def _doubt(name: str, ms: float) -> float:
    if name == "Sam":
        return within(ms, lesson.Span(112_000, 128_000))
    if name in {"Kofi", "Leo", "Nora"}:
        return within(ms, lesson.Span(136_000, 163_000)) * 0.9
    if name == "Amina":
        return within(ms, lesson.Span(172_500, 180_000))
    return 0.0
