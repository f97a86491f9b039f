"""How the tools of drawing are called and look as icons."""

from coachview.model.drawing import WIDTHS, DrawingColour, Shape

SHAPE_NAMES = {
    Shape.ARROW: "Arrow",
    Shape.LINE: "Line",
    Shape.CIRCLE: "Circle",
    Shape.RECTANGLE: "Rectangle",
    Shape.FREEHAND: "Freehand",
    Shape.TEXT: "Text",
    Shape.SPOTLIGHT: "Spotlight",
}
SHAPE_ICONS = {
    Shape.ARROW: "move-up-right",
    Shape.LINE: "slash",
    Shape.CIRCLE: "circle",
    Shape.RECTANGLE: "square",
    Shape.FREEHAND: "line-squiggle",
    Shape.TEXT: "type",
    Shape.SPOTLIGHT: "spotlight",
}
SHAPE_HELP = {
    Shape.ARROW: "Drag to where the arrow points.",
    Shape.LINE: "Drag from end to end; Shift keeps it straight.",
    Shape.CIRCLE: "Drag from corner to corner; Shift makes it round.",
    Shape.RECTANGLE: "Drag from corner to corner; Shift makes a square.",
    Shape.FREEHAND: "Draw with the mouse; Shift for a straight piece.",
    Shape.TEXT: "Click where the words begin, and write.",
    Shape.SPOTLIGHT: "Drag around what to look at; all else goes dark.",
}
SELECT_HELP = "Click a drawing to select it; drag to move it."
COLOUR_NAMES = {one: one.value.capitalize() for one in DrawingColour}
WIDTH_NAMES = dict(zip(WIDTHS, ("Thin", "Middle", "Thick"), strict=True))


def described(shape: Shape, colour: DrawingColour, text: str = "") -> str:
    """A drawing as it is said: `Yellow arrow`, `White text: look here`."""
    said = f"{COLOUR_NAMES[colour]} {SHAPE_NAMES[shape].lower()}"
    return f"{said}: {text}" if text else said
