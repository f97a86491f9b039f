"""The real player beyond the contract: pictures, clock, threads, and that nothing makes it crash or hang."""

import os
import random
import subprocess
import sys
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path
from statistics import median

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QImage, qGray
from pytestqt.qtbot import QtBot

from coachview.media.player_picture import PictureForm, picture_form
from coachview.player import vlc_player
from coachview.player.player import PlayerState
from coachview.player.sound_output import has_sound_output
from coachview.player.vlc_player import VlcPlayer
from support.films import Film, make_film, number_in, truncated

pytestmark = pytest.mark.vlc
PATIENCE_MS = 30_000


def number_of(image: QImage) -> int:
    return number_in(image.width(), image.height(), lambda x, y: qGray(image.pixel(x, y)))


def play_until(qtbot: QtBot, player: VlcPlayer, condition: Callable[[], bool]) -> None:
    player.play()
    qtbot.waitUntil(condition, timeout=PATIENCE_MS)


@pytest.mark.parametrize(
    ("how", "size"),
    [
        ({"rotation": 90}, QSize(180, 320)),
        ({"rotation": 180}, QSize(320, 180)),
        ({"rotation": 270}, QSize(180, 320)),
        ({"sar": Fraction(4, 3), "size": (360, 288)}, QSize(480, 288)),
        ({"size": (322, 182)}, QSize(322, 182)),
    ],
    ids=["90", "180", "270", "wide pixels", "odd size"],
)
def test_pictures_come_upright_and_in_the_size_asked_for(
    tmp_path: Path, qtbot: QtBot, new_player: Callable[[], VlcPlayer], how: dict[str, object], size: QSize
) -> None:
    """`number_of` fails where a picture is turned; and the film's blocks fill the whole of it, without padding."""
    film = make_film(tmp_path / "phone.mp4", seconds=2.0, **how)
    player = new_player()
    player.open(film.path)
    player.set_picture_form(picture_form(film.path))
    play_until(qtbot, player, lambda: player.picture() is not None)
    image = player.picture()
    assert image.size() == size
    assert 0 <= number_of(image) < film.count


def test_the_clock_says_the_time_of_the_picture(
    qtbot: QtBot, new_player: Callable[[], VlcPlayer], lesson: Film
) -> None:
    player = new_player()
    off: list[int] = []

    def compare() -> None:
        off.append(player.time_ms() - lesson.time_ms(number_of(player.picture())))

    player.open(lesson.path)
    player.picture_ready.connect(compare)
    play_until(qtbot, player, lambda: player.time_ms() > 3000)
    assert len(off) > 20
    assert -40 <= median(off) <= 80  # of a frame's 40 ms; the wide side is a machine too busy to paint in time


def test_without_any_sound_device_time_passes_all_the_same(
    qtbot: QtBot, new_player: Callable[[], VlcPlayer], lesson: Film, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(vlc_player, "has_sound_output", lambda: False)
    player = new_player()
    player.open(lesson.path)
    play_until(qtbot, player, lambda: player.time_ms() > 1000)


def test_a_computer_without_sound_is_told_from_one_with(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    if not sys.platform.startswith("linux"):
        assert has_sound_output(tmp_path)
        return
    monkeypatch.delenv("PULSE_SERVER", raising=False)
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path / "run"))
    monkeypatch.setenv("HOME", str(tmp_path))
    if not Path("/etc/asound.conf").exists():
        assert not has_sound_output(tmp_path)
    (tmp_path / "pcmC0D0p").touch()
    assert has_sound_output(tmp_path)


def test_safe_video_plays_too(qtbot: QtBot, new_player: Callable[..., VlcPlayer], lesson: Film) -> None:
    player = new_player(safe_video=True)
    player.open(lesson.path)
    play_until(qtbot, player, lambda: player.picture() is not None)


def test_a_file_that_breaks_off_plays_as_far_as_it_goes(
    tmp_path: Path, qtbot: QtBot, new_player: Callable[[], VlcPlayer]
) -> None:
    whole = make_film(tmp_path / "whole.mkv", seconds=3.0)
    player = new_player()
    player.open(truncated(whole.path, tmp_path / "part.mkv"))
    play_until(qtbot, player, lambda: player.state() is PlayerState.ENDED)
    assert player.picture() is not None
    player.seek(0)
    play_until(qtbot, player, lambda: player.time_ms() > 300)


def test_a_file_that_only_begins_like_a_film_fails_with_a_sentence(
    tmp_path: Path, qtbot: QtBot, new_player: Callable[[], VlcPlayer]
) -> None:
    path = tmp_path / "torn.mp4"
    path.write_bytes(b"\x00\x00\x00\x18ftypmp42" + bytes(5000))
    player = new_player()
    said: list[str] = []
    player.failed.connect(said.append)
    player.open(path)
    play_until(qtbot, player, lambda: player.state() is not PlayerState.PLAYING)
    assert player.state() is PlayerState.FAILED
    assert "“torn.mp4” cannot be played" in said[0]


def threads() -> int:
    """How many threads this process has, but for those that Qt keeps for its own painting."""
    names = [path.read_text().strip() for path in Path("/proc/self/task").glob("*/comm")]
    return len([name for name in names if not name.startswith("Thread (pooled")])


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="counts threads in /proc")
def test_players_one_after_the_other_leave_no_thread_behind(
    qtbot: QtBot, new_player: Callable[[], VlcPlayer], lesson: Film
) -> None:
    before = threads()
    for _ in range(3):
        player = new_player()
        player.open(lesson.path)
        play_until(qtbot, player, lambda player=player: player.time_ms() > 100)
        assert threads() > before
        player.shut_down()
        assert threads() <= before


def test_two_hundred_random_actions_neither_crash_nor_hang(
    tmp_path: Path, qtbot: QtBot, new_player: Callable[[], VlcPlayer], lesson: Film
) -> None:
    """At random moments of a playing libVLC, over films and what is none; and then it still plays."""
    chance = random.Random(20260301)
    (tmp_path / "none.mp4").write_text("none")
    turned = make_film(tmp_path / "turned.mp4", seconds=1.0, rotation=90, audio=False)
    player = new_player()
    actions: list[Callable[[], object]] = [
        player.play,
        player.play,
        player.pause,
        lambda: player.seek(chance.randrange(-100, 11_000)),
        lambda: player.seek(chance.randrange(0, 10_000)),
        lambda: player.set_rate(chance.choice([0.25, 1.0, 1.0, 2.0, 4.0])),
        lambda: player.set_volume(chance.randrange(101)),
        lambda: player.set_muted(chance.random() < 0.5),
        lambda: player.set_picture_form(PictureForm(chance.randrange(2, 500), chance.randrange(2, 300))),
        player.picture,
        lambda: player.open(chance.choice([lesson.path, lesson.path, turned.path, tmp_path / "none.mp4"])),
        player.close,
    ]
    for _ in range(200):
        chance.choice(actions)()
        shown = player.picture()
        for _ in range(chance.randrange(4)):
            seen: list[bool] = []
            qtbot.waitUntil(lambda seen=seen: bool(seen) or seen.append(True), timeout=PATIENCE_MS)
        assert shown is None or not shown.isNull()
    player.set_rate(1.0)
    player.open(lesson.path)
    play_until(qtbot, player, lambda: player.time_ms() > 300)


LEAVE_WHILE_PLAYING = """
import sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication, QTimer
from coachview.player import make_player
app = QCoreApplication([])
player = make_player()
player.open(Path(sys.argv[1]))
player.play()
seen = []
def look():
    if player.time_ms() > 200:
        app.quit()
timer = QTimer(interval=20)
timer.timeout.connect(look)
timer.start()
QTimer.singleShot(50_000, app.quit)
app.exec()
print(player.state().name, player.time_ms() > 200)
"""


def test_leaving_the_program_while_it_plays_is_no_crash(lesson: Film) -> None:
    command = [sys.executable, "-X", "faulthandler", "-c", LEAVE_WHILE_PLAYING, str(lesson.path)]
    output = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False, env=os.environ)
    assert (output.returncode, output.stdout.strip(), output.stderr) == (0, "PLAYING True", "")
