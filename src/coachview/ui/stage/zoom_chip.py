from PySide6.QtCore import QEvent, QObject, QPointF, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from coachview.ui.stage.video_view import VideoView
from coachview.ui.stage.viewport import letterboxed, to_picture, to_stage
from coachview.ui.theme import DARK

_EDGE = 12
_MAP = QSize(132, 84)


class ZoomChip(QWidget):
    """In the stage's corner while it is zoomed: how much, a way back, and a small map of what is in view."""

    def __init__(self, view: VideoView) -> None:
        super().__init__(view)
        self._view = view
        self._back = QPushButton()
        self._back.setCursor(Qt.CursorShape.PointingHandCursor)
        self._back.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._back.setStyleSheet(
            f"QPushButton {{ background: {DARK.raised}; color: {DARK.text}; border: 1px solid {DARK.border}; "
            f"border-radius: 6px; padding: 4px 10px; }} QPushButton:hover {{ border-color: {DARK.accent}; }}"
        )
        self._back.clicked.connect(view.zoom.reset)
        self.map = _Map(view)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self._back, 0, Qt.AlignmentFlag.AlignRight)
        column.addWidget(self.map, 0, Qt.AlignmentFlag.AlignRight)
        view.installEventFilter(self)
        view.zoom.changed.connect(self._on_zoom)
        self._on_zoom()

    @property
    def text(self) -> str:
        """What it says."""
        return self._back.text()

    def eventFilter(self, _view: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._place()
        return False

    def _on_zoom(self) -> None:
        view = self._view.zoom.view
        self._back.setText(f"{view.zoom:.1f}×  Whole picture")
        self._back.setAccessibleName(f"Zoomed {view.zoom:.1f} times. Show the whole picture")
        self.setVisible(not view.is_whole)
        self._place()
        self.map.update()

    def _place(self) -> None:
        small = self._view.width() < 3 * _MAP.width() or self._view.height() < 3 * _MAP.height()
        self.map.setVisible(not small)
        self.adjustSize()
        self.move(self._view.width() - self.width() - _EDGE, _EDGE)


class _Map(QWidget):
    """The picture's outline and in it the part in view; a press or a drag in it looks there."""

    def __init__(self, view: VideoView) -> None:
        super().__init__()
        self._view = view
        self.setFixedSize(_MAP)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName("Map of the picture")

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._look_at(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._look_at(event.position())

    def paintEvent(self, _event: QPaintEvent) -> None:
        whole = self._whole()
        if whole.isEmpty():
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(DARK.muted), 1))
        painter.setBrush(QColor(0, 0, 0, 150))
        painter.drawRoundedRect(whole, 3, 3)
        seen = self._view.zoom.view.seen(self._view.picture_size(), QSizeF(self._view.size()))
        painter.setPen(QPen(QColor(DARK.accent), 2))
        painter.setBrush(QColor(127, 176, 255, 60))
        painter.drawRect(QRectF(to_stage(seen.topLeft(), whole), to_stage(seen.bottomRight(), whole)))
        painter.end()

    def _whole(self) -> QRectF:
        fitted = letterboxed(self._view.picture_size(), QSizeF(self.width() - 2, self.height() - 2))
        return QRectF() if fitted.isEmpty() else QRectF(QPointF(self.width() - 1 - fitted.width(), 1), fitted.size())

    def _look_at(self, point: QPointF) -> None:
        whole = self._whole()
        if not whole.isEmpty():
            there, rect = to_picture(point, whole), self._view.picture_rect()
            middle = QPointF(self._view.width() / 2, self._view.height() / 2)
            self._view.zoom.pan(middle - to_stage(there, rect))
