from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QInputDialog, QMenu

from coachview.model.phase import ActualPhase
from coachview.model.phase_marking import Border
from coachview.ui.actions import Actions
from coachview.ui.phases.bands import actual_bands, planned_bands
from coachview.ui.phases.lesson_phases import LessonPhases
from coachview.ui.timeline.layers.band_layer import BandLayer
from coachview.ui.timeline.layout import Hit
from coachview.ui.timeline.view import TimelineView


class PhasesOnTimeline(QObject):
    """Shows planned and actual phases on the timeline, and turns what is done to them there into edits."""

    def __init__(self, phases: LessonPhases, timeline: TimelineView, actions: Actions) -> None:
        super().__init__(timeline)
        self._phases, self._timeline, self._actions = phases, timeline, actions
        self._editable = True
        phases.changed.connect(self._show)
        timeline.interval_reshaped.connect(self._on_reshaped)
        timeline.interval_drawn.connect(self._on_drawn)
        timeline.menu_opening.connect(self._on_menu)

    def set_editable(self, editable: bool) -> None:
        """Whether phases can be changed."""
        self._editable = editable
        self._show()

    def _show(self) -> None:
        phases, layers = self._phases, self._timeline.layers
        layers.planned.set_intervals(planned_bands(phases.plan, phases.actual))
        layers.actual.set_intervals(actual_bands(phases.plan, phases.actual, phases.pacing(), editable=self._editable))

    def _on_reshaped(self, layer_id: str, phase_id: str, start_ms: int, end_ms: int) -> None:
        one = self._phase(phase_id)
        if layer_id != self._timeline.layers.actual.id or one is None:
            return
        if start_ms != one.start_ms:
            self._phases.move_border(phase_id, Border.START, start_ms)
        elif end_ms != one.end_ms:
            self._phases.move_border(phase_id, Border.END, end_ms)
        self._show()

    def _on_drawn(self, layer_id: str, start_ms: int, end_ms: int) -> None:
        if layer_id == self._timeline.layers.actual.id:
            following = self._phases.following(start_ms)
            self._phases.draw(start_ms, end_ms, following.id if following else "")

    def _on_menu(self, menu: QMenu, hit: Hit | None, ms: int) -> None:
        if hit is None or hit.layer not in (self._timeline.layers.planned, self._timeline.layers.actual):
            return
        one = self._phase(hit.layer.interval(hit.thing).id) if isinstance(hit.layer, BandLayer) else None
        first = next(iter(menu.actions()), None)
        for action in (*self._phase_actions(menu, one, ms), self._actions["plan_lesson"]):
            menu.insertAction(first, action)
        menu.insertSeparator(first)

    def _phase_actions(self, menu: QMenu, one: ActualPhase | None, ms: int) -> list[object]:
        if one is None or not self._editable:
            return []
        phases, made = self._phases, QMenu("This was", menu)
        for planned in phases.plan:
            self._add(made, planned.name, lambda planned=planned: phases.make(one.id, planned.id))
        if phases.plan:
            made.addSeparator()
        self._add(made, "Something else…", lambda: self._rename(one))
        follows = any(other.start_ms >= one.end_ms for other in phases.actual)
        return [
            made.menuAction(),
            self._add(menu, "Split here", lambda: phases.split(one.id, ms)),
            self._add(menu, "Join with the next one", lambda: phases.join(one.id), enabled=follows),
            self._add(menu, "Remove: its time is not marked", lambda: phases.remove(one.id)),
        ]

    def _add(self, menu: QMenu, words: str, act: Callable[[], object], *, enabled: bool = True) -> object:
        action = menu.addAction(words)
        action.triggered.connect(lambda _checked=False: act())
        action.setEnabled(enabled)
        return action

    def _rename(self, one: ActualPhase) -> None:
        name, agreed = QInputDialog.getText(
            self._timeline.window(), "Lesson phase", "What did the class do in it?", text=self._phases.name_of(one)
        )
        if agreed and name.strip():
            self._phases.make(one.id, "", name.strip())

    def _phase(self, phase_id: str) -> ActualPhase | None:
        return next((one for one in self._phases.actual if one.id == phase_id), None)
