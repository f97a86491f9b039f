from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QActionGroup, QPaintEvent
from PySide6.QtWidgets import (
    QMenu,
    QSizePolicy,
    QStyle,
    QStyleOptionToolButton,
    QStylePainter,
    QToolButton,
)

from coachview.model.person import Person
from coachview.ui.panels.plain_tooltip import plain_tooltip
from coachview.ui.panels.themed import SnugButton, ThemedIcon, set_pressable
from coachview.ui.theme import Theme


def named(person: Person) -> str:
    """`Ana Ruiz · teacher`."""
    return f"{person.name} · {person.role.value}"


class PersonPicker(SnugButton):
    """A button that says who it is about and lets one choose somebody else.

    `nobody` is what stands there, and can be chosen, when nobody is named; empty when somebody must be.
    """

    chosen = Signal(str)
    add_requested = Signal()

    def __init__(self, theme: Theme, says: str, *, nobody: str = "") -> None:
        super().__init__()
        self._says, self._nobody = says, nobody
        self._people: list[Person] = []
        self._chosen_id = ""
        self._may_add = True
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.setMinimumWidth(56)
        self.setStyleSheet("QToolButton { padding: 4px 6px; } QToolButton::menu-indicator { image: none; }")
        ThemedIcon(self, theme, "user", "muted", 15)
        self._menu = QMenu(self)
        self.setMenu(self._menu)
        self._refresh()

    @property
    def chosen_id(self) -> str:
        """Who is chosen, empty for nobody."""
        return self._chosen_id

    def show_people(self, people: list[Person], chosen_id: str) -> None:
        """Offer these people, with one of them chosen; somebody who is not among them is nobody."""
        known = {one.id for one in people}
        chosen = chosen_id if chosen_id in known else ""
        if (people, chosen) != (self._people, self._chosen_id):
            self._people, self._chosen_id = list(people), chosen
            self._refresh()

    def set_may_add(self, may_add: bool) -> None:
        """Whether the menu offers to add somebody."""
        self._may_add = may_add
        self._refresh()

    def set_writable(self, writable: bool) -> None:
        """Whether somebody else can be chosen; where not, it is only there to be read."""
        set_pressable(self, pressable=writable)

    def minimumSizeHint(self) -> QSize:
        return QSize(56, super().minimumSizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        option = QStyleOptionToolButton()
        self.initStyleOption(option)
        metrics = self.fontMetrics()
        missing = self.sizeHint().width() - self.width()
        if missing > 0:
            room = metrics.horizontalAdvance(self.text()) - missing
            option.text = metrics.elidedText(self.text(), Qt.TextElideMode.ElideRight, max(0, room))
        QStylePainter(self).drawComplexControl(QStyle.ComplexControl.CC_ToolButton, option)

    def _refresh(self) -> None:
        person = next((one for one in self._people if one.id == self._chosen_id), None)
        said = named(person) if person else self._nobody or "Nobody"
        self.setText(f" {said}".replace("&", "&&"))
        self.setAccessibleName(f"{self._says}: {said}")
        self.setToolTip(plain_tooltip(f"{self._says} {said}"))
        self._fill_menu()
        self.updateGeometry()

    def _fill_menu(self) -> None:
        self._menu.clear()
        group = QActionGroup(self._menu)
        entries = [(one.id, named(one)) for one in self._people]
        for person_id, label in [*([("", self._nobody)] if self._nobody else []), *entries]:
            action = self._menu.addAction(label.replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(person_id == self._chosen_id)
            action.triggered.connect(lambda _checked=False, person_id=person_id: self._on_chosen(person_id))
            group.addAction(action)
        if self._may_add:
            self._menu.addSeparator()
            self._menu.addAction("Add a person…").triggered.connect(self.add_requested)

    def _on_chosen(self, person_id: str) -> None:
        if person_id != self._chosen_id:
            self._chosen_id = person_id
            self._refresh()
            self.chosen.emit(person_id)
