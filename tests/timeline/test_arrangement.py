"""How layers are arranged survives being kept, and whatever was kept can be read."""

from hypothesis import given
from hypothesis import strategies as st

from coachview.ui.timeline.arrangement import KINDS, Arrangement
from coachview.ui.timeline.layers.band_layer import BandLayer, Interval

kinds = st.sampled_from(KINDS)
arrangements = st.builds(
    Arrangement,
    st.permutations(KINDS).map(tuple),
    st.frozensets(kinds),
    st.dictionaries(st.text(max_size=8), st.integers(1, 400), max_size=5),
)
anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5) | kinds,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=9) | kinds, inner, max_size=4),
)


def layer(kind: str, name: str = "x") -> BandLayer:
    made = BandLayer(f"{kind}:{name}", kind, name)
    made.set_intervals([Interval("i", 0, 10)])
    return made


@given(arrangements)
def test_it_is_the_same_after_being_kept(arrangement):
    assert Arrangement.from_values(arrangement.values()) == arrangement


@given(anything | st.fixed_dictionaries({"order": anything, "hidden": anything, "heights": anything}))
def test_whatever_was_kept_becomes_an_arrangement_of_all_kinds(values):
    arrangement = Arrangement.from_values(values)
    assert sorted(arrangement.order) == sorted(KINDS)
    assert arrangement.hidden <= set(KINDS)
    assert arrangement.arranged([layer(kind) for kind in KINDS]) is not None


@given(arrangements, kinds, st.integers(-9, 9), st.sets(kinds))
def test_moving_changes_the_order_of_one_only(arrangement, kind, steps, present):
    moved = arrangement.moved(kind, steps, sorted(present))
    assert [one for one in moved.order if one != kind] == [one for one in arrangement.order if one != kind]
    if kind in present:
        seen = [one for one in arrangement.order if one in present]
        after = [one for one in moved.order if one in present]
        assert after.index(kind) == max(0, min(seen.index(kind) + steps, len(seen) - 1))


@given(arrangements, kinds)
def test_what_is_hidden_is_not_arranged_and_comes_back(arrangement, kind):
    layers = [layer(one) for one in KINDS]
    hidden, shown = arrangement.shown(kind, on=False), arrangement.shown(kind, on=True)
    assert kind not in {one.kind for one in hidden.arranged(layers)}
    assert kind in {one.kind for one in shown.arranged(layers)}


@given(arrangements, st.integers(-100, 10_000))
def test_a_layer_is_never_lower_or_higher_than_it_may_be(arrangement, height):
    one = layer("actual")
    assert one.least <= arrangement.resized(one, height).height_of(one) <= one.most
    assert arrangement.resized(one, height).unsized(one).height_of(one) == one.wanted


def test_layers_of_one_kind_stay_in_the_order_given():
    layers = [layer("look_fors", name) for name in "cab"]
    assert Arrangement().arranged(layers) == layers
