"""Every kind of recording that people bring, as small numbered films: `KINDS` says how each is made.

A film is made once for all tests of a run (`films_of` in a session's fixture). Pictures are small and films short, so
that each kind can be looked at hundreds of times; what makes a kind is kept.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from pathlib import Path
from typing import Any

from support.films import Film, make_film

_SIZE = (192, 112)


@dataclass(frozen=True)
class Kind:
    """How a film of one kind is made: `name` chooses the container, `how` is for `make_film`."""

    name: str
    how: Mapping[str, Any] = field(default_factory=dict)
    seconds: float = 6.0

    def make(self, folder: Path) -> Film:
        """The film, written into a folder."""
        return make_film(folder / self.name, **{"size": _SIZE, "seconds": self.seconds, **self.how})


def _uneven(seconds: float) -> list[float]:
    """Times as a phone in a dim room keeps them: 12 to 33 ms and now and then a long wait."""
    times, now, number = [], 0.0, 0
    while now < seconds * 1000:
        times.append(round(now, 3))
        now += (33.3, 41.7, 20.0, 66.7, 33.3, 120.0)[number * 7 % 6]
        number += 1
    return times


_TV = {"size": (176, 144), "sar": Fraction(16, 11)}

KINDS: dict[str, Kind] = {
    "steady, B-frames, edit list (MP4)": Kind("steady.mp4", {"gop": 50, "b_frames": 3}),
    "29.97 (MP4)": Kind("ntsc.mp4", {"fps": Fraction(30_000, 1001), "gop": 60}),
    "60 frames (MP4)": Kind("sixty.mp4", {"fps": 60, "gop": 120}),
    "120 frames (MP4)": Kind("fast.mp4", {"fps": 120, "gop": 120}),
    "uneven (MP4)": Kind("uneven.mp4", {"times_ms": _uneven(6.0), "gop": 40}),
    "uneven (Matroska)": Kind("uneven.mkv", {"times_ms": _uneven(6.0), "gop": 40}),
    "open groups (MP4)": Kind("open.mp4", {"gop": 30, "b_frames": 3, "open_gop": True}),
    "late start (MP4)": Kind("late.mp4", {"start_ms": 1400, "audio_from": 0.0}),
    "fragments (MP4)": Kind("pieces.mp4", {"container_options": {"movflags": "frag_keyframe+empty_moov"}}),
    "transport stream": Kind("camera.ts", {"gop": 25}),
    "transport stream, late start": Kind("late.ts", {"gop": 25, "start_ms": 63_250}),
    "program stream": Kind("camera.mpg", {"codec": "mpeg2video", "b_frames": 0, "gop": 12, "audio_codec": "mp2"}),
    "phone, 90° (MOV, HEVC 10 bit)": Kind(
        "portrait.mov", {"codec": "hevc", "pix_fmt": "yuv420p10le", "rotation": 90, "gop": 30}
    ),
    "phone, 180° (MOV)": Kind("upside.mov", {"rotation": 180, "gop": 30}),
    "phone, 270° (MOV)": Kind("other.mov", {"rotation": 270, "gop": 30}),
    "Matroska": Kind("screen.mkv", {"gop": 50, "b_frames": 3}),
    "WebM without cues": Kind("meeting.webm", {"codec": "vp8", "gop": 30, "container_options": {"live": "1"}}),
    "WebM, VP9": Kind("meeting9.webm", {"codec": "vp9", "gop": 30}),
    "AVI": Kind("old.avi", {"codec": "mpeg4", "b_frames": 0, "gop": 12}),
    "WMV": Kind("old.wmv", {"codec": "wmv2", "gop": 12, "audio_codec": "wmav2", "sample_rate": 44_100}),
    "4K": Kind(
        "large.mp4",
        {"size": (3840, 2160), "gop": 8, "codec_options": {"preset": "ultrafast"}, "b_frames": 0},
        seconds=2.4,
    ),
    "interlaced (H.264)": Kind("camcorder.mp4", {**_TV, "interlaced": True, "gop": 25}),
    "interlaced (MPEG-2)": Kind(
        "tape.mpg", {**_TV, "codec": "mpeg2video", "interlaced": True, "b_frames": 0, "gop": 12, "audio_codec": "mp2"}
    ),
    "wide pixels (MP4)": Kind("dv.mp4", _TV),
    "sound shorter": Kind("short_sound.mp4", {"audio_seconds": 2.0}),
    "sound longer": Kind("long_sound.mp4", {"audio_seconds": 9.0}),
    "sound later": Kind("late_sound.mkv", {"audio_from": 1.0}),
    "silent": Kind("silent.mp4", {"audio": False}),
    "an hour between key frames": Kind(
        "surveillance.mp4",
        {"fps": 1, "gop": 100_000, "size": (96, 64), "audio": False, "b_frames": 0},
        seconds=3600.0,
    ),
}


def films_of(folder: Path) -> Callable[[str], Film]:
    """Makes each kind when it is asked for first."""
    made: dict[str, Film] = {}

    def film(kind: str) -> Film:
        if kind not in made:
            made[kind] = KINDS[kind].make(folder)
        return made[kind]

    return film
