from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QToolButton, QWidget

from coachview.model.annotation import AnnotationType
from coachview.packet.words import TYPE_ICONS, TYPE_NAMES
from coachview.ui.actions import shown_key
from coachview.ui.theme import Theme

TYPES = tuple(AnnotationType)

TYPE_HELP = {
    AnnotationType.NOTICE: "something seen or heard",
    AnnotationType.WONDER: "something to think about together",
    AnnotationType.CELEBRATE: "something that worked",
    AnnotationType.EVIDENCE: "said, done, counted or timed",
    AnnotationType.QUESTION: "something to ask",
}


class TypePicker(QWidget):
    """One small button per annotation type; the chosen one says its name too. A click leaves the cursor alone."""

    chosen = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._buttons: dict[AnnotationType, QToolButton] = {}
        group = QButtonGroup(self)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        for number, kind in enumerate(TYPES, start=1):
            button = self._make_button(kind, number)
            group.addButton(button)
            layout.addWidget(button)
        self._buttons[AnnotationType.NOTICE].setChecked(True)
        theme.changed.connect(self._refresh)
        self._refresh()

    @property
    def type(self) -> AnnotationType:
        """The type that is chosen."""
        return next(kind for kind, button in self._buttons.items() if button.isChecked())

    def choose(self, kind: AnnotationType) -> None:
        """Choose a type."""
        self._buttons[kind].setChecked(True)

    def button(self, kind: AnnotationType) -> QToolButton:
        """The button of a type."""
        return self._buttons[kind]

    def _make_button(self, kind: AnnotationType, number: int) -> QToolButton:
        button = QToolButton()
        button.setCheckable(True)
        button.setText(f" {TYPE_NAMES[kind]}")
        button.setAccessibleName(f"{TYPE_NAMES[kind]}: {TYPE_HELP[kind]}")
        button.setToolTip(f"{TYPE_NAMES[kind]}: {TYPE_HELP[kind]} ({shown_key(f'Ctrl+{number}')})")
        button.setIconSize(QSize(17, 17))
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.toggled.connect(lambda on, kind=kind: self._on_toggled(kind, on))
        self._buttons[kind] = button
        return button

    def _on_toggled(self, kind: AnnotationType, on: bool) -> None:
        self._refresh()
        if on:
            self.chosen.emit(kind)

    def _refresh(self) -> None:
        styles = Qt.ToolButtonStyle
        for kind, button in self._buttons.items():
            on = button.isChecked()
            tokens = self._theme.tokens
            button.setIcon(self._theme.icon(TYPE_ICONS[kind], tokens.types[kind] if on else tokens.muted))
            button.setToolButtonStyle(styles.ToolButtonTextBesideIcon if on else styles.ToolButtonIconOnly)
