"""The one door through which recordings are opened: local files in known forms, and nothing that they point to."""

import os
from pathlib import Path

import av
from av.container import InputContainer

from coachview.media.errors import (
    DamagedMediaError,
    MediaError,
    MediaMissingError,
    MediaUnreadableError,
    NotMediaError,
)

FORMATS = (
    "mov,mp4,m4a,3gp,3g2,mj2,matroska,webm,avi,asf,flv,live_flv,mpegts,mpeg,ogg,mxf,dv,rm,wtv,gif,"
    "mp3,wav,w64,aac,flac,aiff,amr,caf,ac3,eac3"
)
"""FFmpeg's names of the demuxers that may be used: none that reads lists, opens other files or guesses at text."""

_SAFE = {"format_whitelist": FORMATS, "protocol_whitelist": "file"}
_SIGNATURES = (
    (4, (b"ftyp", b"moov", b"mdat", b"free", b"skip", b"wide")),
    (0, (b"\x1aE\xdf\xa3", b"OggS", b"FLV", b"\x00\x00\x01\xba", b"\x30\x26\xb2\x75", b"GIF8", b"ID3", b"fLaC")),
    (8, (b"AVI ", b"WAVE")),
)


def open_media(path: Path) -> InputContainer:
    """Open a recording for reading.

    The name is always taken for a file's name, even if it looks like a URL or a numbered series (`a%03d.mp4`,
    `concat:x`). Raises MediaMissingError, MediaUnreadableError, NotMediaError or DamagedMediaError.
    """
    _check_file(path)
    try:
        return av.open(url_of(path), "r", container_options=dict(_SAFE), metadata_errors="replace")
    except av.FFmpegError as error:
        raise explain(path, error) from error


def url_of(path: Path) -> str:
    """The path in a form that FFmpeg cannot take for anything but a file."""
    return f"file:{os.fspath(path)}"


def explain(path: Path, error: av.FFmpegError) -> MediaError:
    """The sentence for what FFmpeg said about a file that could not be opened."""
    if isinstance(error, PermissionError):
        return MediaUnreadableError(_NOT_ALLOWED.format(path.name))
    if isinstance(error, FileNotFoundError):
        return MediaMissingError(_MISSING.format(path.name))
    if begins_like_media(path):
        return DamagedMediaError(
            f"“{path.name}” begins like a recording and cannot be read: the copy may have broken off. "
            "Copy it again from the camera or phone, and check that it plays there."
        )
    return NotMediaError(f"“{path.name}” is not a recording CoachView can open. Choose a video file such as an MP4.")


def begins_like_media(path: Path) -> bool:
    """Whether the first bytes are those of a common container of video or sound."""
    try:
        with path.open("rb") as file:
            head = file.read(16)
    except OSError:
        return False
    return any(head[at : at + len(sign)] == sign for at, signs in _SIGNATURES for sign in signs)


_MISSING = "“{}” is not there any more. If it was moved or renamed, show CoachView where it is now."
_NOT_ALLOWED = "You are not allowed to read “{}”. Change the file’s permissions, or copy it to a folder of your own."


def _check_file(path: Path) -> None:
    """Raise the sentence for everything that can be told without FFmpeg."""
    try:
        found = path.stat()
    except PermissionError as error:
        raise MediaUnreadableError(_NOT_ALLOWED.format(path.name)) from error
    except (OSError, ValueError) as error:
        raise MediaMissingError(_MISSING.format(path.name)) from error
    if path.is_dir():
        raise MediaUnreadableError(f"“{path.name}” is a folder. Choose the recording inside it.")
    if not path.is_file():
        raise NotMediaError(f"“{path.name}” is a device and no recording. Choose a video file such as an MP4.")
    if found.st_size == 0:
        raise NotMediaError(f"“{path.name}” is empty (0 bytes). Copy it again from the camera or phone.")
    if not os.access(path, os.R_OK):
        raise MediaUnreadableError(_NOT_ALLOWED.format(path.name))
