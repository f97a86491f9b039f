"""The table of commands: what the menus, the shortcuts and the key-map page are made from."""

from collections import Counter

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMainWindow

from coachview.resources_dir import resources_dir
from coachview.ui.actions import Actions
from coachview.ui.commands import COMMANDS, When
from coachview.ui.dialogs.key_map import key_map_html
from coachview.ui.theme import Theme


def test_no_key_is_given_twice():
    keys = Counter(QKeySequence(key).toString() for one in COMMANDS for key in one.keys)
    assert [key for key, count in keys.items() if count > 1 or not key] == []


def test_digits_stay_free_for_look_fors():
    keys = {key for one in COMMANDS for key in one.keys}
    assert keys.isdisjoint("123456789")


def test_every_command_says_what_it_does():
    assert [one.id for one in COMMANDS if not one.help.endswith(".") or not one.label] == []


def test_key_map_page_names_every_command_with_a_key():
    page = key_map_html("#000000")
    assert [one.id for one in COMMANDS if one.keys and one.name.split("&")[0] not in page] == []


def leaves(menu):
    """The commands of a menu and of the menus in it."""
    for action in menu.actions():
        if action.menu() is not None:
            yield from leaves(action.menu())
        elif not action.isSeparator():
            yield action


def test_menus_hold_every_command_once(qtbot):
    window = QMainWindow()
    qtbot.addWidget(window)
    actions = Actions(window, Theme(resources_dir() / "icons"))
    actions.fill_menu_bar(window.menuBar())
    shown = [action.objectName() for top in window.menuBar().actions() for action in leaves(top.menu())]
    assert sorted(shown) == sorted(one.id for one in COMMANDS)


def test_only_what_can_be_used_is_enabled(qtbot):
    window = QMainWindow()
    qtbot.addWidget(window)
    actions = Actions(window, Theme(resources_dir() / "icons"))
    actions.set_state({When.ALWAYS, When.PROJECT})
    enabled = {one.id for one in COMMANDS if actions[one.id].isEnabled()}
    assert enabled == {one.id for one in COMMANDS if one.when in (When.ALWAYS, When.PROJECT)}
