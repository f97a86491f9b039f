"""Which files of the VLC on this computer go into the frozen program; build.spec asks, and ends when there are none.

The bundle holds `vlc/libvlc*`, `vlc/libvlccore*` and `vlc/plugins/`. Only what plays a local file is taken: nothing
that reaches the network, opens discs and cameras, streams, encodes, shows an interface or runs scripts.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path, PurePath

FOLDERS = {
    "access",
    "audio_filter",
    "audio_mixer",
    "audio_output",
    "codec",
    "demux",
    "logger",
    "packetizer",
    "spu",
    "stream_filter",
    "text_renderer",
    "video_chroma",
    "video_filter",
    "video_output",
}
# In these folders only what is named is taken; in the others everything but what is unwanted.
ONLY = {
    "access": {"filesystem"},
    "logger": {"console_logger", "file_logger"},
    "spu": set(),
    "stream_filter": {"cache_block", "cache_read", "prefetch", "skiptags"},
    "video_output": {"vmem", "vdummy"},
}
UNWANTED = {
    "adaptive",
    "afile",
    "chromecast",
    "demux_chromecast",
    "demux_cdg",
    "demuxdump",
    "directory_demux",
    "dmxmus",
    "hds",
    "jack",
    "mod",
    "nsc",
    "playlist",
    "rtpvideo",
    "scene",
    "sdl_image",
    "shine",
    "sid",
    "smf",
    "twolame",
    "x264",
    "x26410b",
    "x265",
}
# Without any one of these no recording can be played: the build must not end with a program that cannot.
NEEDED = {
    "access/filesystem",
    "codec/avcodec",
    "demux/mkv",
    "demux/mp4",
    "packetizer/packetizer_h264",
    "video_chroma/swscale",
    "video_output/vmem",
}


class NoVlcError(Exception):
    """There is no VLC to bundle; the text says what to install."""


@dataclass(frozen=True)
class Vlc:
    """Where a VLC is: its two libraries, the folder of its plugins, and its cache generator if it has one."""

    libraries: tuple[Path, ...]
    plugins: Path
    cache_generator: Path | None


def find() -> Vlc:
    """The VLC of this computer, or the one in the folder that COACHVIEW_VLC names; NoVlcError when there is none."""
    named = os.environ.get("COACHVIEW_VLC")
    for folder in [Path(named)] if named else _places():
        libraries = tuple(sorted(folder.glob(_library_pattern())))
        plugins = next(
            (
                one
                for one in (folder / "vlc" / "plugins", folder / "plugins", folder.parent / "plugins")
                if one.is_dir()
            ),
            None,
        )
        if len(libraries) >= 2 and plugins:
            generators = [plugins.parent / "vlc-cache-gen", folder / "vlc-cache-gen.exe"]
            return Vlc(libraries, plugins, next((one for one in generators if one.exists()), None))
    raise NoVlcError(
        "libVLC was not found, and CoachView cannot be built without it. Install it "
        "(Debian: libvlc5 libvlc-bin vlc-plugin-base; macOS: brew install --cask vlc; "
        "Windows: winget install VideoLAN.VLC), or name its folder in COACHVIEW_VLC."
    )


def chosen_plugins(names: Iterable[PurePath]) -> list[PurePath]:
    """Those plugins (`codec/libavcodec_plugin.so`) that go along; NoVlcError when a needed one is missing."""
    chosen = [name for name in names if _is_wanted(name)]
    missing = NEEDED - {f"{name.parent.name}/{_plain(name)}" for name in chosen}
    if missing:
        raise NoVlcError(
            f"VLC's plugins are not complete: {', '.join(sorted(missing))} missing. "
            "Install the package with VLC's plugins (Debian: vlc-plugin-base)."
        )
    return chosen


def files(vlc: Vlc) -> list[tuple[str, str]]:
    """What PyInstaller's `binaries` takes: each file with its folder in the bundle."""
    plugins = [path.relative_to(vlc.plugins) for path in sorted(vlc.plugins.rglob(f"*_plugin{_ending()}"))]
    taken = [(vlc.plugins / name, PurePath("vlc/plugins") / name.parent) for name in chosen_plugins(plugins)]
    return [(str(path), "vlc") for path in vlc.libraries] + [(str(path), str(where)) for path, where in taken]


def write_cache(vlc: Vlc, bundled_plugins: Path, libraries: Path) -> bool:
    """Write the list of plugins that VLC otherwise makes anew at every start; False where VLC brings no generator."""
    if vlc.cache_generator is None:
        return False
    environment = {**os.environ, "LD_LIBRARY_PATH": f"{bundled_plugins.parent}:{libraries}"}
    subprocess.run([vlc.cache_generator, bundled_plugins], env=environment, check=True)
    return (bundled_plugins / "plugins.dat").exists()


def _is_wanted(name: PurePath) -> bool:
    folder, plain = name.parent.name, _plain(name)
    return folder in FOLDERS and plain not in UNWANTED and plain in ONLY.get(folder, {plain})


def _plain(name: PurePath) -> str:
    return name.name.partition(".")[0].removeprefix("lib").removesuffix("_plugin")


def _ending() -> str:
    return {"win32": ".dll", "darwin": ".dylib"}.get(sys.platform, ".so")


def _library_pattern() -> str:
    return {"win32": "libvlc*.dll", "darwin": "libvlc*.dylib"}.get(sys.platform, "libvlc*.so.?")


def _places() -> list[Path]:
    if sys.platform == "win32":
        return [Path(os.environ[one]) / "VideoLAN/VLC" for one in ("ProgramW6432", "ProgramFiles") if one in os.environ]
    if sys.platform == "darwin":
        return [Path("/Applications/VLC.app/Contents/MacOS/lib")]
    return [path.parent for pattern in ("lib/*/libvlc.so.?", "lib*/libvlc.so.?") for path in Path("/usr").glob(pattern)]
