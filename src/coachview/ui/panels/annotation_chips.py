"""The annotations that a reflection or an action step rests on, as small buttons that jump there."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton, QWidget

from coachview.model.annotation import Annotation
from coachview.packet.words import TYPE_NAMES
from coachview.ui.panels.annotation_row import time_text
from coachview.ui.panels.flow_layout import FlowLayout
from coachview.ui.panels.plain_tooltip import plain_tooltip
from coachview.ui.panels.themed import SnugButton, ThemedIcon, ThemedSheet, icon_button
from coachview.ui.theme import Theme

_WORDS_WIDTH = 130


class AnnotationChip(QFrame):
    """One linked annotation: its glyph, time and first words; a click jumps, the cross takes the link away."""

    jump_requested = Signal(str)
    unlink_requested = Signal(str)

    def __init__(self, theme: Theme, annotation: Annotation, *, removable: bool) -> None:
        super().__init__()
        self.annotation = annotation
        self.setObjectName("chip")
        ThemedSheet(
            self,
            theme,
            "#chip { background: {raised}; border: 1px solid {border}; border-radius: 12px; }"
            "#chip QToolButton { padding: 1px 4px; border-radius: 10px; }"
            "#chip QToolButton:hover { background: {selection}; }",
        )
        self.button = SnugButton()
        self.button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.button.setIconSize(QSize(14, 14))
        self._theme = theme
        self.button.setText(self._label())
        said = f"{TYPE_NAMES[annotation.type]} at {time_text(annotation)}: {annotation.text}"
        self.button.setAccessibleName(said)
        self.button.setToolTip(plain_tooltip(f"Jump to {said}"))
        self.button.clicked.connect(lambda: self.jump_requested.emit(annotation.id))
        self.cross = icon_button(theme, "x", f"Unlink {time_text(annotation)}", size=12)
        self.cross.clicked.connect(lambda: self.unlink_requested.emit(annotation.id))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(2, 1, 2, 1)
        layout.setSpacing(0)
        layout.addWidget(self.button)
        layout.addWidget(self.cross)
        self.cross.setVisible(removable)
        theme.changed.connect(self._on_look)
        self._on_look()

    def _label(self) -> str:
        first = self.annotation.text.strip().partition("\n")[0]
        words = self.fontMetrics().elidedText(first, Qt.TextElideMode.ElideRight, _WORDS_WIDTH)
        return f" {time_text(self.annotation)}  {words}".rstrip().replace("&", "&&")

    def _on_look(self) -> None:
        self.button.setIcon(self._theme.type_icon(self.annotation.type))


class AnnotationChips(QWidget):
    """All linked annotations, and the button that links more."""

    jump_requested = Signal(str)
    unlink_requested = Signal(str)
    link_requested = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._writable = True
        self._shown: tuple[Annotation, ...] = ()
        self._chips: list[AnnotationChip] = []
        self.link_button = QToolButton()
        self.link_button.setText(" Link annotation")
        self.link_button.setToolTip("Choose the annotations this rests on")
        self.link_button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        ThemedIcon(self.link_button, theme, "link-2", "muted", 15)
        ThemedSheet(self.link_button, theme, "QToolButton { color: {muted}; padding: 3px 6px; }")
        self.link_button.clicked.connect(self.link_requested)
        self._flow = FlowLayout(self)
        self._flow.addWidget(self.link_button)

    @property
    def chips(self) -> list[AnnotationChip]:
        """The chips on show, in time order."""
        return list(self._chips)

    def show_annotations(self, annotations: Sequence[Annotation]) -> None:
        """Show these, in this order."""
        if tuple(annotations) != self._shown:
            self._shown = tuple(annotations)
            self._rebuild()

    def set_writable(self, writable: bool) -> None:
        """Whether links can be made and taken away."""
        self._writable = writable
        self.link_button.setVisible(writable)
        for chip in self._chips:
            chip.cross.setVisible(writable)

    def _rebuild(self) -> None:
        for chip in self._chips:
            self._flow.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self._chips = [AnnotationChip(self._theme, one, removable=self._writable) for one in self._shown]
        for place, chip in enumerate(self._chips):
            chip.jump_requested.connect(self.jump_requested)
            chip.unlink_requested.connect(self.unlink_requested)
            self._flow.insert_widget(place, chip)
        self.updateGeometry()
