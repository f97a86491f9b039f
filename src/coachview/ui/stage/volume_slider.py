from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSlider, QStyle, QStyleOptionSlider, QWidget

from coachview.player.player import FULL_VOLUME, MAX_VOLUME
from coachview.ui.theme import Theme

_TRACK = 4
_STICKS = 4
_STEP = 5


class VolumeSlider(QSlider):
    """0 to 200 percent. Its second half amplifies, and is another colour; at 100 it holds for a moment."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._theme = theme
        self.setRange(0, MAX_VOLUME)
        self.setSingleStep(_STEP)
        self.setPageStep(2 * _STEP)
        self.setFixedWidth(104)
        self.setAccessibleName("Volume")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        return QSize(104, 24)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        before = self.value()
        self.blockSignals(True)
        super().mouseMoveEvent(event)
        if abs(self.value() - FULL_VOLUME) <= _STICKS:
            self.setValue(FULL_VOLUME)
        self.blockSignals(False)
        if self.value() != before:
            self.valueChanged.emit(self.value())

    def paintEvent(self, _event: QPaintEvent) -> None:
        handle = self._handle()
        middle = self.height() // 2
        left, right = handle.width() // 2, self.width() - handle.width() // 2
        full = left + (right - left) * FULL_VOLUME // MAX_VOLUME
        here = handle.center().x() + 1
        tokens = self._theme.tokens
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        _bar(painter, left, right, middle, QColor(tokens.border))
        _bar(painter, left, min(here, full), middle, QColor(tokens.accent))
        if here > full:
            _bar(painter, full, here, middle, QColor(tokens.danger))
        painter.setPen(QPen(QColor(tokens.muted), 1))
        for top in (middle - 8, middle + 5):
            painter.drawLine(full, top, full, top + 3)
        boosted = self.value() > FULL_VOLUME
        painter.setPen(QPen(QColor(tokens.danger if boosted else tokens.accent), 2))
        painter.setBrush(QColor(tokens.surface))
        painter.drawEllipse(QRect(here - 6, middle - 6, 12, 12))
        if self.hasFocus():
            painter.setPen(QPen(QColor(tokens.accent), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(self.rect().adjusted(0, 1, -1, -2), 4, 4)
        painter.end()

    def _handle(self) -> QRect:
        option = QStyleOptionSlider()
        self.initStyleOption(option)
        return self.style().subControlRect(
            QStyle.ComplexControl.CC_Slider, option, QStyle.SubControl.SC_SliderHandle, self
        )


def _bar(painter: QPainter, left: int, right: int, middle: int, colour: QColor) -> None:
    painter.setBrush(colour)
    painter.drawRoundedRect(QRect(left, middle - _TRACK // 2, max(0, right - left), _TRACK), 2, 2)
