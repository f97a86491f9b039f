"""How one annotation looks in a list: glyph, time, author, lock, and its text over a few lines."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from coachview.model.annotation import Annotation
from coachview.model.timecode import format_time
from coachview.packet.words import TYPE_NAMES
from coachview.ui.panels.annotation_model import AnnotationListModel, Roles
from coachview.ui.panels.wrapped_text import TextLook, WrappedText
from coachview.ui.theme import Theme

MAX_LINES = 6
_SIDE, _TOP, _BADGE, _GAP, _ICON = 12, 9, 26, 10, 15
_CACHED = 400
DRAWN_ONLY = "A drawing, without words"
"""What the row of an annotation says that somebody drew on the picture and wrote nothing about."""


@dataclass(frozen=True, slots=True)
class RowGeometry:
    """Where the parts of a row are, for left-to-right reading; the view mirrors them where that is not so."""

    badge: QRect
    header: QRect
    text: QRect
    edit: QRect
    play: QRect


def time_text(one: Annotation) -> str:
    """`0:45`, or `0:45 – 1:10` for a clip."""
    start = format_time(one.start_ms)
    return start if one.end_ms is None else f"{start} – {format_time(one.end_ms)}"


class AnnotationDelegate(QStyledItemDelegate):
    """Paints annotations and says how high they are. `editing_height` is the height of the editor in the edited row."""

    def __init__(self, theme: Theme, parent: QObject | None = None, *, max_lines: int = MAX_LINES) -> None:
        super().__init__(parent)
        self._theme = theme
        self._max_lines = max_lines
        self._cache: dict[str, tuple[str, int, WrappedText]] = {}
        self._font = QFont()
        self.words: tuple[str, ...] = ()
        self.editing_id = ""
        self.editing_height = 0
        self.hovered_id = ""
        self.editable = True
        self.playable = False
        self.checked_ids: frozenset[str] | None = None

    def forget(self) -> None:
        """Lay out every text anew: the font, the words or the colours are others."""
        self._cache.clear()

    def set_words(self, words: tuple[str, ...]) -> None:
        """Highlight these folded words in the texts."""
        if words != self.words:
            self.words = words
            self.forget()

    def set_font(self, font: QFont) -> None:
        """Write in this font."""
        if font != self._font:
            self._font = QFont(font)
            self.forget()

    def geometry(self, rect: QRect) -> RowGeometry:
        """The parts of a row in the rectangle it has."""
        left = rect.left() + _SIDE + _BADGE + _GAP
        right = rect.right() - _SIDE
        header_height = max(QFontMetrics(self._bold()).height(), 20)
        top = rect.top() + _TOP
        text_top = top + header_height + 3
        return RowGeometry(
            QRect(rect.left() + _SIDE, top, _BADGE, _BADGE),
            QRect(left, top, right - left, header_height),
            QRect(left, text_top, right - left, rect.bottom() - _TOP - text_top + 1),
            QRect(right - 21, top - 2, 24, 24),
            QRect(right - 21 - (_ICON + 9 if self.editable else 0), top - 2, 24, 24),
        )

    def row_height(self, one: Annotation, width: int) -> int:
        """How high the row of an annotation is in a list of this width, in pixels."""
        parts = self.geometry(QRect(0, 0, width, 1000))
        body = self.editing_height if one.id == self.editing_id else self.wrapped(one, width).height
        return max(parts.text.top() + body, parts.badge.bottom() + 1) + _TOP

    def guess_heights(self, annotations: Sequence[Annotation], width: int) -> list[int]:
        """About how high the rows are, quickly: 10,000 of these take a few milliseconds."""
        metrics, most = QFontMetrics(self._font), self._max_lines
        a_line = max(1, (width - 2 * _SIDE - _BADGE - _GAP) // max(1, metrics.averageCharWidth()))
        frame, line = 2 * _TOP + 23, metrics.lineSpacing()
        texts = [one.text for one in annotations]
        return [frame + line * min(most, 1 + len(text) // a_line + text.count("\n")) for text in texts]

    def wrapped(self, one: Annotation, width: int) -> WrappedText:
        """The text as it is laid out in a row of this width."""
        kept = self._cache.get(one.id)
        if kept is not None and kept[0] == one.text and kept[1] == width:
            return kept[2]
        if len(self._cache) >= _CACHED:
            self._cache.clear()
        mark = self._theme.colour("accent")
        mark.setAlpha(70)
        room = self.geometry(QRect(0, 0, width, 1000)).text.width()
        made = WrappedText(one.text, TextLook(self._font, self.words, mark), max(40, room), self._max_lines)
        self._cache[one.id] = (one.text, width, made)
        return made

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        width = option.rect.width()
        return QSize(width, self.row_height(index.data(Roles.ANNOTATION), width))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        model = index.model()
        one, rect = model.annotation(index.row()), option.rect
        parts = self.geometry(rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter, option, is_current=one.id == model.current_id)
        self._paint_badge(painter, one, self._mirrored(option, parts.badge))
        self._paint_header(painter, option, parts, one, model)
        if one.id != self.editing_id:
            text = self._mirrored(option, parts.text)
            self._paint_text(painter, one, text, rect.width(), drawn=model.drawn_ms(one.id) is not None)
        painter.restore()

    def _paint_text(self, painter: QPainter, one: Annotation, place: QRect, width: int, *, drawn: bool) -> None:
        if drawn and not one.text.strip():
            painter.setFont(self._font)
            painter.setPen(self._theme.colour("muted"))
            painter.drawText(place, Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignTop, DRAWN_ONLY)
            return
        painter.setPen(self._theme.colour("text"))
        self.wrapped(one, width).draw(painter, place.left(), place.top())

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem, *, is_current: bool) -> None:
        tokens, rect = self._theme.tokens, option.rect
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, QColor(tokens.selection))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, QColor(tokens.lane))
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), QColor(tokens.raised))
        if is_current:
            bar = self._mirrored(option, QRect(rect.left(), rect.top(), 3, rect.height()))
            painter.fillRect(bar, QColor(tokens.playhead))
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QColor(tokens.accent))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(rect.adjusted(1, 1, -2, -2), 4, 4)

    def _paint_badge(self, painter: QPainter, one: Annotation, badge: QRect) -> None:
        ground = self._theme.type_colour(one.type)
        ground.setAlpha(46 if self._theme.tokens.dark else 30)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ground)
        painter.drawRoundedRect(badge, 7, 7)
        self._theme.type_icon(one.type).paint(painter, badge.adjusted(5, 5, -5, -5))

    def _paint_header(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        parts: RowGeometry,
        one: Annotation,
        model: AnnotationListModel,
    ) -> None:
        header, right = (
            parts.header,
            self._paint_marks(painter, option, parts, one, drawn=model.drawn_ms(one.id) is not None),
        )
        when, bold = time_text(one), self._bold()
        width = QFontMetrics(bold).horizontalAdvance(when) + 1
        painter.setFont(bold)
        painter.setPen(self._theme.colour("playhead" if one.id == model.current_id else "text"))
        time_rect = self._mirrored(option, QRect(header.left(), header.top(), width, header.height()))
        painter.drawText(time_rect, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, when)
        left = header.left() + width + 9
        self._paint_author(painter, option, QRect(left, header.top(), right - left, header.height()), one, model)

    def _paint_marks(
        self, painter: QPainter, option: QStyleOptionViewItem, parts: RowGeometry, one: Annotation, *, drawn: bool
    ) -> int:
        """Tick, pencil, sign for playing, lock and brush at the end of the header; returns where they begin."""
        right = parts.header.right() + 1
        colour = self._theme.tokens.muted
        marks: list[tuple[str, str]] = []
        if self.checked_ids is not None and one.id in self.checked_ids:
            marks.append(("check", self._theme.tokens.accent))
        if self.offers_edit(one, option):
            marks.append(("pencil", colour))
        if self.offers_playing(one):
            marks.append(("square-play", colour))
        if one.is_private:
            marks.append(("lock", colour))
        if drawn:
            marks.append(("brush", colour))
        for name, tint in marks:
            place = QRect(right - _ICON, parts.header.center().y() - _ICON // 2, _ICON, _ICON)
            self._theme.icon(name, tint).paint(painter, self._mirrored(option, place))
            right -= _ICON + 9
        return right

    def offers_edit(self, one: Annotation, option: QStyleOptionViewItem) -> bool:
        """Whether the row shows the pencil: under the mouse, and where it is selected."""
        looked_at = one.id == self.hovered_id or bool(option.state & QStyle.StateFlag.State_Selected)
        return self.editable and looked_at and one.id != self.editing_id

    def offers_playing(self, one: Annotation) -> bool:
        """Whether the row shows the sign for playing it: under the mouse only, for the menu and a key do it too."""
        return self.playable and one.id == self.hovered_id and one.id != self.editing_id

    def _paint_author(
        self, painter: QPainter, option: QStyleOptionViewItem, room: QRect, one: Annotation, model: AnnotationListModel
    ) -> None:
        small = QFont(self._font)
        small.setPointSizeF(max(6.0, self._font.pointSizeF() - 1))
        metrics = QFontMetrics(small)
        name = metrics.elidedText(
            model.author_name(one) or TYPE_NAMES[one.type], Qt.TextElideMode.ElideRight, room.width() - 16
        )
        if room.width() < 40:
            return
        width = min(metrics.horizontalAdvance(name) + 16, room.width())
        height = metrics.height() + 2
        chip = self._mirrored(option, QRect(room.left(), room.top() + (room.height() - height) // 2 + 1, width, height))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour("raised"))
        painter.drawRoundedRect(chip, height / 2, height / 2)
        painter.setFont(small)
        painter.setPen(self._theme.colour("muted"))
        painter.drawText(chip, Qt.AlignmentFlag.AlignCenter, name)

    def _mirrored(self, option: QStyleOptionViewItem, rect: QRect) -> QRect:
        return QStyle.visualRect(option.direction, option.rect, rect)

    def _bold(self) -> QFont:
        bold = QFont(self._font)
        bold.setWeight(QFont.Weight.DemiBold)
        return bold
