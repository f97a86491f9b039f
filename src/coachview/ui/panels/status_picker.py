from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QSizePolicy, QToolButton, QWidget

from coachview.model.action_step import StepStatus
from coachview.ui.panels.themed import SnugButton, ThemedIcon, ThemedSheet, set_pressable
from coachview.ui.theme import Theme

STATUS_NAMES = {
    StepStatus.OPEN: "Open",
    StepStatus.MET: "Met",
    StepStatus.PARTLY: "Partly",
    StepStatus.NOT_YET: "Not yet",
}
STATUS_ICONS = {
    StepStatus.OPEN: "circle-dashed",
    StepStatus.MET: "circle-check",
    StepStatus.PARTLY: "contrast",
    StepStatus.NOT_YET: "hourglass",
}


class StatusPicker(QWidget):
    """How an action step stands: four segments with glyph and word, of which one is chosen."""

    chosen = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setAccessibleName("Status")
        self._writable = True
        self._buttons: dict[StepStatus, QToolButton] = {}
        self._icons: dict[StepStatus, ThemedIcon] = {}
        group = QButtonGroup(self)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(3)
        for status in StepStatus:
            button = self._make_button(theme, status)
            group.addButton(button)
            layout.addWidget(button)
        layout.addStretch(1)
        ThemedSheet(
            self,
            theme,
            "QToolButton { border: 1px solid {border}; border-radius: 6px; padding: 3px 3px;"
            " background: {surface}; color: {muted}; }"
            "QToolButton:hover { background: {raised}; }"
            "QToolButton:checked { background: {selection}; color: {text}; border-color: {accent}; }"
            "QToolButton:focus { border: 2px solid {accent}; padding: 2px 2px; }",
        )
        self.show_status(StepStatus.OPEN)

    def minimumSizeHint(self) -> QSize:
        words = sum(self.fontMetrics().horizontalAdvance(button.text()) + 12 for button in self._buttons.values())
        return QSize(words + 18, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    @property
    def status(self) -> StepStatus:
        """The chosen one."""
        return next(status for status, button in self._buttons.items() if button.isChecked())

    def show_status(self, status: StepStatus) -> None:
        """Show how it stands, without `chosen`."""
        self._buttons[status].setChecked(True)
        for one, icon in self._icons.items():
            icon.use(STATUS_ICONS[one], "accent" if one is status else "muted")
        self._arrange()

    def button(self, status: StepStatus) -> QToolButton:
        """The segment of a status."""
        return self._buttons[status]

    def _make_button(self, theme: Theme, status: StepStatus) -> QToolButton:
        button = SnugButton()
        button.setCheckable(True)
        button.setText(f" {STATUS_NAMES[status]}")
        button.setAccessibleName(f"Status: {STATUS_NAMES[status]}")
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._icons[status] = ThemedIcon(button, theme, STATUS_ICONS[status], "muted", 14)
        button.setIconSize(QSize(14, 14))
        button.clicked.connect(lambda _checked=False: self._on_clicked(status))
        self._buttons[status] = button
        return button

    def _arrange(self) -> None:
        """Where it is too narrow for glyph and word in each segment, only the chosen one has its glyph."""
        styles = Qt.ToolButtonStyle
        needed = self.minimumSizeHint().width() + 3 * 20
        for status, button in self._buttons.items():
            with_icon = self.width() >= needed or status is self.status
            button.setVisible(self._writable or status is self.status)
            button.setToolButtonStyle(styles.ToolButtonTextBesideIcon if with_icon else styles.ToolButtonTextOnly)

    def set_writable(self, writable: bool) -> None:
        """Whether it can be changed; where not, only how it stands is shown."""
        self._writable = writable
        for button in self._buttons.values():
            set_pressable(button, pressable=writable)
        across = QSizePolicy.Policy.Preferred if writable else QSizePolicy.Policy.Maximum
        self.setSizePolicy(across, QSizePolicy.Policy.Fixed)
        self._arrange()

    def _on_clicked(self, status: StepStatus) -> None:
        self.show_status(status)
        self.chosen.emit(status)
