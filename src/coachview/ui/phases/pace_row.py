from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from coachview.model.pacing import PhasePace, in_words, over_in_words
from coachview.model.timecode import format_time
from coachview.ui.theme import Theme

_BAR, _GAP, _PAD = 10, 5, 8


class PaceRow(QWidget):
    """One phase: its name and minutes, and under them the time planned as a frame and the time it took as a bar.

    What goes beyond the plan is hatched, so that it is seen without colour too. `chosen` by a click or Enter.
    """

    chosen = Signal()

    def __init__(self, theme: Theme, pace: PhasePace, longest_ms: int) -> None:
        """Draw to a scale on which `longest_ms` is the whole width."""
        super().__init__()
        self._theme, self._pace, self._longest_ms = theme, pace, max(1, longest_ms)
        self._can_go = pace.actual_ms is not None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(in_words(pace))
        self.setToolTip(f"{in_words(pace)}.\nClick to go there." if self._can_go else in_words(pace))
        if self._can_go:
            self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            self.setCursor(Qt.CursorShape.PointingHandCursor)
        theme.changed.connect(self.update)

    @property
    def pace(self) -> PhasePace:
        """What the row shows."""
        return self._pace

    def sizeHint(self) -> QSize:
        return QSize(260, self._text_height() + 3 * _GAP + _BAR)

    def minimumSizeHint(self) -> QSize:
        return QSize(160, self.sizeHint().height())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if (
            self._can_go
            and event.button() == Qt.MouseButton.LeftButton
            and self.rect().contains(event.position().toPoint())
        ):
            self.chosen.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._can_go and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.chosen.emit()
        else:
            event.ignore()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_words(painter)
        self._paint_bars(painter)
        if self.hasFocus():
            painter.setPen(QPen(self._theme.colour("accent"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 5, 5)

    def _text_height(self) -> int:
        return 2 * self.fontMetrics().height() + 2

    def _paint_words(self, painter: QPainter) -> None:
        metrics, wide = self.fontMetrics(), self.width() - 2 * _PAD
        verdict = over_in_words(self._pace)
        verdict_width = metrics.horizontalAdvance(verdict)
        font = painter.font()
        font.setWeight(font.Weight.DemiBold)
        painter.setFont(font)
        painter.setPen(self._theme.colour("text"))
        name = painter.fontMetrics().elidedText(
            self._pace.name, Qt.TextElideMode.ElideRight, wide - verdict_width - (12 if verdict else 0)
        )
        base = _GAP + metrics.ascent()
        painter.drawText(QPointF(_PAD, base), name)
        font.setWeight(font.Weight.Normal)
        painter.setFont(font)
        painter.setPen(self._theme.colour("danger" if (self._pace.over_ms or 0) > 0 else "muted"))
        painter.drawText(QPointF(self.width() - _PAD - verdict_width, base), verdict)
        painter.setPen(self._theme.colour("muted"))
        painter.drawText(QPointF(_PAD, base + metrics.height() + 1), self._times())

    def _times(self) -> str:
        pace = self._pace
        if pace.actual_ms is None:
            return f"{_time(pace.planned_ms)} planned, not marked"
        again = f" in {pace.times} parts" if pace.times > 1 else ""
        if pace.planned_ms is None:
            return f"{_time(pace.actual_ms)}{again}, not planned"
        return f"{_time(pace.actual_ms)}{again} of {_time(pace.planned_ms)} planned"

    def _paint_bars(self, painter: QPainter) -> None:
        top = _GAP + self._text_height() + _GAP
        scale = (self.width() - 2 * _PAD) / self._longest_ms
        planned, actual = (self._pace.planned_ms or 0) * scale, (self._pace.actual_ms or 0) * scale
        if actual > 0:
            within = min(actual, planned) if planned else actual
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.colour("accent"))
            painter.drawRect(QRectF(_PAD, top, within, _BAR))
            if actual > within:
                self._paint_over(painter, QRectF(_PAD + within, top, actual - within, _BAR))
        if planned > 0:
            painter.setPen(QPen(self._theme.colour("text"), 1.5))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(QRectF(_PAD, top - 1.5, planned, _BAR + 3))

    def _paint_over(self, painter: QPainter, place: QRectF) -> None:
        ink = self._theme.colour("danger")
        ground = QColor(ink)
        ground.setAlphaF(0.25)
        painter.fillRect(place, ground)
        painter.setPen(QPen(ink, 1.5))
        painter.save()
        painter.setClipRect(place)
        for step in range(-_BAR, round(place.width()) + _BAR, 5):
            x = place.left() + step
            painter.drawLine(QPointF(x, place.bottom()), QPointF(x + _BAR, place.top()))
        painter.restore()


def _time(ms: int | None) -> str:
    return format_time(ms or 0)
