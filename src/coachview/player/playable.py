"""What libVLC may ever see: local files in known binary forms, each with the one demuxer that reads it.

libVLC follows what it is given: a playlist, or a text that begins like one whatever its name, leads it to the network.
So a file is looked at first, and libVLC is told which demuxer to use; every other is closed to it.
"""

import stat
from dataclasses import dataclass
from pathlib import Path

from coachview.player.errors import CannotPlayError

_HEAD_BYTES = 16 * 1024
_SYNCED_BYTES = 600


@dataclass(frozen=True, slots=True)
class Demuxer:
    """What libVLC reads a file with: its name of the module, and for FFmpeg's formats that of the one format."""

    module: str
    format: str = ""

    @property
    def lands_elsewhere(self) -> bool:
        """Whether playing may begin at another time than was asked for: only the clock's report tells which."""
        return self.format in {"mpegts", "mpeg"}

    @property
    def options(self) -> tuple[str, ...]:
        """The media options that close every other way of reading the file."""
        chosen = (f":demux={self.module}",)
        return (*chosen, f":avformat-format={self.format}") if self.format else chosen


BY_FFMPEG = "avformat/mp4"
"""For MP4 that libVLC's own reader goes about in wrongly: in fragments, or starting later than at zero."""

# Offset, first bytes, and what reads it (FFmpeg's format after a slash). libVLC's own readers of MPEG streams count
# from the stream's clock, which runs ahead of the first picture, and do not find their way in program streams.
_SIGNATURES: tuple[tuple[int, bytes, str], ...] = (
    *((4, box, "mp4") for box in (b"ftyp", b"moov", b"mdat", b"free", b"skip", b"wide", b"pnot")),
    (0, b"\x1aE\xdf\xa3", "mkv"),
    (0, b"OggS", "ogg"),
    (8, b"AVI ", "avi"),
    (8, b"WAVE", "wav"),
    (0, b"\x30\x26\xb2\x75\x8e\x66\xcf\x11", "asf"),
    (0, b"\x00\x00\x01\xba", "avformat/mpeg"),
    (0, b"FLV\x01", "avformat/flv"),
    (0, b"GIF8", "avformat/gif"),
    (0, b"\x06\x0e\x2b\x34", "avformat/mxf"),
    (0, b"#!AMR", "avformat/amr"),
    (0, b"fLaC", "flac"),
    (8, b"AIF", "aiff"),
    (0, b"caff", "caf"),
    (0, b"ID3", "es"),
)
_TS_SYNC, _TS_PACKET, _M2TS_PACKET, _M2TS_OFFSET = 0x47, 188, 192, 4


def demuxer_for(path: Path) -> Demuxer:
    """What libVLC may read a recording with. Raises CannotPlayError for everything libVLC must not see."""
    _check_is_file(path)
    try:
        with path.open("rb") as file:
            head = file.read(_HEAD_BYTES)
    except OSError as error:
        raise CannotPlayError(
            f"“{path.name}” cannot be read. Check that you may open it, or copy it to a folder of your own."
        ) from error
    found = _demuxer_of(head)
    if found is None:
        raise CannotPlayError(
            f"“{path.name}” is not a kind of recording that CoachView plays. Convert it to MP4 (H.264) first."
        )
    return demuxer_named(found)


def demuxer_named(name: str) -> Demuxer:
    """A module, or one of FFmpeg's formats after `avformat/`."""
    module, _, format_name = name.partition("/")
    return Demuxer(module, format_name)


def _check_is_file(path: Path) -> None:
    try:
        mode = path.stat().st_mode
    except (OSError, ValueError) as error:
        raise CannotPlayError(
            f"“{path.name}” is not there. If it was moved or renamed, show CoachView where it is now."
        ) from error
    if not stat.S_ISREG(mode):
        raise CannotPlayError(f"“{path.name}” is not a file. Choose the recording itself, such as an MP4.")


def _demuxer_of(head: bytes) -> str | None:
    for offset, signature, demuxer in _SIGNATURES:
        if head[offset : offset + len(signature)] == signature:
            return BY_FFMPEG if demuxer == "mp4" and b"mvex" in head else demuxer
    if _has_syncs(head, 0, _TS_PACKET) or _has_syncs(head, _M2TS_OFFSET, _M2TS_PACKET):
        return "avformat/mpegts"
    # An MPEG audio or ADTS frame: eleven bits set, and not the byte order mark of a text (FF FE).
    return "es" if len(head) > 2 and head[0] == 0xFF and head[1] >= 0xE0 and head[1] != 0xFE else None


def _has_syncs(head: bytes, offset: int, step: int) -> bool:
    places = range(offset, _SYNCED_BYTES, step)
    return len(head) >= _SYNCED_BYTES and all(head[place] == _TS_SYNC for place in places)
