"""The colours of the drawn classroom: few, warm, and used by name."""

from PySide6.QtGui import QColor

WALL = QColor("#DCE9E4")
WALL_LOW = QColor("#C4DAD2")
RAIL = QColor("#F7F3EA")
FLOOR = QColor("#E2BE94")
FLOOR_LINE = QColor("#D4AC7F")
RUG = QColor("#7FA7A0")
WOOD = QColor("#C58F5C")
WOOD_LIGHT = QColor("#E9C08F")
WOOD_DARK = QColor("#9F6D43")
STEEL = QColor("#8B97A3")
BOARD = QColor("#2F5B50")
BOARD_LIGHT = QColor("#386A5D")
CHALK = QColor("#FBF6E6")
CHALK_YELLOW = QColor("#FFD97A")
PAPER = QColor("#FFFDF6")
PAPER_LINE = QColor("#C9DCEB")
INK = QColor("#2D3448")
PENCIL = QColor("#4A5068")
CREAM = QColor("#FBF3E2")
CORAL = QColor("#EE7B63")
MUSTARD = QColor("#F1B447")
TEAL = QColor("#3B978F")
NAVY = QColor("#33496B")
LAVENDER = QColor("#9A8BC8")
SAGE = QColor("#8DB580")
ROSE = QColor("#D96C85")
LIGHT_BLUE = QColor("#86B8DC")
SKY = QColor("#BFE3F2")
LEAF = QColor("#6FA66B")
LEAF_DARK = QColor("#4F8A57")
MOUTH = QColor("#7B2F3A")
MOUTH_DEEP = QColor("#3B1A20")
TONGUE = QColor("#DE7F7F")
EYE = QColor("#2A2430")
WHITE = QColor("#FFFFFF")


def shade(colour: QColor, factor: float) -> QColor:
    """The colour made darker (below 1) or lighter (above 1), its hue kept."""
    hue, saturation, value, alpha = colour.getHsvF()
    if factor <= 1:
        return QColor.fromHsvF(hue, min(1.0, saturation * (1 + (1 - factor) * 0.4)), value * factor, alpha)
    lift = factor - 1
    return QColor.fromHsvF(hue, saturation * (1 - lift), min(1.0, value + (1 - value) * lift), alpha)


def clear(colour: QColor, alpha: float) -> QColor:
    """The colour at that opacity, 0 to 1."""
    result = QColor(colour)
    result.setAlphaF(alpha)
    return result
