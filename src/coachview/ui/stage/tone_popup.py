from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QPushButton, QSlider, QVBoxLayout, QWidget

from coachview.model.tone import FURTHEST, NEUTRAL, Tone
from coachview.ui.panels.popup_dialog import PopupDialog
from coachview.ui.stage.picture_tone import PictureTone

_NAMES = {"shadows": "&Dark parts", "brightness": "&Brightness", "contrast": "&Contrast"}


class TonePopup(PopupDialog):
    """Three sliders for the picture's tone, which changes with them, and a way back."""

    def __init__(self, tone: PictureTone, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("Brightness and contrast")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._tone = tone
        self._numbers: dict[str, QLabel] = {}
        frame = QFrame()
        frame.setFrameShape(QFrame.Shape.StyledPanel)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(frame)
        grid = QGridLayout(frame)
        grid.setContentsMargins(14, 12, 14, 12)
        grid.setHorizontalSpacing(12)
        self.sliders = {name: self._make_row(grid, row, name) for row, name in enumerate(_NAMES)}
        hint = QLabel("Kept for this recording. The recording itself is not changed.")
        hint.setProperty("role", "muted")
        grid.addWidget(hint, len(_NAMES), 0, 1, 3)
        self._back = QPushButton("As &recorded")
        self._back.setAutoDefault(False)
        self._back.clicked.connect(lambda: tone.set_value(NEUTRAL))
        grid.addWidget(self._back, len(_NAMES) + 1, 0, 1, 3, Qt.AlignmentFlag.AlignRight)
        tone.changed.connect(self._on_tone)
        self._on_tone()

    def open_below(self, opener: QWidget) -> None:
        """Open at a widget, ready for the arrow keys."""
        self.adjustSize()
        self.open_at(opener, align_end=True)
        self.sliders["shadows"].setFocus(Qt.FocusReason.PopupFocusReason)

    def _make_row(self, grid: QGridLayout, row: int, name: str) -> QSlider:
        slider = QSlider(Qt.Orientation.Horizontal)
        slider.setRange(-FURTHEST, FURTHEST)
        slider.setSingleStep(2)
        slider.setPageStep(10)
        slider.setMinimumWidth(220)
        slider.setAccessibleName(_NAMES[name].replace("&", ""))
        slider.valueChanged.connect(self._on_slider)
        label = QLabel(_NAMES[name])
        label.setBuddy(slider)
        number = self._numbers[name] = QLabel()
        number.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        number.setMinimumWidth(number.fontMetrics().horizontalAdvance("+100"))
        for column, widget in enumerate((label, slider, number)):
            grid.addWidget(widget, row, column)
        return slider

    def _on_slider(self) -> None:
        self._tone.set_value(Tone(**{name: slider.value() for name, slider in self.sliders.items()}))

    def _on_tone(self) -> None:
        for name, slider in self.sliders.items():
            value = getattr(self._tone.value, name)
            slider.blockSignals(True)
            slider.setValue(value)
            slider.blockSignals(False)
            self._numbers[name].setText(f"{value:+d}" if value else "0")
        self._back.setEnabled(not self._tone.value.is_neutral)
