from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from coachview.ui.theme import Theme

_LARGEST = QSize(224, 126)
_FRAME, _GAP, _ROUND = 4, 8, 6


class PictureBubble(QWidget):
    """The picture of the time that a drag has come to, above the timeline: a mouse never meets it."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.ToolTip | Qt.WindowType.FramelessWindowHint)
        self._theme = theme
        self._picture = QImage()
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)

    def show_above(self, picture: QImage, at: QPoint) -> None:
        """Show a picture with its lower edge a little above a point of the screen, and not beyond the screen."""
        self._picture = picture
        size = picture.size().scaled(_LARGEST, Qt.AspectRatioMode.KeepAspectRatio)
        self.resize(size + QSize(2 * _FRAME, 2 * _FRAME))
        room = self.screen().availableGeometry()
        left = min(max(at.x() - self.width() // 2, room.left()), room.right() - self.width())
        self.move(left, max(room.top(), at.y() - self.height() - _GAP))
        self.show()
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        painter.setBrush(self._theme.colour("raised"))
        painter.setPen(QPen(self._theme.colour("border"), 1))
        painter.drawRoundedRect(self.rect().adjusted(0, 0, -1, -1), _ROUND, _ROUND)
        painter.drawImage(QRect(QPoint(_FRAME, _FRAME), self.size() - QSize(2 * _FRAME, 2 * _FRAME)), self._picture)
        painter.end()
