import random

from hypothesis import given
from hypothesis import strategies as st

from coachview.model.annotation import Annotation, AnnotationType, Visibility, clamp_times, in_time_order

times = st.integers(-(10**7), 10**7)


@given(times, st.none() | times, st.integers(0, 10**7))
def test_clamped_times_lie_in_the_recording(start_ms: int, end_ms: int | None, duration_ms: int) -> None:
    start, end = clamp_times(start_ms, end_ms, duration_ms)
    assert start >= 0
    assert end is None or start < end
    if duration_ms:
        assert max(start, end or 0) <= duration_ms
    assert clamp_times(start, end, duration_ms) == (start, end)


@given(st.integers(0, 1000), st.integers(1, 1000), st.integers(0, 1000))
def test_times_that_are_allowed_stay(start_ms: int, length_ms: int, rest_ms: int) -> None:
    end_ms = start_ms + length_ms
    assert clamp_times(start_ms, end_ms, end_ms + rest_ms) == (start_ms, end_ms)
    assert clamp_times(start_ms, end_ms, 0) == (start_ms, end_ms)


@given(st.lists(st.tuples(st.integers(0, 5), st.sampled_from(["", "a", "b"])), max_size=20), st.integers())
def test_the_order_does_not_depend_on_the_order_before(starts: list[tuple[int, str]], seed: int) -> None:
    notes = [
        Annotation(str(number), "r", "a", AnnotationType.NOTICE, start, None, "", created_utc=created)
        for number, (start, created) in enumerate(starts)
    ]
    shuffled = random.Random(seed).sample(notes, len(notes))
    ordered = in_time_order(notes)
    assert in_time_order(shuffled) == ordered
    assert [one.start_ms for one in ordered] == sorted(one.start_ms for one in notes)


def test_what_an_annotation_says_of_itself() -> None:
    moment = Annotation("1", "r", "a", AnnotationType.NOTICE, 5, None, "")
    clip = Annotation("2", "r", "a", AnnotationType.NOTICE, 5, 6, "", Visibility.PRIVATE)
    assert (moment.is_clip, moment.is_private) == (False, False)
    assert (clip.is_clip, clip.is_private) == (True, True)
