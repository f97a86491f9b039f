"""Films made once for all tests of the player, and players that are always shut down."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from coachview.player.vlc_player import VlcPlayer
from support.films import Film, make_film
from support.kinds import films_of
from support.numbered_stage import Stage


@pytest.fixture(scope="session")
def lesson(tmp_path_factory: pytest.TempPathFactory) -> Film:
    """Ten seconds at 25 frames a second with sound, key frames every second, B-frames."""
    return make_film(tmp_path_factory.mktemp("films") / "lesson.mp4", seconds=10.0, gop=25)


@pytest.fixture(scope="session")
def film_of(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Film]:
    """Films by their kind, each made once."""
    return films_of(tmp_path_factory.mktemp("kinds"))


@pytest.fixture
def stage(qtbot: QtBot) -> Iterator[Stage]:
    """A view over the real player and decoder, always shut down."""
    made = Stage(qtbot)
    yield made
    made.playback.shut_down()


@pytest.fixture
def new_player(qapp: object) -> Iterator[Callable[[], VlcPlayer]]:
    """Makes real players; each is shut down at the end."""
    made: list[VlcPlayer] = []

    def make(**options: bool) -> VlcPlayer:
        made.append(VlcPlayer(**options))
        return made[-1]

    yield make
    for player in made:
        player.shut_down()


def link(film: Film, target: Path) -> Path:
    """The same film under another name."""
    target.write_bytes(film.path.read_bytes())
    return target
