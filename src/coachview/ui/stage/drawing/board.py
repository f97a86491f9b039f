from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from coachview.model.drawing import Drawing, DrawingColour, Point, Shape
from coachview.player.player import PlayerState
from coachview.ui.playback.playback import Playback
from coachview.ui.stage.drawing.desk import DrawingDesk
from coachview.ui.stage.drawing.gestures import Gesture
from coachview.ui.stage.drawing.in_the_middle import beside, points_in_the_middle
from coachview.ui.stage.drawing.pen import Pen, pen_of
from coachview.ui.stage.drawing.reshape import grown, moved
from coachview.ui.stage.drawing.words import described

_SAME_FRAME_MS = 500
"""As long as the exact frame is not there, its time is not known better than this."""


class DrawingBoard(QObject):
    """What is being done while one draws: the tool, the pen, what is selected, and what is not kept yet.

    `tool` is the shape to draw, None to select. `changed` when something is to be painted or shown otherwise;
    `active_changed(bool)` when drawing begins and ends; `said(str)` is for those who do not see the picture.
    """

    changed = Signal()
    active_changed = Signal(bool)
    said = Signal(str)

    def __init__(self, playback: Playback, desk: DrawingDesk, parent: QObject) -> None:
        super().__init__(parent)
        self.desk, self._playback = desk, playback
        self.active = False
        self.visible = True
        self.tool: Shape | None = Shape.ARROW
        self._last_shape = Shape.ARROW
        self.pen = Pen()
        self.writing: Drawing | None = None
        self._selected_id = ""
        self._gesture: Gesture | None = None
        self._in_hand: Drawing | None = None
        self._waiting: list[Drawing] = []
        desk.changed.connect(self._on_desk)
        playback.position_changed.connect(self._on_position)
        playback.picture_changed.connect(self._on_picture)
        playback.state_changed.connect(self._on_state)

    @property
    def selected(self) -> Drawing | None:
        """The drawing that is selected, as it is kept."""
        return self.desk.find(self._selected_id) if self._selected_id else None

    @property
    def selected_now(self) -> Drawing | None:
        """The drawing that is selected, as it is being moved."""
        in_hand = self._in_hand
        return in_hand if in_hand is not None and in_hand.id == self._selected_id != "" else self.selected

    @property
    def shown_pen(self) -> Pen:
        """The pen of what is selected, else the one for what is drawn next."""
        selected = self.selected
        return self.pen if selected is None else pen_of(selected)

    @property
    def is_drawing(self) -> bool:
        """True while the mouse draws, moves or resizes something."""
        return self._gesture is not None

    @property
    def at_ms(self) -> int:
        """The time that is drawn on."""
        return self._playback.position_ms()

    @property
    def target_sentence(self) -> str:
        """What a drawing belongs to: the selected one, else the next."""
        selected = self.selected
        return self.desk.belongs_to(selected) if selected is not None else self.desk.target(self.at_ms).sentence

    def shown(self) -> list[Drawing]:
        """What lies on the picture now, the lowest first, as it is being changed."""
        if not (self.visible or self.active):
            return []
        kept = [self._as_in_hand(one) for one in self.desk.shown_at(self.at_ms) if not self._is_written(one)]
        new = [self._in_hand] if self._in_hand is not None and not self._in_hand.id else []
        waiting = [one for one in self._waiting if abs(one.at_ms - self.at_ms) <= _SAME_FRAME_MS]
        return kept + waiting + new

    def enter(self) -> None:
        """Stand still on this frame and draw, with the tool that drew last."""
        if not self.active:
            self._playback.pause()
            self.tool = self.tool or self._last_shape
            self.active = True
            self.active_changed.emit(True)
            self.changed.emit()

    def leave(self) -> None:
        """Keep what is not kept yet, and draw no more."""
        if self.active:
            self.flush()
            self.active = False
            self._selected_id = ""
            self.active_changed.emit(False)
            self.changed.emit()

    def flush(self) -> bool:
        """Keep whatever is drawn or moved and not kept yet; False when that did not work."""
        self.cancel()
        kept = self.let_go()
        waiting, self._waiting = self._waiting, []
        for one in waiting:
            self._keep_or_wait(one)
        return kept and not self._waiting

    def choose(self, tool: Shape | None) -> None:
        """Take a tool; None is the one that selects."""
        self.let_go()
        self.tool = tool
        self._last_shape = tool or self._last_shape
        self._selected_id = ""
        self.changed.emit()

    def select(self, drawing_id: str) -> None:
        """Select a drawing; none with an empty id."""
        if drawing_id != self._selected_id:
            self.let_go()
            self._selected_id = drawing_id
            selected = self.selected
            if selected is not None:
                self.said.emit(f"{described(selected.shape, selected.colour, selected.text)} selected")
            self.changed.emit()

    def select_next(self, step: int) -> bool:
        """Select the drawing after (+1) or before (-1) the selected one; past the last, none, and False."""
        ids = [one.id for one in self.desk.shown_at(self.at_ms)]
        at = ids.index(self._selected_id) + step if self._selected_id in ids else 0 if step > 0 else len(ids) - 1
        self.select(ids[at] if 0 <= at < len(ids) else "")
        return 0 <= at < len(ids)

    def escape(self) -> None:
        """Leave what is in hand, then the tool and the selection, then drawing."""
        if self.is_drawing:
            self.cancel()
        elif self._selected_id or self.tool is not None:
            self.choose(None)
        else:
            self.leave()

    def begin(self, gesture: Gesture, at: Drawing) -> None:
        """The mouse was pressed: `at` is the drawing as it is now, one without an id when it is new."""
        self.let_go()
        if not at.id:
            self._selected_id = ""
        self._gesture, self._in_hand = gesture, at
        self.changed.emit()

    def move_to(self, point: Point, *, constrained: bool) -> None:
        """The mouse is here now."""
        if self._gesture is not None:
            self._in_hand = self._gesture.move_to(point, constrained=constrained)
            self.changed.emit()

    def finish(self) -> None:
        """The mouse was released: one edit."""
        gesture, self._gesture = self._gesture, None
        if gesture is None:
            return
        before, self._in_hand = self._in_hand, None
        made = gesture.finish()
        if made is not None and not made.id:
            self._keep_when_exact(made)
        elif made is not None and before is not None:
            self.desk.change(_what_changed(self.desk.find(made.id), made), made)
        self.changed.emit()

    def cancel(self) -> None:
        """What the mouse was doing is as if it had not been."""
        if self._gesture is not None:
            self._gesture = self._in_hand = None
            self.changed.emit()

    def place(self, middle: Point, height: float, aspect: float) -> None:
        """Draw a shape with the tool around a place, without the mouse; `height` is how much of the picture is seen."""
        if self.tool is None:
            return
        points = beside(points_in_the_middle(self.tool, middle, height, aspect), self.shown())
        if self.tool is Shape.TEXT:
            self.write(points[0])
        else:
            self._keep_when_exact(self.pen.draw(self.tool, points, self.at_ms))
            self.changed.emit()

    def nudge(self, across: float, down: float) -> None:
        """Move what is selected by so much; it is one edit with further nudges until `let_go`."""
        self._take(lambda one: moved(one, across, down))

    def grow(self, across: float, down: float) -> None:
        """Resize what is selected by so much, likewise."""
        self._take(lambda one: grown(one, across, down))

    def let_go(self) -> bool:
        """Keep what was moved by keys; False when that did not work."""
        if self._gesture is not None or self._in_hand is None:
            return True
        made, self._in_hand = self._in_hand, None
        return self.desk.change(_what_changed(self.desk.find(made.id), made), made)

    def delete(self) -> None:
        """Remove what is selected."""
        selected = self.selected
        if selected is not None:
            self._in_hand = None
            if self.desk.remove(selected.id):
                self.said.emit(f"{described(selected.shape, selected.colour, selected.text)} deleted")

    def set_colour(self, colour: DrawingColour) -> None:
        """Draw in this colour, and give it to what is selected."""
        self._use("Change colour", colour=colour)

    def set_width(self, width: float) -> None:
        """Draw with this width, and give it to what is selected."""
        self._use("Change width", width=width)

    def set_hold(self, hold_ms: int) -> None:
        """Show what is drawn, and what is selected, for so long."""
        self._use("Change how long a drawing is shown", hold_ms=hold_ms)

    def write(self, at: Point) -> None:
        """Begin a text whose upper left corner is here."""
        self.select("")
        self.writing = self.pen.draw(Shape.TEXT, (at,), self.at_ms)
        self.changed.emit()

    def rewrite(self) -> bool:
        """Go on writing the text that is selected; False when it is none."""
        selected = self.selected
        if selected is None or selected.shape is not Shape.TEXT:
            return False
        self.let_go()
        self.writing = self.selected
        self.changed.emit()
        return True

    def finish_text(self, text: str) -> bool:
        """Keep what was written; a text of which nothing is left goes. False when it could not be kept."""
        written = self.writing
        if written is None:
            return True
        if text.strip():
            kept = self._keep_text(replace(written, text=text.strip()))
        else:
            kept = not written.id or self.desk.remove(written.id)
        if kept:
            self.writing = None
            self.changed.emit()
        return kept

    def _keep_text(self, written: Drawing) -> bool:
        if written.id:
            return self.desk.change("Reword text", written)
        return self._keep(written)

    def _keep_when_exact(self, made: Drawing) -> None:
        """A drawing is of the exact frame: until that has been decoded it waits, on the picture already."""
        if self._playback.is_exact:
            self._keep_or_wait(replace(made, at_ms=self.at_ms))
        else:
            self._waiting.append(made)

    def _keep_or_wait(self, made: Drawing) -> None:
        if not self._keep(made):
            self._waiting.append(made)

    def _keep(self, made: Drawing) -> bool:
        kept_id = self.desk.add(made)
        if kept_id:
            self._selected_id = kept_id
            self.said.emit(f"{described(made.shape, made.colour, made.text)} drawn")
        return bool(kept_id)

    def _take(self, change: object) -> None:
        selected = self.selected_now
        if selected is not None and self._gesture is None:
            self._in_hand = change(selected)
            self.changed.emit()

    def _use(self, label: str, **new: object) -> None:
        """The next drawing gets this, and so does what is selected or being written; one edit."""
        self.pen = replace(self.pen, **new)
        self.let_go()
        selected = self.selected
        if selected is not None:
            self.desk.change(label, replace(selected, **new))
        if self.writing is not None:
            self.writing = replace(self.writing, **new)
        self.changed.emit()

    def _as_in_hand(self, one: Drawing) -> Drawing:
        return self._in_hand if self._in_hand is not None and self._in_hand.id == one.id else one

    def _is_written(self, one: Drawing) -> bool:
        return self.writing is not None and self.writing.id == one.id

    def _on_desk(self) -> None:
        if self._selected_id and self.selected is None:
            self._selected_id = ""
        if self._in_hand is not None and self._in_hand.id and self.desk.find(self._in_hand.id) is None:
            self._gesture = self._in_hand = None
        self.changed.emit()

    def _on_position(self, _ms: int) -> None:
        if self.active and not self._playback.is_playing:
            self.changed.emit()

    def _on_picture(self) -> None:
        if self._waiting and self._playback.is_exact:
            waiting, self._waiting = self._waiting, []
            now = self.at_ms
            for one in waiting:
                near = abs(one.at_ms - now) <= _SAME_FRAME_MS
                self._keep_or_wait(replace(one, at_ms=now) if near else one)

    def _on_state(self, state: PlayerState) -> None:
        if state in {PlayerState.PLAYING, PlayerState.EMPTY}:
            self.leave()


def _what_changed(before: Drawing | None, after: Drawing) -> str:
    """The label of an edit by hand: a drawing that was only moved has the same shape as before."""
    if before is None or len(before.points) != len(after.points) or before.width != after.width:
        return "Resize drawing"
    ways = {
        (round(now.x - was.x, 6), round(now.y - was.y, 6)) for was, now in zip(before.points, after.points, strict=True)
    }
    return "Move drawing" if len(ways) == 1 else "Resize drawing"
