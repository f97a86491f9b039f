"""The parts of the drawing that the eye would miss when they break."""

import math
from itertools import pairwise

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from tools.sample_lesson import board, camera, strokes, voices
from tools.sample_lesson.brush import elbow

from coachview.sample import lesson

POINTS = st.tuples(st.floats(-300, 300), st.floats(-300, 300))
TIMES = st.integers(0, lesson.DURATION_MS - 1)


def test_every_letter_of_the_board_can_be_written() -> None:
    assert set("".join(lesson.PROBLEM)) <= set(strokes.GLYPHS)


@given(st.text(alphabet=sorted(set(strokes.GLYPHS) - {" "}), min_size=1, max_size=12), st.floats(0, 1), st.floats(0, 1))
def test_writing_only_grows(text: str, part: float, more: float) -> None:
    writing = strokes.write(text, 0, 0, 30)
    before, after = (_drawn(writing, min(1.0, amount)) for amount in (part, part + more))
    assert before <= after + 1e-6
    assert math.isclose(_drawn(writing, 1.0), writing.length, rel_tol=1e-6)


def _drawn(writing: strokes.Writing, part: float) -> float:
    return sum(math.dist(a, b) for stroke in writing.until(part) for a, b in pairwise(stroke))


@given(POINTS, POINTS)
def test_an_arm_keeps_its_length_and_reaches_where_it_can(
    shoulder: tuple[float, float], hand: tuple[float, float]
) -> None:
    assume(math.dist(shoulder, hand) > 0.01)
    joint, tip = elbow(shoulder, hand, 88, 92, 1)
    assert math.isclose(math.dist(shoulder, joint), 88, abs_tol=0.01)
    assert math.isclose(math.dist(joint, tip), 92, abs_tol=0.01)
    if 6 < math.dist(shoulder, hand) < 178:
        assert math.dist(tip, hand) < 0.01


@given(TIMES)
def test_the_camera_never_looks_beyond_the_room(ms: int) -> None:
    seen = camera.part_seen(ms)
    assert seen.left() >= -0.01
    assert seen.top() >= -0.01
    assert seen.right() <= 1600.01
    assert seen.bottom() <= 900.01


def test_the_chalk_is_on_the_board_while_she_writes() -> None:
    for span in (lesson.WRITES_PROBLEM, lesson.WRITES_GROUPS, lesson.UNDERLINES_QUESTION):
        for ms in range(span.start_ms, span.end_ms, 40):
            x, y = board.chalk(ms)
            assert 120 < x < 810, ms
            assert 112 < y < 448, ms


@pytest.mark.parametrize("speaks", [True, False])
def test_a_voice_fits_its_time_with_and_without_espeak(monkeypatch: pytest.MonkeyPatch, speaks: bool) -> None:
    if speaks and not voices.can_speak():
        pytest.skip("espeak-ng is not installed")
    monkeypatch.setattr(voices, "can_speak", lambda: speaks)
    line = lesson.line_saying("Do we draw first")
    sound = voices.say(line.speaker, line.text, within_ms=2_400)
    seconds = len(sound) / voices.RATE
    assert 1.0 < seconds <= 2.4
    assert 0.1 < math.sqrt(sum(value * value for value in sound) / len(sound)) < 0.11
