from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from coachview.model.drawing import WIDTHS, DrawingColour, Shape
from coachview.ui.panels.flow_layout import FlowLayout
from coachview.ui.panels.themed import ThemedIcon, ThemedSheet, icon_button
from coachview.ui.stage.drawing.board import DrawingBoard
from coachview.ui.stage.drawing.choice_buttons import ColourButton, WidthButton
from coachview.ui.stage.drawing.keys import TOOL_KEYS
from coachview.ui.stage.drawing.pen import HOLD_TIMES_MS
from coachview.ui.stage.drawing.words import COLOUR_NAMES, SELECT_HELP, SHAPE_HELP, SHAPE_ICONS, SHAPE_NAMES
from coachview.ui.stage.elided_label import ElidedLabel
from coachview.ui.theme import Theme

_WIDE = 620
"""Below this width only what a drawing belongs to is said; what the tool does stays in its tooltip."""

_BY_KEYBOARD = " Or press Enter to place one."
_SELECTED_HELP = "Arrow keys move it, with Shift farther; Alt and arrow keys resize it; Tab goes to the next."


class DrawingBar(QFrame):
    """The tools of drawing, under the picture while one draws: what a drawing belongs to is said here as well."""

    def __init__(self, board: DrawingBoard, theme: Theme) -> None:
        super().__init__()
        self._board, self._theme = board, theme
        self.setObjectName("drawingBar")
        self.setAccessibleName("Drawing tools")
        ThemedSheet(self, theme, "#drawingBar { background: {surface}; border-top: 1px solid {border}; }")
        self.tools = {tool: self._tool_button(tool) for tool in (None, *Shape)}
        self.colours = {one: ColourButton(theme, one) for one in DrawingColour}
        self.widths = {one: WidthButton(theme, one) for one in WIDTHS}
        self._colour_name = QLabel()
        self._colour_name.setProperty("role", "muted")
        self._colour_name.setMinimumWidth(
            max(self._colour_name.fontMetrics().horizontalAdvance(one) for one in COLOUR_NAMES.values()) + 4
        )
        self.hold = self._make_hold()
        self.trash = icon_button(theme, "trash-2", "Delete the selected drawing (Delete)", ink="text", size=18)
        self.trash.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.done = QPushButton("Done")
        self.done.setToolTip("Stop drawing; everything is kept (Escape)")
        self.done.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._target, self._help = ElidedLabel(), ElidedLabel()
        self._help.setProperty("role", "muted")
        self._help.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._arrange()
        self._listen()
        self.hide()

    @property
    def target_text(self) -> str:
        """What it says a drawing belongs to."""
        return self._target.text()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._help.setVisible(event.size().width() >= _WIDE)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._board.escape()
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and event.key() == Qt.Key.Key_Escape:
            event.accept()
            return True
        return super().event(event)

    def _tool_button(self, tool: Shape | None) -> QToolButton:
        button = QToolButton()
        button.setCheckable(True)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        name, words = ("Select", SELECT_HELP) if tool is None else (SHAPE_NAMES[tool], SHAPE_HELP[tool])
        button.setAccessibleName(name)
        button.setAccessibleDescription(words)
        button.setToolTip(f"{name} ({TOOL_KEYS[tool]})\n{words}")
        ThemedIcon(button, self._theme, "mouse-pointer-2" if tool is None else SHAPE_ICONS[tool])
        return button

    def _make_hold(self) -> QComboBox:
        hold = QComboBox()
        hold.setAccessibleName("How long a drawing is shown")
        hold.setToolTip("How long a drawing stays on the picture when playback reaches it")
        hold.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        for ms in HOLD_TIMES_MS:
            hold.addItem(_hold_text(ms), ms)
        return hold

    def _arrange(self) -> None:
        timer = QLabel()
        timer.setToolTip(self.hold.toolTip())
        ThemedIcon(timer, self._theme, "timer", "muted", 16)
        groups = QWidget()
        flow = FlowLayout(groups, gap=10)
        flow.addWidget(_group(*self.tools.values()))
        flow.addWidget(_group(*self.colours.values(), self._colour_name))
        flow.addWidget(_group(*self.widths.values()))
        flow.addWidget(_group(timer, self.hold, self.trash))
        top = QHBoxLayout()
        top.addWidget(groups, 1)
        top.addWidget(self.done, 0, Qt.AlignmentFlag.AlignTop)
        words = QHBoxLayout()
        words.setSpacing(12)
        words.addWidget(self._target, 2)
        words.addWidget(self._help, 3)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(10, 5, 8, 5)
        layout.setSpacing(3)
        layout.addLayout(top)
        layout.addLayout(words)

    def _listen(self) -> None:
        board = self._board
        for tool, button in self.tools.items():
            button.clicked.connect(lambda _on=False, tool=tool: board.choose(tool))
        for colour, button in self.colours.items():
            button.clicked.connect(lambda _on=False, colour=colour: board.set_colour(colour))
        for width, button in self.widths.items():
            button.clicked.connect(lambda _on=False, width=width: board.set_width(width))
        self.hold.activated.connect(lambda at: board.set_hold(self.hold.itemData(at)))
        self.trash.clicked.connect(board.delete)
        self.done.clicked.connect(board.leave)
        board.changed.connect(self._refresh)
        board.active_changed.connect(self.setVisible)

    def _refresh(self) -> None:
        if not self._board.active or self._board.is_drawing:
            return
        pen, selected = self._board.shown_pen, self._board.selected
        _check(self.tools, self._board.tool)
        _check(self.colours, pen.colour)
        _check(self.widths, min(WIDTHS, key=lambda one: abs(one - pen.width)))
        self._colour_name.setText(COLOUR_NAMES[pen.colour])
        self._show_hold(pen.hold_ms)
        self.trash.setEnabled(selected is not None)
        self._target.setText(self._board.target_sentence)
        tool = self._board.tool
        if selected is not None:
            self._help.setText(_SELECTED_HELP)
        else:
            self._help.setText(SELECT_HELP if tool is None else SHAPE_HELP[tool] + _BY_KEYBOARD)

    def _show_hold(self, hold_ms: int) -> None:
        """Show a time; one that is not among those offered is offered from now on."""
        at = self.hold.findData(hold_ms)
        if at < 0:
            at = sum(self.hold.itemData(one) < hold_ms for one in range(self.hold.count()))
            self.hold.insertItem(at, _hold_text(hold_ms), hold_ms)
        self.hold.setCurrentIndex(at)


def _hold_text(ms: int) -> str:
    return f"{ms / 1000:g} s"


def _group(*widgets: QWidget) -> QWidget:
    group = QWidget()
    row = QHBoxLayout(group)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(2)
    for widget in widgets:
        row.addWidget(widget)
    return group


def _check(buttons: dict[object, QAbstractButton], chosen: object) -> None:
    for one, button in buttons.items():
        button.setChecked(one == chosen)
