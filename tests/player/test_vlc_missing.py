"""Without a libVLC that works, CoachView says what to install and goes on; whatever is wrong with it."""

import subprocess
import sys
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from coachview.player import make_player, vlc_library, vlc_player
from coachview.player.errors import VlcMissingError
from coachview.player.player import PlayerState
from coachview.player.still_player import StillPlayer
from coachview.player.vlc_library import VlcLibrary, find_library

TRY_TO_LOAD = """
import sys
from coachview.player import vlc_player
from coachview.player.errors import VlcMissingError
from coachview.player.vlc_library import VlcLibrary
vlc_player.find_library = lambda: VlcLibrary(sys.argv[1])
try:
    vlc_player.load_vlc()
except VlcMissingError as missing:
    print(missing)
"""


def test_where_there_is_none_a_player_that_stands_still_says_what_to_install(
    qapp: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(vlc_player, "find_library", lambda: None)
    player = make_player()
    assert isinstance(player, StillPlayer)
    assert not player.can_play
    assert "Playing needs VLC" in player.why_not
    assert "Install VLC 3" in player.why_not


@pytest.mark.parametrize("kind", ["nothing", "text", "another library"])
def test_whatever_is_wrong_with_the_library_it_ends_in_a_sentence(tmp_path: Path, kind: str) -> None:
    """The binding raises, or leaves the program, depending on what it finds."""
    path = tmp_path / "libvlc.so.5"
    if kind == "text":
        path.write_text("no library")
    elif kind == "another library":
        if not sys.platform.startswith("linux"):
            pytest.skip("its name is another one")
        path = Path("libm.so.6")
    command = [sys.executable, "-c", TRY_TO_LOAD, str(path)]
    output = subprocess.run(command, capture_output=True, text=True, timeout=60, check=True)
    assert "does not load. Install VLC 3" in output.stdout
    assert "Traceback" not in output.stderr


@pytest.mark.vlc
def test_another_version_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    vlc = vlc_player.load_vlc()
    monkeypatch.setattr(vlc, "libvlc_get_version", lambda: b"4.0.0-dev Otto Chriek")
    with pytest.raises(VlcMissingError, match=r"needs VLC 3, and this computer has 4\.0\.0-dev\. Install"):
        vlc_player.load_vlc()


@pytest.mark.vlc
def test_a_libvlc_without_its_plugins_is_as_good_as_none(qapp: object, monkeypatch: pytest.MonkeyPatch) -> None:
    vlc = vlc_player.load_vlc()
    monkeypatch.setattr(vlc, "Instance", lambda _arguments: None)
    player = make_player()
    assert isinstance(player, StillPlayer)
    assert "plugins may be missing" in player.why_not


def test_the_frozen_program_uses_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    name, core = vlc_library._NAMES.get(sys.platform, vlc_library._LINUX_NAMES)
    inside = tmp_path / "vlc"
    (inside / "plugins").mkdir(parents=True)
    (inside / name).touch()
    (inside / core).touch()
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)
    assert find_library() == VlcLibrary(str(inside / name), inside / core, inside / "plugins")


@pytest.mark.parametrize("platform", ["win32", "darwin"])
def test_a_library_beside_a_document_is_never_used(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, platform: str
) -> None:
    """The current directory is that of a project which was double-clicked: somebody else's folder."""
    monkeypatch.setattr(sys, "platform", platform)
    monkeypatch.setenv("ProgramFiles", str(tmp_path / "programs"))
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    for variable in ("ProgramW6432", "ProgramFiles(x86)", "COACHVIEW_VLC"):
        monkeypatch.delenv(variable, raising=False)
    monkeypatch.chdir(tmp_path)
    for name in ("libvlc.dll", "libvlccore.dll", "libvlc.dylib", "libvlccore.dylib"):
        (tmp_path / name).touch()
    assert find_library() is None or not find_library().path.startswith((str(tmp_path), "libvlc"))


def test_windows_programs_are_where_vlc_is_looked_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.delenv("ProgramW6432", raising=False)
    monkeypatch.delenv("COACHVIEW_VLC", raising=False)
    monkeypatch.setenv("ProgramFiles", str(tmp_path))
    folder = tmp_path / "VideoLAN" / "VLC"
    (folder / "plugins").mkdir(parents=True)
    (folder / "libvlc.dll").touch()
    assert find_library() == VlcLibrary(str(folder / "libvlc.dll"), None, folder / "plugins")


def test_a_player_that_stands_still_goes_everywhere_and_plays_nowhere(qtbot: QtBot, tmp_path: Path) -> None:
    player = StillPlayer("Install it.")
    states: list[PlayerState] = []
    player.state_changed.connect(states.append)
    player.open(tmp_path / "lesson.mp4")
    player.seek(1234)
    player.play()
    player.pause()
    assert (player.state(), player.time_ms(), player.picture()) == (PlayerState.PAUSED, 1234, None)
    player.set_rate(9.0)
    player.set_volume(50)
    assert (player.rate(), player.volume()) == (4.0, 50)
    player.close()
    assert states == [PlayerState.PAUSED, PlayerState.EMPTY]
    player.shut_down()
