"""Going from one annotation to the next, whatever is shown of them."""

from hypothesis import given
from hypothesis import strategies as st

from coachview.model.annotation import in_time_order
from coachview.ui.workspace.neighbour import clip_at, neighbour
from support.timeline_notes import note, notes


@given(notes(), st.booleans(), st.integers(0, 200))
def test_going_on_and_back_visits_every_annotation_in_order(annotations, playing, played_ms):
    """What is shown of a position is a picture that may have begun before it; or playing has gone on a little."""
    shown = in_time_order(annotations)
    off_ms = played_ms if playing else -33
    for direction, expected in ((+1, shown), (-1, shown[::-1])):
        visited, now, row = [], -1 if direction > 0 else 2_000_000, -1
        while (found := neighbour(shown, now, direction, row, playing=playing)) is not None and len(visited) < 99:
            visited.append(found)
            now, row = max(0, found.start_ms + off_ms), shown.index(found)
        assert visited == expected


def test_away_from_the_selected_one_the_time_decides():
    shown = [note("a", 1_000), note("b", 5_000), note("c", 9_000, author="c")]
    assert neighbour(shown, 5_500, +1, 0).id == "c"
    assert neighbour(shown, 5_500, -1, 0).id == "b"
    assert neighbour(shown, 9_500, +1, 0) is None
    assert neighbour(shown, 1_000, -1) is None
    assert neighbour([], 1_000, +1) is None


def test_going_back_while_it_plays_gets_past_the_one_just_reached():
    shown = [note("a", 1_000), note("b", 5_000)]
    assert neighbour(shown, 5_900, -1, 1, playing=True).id == "a"
    assert neighbour(shown, 5_900, -1, 1, playing=False).id == "b"
    assert neighbour(shown, 7_000, -1, 1, playing=True).id == "b"


@given(notes(), st.integers(0, 700_000))
def test_the_clip_at_a_time_is_the_shortest_there(annotations, now_ms):
    found = clip_at(annotations, now_ms)
    there = [one for one in annotations if one.is_clip and one.start_ms <= now_ms <= one.end_ms]
    assert (found is None) == (not there)
    if found is not None:
        assert found in there
        assert found.end_ms - found.start_ms == min(one.end_ms - one.start_ms for one in there)
