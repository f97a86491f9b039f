from dataclasses import dataclass

from coachview.model.drawing import WIDTHS, Drawing, DrawingColour, Point, Shape

HOLD_TIMES_MS = (1000, 2000, 3000, 5000, 10_000, 30_000)


@dataclass(frozen=True, slots=True)
class Pen:
    """What the next drawing looks like, and for how long it is shown when playback reaches it."""

    colour: DrawingColour = DrawingColour.YELLOW
    width: float = WIDTHS[1]
    hold_ms: int = 3000

    def draw(self, shape: Shape, points: tuple[Point, ...], at_ms: int, text: str = "") -> Drawing:
        """A drawing with this pen that belongs to nothing yet."""
        return Drawing("", "", shape, points, self.colour, self.width, text, at_ms, self.hold_ms)


def pen_of(drawing: Drawing) -> Pen:
    """The pen that a drawing was made with."""
    return Pen(drawing.colour, drawing.width, drawing.hold_ms)
