"""Layers that are fed by others: pictures come as they come, sound is never lost between two pixels."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from coachview.ui.timeline.layers.band_layer import BandLayer, Interval
from coachview.ui.timeline.layers.picture_layer import KEPT, PictureLayer
from coachview.ui.timeline.layers.tick_layer import PITCH, Tick, TickLayer
from coachview.ui.timeline.layers.wave_layer import COLUMN, PAD, WaveLayer
from coachview.ui.timeline.scale import Scale
from coachview.ui.timeline.strip import Strip

_END = 600_000
scales = st.builds(
    lambda zoom, pan: Scale.whole(_END, 1000).zoomed(zoom, 0).panned(pan), st.floats(1, 500), st.floats(0, 50_000)
)
strips = st.builds(lambda scale, height: Strip(scale, 28, height, 0, 1000, _END), scales, st.integers(24, 160))


@given(strips, st.lists(st.integers(0, _END), max_size=30))
def test_pictures_side_by_side_show_the_nearest_there_is(strip, times):
    layer = PictureLayer("f", "filmstrip", "Pictures")
    for ms in times:
        layer.put(ms, ms)
    boxes = list(layer.things(strip, 0, 1000))
    for one, following in pairwise(boxes):
        assert abs(one.right - following.left) < 1e-6
    for box in boxes:
        ms = layer.slot_ms(strip, box.index)
        shown = layer.nearest(ms)
        assert shown is None if not times else abs(shown - ms) == min(abs(one - ms) for one in times)
        assert abs(strip.scale.x_of(ms) - box.left) <= 0.5 / strip.scale.ms_per_px + 1e-6


@given(strips)
def test_what_is_missing_is_missing_no_more_when_it_came(strip):
    layer = PictureLayer("f", "filmstrip", "Pictures")
    layer.set_available(True)
    missing = layer.missing(strip)
    assert len(missing) == len(list(layer.things(strip, 0, 1000)))
    for ms in missing:
        layer.put(ms, "picture")
    assert layer.missing(strip) == []


def test_only_so_many_pictures_are_kept_and_those_in_view_stay():
    layer = PictureLayer("f", "filmstrip", "Pictures")
    strip = Strip(Scale.whole(_END, 1000), 0, 54, 0, 1000, _END)
    layer.missing(strip)
    for number in range(KEPT + 50):
        layer.put(number * 900, number)
    assert len(layer._times) == KEPT
    assert layer.nearest(300_000) == round(300_000 / 900)


@given(strips, st.binary(min_size=1, max_size=3000), st.floats(5, 2000))
def test_the_loudest_of_what_a_column_covers_is_what_it_shows(strip, peaks, ms_per_peak):
    layer = WaveLayer("w", "waveform", "Sound")
    layer.set_peaks(peaks, ms_per_peak)
    room, column_ms = strip.height - 2 * PAD, COLUMN * strip.scale.ms_per_px
    for box in layer.things(strip, 0, 1000):
        begin, end = box.index * column_ms / ms_per_peak, (box.index + 1) * column_ms / ms_per_peak
        # Coarser rows round outwards, by no more than one column to each side.
        wide = max(end - begin, 1)
        heard = max(peaks[max(0, int(begin - wide)) : int(end + wide) + 1], default=0)
        assert 1 <= box.height <= max(1, room * heard / 255) + 1e-6
        sure = max(peaks[int(begin) + 1 : int(end)], default=0)
        if sure == 255:
            assert box.height > 0
    loud = max(peaks)
    whole = Strip(Scale.whole(max(1, int(len(peaks) * ms_per_peak)), 1000), 0, 60, 0, 1000)
    boxes = list(layer.things(whole, 0, 1000))
    assert max((box.height for box in boxes), default=0) >= (60 - 2 * PAD) * loud / 255 - 1e-6


@given(strips, st.lists(st.integers(0, _END), max_size=300))
def test_ticks_are_apart_and_each_is_in_one_box(strip, times):
    layer = TickLayer("t", "transcript", "Transcript")
    layer.set_ticks(Tick(str(number), ms) for number, ms in enumerate(times))
    everything = list(layer.things(Strip(Scale.whole(_END, 1000), 0, 24, 0, 1000), -10, 1010))
    assert sum(box.count for box in everything) == len(times)
    for one, following in pairwise(everything):
        assert following.left - one.left >= PITCH - 1e-6
    for box in layer.things(strip, 0, 1000):
        assert box.left < 1000
        assert box.right > 0


def test_a_long_interval_before_the_view_reaches_into_it():
    layer = BandLayer("b", "actual", "Phases")
    layer.set_intervals([Interval("a", 0, 500_000, "Launch"), Interval("b", 500_000, 600_000)])
    strip = Strip(Scale.whole(_END, 1000).zoomed(50, 0).starting_at(400_000), 0, 30, 0, 1000)
    (box,) = layer.things(strip, 0, 1000)
    assert layer.interval(box).id == "a"
    assert box.left < 0
    assert layer.words(box) == "Phases: Launch, 0:00.0 – 8:20.0 (8:20.0)"


def test_whoever_listens_hears_of_every_change():
    heard = []
    layers = [PictureLayer("f", "filmstrip", "F"), WaveLayer("w", "waveform", "W"), BandLayer("b", "actual", "B")]
    for layer in layers:
        layer.listen(lambda one: heard.append(one.id))
    layers[0].put(0, "picture")
    layers[1].set_peaks(b"abc", 20)
    layers[2].set_intervals([])
    assert heard == ["f", "w", "b"]
