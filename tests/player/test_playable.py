"""What libVLC never sees, and that what it sees it reads with the one demuxer it is told."""

import os
import socket
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pytestqt.qtbot import QtBot

from coachview.player.errors import CannotPlayError
from coachview.player.playable import Demuxer, demuxer_for
from coachview.player.player import PlayerState
from coachview.player.sound_channels import SoundChannels
from coachview.player.vlc_player import VlcPlayer
from coachview.player.vlc_session import Happening, Start, VlcSession, What
from support.films import folder, make_film, sound_only, zero_bytes

HLS = "#EXTM3U\n#EXT-X-VERSION:3\n#EXT-X-TARGETDURATION:9\n#EXTINF:9,\n{url}\n#EXT-X-ENDLIST\n"
TEXTS = {
    "list.m3u": "http://127.0.0.1:9/a.mp4\n",
    "lesson.mp4": HLS.format(url="http://127.0.0.1:9/a.ts"),
    "list.pls": "[playlist]\nFile1=http://127.0.0.1:9/a.mp4\n",
    "list.xspf": '<?xml version="1.0"?><playlist><trackList/></playlist>',
    "list.asx": '<asx version="3.0"><entry><ref href="http://127.0.0.1:9/"/></entry></asx>',
    "room.sdp": "v=0\no=- 0 0 IN IP4 127.0.0.1\nm=video 5004 RTP/AVP 96\n",
    "wide.mkv": "\ufeff#EXTM3U\nhttp://127.0.0.1:9/\n",
    "list.ram": "rtsp://127.0.0.1:9/a.rm\n",
    "concat.mp4": "ffconcat version 1.0\nfile http://127.0.0.1:9/\n",
}


@pytest.mark.parametrize("name", TEXTS)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_texts_are_refused_whatever_their_name(tmp_path: Path, name: str, encoding: str) -> None:
    path = tmp_path / name
    path.write_text(TEXTS[name], encoding=encoding)
    with pytest.raises(CannotPlayError, match="not a kind of recording"):
        demuxer_for(path)


@given(st.text(max_size=800))
def test_no_text_is_ever_handed_over(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    """Whatever begins with a recording's signature is read as that; only such texts pass, and none is a playlist."""
    path = tmp_path_factory.getbasetemp() / "text.mp4"
    path.write_text("#EXTM3U\n" + text, encoding="utf-8")
    with pytest.raises(CannotPlayError):
        demuxer_for(path)


@pytest.mark.parametrize(
    "name", ["https://example.org/lesson.mp4", "http:lesson.mp4", "rtsp://x/y", "screen://", "dvd://", "-", "a\0b"]
)
def test_what_looks_like_an_address_is_only_ever_a_name(name: str) -> None:
    with pytest.raises(CannotPlayError, match="not there"):
        demuxer_for(Path(name))


def test_a_folder_and_nothing_are_refused_with_a_next_step(tmp_path: Path) -> None:
    with pytest.raises(CannotPlayError, match="Choose the recording itself"):
        demuxer_for(folder(tmp_path / "films.mp4"))
    with pytest.raises(CannotPlayError, match="Convert"):
        demuxer_for(zero_bytes(tmp_path / "empty.mp4"))


@pytest.mark.skipif(sys.platform == "win32", reason="no such files there")
def test_pipes_and_devices_are_refused_without_being_opened(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe.mp4"
    os.mkfifo(pipe)
    for path in (pipe, Path("/dev/zero")):
        with pytest.raises(CannotPlayError, match="is not a file"):
            demuxer_for(path)


FILMS: dict[str, tuple[str, dict[str, object]]] = {
    "a.mp4": ("mp4", {}),
    "a.mov": ("mp4", {}),
    "a.mkv": ("mkv", {}),
    "a.webm": ("mkv", {"codec": "vp8"}),
    "a.avi": ("avi", {"codec": "mpeg4", "b_frames": 0}),
    "a.wmv": ("asf", {"codec": "wmv2", "audio": False}),
    "a.ts": ("avformat", {}),
    "a.mpg": ("avformat", {"codec": "mpeg2video", "audio": False, "b_frames": 0}),
    "a.flv": ("avformat", {"audio": False}),
}


@pytest.mark.vlc
@pytest.mark.parametrize("name", FILMS)
def test_each_kind_of_film_plays_with_its_demuxer(
    tmp_path: Path, qtbot: QtBot, new_player: Callable[[], VlcPlayer], name: str
) -> None:
    demuxer, how = FILMS[name]
    film = make_film(tmp_path / name, seconds=2.0, size=(192, 112), **how)
    assert demuxer_for(film.path).module == demuxer
    _plays(qtbot, new_player(), film.path, pictures=True)


@pytest.mark.vlc
@pytest.mark.parametrize(
    ("name", "demuxer"), [("a.m4a", "mp4"), ("a.wav", "wav"), ("a.mp3", "es"), ("a.webm", "mkv"), ("a.flac", "flac")]
)
def test_each_kind_of_sound_plays_with_its_demuxer(
    tmp_path: Path, qtbot: QtBot, new_player: Callable[[], VlcPlayer], name: str, demuxer: str
) -> None:
    path = sound_only(tmp_path / name, seconds=2.0, codec="flac" if name == "a.flac" else None)
    assert demuxer_for(path).module == demuxer
    _plays(qtbot, new_player(), path, pictures=False)


def _plays(qtbot: QtBot, player: VlcPlayer, path: Path, *, pictures: bool) -> None:
    said: list[str] = []
    player.failed.connect(said.append)
    player.open(path)
    player.play()
    qtbot.waitUntil(lambda: player.time_ms() > 200 or said != [], timeout=30_000)
    assert said == []
    if pictures:
        qtbot.waitUntil(lambda: player.picture() is not None, timeout=30_000)


@pytest.mark.vlc
@pytest.mark.parametrize(
    "name", ["l'été “2024” 100%25.mp4", "🎬 #1?.mp4", " -vvv .mp4", "דני כיתה.mp4", "http:x.mp4", ":sout=x.mp4"]
)
def test_any_name_of_a_file_plays(
    tmp_path: Path, qtbot: QtBot, new_player: Callable[[], VlcPlayer], lesson: object, name: str
) -> None:
    if sys.platform == "win32" and set(name) & set(':?"'):
        pytest.skip("no name there")
    path = tmp_path / name
    path.write_bytes(lesson.path.read_bytes())
    _plays(qtbot, new_player(), path, pictures=True)


@pytest.mark.vlc
@pytest.mark.parametrize(
    "demuxer", ["mp4", "mkv", "avi", "asf", "ts", "ps", "es", "ogg", "flac", "wav", "avformat/flv"]
)
def test_even_if_a_playlist_got_through_libvlc_would_not_follow_it(
    tmp_path: Path, qtbot: QtBot, new_player: Callable[[], VlcPlayer], demuxer: str
) -> None:
    """The second wall, tried without the first: the demuxer that is forced does not read lists."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0)
        path = tmp_path / "lesson.mp4"
        path.write_text(HLS.format(url=f"http://127.0.0.1:{server.getsockname()[1]}/a.ts"))
        player, heard = new_player(), []
        start = Start(path, Demuxer(*demuxer.split("/")), time_ms=0, rate=1.0, volume=0, picture_form=None)
        session = VlcSession(player._vlc, player._instance_for(SoundChannels.AS_RECORDED), 1, start, heard.append)
        over = {What.ENDED, What.BROKEN}
        qtbot.waitUntil(lambda: any(one.what in over for one in heard if isinstance(one, Happening)), timeout=30_000)
        session.end()
        with pytest.raises(BlockingIOError):
            server.accept()
    assert player.state() is PlayerState.EMPTY
