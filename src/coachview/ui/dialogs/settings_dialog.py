from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QDoubleSpinBox,
    QFormLayout,
    QLabel,
    QVBoxLayout,
    QWidget,
)

from coachview.ui.settings import Settings

_LOOKS = (("Like the desktop", "system"), ("Light", "light"), ("Dark", "dark"))


class SettingsDialog(QDialog):
    """Preferences; each is kept at once when it is changed, so there is nothing to confirm."""

    def __init__(self, settings: Settings, parent: QWidget) -> None:
        super().__init__(parent)
        self._settings = settings
        self.setWindowTitle("Settings")
        self.setMinimumWidth(460)
        form = QFormLayout()
        form.setVerticalSpacing(12)
        self.lead = self._seconds("lead_ms", " s")
        form.addRow("&Lead", self.lead)
        form.addRow("", _hint("A note is placed this long before your first key press: what you saw came first."))
        self.pre_roll = self._seconds("pre_roll_ms", " s before it")
        self.post_roll = self._seconds("post_roll_ms", " s after it")
        form.addRow("Play an annotation &from", self.pre_roll)
        form.addRow("Play an annotation &until", self.post_roll)
        form.addRow("&While typing", self._flag("Stand still until Enter", "pause_while_typing"))
        form.addRow("&New notes", self._flag("Start out private (never exported)", "private_by_default"))
        form.addRow("L&ook", self._make_look())
        form.addRow("&Motion", self._flag("Let the timeline glide when it zooms and pans", "motion"))
        form.addRow("&Picture", self._flag("Safe video: do not use graphics hardware", "safe_video"))
        form.addRow("", _hint("For pictures that are green, torn or black. Taken up at the next start."))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addLayout(form)
        layout.addStretch(1)
        layout.addWidget(buttons)

    def _seconds(self, name: str, suffix: str) -> QDoubleSpinBox:
        """A field for a preference in milliseconds, which people set in seconds."""
        field = QDoubleSpinBox()
        field.setRange(0.0, 30.0)
        field.setSingleStep(0.5)
        field.setDecimals(1)
        field.setSuffix(suffix)
        field.setValue(getattr(self._settings, name) / 1000)
        field.valueChanged.connect(lambda seconds: setattr(self._settings, name, round(seconds * 1000)))
        return field

    def _make_look(self) -> QComboBox:
        look = QComboBox()
        for label, value in _LOOKS:
            look.addItem(label, value)
        look.setCurrentIndex(max(0, look.findData(self._settings.look)))
        look.activated.connect(lambda index: setattr(self._settings, "look", look.itemData(index)))
        return look

    def _flag(self, label: str, name: str) -> QCheckBox:
        box = QCheckBox(label)
        box.setChecked(getattr(self._settings, name))
        box.toggled.connect(lambda on: setattr(self._settings, name, on))
        return box


def _hint(text: str) -> QLabel:
    label = QLabel(text)
    label.setWordWrap(True)
    label.setProperty("role", "muted")
    return label
