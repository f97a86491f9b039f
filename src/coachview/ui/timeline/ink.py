"""The fonts and colours that the timeline is drawn with, in one look at one device scale."""

from functools import cached_property

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPixmap

from coachview.model.annotation import AnnotationType
from coachview.ui.theme import Theme

_SMALLEST_PT = 7.5
_REMEMBERED = 4000


class Ink:
    """Made anew whenever the look, the font or the screen changes; until then everything in it is made once."""

    def __init__(self, theme: Theme, font: QFont, scale: float) -> None:
        self.theme, self.scale = theme, scale
        self.small = QFont(font)
        self.small.setPointSizeF(max(_SMALLEST_PT, font.pointSizeF() - 1))
        self.name = QFont(font)
        self.name.setWeight(QFont.Weight.DemiBold)
        self._colours: dict[str, QColor] = {}
        self._icons: dict[tuple[str, str, int], QPixmap] = {}
        self._elided: dict[tuple[str, int], str] = {}

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

    def grey(self, amount: float) -> QColor:
        """So much of the grey of secondary text on the surface."""
        return self.wash("", amount)

    def wave(self) -> QColor:
        """The colour of the sound: quiet, because markers lie near it."""
        return mix(self.colour("accent"), self.colour("lane"), 0.62)

    def hue(self, colour: str) -> QColor:
        """A colour given as #RRGGBB; the grey of secondary text for none."""
        if not colour:
            return self.colour("muted")
        if colour not in self._colours:
            self._colours[colour] = QColor(colour)
        return self._colours[colour]

    def wash(self, colour: str, amount: float) -> QColor:
        """So much of a colour given as #RRGGBB on the surface: text on it keeps its contrast up to a fourth."""
        key = f"{colour}/{amount}"
        if key not in self._colours:
            self._colours[key] = mix(self.hue(colour), self.colour("surface"), amount)
        return self._colours[key]

    def icon(self, name: str, colour: str, side: int) -> QPixmap:
        """A Lucide icon in a colour given as #RRGGBB, so many pixels wide and high; drawn once."""
        key = (name, colour, side)
        if key not in self._icons:
            picture = QPixmap(round(side * self.scale), round(side * self.scale))
            picture.setDevicePixelRatio(self.scale)
            picture.fill(Qt.GlobalColor.transparent)
            painter = QPainter(picture)
            self.theme.icon(name, self.hue(colour).name()).paint(painter, QRect(0, 0, side, side))
            painter.end()
            self._icons[key] = picture
        return self._icons[key]

    def elided(self, words: str, width: float) -> str:
        """So much of a text in the small font as fits; the same question is answered once."""
        key = (words, int(width))
        if key not in self._elided:
            if len(self._elided) > _REMEMBERED:
                self._elided.clear()
            shown = " ".join(words[:300].split())
            self._elided[key] = self.small_metrics.elidedText(shown, Qt.TextElideMode.ElideRight, int(width))
        return self._elided[key]

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
