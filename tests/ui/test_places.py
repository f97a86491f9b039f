"""Back and forward, as in a browser."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from coachview.ui.playback.places import SMALL_STEP_MS, Place, Places

far_apart = st.lists(st.integers(0, 500), min_size=1, max_size=30).map(
    lambda steps: [Place("r", 2 * SMALL_STEP_MS * number) for number in dict.fromkeys(steps)]
)
anywhere = st.builds(Place, st.sampled_from("rs"), st.integers(0, 20_000))


@given(far_apart)
def test_back_goes_through_the_places_left_and_forward_through_them_again(visited: list[Place]) -> None:
    places = Places()
    for here, there in pairwise(visited):
        places = places.jumped(here, there)
    here, seen = visited[-1], []
    while True:
        places, found = places.back(here)
        if found is None:
            break
        seen.append(found)
        here = found
    assert seen == visited[-2::-1]
    again = []
    while True:
        places, found = places.forward(here)
        if found is None:
            break
        again.append(found)
        here = found
    assert again == visited[1:]


@given(st.lists(st.tuples(anywhere, anywhere), max_size=20), anywhere)
def test_a_place_gone_to_is_never_where_one_is_already(jumps: list[tuple[Place, Place]], here: Place) -> None:
    places = Places()
    for left, there in jumps:
        places = places.jumped(left, there)
    for go in (places.back, places.forward):
        _, found = go(here)
        assert found is None or not found.is_near(here)


@given(st.integers(0, 100_000), st.integers(0, SMALL_STEP_MS))
def test_small_steps_are_no_jumps(time_ms: int, step_ms: int) -> None:
    assert Places().jumped(Place("r", time_ms), Place("r", time_ms + step_ms)) == Places()


def test_a_new_jump_is_another_future() -> None:
    one, two, three = (Place("r", ms) for ms in (0, 10_000, 20_000))
    places, back = Places().jumped(one, two).back(two)
    assert back == one
    assert places.jumped(one, three).forward(three)[1] is None
    assert places.forward(one)[1] == two


def test_the_same_time_in_another_recording_is_another_place() -> None:
    places = Places().jumped(Place("r", 5_000), Place("s", 5_000))
    assert places.back(Place("s", 5_000))[1] == Place("r", 5_000)


def test_the_oldest_are_forgotten_at_last() -> None:
    places = Places()
    for number in range(1000):
        places = places.jumped(Place("r", 5000 * number), Place("r", 5000 * number + 5000))
    assert len(places.past) == 100
    assert places.past[-1] == Place("r", 5000 * 999)
