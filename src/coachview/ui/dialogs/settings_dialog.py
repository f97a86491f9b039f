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
        form.addRow("&Lead", self._make_lead())
        form.addRow("", _hint("A note is placed this long before your first key press: what you saw came first."))
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

    def _make_lead(self) -> QDoubleSpinBox:
        self.lead = QDoubleSpinBox()
        self.lead.setRange(0.0, 30.0)
        self.lead.setSingleStep(0.5)
        self.lead.setDecimals(1)
        self.lead.setSuffix(" s")
        self.lead.setValue(self._settings.lead_ms / 1000)
        self.lead.valueChanged.connect(self._on_lead)
        return self.lead

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

    def _on_lead(self, seconds: float) -> None:
        self._settings.lead_ms = round(seconds * 1000)


def _hint(text: str) -> QLabel:
    label = QLabel(text)
    label.setWordWrap(True)
    label.setProperty("role", "muted")
    return label
