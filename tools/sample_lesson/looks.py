"""What the people of the drawn class look like."""

from dataclasses import dataclass

from PySide6.QtGui import QColor

from tools.sample_lesson import palette


@dataclass(frozen=True)
class Look:
    """One person: colours, and which drawing of hair, clothes and extras they wear."""

    skin: QColor
    hair: QColor
    style: str
    shirt: QColor
    second: QColor
    """The other colour of the clothes: stripes, collar, straps."""
    clothes: str
    glasses: bool = False
    freckles: bool = False
    hearing_aid: bool = False


_BLACK = QColor("#2E2630")
_DARK_BROWN = QColor("#4A332B")

STUDENTS: dict[str, Look] = {
    "Amina": Look(QColor("#C98F66"), palette.LAVENDER, "hijab", palette.MUSTARD, palette.CREAM, "cardigan"),
    "Leo": Look(
        QColor("#F7D3B8"), QColor("#C9643B"), "curls", palette.TEAL, QColor("#2F7A74"), "hoodie", freckles=True
    ),
    "Tomás": Look(QColor("#DDA478"), _DARK_BROWN, "waves", palette.CREAM, palette.CORAL, "stripes"),
    "Priya": Look(QColor("#B57A50"), _BLACK, "braids", palette.ROSE, palette.CREAM, "collar"),
    "Mei": Look(QColor("#F3CFAE"), _BLACK, "bob", palette.SAGE, palette.CREAM, "collar"),
    "Kofi": Look(QColor("#7A4E38"), QColor("#2B2326"), "crop", palette.MUSTARD, palette.NAVY, "hoodie"),
    "Sam": Look(
        QColor("#F5CDB0"), QColor("#D9A95B"), "tousled", palette.LIGHT_BLUE, palette.NAVY, "overalls", glasses=True
    ),
    "Nora": Look(QColor("#8A5A3F"), QColor("#33272A"), "puffs", palette.CORAL, palette.CREAM, "dots", hearing_aid=True),
}

TEACHER = Look(QColor("#D9A07A"), QColor("#5B3A2E"), "bun", palette.CREAM, palette.NAVY, "cardigan")
