from dataclasses import dataclass

FURTHEST = 100
"""How far each of the three goes either way."""


@dataclass(frozen=True, slots=True)
class Tone:
    """How a recording's picture is made easier to see; each from -100 to 100, 0 is as recorded.

    `shadows` lifts what is dark and leaves black and white as they are: the one for dark rooms. `contrast` spreads
    light and dark about the middle grey. `brightness` makes everything lighter.
    """

    brightness: int = 0
    contrast: int = 0
    shadows: int = 0

    @property
    def is_neutral(self) -> bool:
        """Whether the picture stays as it was recorded."""
        return self == NEUTRAL

    @property
    def exponent(self) -> float:
        """The power that lightness, 0 to 1, is raised to first: a quarter to four."""
        return float(2 ** (-self.shadows / 50))

    @property
    def slope(self) -> float:
        """What the distance from the middle grey is multiplied with then: a quarter to four."""
        return float(2 ** (self.contrast / 50))

    @property
    def lift(self) -> float:
        """What is added last: half of the way from black to white at most."""
        return self.brightness / 200


NEUTRAL = Tone()


def toned(level: int, tone: Tone) -> int:
    """What becomes of a level, 0 to 255, of red, green or blue."""
    light = ((level / 255) ** tone.exponent - 0.5) * tone.slope + 0.5 + tone.lift
    return int(255 * min(1.0, max(0.0, light)) + 0.5)
