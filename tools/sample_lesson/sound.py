"""Everything that is heard: the voices in a room, chalk, pencils, steps, the timer."""

import math
import random
from array import array
from collections.abc import Iterator

from coachview.sample import lesson
from tools.sample_lesson import staging, voices
from tools.sample_lesson.timing import phase
from tools.sample_lesson.voices import RATE, Sound
from tools.sample_lesson.voices_seen import STEP_MS, Levels

_LOUDEST = 0.16
"""The effective loudness of a 40 ms step at which a mouth is wide open."""


class Soundtrack:
    """The film's sound, 22,050 samples a second, and how loud each line is over time."""

    def __init__(self) -> None:
        self.samples: Sound = array("f", bytes(4 * (RATE * lesson.DURATION_MS // 1000)))
        self.levels: dict[int, list[float]] = {}

    def add(self, sound: Sound, start_ms: float, gain: float = 1.0) -> None:
        """Mix a sound in; what would come after the end of the film is left out."""
        first = int(start_ms * RATE / 1000)
        for number in range(min(len(sound), len(self.samples) - first)):
            self.samples[first + number] += sound[number] * gain


def make_soundtrack() -> Soundtrack:
    """All of it; takes some ten seconds."""
    track = Soundtrack()
    for number, line in enumerate(lesson.LINES):
        _add_line(track, number, line)
    _add_partners(track)
    track.samples = _in_a_room(track.samples)
    for start_ms, sound, gain in _noises():
        track.add(sound, start_ms, gain)
    _add_air(track)
    track.samples = array("f", (math.tanh(value * 1.25) * 0.9 for value in track.samples))
    return track


def levels_of(sound: Sound) -> list[float]:
    """How loud a sound is in each 40 ms, 0 to 1."""
    step = RATE * STEP_MS // 1000
    parts = (sound[at : at + step] for at in range(0, len(sound), step))
    loud = [math.sqrt(sum(value * value for value in part) / len(part)) for part in parts]
    return [min(1.0, (value / _LOUDEST) ** 0.8) if value > 0.012 else 0.0 for value in loud]


def _add_line(track: Soundtrack, number: int, line: lesson.Line) -> None:
    long = line.end_ms - line.start_ms - 80
    if line.speaker != lesson.EVERYBODY:
        sound = voices.say(line.speaker, line.text, within_ms=long)
        track.add(sound, line.start_ms)
        track.levels[number] = levels_of(sound)
        return
    chorus = (lesson.TEACHER, *lesson.STUDENTS)
    for name in chorus:
        late = 0 if name == lesson.TEACHER else 40 + 170 * phase(name)
        sound = voices.say(name, line.text, within_ms=round(long - late))
        track.add(sound, line.start_ms + late, 0.62 if name == lesson.TEACHER else 0.34)
        if name == lesson.TEACHER:
            track.levels[number] = levels_of(sound)


def _add_partners(track: Soundtrack) -> None:
    """Eight students read to each other in low voices: those on the left first, then those on the right."""
    span = lesson.PARTNERS_READ
    half = (span.end_ms - span.start_ms) / 2
    for number, name in enumerate(lesson.STUDENTS):
        text = " ".join(lesson.PROBLEM[:2] if number % 2 == 0 else lesson.PROBLEM[2:])
        start = span.start_ms + (number % 2) * half + 500 * phase(name)
        track.add(voices.say(name, text, within_ms=round(half - 550)), start, 0.30)


def _in_a_room(sound: Sound) -> Sound:
    """A little of the sound comes back from the walls, later and duller."""
    result, dull = array("f", sound), 0.0
    taps = [
        (int(RATE * ms / 1000), gain) for ms, gain in ((19, 0.10), (31, 0.085), (47, 0.07), (71, 0.05), (103, 0.03))
    ]
    longest = taps[-1][0]
    for at in range(longest, len(sound)):
        echo = 0.0
        for back, gain in taps:
            echo += result[at - back] * gain
        dull += 0.35 * (echo - dull)
        result[at] += dull
    return result


def _noises() -> Iterator[tuple[float, Sound, float]]:
    """What is heard beside the voices: when, what, how loud."""
    yield lesson.TIMER_FROM_MS, _beep(1_320, 0.09), 0.25
    for number in range(3):
        yield lesson.BELL.start_ms + number * 340, _beep(1_320, 0.30), 0.5
    chance = random.Random("noises")
    for span, gain in ((lesson.WRITES_PROBLEM, 0.07), (lesson.WRITES_GROUPS, 0.07), (lesson.UNDERLINES_QUESTION, 0.06)):
        yield from _scratches(span, gain, 150, chance)
    for name, begun in lesson.DRAWINGS_BEGUN.items():
        gain = 0.035 if name == "Amina" else 0.014
        yield from _scratches(lesson.Span(begun, lesson.WORK.end_ms), gain, 260, chance)
    for name in lesson.STUDENTS:
        if name != lesson.NOTEBOOK_STAYS_SHUT:
            yield lesson.WORK.start_ms + 300 + 1_500 * phase(name), _rustle(0.5, chance), 0.03
    for step_ms in range(0, lesson.DURATION_MS, 330):
        speed = abs(staging.place(step_ms + 80)[0] - staging.place(step_ms - 80)[0]) / 0.16
        if speed > 60:
            yield step_ms, _thud(), 0.10


def _scratches(
    span: lesson.Span, gain: float, every_ms: float, chance: random.Random
) -> Iterator[tuple[float, Sound, float]]:
    at = float(span.start_ms)
    while at < span.end_ms - 150:
        yield at, _rustle(chance.uniform(0.05, 0.13), chance), gain * chance.uniform(0.5, 1.0)
        at += every_ms * chance.uniform(0.6, 1.5)


def _rustle(seconds: float, chance: random.Random) -> Sound:
    """A short hiss that swells and dies: chalk, pencil, paper."""
    count, before, result = int(RATE * seconds), 0.0, array("f")
    for number in range(count):
        white = chance.uniform(-1, 1)
        result.append((white - before) * math.sin(math.pi * number / count) ** 2)
        before = white * 0.7
    return result


def _beep(pitch: float, seconds: float) -> Sound:
    count = int(RATE * seconds)
    return array(
        "f",
        (
            0.5
            * math.exp(-5 * n / count)
            * (math.sin(math.tau * pitch * n / RATE) + 0.3 * math.sin(math.tau * 2 * pitch * n / RATE))
            for n in range(count)
        ),
    )


def _thud() -> Sound:
    return array("f", (math.exp(-n / 420) * math.sin(math.tau * 88 * n / RATE) for n in range(RATE // 9)))


def _add_air(track: Soundtrack) -> None:
    """The quiet of a room with eleven people and a window: low, soft noise."""
    chance, low, lower = random.Random("air"), 0.0, 0.0
    draw = chance.random
    for number in range(len(track.samples)):
        low += 0.06 * (draw() - 0.5 - low)
        lower += 0.01 * (low - lower)
        track.samples[number] += 0.035 * (low - lower) + 0.05 * lower


def levels(track: Soundtrack) -> Levels:
    """What moves the mouths."""
    return track.levels
