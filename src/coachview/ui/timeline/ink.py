"""The fonts and colours that the timeline is drawn with, in one look at one device scale."""

from functools import cached_property

from PySide6.QtGui import QColor, QFont, QFontMetricsF

from coachview.model.annotation import AnnotationType
from coachview.ui.theme import Theme

_SMALLEST_PT = 7.5


class Ink:
    """Made anew whenever the look, the font or the screen changes; until then everything in it is made once."""

    def __init__(self, theme: Theme, font: QFont, scale: float) -> None:
        self.theme, self.scale = theme, scale
        self.small = QFont(font)
        self.small.setPointSizeF(max(_SMALLEST_PT, font.pointSizeF() - 1))
        self.name = QFont(font)
        self.name.setWeight(QFont.Weight.DemiBold)
        self._colours: dict[str, QColor] = {}

    @cached_property
    def small_metrics(self) -> QFontMetricsF:
        """Of labels, clips' texts and roles."""
        return QFontMetricsF(self.small)

    @cached_property
    def name_metrics(self) -> QFontMetricsF:
        """Of people's names."""
        return QFontMetricsF(self.name)

    def colour(self, token: str) -> QColor:
        """The colour of a token of the look."""
        if token not in self._colours:
            self._colours[token] = self.theme.colour(token)
        return self._colours[token]

    def type(self, kind: AnnotationType) -> QColor:
        """The colour of an annotation type."""
        if kind not in self._colours:
            self._colours[kind] = self.theme.type_colour(kind)
        return self._colours[kind]

    def tint(self, kind: AnnotationType, amount: float) -> QColor:
        """So much of a type's colour on the surface: the ground of what is written on."""
        key = f"{kind}/{amount}"
        if key not in self._colours:
            self._colours[key] = mix(self.type(kind), self.colour("surface"), amount)
        return self._colours[key]

    def snap(self, x: float) -> float:
        """The nearest edge between two pixels of the screen."""
        return round(x * self.scale) / self.scale


def mix(one: QColor, other: QColor, amount: float) -> QColor:
    """`amount` of the one colour, the rest of the other."""
    parts = zip(one.getRgbF()[:3], other.getRgbF()[:3], strict=True)
    return QColor.fromRgbF(*(mine * amount + theirs * (1 - amount) for mine, theirs in parts))


def faded(colour: QColor, alpha: float) -> QColor:
    """A colour that lets through what is under it."""
    result = QColor(colour)
    result.setAlphaF(alpha)
    return result
