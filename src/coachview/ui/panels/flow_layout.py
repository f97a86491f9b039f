from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget


class FlowLayout(QLayout):
    """Widgets one after the other like words, on as many lines as the width needs."""

    def __init__(self, parent: QWidget | None = None, *, gap: int = 6) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._gap = gap
        self.setContentsMargins(0, 0, 0, 0)

    def insert_widget(self, place: int, widget: QWidget) -> None:
        """Put a widget before the one at `place`."""
        self.addWidget(widget)
        self._items.insert(place, self._items.pop())
        self.invalidate()

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        rects = self._places(width)
        return max((rect.bottom() + 1 for rect in rects), default=0)

    def sizeHint(self) -> QSize:
        return self.minimumSize()

    def minimumSize(self) -> QSize:
        widest = max((item.minimumSize().width() for item in self._visible()), default=0)
        highest = max((item.sizeHint().height() for item in self._visible()), default=0)
        return QSize(widest, highest)

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        mirrored = self.parentWidget() is not None and self.parentWidget().isRightToLeft()
        for item, place in zip(self._visible(), self._places(rect.width()), strict=True):
            if mirrored:
                place.moveLeft(rect.width() - place.right() - 1)
            item.setGeometry(place.translated(rect.topLeft()))

    def _visible(self) -> list[QLayoutItem]:
        return [item for item in self._items if not item.isEmpty()]

    def _places(self, width: int) -> list[QRect]:
        """Where each visible item goes from (0, 0), reading from left to right."""
        places: list[QRect] = []
        corner, line_height = QPoint(0, 0), 0
        for item in self._visible():
            size = item.sizeHint().boundedTo(QSize(max(width, item.minimumSize().width()), 10_000))
            if corner.x() > 0 and corner.x() + size.width() > width:
                corner = QPoint(0, corner.y() + line_height + self._gap)
                line_height = 0
            places.append(QRect(corner, size))
            corner += QPoint(size.width() + self._gap, 0)
            line_height = max(line_height, size.height())
        return places
