"""Every layer that a timeline has, whether or not there is anything in it yet. No Qt."""

from collections.abc import Callable, Sequence

from coachview.ui.timeline.arrangement import KIND_NAMES, Arrangement
from coachview.ui.timeline.lanes import Lane
from coachview.ui.timeline.layers.band_layer import BandLayer
from coachview.ui.timeline.layers.lane_layer import LaneLayer
from coachview.ui.timeline.layers.layer import Layer
from coachview.ui.timeline.layers.picture_layer import PictureLayer
from coachview.ui.timeline.layers.tick_layer import TickLayer
from coachview.ui.timeline.layers.wave_layer import WaveLayer


class LayerSet:
    """The layers by name, for whoever feeds them, and how the user arranged them. `heard` is told what changed."""

    def __init__(self, heard: Callable[[Layer], None]) -> None:
        self._heard = heard
        self.arrangement = Arrangement()
        self.filmstrip = PictureLayer("filmstrip", "filmstrip", KIND_NAMES["filmstrip"])
        self.waveform = WaveLayer("waveform", "waveform", KIND_NAMES["waveform"])
        self.planned = BandLayer("planned", "planned", KIND_NAMES["planned"])
        self.actual = BandLayer("actual", "actual", KIND_NAMES["actual"])
        self.transcript = TickLayer("transcript", "transcript", KIND_NAMES["transcript"])
        self.drawings = TickLayer("drawings", "drawings", KIND_NAMES["drawings"])
        self._look_fors: tuple[BandLayer, ...] = ()
        self._lanes: tuple[LaneLayer, ...] = ()
        for layer in self.all():
            layer.listen(heard)

    def all(self) -> tuple[Layer, ...]:
        """All of them, also those that are empty or hidden."""
        return (
            *(self.filmstrip, self.waveform, self.planned, self.actual),
            *self._look_fors,
            *self._lanes,
            *(self.transcript, self.drawings),
        )

    def shown(self) -> list[Layer]:
        """Those that have something in them and are not hidden, from top to bottom."""
        return self.arrangement.arranged(self.all())

    def kinds(self) -> list[str]:
        """The kinds that have something in them, hidden or not, in the user's order."""
        present = {layer.kind for layer in self.all() if not layer.is_empty}
        return [kind for kind in self.arrangement.order if kind in present]

    def find(self, layer_id: str) -> Layer | None:
        """The layer of this identity."""
        return next((layer for layer in self.all() if layer.id == layer_id), None)

    def set_look_fors(self, layers: Sequence[BandLayer]) -> None:
        """One lane for each look-for, from top to bottom; their kind must be `look_fors`."""
        self._look_fors = tuple(layers)
        for layer in self._look_fors:
            layer.listen(self._heard)

    def set_lanes(self, lanes: Sequence[Lane]) -> bool:
        """One layer for each author; False when they are the same ones as before."""
        if [layer.lane for layer in self._lanes] == list(lanes):
            return False
        self._lanes = tuple(LaneLayer(lane) for lane in lanes)
        return True
