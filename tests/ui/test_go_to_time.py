"""Going to a time that is typed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from coachview.model.timecode import format_time
from coachview.resources_dir import resources_dir
from coachview.ui.stage.go_to_time import Destination, GoToTime, destination
from coachview.ui.theme import Theme

LENGTH_MS = 600_000


@given(st.integers(0, 10**8), st.integers(0, 10**7))
def test_nothing_leads_out_of_the_recording_and_its_end_is_said(wanted_ms, duration_ms):
    found = destination(format_time(wanted_ms, millis=True), 0, duration_ms)
    beyond = 0 < duration_ms < wanted_ms
    assert found.time_ms == (duration_ms if beyond else wanted_ms)
    assert bool(found.word) is beyond


@pytest.fixture
def popup(qtbot):
    theme = Theme(resources_dir() / "icons")
    opener = QPushButton("0:05")
    qtbot.addWidget(opener)
    opener.show()
    popup = GoToTime(theme, 5_000, LENGTH_MS, opener)
    popup.open_over(opener)
    qtbot.waitUntil(popup.field.hasFocus)
    popup.told = []
    popup.chosen.connect(popup.told.append)
    return popup


def typed(qtbot, popup, text):
    popup.field.selectAll()
    qtbot.keyClicks(popup.field, text)
    qtbot.keyClick(popup.field, Qt.Key.Key_Return)
    return popup.told


@pytest.mark.parametrize(
    ("text", "ms"), [("3:12", 192_000), ("192s", 192_000), ("00:03:12.5", 192_500), ("+10", 15_000), ("-9", 0)]
)
def test_what_is_typed_is_gone_to(qtbot, popup, text, ms):
    assert typed(qtbot, popup, text) == [Destination(ms)]


def test_what_is_no_time_gets_a_sentence_and_the_field_stays(qtbot, popup):
    assert typed(qtbot, popup, "soon") == []
    assert popup.message.text.startswith("“soon” is not a time.")
    assert (popup.field.text(), popup.field.selectedText(), popup.field.hasFocus()) == ("soon", "soon", True)
    qtbot.keyClicks(popup.field, "1:00")
    assert popup.message.text == ""
    qtbot.mouseClick(popup.button, Qt.MouseButton.LeftButton)
    assert popup.told == [Destination(60_000)]


def test_beyond_the_end_is_the_end_with_a_word(qtbot, popup):
    (found,) = typed(qtbot, popup, "59:00")
    assert found.time_ms == LENGTH_MS
    assert "ends at 10:00" in found.word


def test_escape_goes_nowhere(qtbot, popup):
    with qtbot.waitSignal(popup.rejected):
        qtbot.keyClick(popup.field, Qt.Key.Key_Escape)
    assert popup.told == []
