"""Single keys command the player, except where the focused widget needs them."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QLineEdit, QListView, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from coachview.ui.key_guard import KeyGuard


class _Window(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.fired: list[str] = []
        layout = QVBoxLayout(self)
        self.line, self.text, self.button, self.items = QLineEdit(), QPlainTextEdit(), QPushButton("Press"), QListView()
        self.plain = QWidget()
        self.plain.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        for widget in (self.line, self.text, self.button, self.items, self.plain):
            layout.addWidget(widget)
        for key in ("Space", "M", ",", "Left", "Up", "Home", "F", "F11", "Ctrl+Z", "Backspace", "Return"):
            action = QAction(key, self)
            action.setShortcut(QKeySequence(key))
            action.triggered.connect(lambda _checked=False, key=key: self.fired.append(key))
            self.addAction(action)


@pytest.fixture
def window(qtbot):
    window = _Window()
    KeyGuard(window)
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return window


SINGLE = [Qt.Key.Key_Space, Qt.Key.Key_M, Qt.Key.Key_Comma, Qt.Key.Key_Left, Qt.Key.Key_Home, Qt.Key.Key_Backspace]


@pytest.mark.parametrize("name", ["line", "text"])
def test_text_fields_keep_every_single_key(window, qtbot, name):
    field = getattr(window, name)
    field.setFocus()
    for key in SINGLE:
        qtbot.keyClick(field, key)
    assert window.fired == []
    qtbot.keyClick(field, Qt.Key.Key_F11)
    assert window.fired == ["F11"]


def test_letters_typed_in_a_text_field_arrive_there(window, qtbot):
    window.line.setFocus()
    qtbot.keyClicks(window.line, "m, f")
    assert window.line.text() == "m, f"
    assert window.fired == []


def test_space_presses_a_focused_button_and_other_keys_command(window, qtbot):
    window.button.setFocus()
    with qtbot.waitSignal(window.button.clicked):
        qtbot.keyClick(window.button, Qt.Key.Key_Space)
    qtbot.keyClick(window.button, Qt.Key.Key_M)
    assert window.fired == ["M"]


def test_a_list_keeps_its_own_keys_and_gives_away_the_rest(window, qtbot):
    window.items.setFocus()
    for key in (Qt.Key.Key_Up, Qt.Key.Key_Home, Qt.Key.Key_Space, Qt.Key.Key_Left):
        qtbot.keyClick(window.items, key)
    assert window.fired == ["Space", "Left"]


def test_elsewhere_every_key_commands(window, qtbot):
    window.plain.setFocus()
    for key in (Qt.Key.Key_Space, Qt.Key.Key_M, Qt.Key.Key_Comma, Qt.Key.Key_Left):
        qtbot.keyClick(window.plain, key)
    assert window.fired == ["Space", "M", ",", "Left"]
