"""Whatever a file says or is named: nothing but that file is opened, by libVLC or by PyAV. A server listens in vain."""

import os
import socket
import struct
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from coachview.media.errors import NotMediaError
from coachview.media.frames import FrameReader
from coachview.media.opening import open_media
from coachview.player.errors import CannotPlayError
from coachview.player.playable import demuxer_for
from coachview.player.sound_channels import SoundChannels
from coachview.player.vlc_player import VlcPlayer
from support.films import make_film, read_number

PATIENCE_MS = 30_000
LISTS = {
    "m3u": "#EXTM3U\n#EXTINF:9,\n{url}a.mp4\n",
    "HLS": "#EXTM3U\n#EXT-X-TARGETDURATION:9\n#EXTINF:9,\n{url}a.ts\n#EXT-X-ENDLIST\n",
    "pls": "[playlist]\nFile1={url}a.mp4\nNumberOfEntries=1\n",
    "xspf": '<?xml version="1.0"?><playlist xmlns="http://xspf.org/ns/0/" version="1"><trackList><track><location>'
    "{url}a.mp4</location></track></trackList></playlist>",
    "asx": '<asx version="3.0"><entry><ref href="{url}a.wmv"/></entry></asx>',
    "DASH": '<?xml version="1.0"?><MPD xmlns="urn:mpeg:dash:schema:mpd:2011"><BaseURL>{url}</BaseURL></MPD>',
    "SMIL": '<smil><body><video src="{url}a.mp4"/></body></smil>',
    "concat": "ffconcat version 1.0\nfile '{url}a.mp4'\n",
    "reference": "[Reference]\nRef1={url}a.asf\n",
    "SDP": "v=0\no=- 0 0 IN IP4 127.0.0.1\ns=x\nc=IN IP4 127.0.0.1\nm=video 5004 RTP/AVP 96\n",
}
NAMES = [
    "list.m3u",
    "list.m3u8",
    "list.pls",
    "list.xspf",
    "list.asx",
    "list.wvx",
    "lesson.mp4",
    "lesson.avi",
    "lesson.ts",
]


@pytest.fixture
def server() -> Iterator[socket.socket]:
    with socket.create_server(("127.0.0.1", 0)) as made:
        made.settimeout(0)
        yield made
        with pytest.raises(BlockingIOError):
            made.accept()


def url_of(server: socket.socket) -> str:
    return f"http://127.0.0.1:{server.getsockname()[1]}/"


@pytest.mark.parametrize("kind", LISTS)
@pytest.mark.parametrize("name", NAMES)
def test_lists_are_refused_under_every_name(tmp_path: Path, server: socket.socket, kind: str, name: str) -> None:
    path = tmp_path / name
    path.write_text(LISTS[kind].format(url=url_of(server)))
    with pytest.raises(CannotPlayError):
        demuxer_for(path)
    with pytest.raises(NotMediaError):
        open_media(path)


@pytest.mark.parametrize("name", ["http://127.0.0.1:{port}/a.mp4", "rtsp://127.0.0.1:{port}/a", "concat:a.mp4|b.mp4"])
def test_addresses_are_names_of_files_that_are_not_there(server: socket.socket, name: str) -> None:
    path = Path(name.format(port=server.getsockname()[1]))
    with pytest.raises(CannotPlayError, match="not there"):
        demuxer_for(path)
    with pytest.raises(Exception, match="not there"):
        open_media(path)


def elsewhere(data: bytes, url: str) -> bytes:
    """An MP4 whose pictures and sound are said to be at an address (`dref`, ISO 14496-12, 8.7.2)."""

    def boxes(start: int, end: int) -> bytes:
        out = b""
        while start < end:
            size, kind = struct.unpack(">I4s", data[start : start + 8])
            body = data[start + 8 : start + size]
            if kind in {b"moov", b"trak", b"mdia", b"minf", b"dinf"}:
                body = boxes(start + 8, start + size)
            elif kind == b"dref":
                entry = b"\0\0\0\0" + url.encode() + b"\0"
                body = struct.pack(">II", 0, 1) + struct.pack(">I", 8 + len(entry)) + b"url " + entry
            out += struct.pack(">I4s", 8 + len(body), kind) + body
            start += size
        return out

    return boxes(0, len(data))


@pytest.mark.vlc
def test_pictures_that_are_said_to_be_elsewhere_are_not_fetched(
    tmp_path: Path, qtbot: QtBot, new_player: Callable[[], VlcPlayer], server: socket.socket
) -> None:
    film = make_film(tmp_path / "here.mp4", seconds=2.0, size=(192, 112))
    path = tmp_path / "elsewhere.mp4"
    path.write_bytes(elsewhere(film.path.read_bytes(), url_of(server) + "a.mov"))
    assert url_of(server).encode() in path.read_bytes()
    with FrameReader(path) as reader:
        assert read_number(reader.at(1000)) == 25
    plays(qtbot, new_player(), path)


@pytest.mark.vlc
@pytest.mark.skipif(sys.platform == "win32", reason="no pipes there")
@pytest.mark.parametrize("name", ["lesson.mkv", "lesson.mp4"])
def test_no_other_file_of_the_folder_is_looked_into(
    tmp_path: Path, qtbot: QtBot, new_player: Callable[[], VlcPlayer], name: str
) -> None:
    """Subtitles, and segments that a Matroska file may be linked with: whoever opened a pipe would wait for ever."""
    film = make_film(tmp_path / name, seconds=2.0, size=(192, 112))
    for other in ("lesson.srt", "lesson.idx", "lesson.sub", "lesson.mka", "other.mkv", "cover.jpg"):
        os.mkfifo(tmp_path / other)
    plays(qtbot, new_player(), film.path)


@pytest.mark.vlc
def test_safe_video_leaves_graphics_hardware_alone(new_player: Callable[..., VlcPlayer]) -> None:
    from coachview.player.vlc_player import _arguments

    assert "--avcodec-hw=none" in _arguments(safe_video=True, channels=SoundChannels.AS_RECORDED)
    assert "--avcodec-hw=none" not in _arguments(safe_video=False, channels=SoundChannels.AS_RECORDED)
    assert new_player(safe_video=True).can_play


def plays(qtbot: QtBot, player: VlcPlayer, path: Path) -> None:
    said: list[str] = []
    player.failed.connect(said.append)
    player.open(path)
    player.play()
    qtbot.waitUntil(
        lambda: (player.time_ms() > 200 and player.picture() is not None) or said != [], timeout=PATIENCE_MS
    )
    assert said == []
