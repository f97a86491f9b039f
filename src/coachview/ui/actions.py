"""Turns the table of commands into Qt actions, menus and tooltips."""

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar, QWidget

from coachview.ui.commands import COMMANDS, MENUS, Command, When
from coachview.ui.theme import Theme


class Actions(QObject):
    """One QAction per command, all added to the window so that their keys work with the menu bar hidden."""

    def __init__(self, window: QWidget, theme: Theme) -> None:
        super().__init__(window)
        self._theme = theme
        self._actions = {one.id: _make_action(one, window) for one in COMMANDS}
        window.addActions(list(self._actions.values()))
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()

    def __getitem__(self, command_id: str) -> QAction:
        return self._actions[command_id]

    def bind(self, command_id: str, slot: Callable[[], object]) -> None:
        """Call `slot` when the command is given, by whatever way."""
        self._actions[command_id].triggered.connect(lambda _checked=False: slot())

    def bind_all(self, slots: dict[str, Callable[[], object]]) -> None:
        """Bind several commands at once."""
        for command_id, slot in slots.items():
            self.bind(command_id, slot)

    def set_state(self, states: set[When]) -> None:
        """Enable what can be used now; `ALWAYS` is always among them."""
        for one in COMMANDS:
            self._actions[one.id].setEnabled(one.when is When.ALWAYS or one.when in states)

    def fill_menu_bar(self, bar: QMenuBar) -> None:
        """Make the menus, in the order of the table."""
        for title in MENUS:
            menu = bar.addMenu(title)
            self._fill_menu(menu, title)

    def _fill_menu(self, menu: QMenu, title: str) -> None:
        submenus: dict[str, QMenu] = {}
        for one in COMMANDS:
            if one.menu != title:
                continue
            if one.submenu and one.submenu not in submenus:
                submenus[one.submenu] = menu.addMenu(one.submenu)
            into = submenus.get(one.submenu, menu)
            if one.new_section:
                into.addSeparator()
            into.addAction(self._actions[one.id])

    def _on_theme_changed(self) -> None:
        for one in COMMANDS:
            if one.icon:
                self._actions[one.id].setIcon(self._theme.icon(one.icon))


def _make_action(one: Command, window: QWidget) -> QAction:
    action = QAction(one.label, window)
    action.setObjectName(one.id)
    action.setCheckable(one.checkable)
    action.setAutoRepeat(one.repeats)
    action.setChecked(one.checked)
    action.setShortcuts([QKeySequence(key) for key in one.keys])
    keys = one.keys[0] if one.keys else ""
    action.setToolTip(f"{one.name} ({shown_key(keys)})\n{one.help}" if keys else f"{one.name}\n{one.help}")
    action.setIconVisibleInMenu(True)
    return action


def shown_key(key: str) -> str:
    """A shortcut as this operating system writes it."""
    return QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)
