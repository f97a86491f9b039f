from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtWidgets import QWidget

from coachview.ui.dialogs.settings_dialog import SettingsDialog
from coachview.ui.settings import MAX_RECENT, RecentProject, Settings


def test_preferences_are_there_again_in_the_next_session(tmp_path):
    first = Settings(tmp_path / "settings.ini")
    first.lead_ms = 3500
    first.pause_while_typing = False
    first.look = "dark"
    first.remember_resume("r1", 12_345)
    first.remember_draft("r1", {"text": "half a thought “é” \N{FAMILY}", "start_ms": 7})
    first.sync()

    again = Settings(tmp_path / "settings.ini")
    assert (again.lead_ms, again.pause_while_typing, again.look) == (3500, False, "dark")
    assert again.resume_ms("r1") == 12_345
    assert again.draft("r1") == {"text": "half a thought “é” \N{FAMILY}", "start_ms": 7}


def test_a_damaged_settings_file_means_the_defaults(tmp_path):
    path = tmp_path / "settings.ini"
    path.write_bytes(b"[General]\nlead_ms=lots\nrecent=}{\nknown_folders=7\nresume=[]\n\x00\xff")
    settings = Settings(path)
    assert settings.lead_ms == 2000
    assert settings.recent_projects() == []
    assert settings.known_folders() == []
    assert settings.resume_ms("r1") == 0


def test_a_change_is_told_once(tmp_path, qtbot):
    settings = Settings(tmp_path / "settings.ini")
    with qtbot.waitSignal(settings.changed, check_params_cb=lambda name: name == "lead_ms"):
        settings.lead_ms = 500
    with qtbot.assertNotEmitted(settings.changed):
        settings.lead_ms = 500


@given(st.lists(st.integers(0, 30), max_size=60))
def test_recent_projects_are_newest_first_without_repeats(tmp_path_factory, opened):
    settings = Settings(tmp_path_factory.mktemp("settings") / "settings.ini")
    for number in opened:
        settings.remember_project(RecentProject(path=f"/p{number}", title=str(number)))
    newest_first = list(dict.fromkeys(f"/p{number}" for number in reversed(opened)))
    assert [one.path for one in settings.recent_projects()] == newest_first[:MAX_RECENT]


def test_how_much_is_played_around_an_annotation_is_set_in_seconds(tmp_path, qtbot):
    settings, parent = Settings(tmp_path / "settings.ini"), QWidget()
    qtbot.addWidget(parent)
    dialog = SettingsDialog(settings, parent)
    assert (dialog.pre_roll.value(), dialog.post_roll.value()) == (2.0, 3.0)
    dialog.pre_roll.setValue(0.5)
    dialog.post_roll.setValue(4.0)
    again = Settings(tmp_path / "settings.ini")
    assert (again.pre_roll_ms, again.post_roll_ms, again.lead_ms) == (500, 4000, 2000)
