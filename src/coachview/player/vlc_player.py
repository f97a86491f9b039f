"""The real player: libVLC plays into memory. The only module that imports the binding."""

# What each method means is said once, in the port.
# ruff: noqa: D102

import atexit
import contextlib
import os
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QImage

from coachview.media.player_picture import PictureForm
from coachview.player.clock import Clock
from coachview.player.errors import CannotPlayError, VlcMissingError
from coachview.player.playable import BY_FFMPEG, Demuxer, demuxer_for, demuxer_named
from coachview.player.player import Player, PlayerState, clamp_rate
from coachview.player.reaper import Reaper
from coachview.player.sound_channels import SoundChannels
from coachview.player.sound_output import has_sound_output
from coachview.player.vlc_library import VlcLibrary, find_library, how_to_install, prepare
from coachview.player.vlc_session import Happening, Start, VlcSession, What

_ARGUMENTS = (
    "--ignore-config",
    "--quiet",
    "--no-video-title-show",
    "--no-metadata-network-access",
    "--no-auto-preparse",
    "--no-sub-autodetect-file",
    "--no-spu",
    "--no-osd",
    "--no-stats",
    "--no-interact",
    "--no-media-library",
    "--no-snapshot-preview",
    "--no-avcodec-corrupted",
    "--deinterlace=-1",
    "--deinterlace-mode=yadif",
)

_SHUT_DOWN_S = 10.0
_FIRST_FRAME_MS = 50

_STEREO_MODES = {
    SoundChannels.AS_RECORDED: 1,
    SoundChannels.LEFT: 3,
    SoundChannels.RIGHT: 4,
    SoundChannels.MONO: 7,
}
"""As libVLC 3 numbers them (`AOUT_VAR_CHAN_…` in vlc_aout.h); mono has a number, but no name in its interface."""


def load_vlc() -> Any:
    """The binding with libVLC 3 behind it. Raises VlcMissingError, which says what to install, for whatever fails."""
    library = find_library()
    if library is None:
        raise VlcMissingError(f"Playing needs VLC, which was not found on this computer. {how_to_install()}")
    try:
        with _away_from_documents(library):
            prepare(library)
            import vlc
        version = vlc.libvlc_get_version().decode("ascii", "replace")
    except (Exception, SystemExit) as error:  # the binding exits, and raises anything, when the library is not right
        raise VlcMissingError(
            f"Playing needs VLC, and the one on this computer does not load. {how_to_install()}"
        ) from error
    if not version.startswith("3."):
        raise VlcMissingError(f"Playing needs VLC 3, and this computer has {version.split()[0]}. {how_to_install()}")
    return vlc


@contextlib.contextmanager
def _away_from_documents(library: VlcLibrary) -> Iterator[None]:
    """On Windows the loader may look in the current directory, which is that of a project which was double-clicked."""
    if os.name != "nt":
        yield
        return
    with contextlib.chdir(Path(library.path).parent):
        yield


class VlcPlayer(Player):
    """Plays through libVLC. It runs only while something plays or stands after playing; `open` alone starts nothing."""

    _happened = Signal(object)

    def __init__(self, *, safe_video: bool = False, parent: QObject | None = None) -> None:
        """Start libVLC; with `safe_video` without graphics hardware. Raises VlcMissingError when it does not start."""
        super().__init__(parent)
        self._vlc = load_vlc()
        self._safe_video = safe_video
        self._instances: dict[SoundChannels, Any] = {}
        self._instance_for(SoundChannels.AS_RECORDED)
        self._reaper = Reaper()
        self._session: VlcSession | None = None
        self._sessions = 0
        self._clock = Clock()
        self._path, self._demuxer = Path(), Demuxer("none")
        self._picture_form: PictureForm | None = None
        self._picture: QImage | None = None
        self._pictures_to_come = 0
        self._happened.connect(self._on_happened, Qt.ConnectionType.QueuedConnection)
        atexit.register(self.shut_down)

    def open(self, path: Path) -> None:
        self.close()
        try:
            self._demuxer = demuxer_for(path)
        except CannotPlayError as error:
            self._fail(str(error))
            return
        self._path = path
        self._set_state(PlayerState.PAUSED)

    def close(self) -> None:
        self._let_go()
        self._picture = self._picture_form = None
        self._clock = Clock(rate=self._clock.rate)
        self._set_duration(0)
        self._set_state(PlayerState.EMPTY)

    def play(self) -> None:
        if self._state is PlayerState.ENDED:
            self._clock = self._clock.sought(0, time.perf_counter())
        elif self._state is not PlayerState.PAUSED:
            return
        self._clock = self._clock.played(time.perf_counter())
        if self._session is None:
            self._start()
        else:
            self._pictures_to_come = self._session.pictures_shown + 1
            self._session.resume()
        self._set_state(PlayerState.PLAYING)

    def pause(self) -> None:
        if self._state is not PlayerState.PLAYING:
            return
        self._clock = self._clock.paused(time.perf_counter())
        if self._session is not None and self._session.is_playing:
            self._session.pause()
        else:
            self._let_go()  # libVLC would stop instead of pausing a file that it is still opening
        self._set_state(PlayerState.PAUSED)

    def seek(self, time_ms: int) -> None:
        if self._state in {PlayerState.EMPTY, PlayerState.FAILED}:
            return
        wanted = max(0, time_ms if self._duration_ms == 0 else min(time_ms, self._duration_ms))
        if self._state is PlayerState.PLAYING and 0 < self._duration_ms <= wanted:
            self._end()
            return
        self._clock = self._clock.sought(wanted, time.perf_counter())
        if self._state is not PlayerState.PLAYING:
            # A paused libVLC would show pictures of the old place when it goes on; a new start shows none.
            self._let_go()
            self._set_state(PlayerState.PAUSED)
        elif self._session is not None:
            self._await_pictures(self._session.pictures_shown + 2)  # it still shows the one it had ready
            self._session.seek(wanted)

    def time_ms(self) -> int:
        now_ms = int(self._clock.at(time.perf_counter()))
        return now_ms if self._duration_ms == 0 else min(now_ms, self._duration_ms)

    def set_rate(self, rate: float) -> None:
        self._clock = self._clock.at_rate(clamp_rate(rate), time.perf_counter())
        if self._session is not None:
            self._session.set_rate(self._clock.rate)

    def rate(self) -> float:
        return self._clock.rate

    def set_picture_form(self, form: PictureForm) -> None:
        self._picture_form = form
        if form.starts_late and self._demuxer.module == "mp4":
            self._demuxer = demuxer_named(BY_FFMPEG)

    def picture(self) -> QImage | None:
        newest = None if self._session is None else self._session.picture()
        if newest is not None:
            self._picture = newest
        return self._picture

    def shows_time(self) -> bool:
        return self._session is not None and not self._clock.waiting and self._session.picture() is not None

    def stands_at(self, time_ms: int) -> None:
        if self._state is PlayerState.PAUSED and self._session is not None:
            self._clock = self._clock.corrected(time_ms)

    def shut_down(self) -> None:
        if not self._instances:
            return
        atexit.unregister(self.shut_down)
        self._let_go()
        self._clock, self._state, self._picture = Clock(), PlayerState.EMPTY, None
        # If libVLC hangs (a disk that does not answer), its instance is left alone: releasing it would crash.
        if self._reaper.shut_down(_SHUT_DOWN_S):
            for instance in self._instances.values():
                instance.release()
        self._instances.clear()

    def _instance_for(self, channels: SoundChannels) -> Any:
        """One libVLC for each choice of channels: told later, a session begins with the others' sound.

        The first takes some 60 ms, each further one 4. Raises VlcMissingError when it does not start.
        """
        if channels not in self._instances:
            instance = self._vlc.Instance(_arguments(safe_video=self._safe_video, channels=channels))
            if instance is None:
                raise VlcMissingError(
                    f"Playing needs VLC, and the one on this computer does not start: its plugins may be missing. "
                    f"{how_to_install()}"
                )
            self._instances[channels] = instance
        return self._instances[channels]

    def _start(self) -> None:
        self._sessions += 1
        start = Start(
            path=self._path,
            demuxer=self._demuxer,
            time_ms=self._place_to_start(),
            rate=self._clock.rate,
            volume=self._loudness(),
            picture_form=self._picture_form,
        )
        self._await_pictures(1)
        self._clock = self._clock.sought(self.time_ms(), time.perf_counter())
        instance = self._instance_for(self._channels)
        self._session = VlcSession(self._vlc, instance, self._sessions, start, self._happened.emit)

    def _place_to_start(self) -> int:
        """Where a reader does not land exactly, the time of the very first frame is the start."""
        now_ms = self.time_ms()
        return 0 if self._demuxer.lands_elsewhere and now_ms < _FIRST_FRAME_MS else now_ms

    def _await_pictures(self, count: int) -> None:
        """The clock goes on with so many pictures in all, or with a report only, where pictures say nothing of it."""
        self._pictures_to_come = sys.maxsize if self._demuxer.lands_elsewhere else count

    def _let_go(self) -> None:
        """End the session, which takes its time, on the reaper's thread; nothing it says is heard any more."""
        if self._session is not None:
            self.picture()
            self._reaper.take(self._session.end)
            self._session = None

    def _apply_loudness(self) -> None:
        # By volume and not by libVLC's own muting, which is lost where there is no sound yet.
        if self._session is not None:
            self._session.set_volume(self._loudness())

    def _apply_channels(self) -> None:
        if self._session is not None:
            self._session.set_stereo_mode(_STEREO_MODES[self._channels])

    def _on_happened(self, happening: Happening) -> None:
        if self._session is None or happening.session != self._session.number:
            return
        match happening.what:
            case What.PICTURE:
                self._on_picture(self._session, happening.at_s)
            case What.TIME:
                self._session.keep_stereo_mode()
                self._clock = self._clock.reported(happening.value_ms, happening.at_s)
            case What.LENGTH:
                self._set_duration(happening.value_ms)
            case What.PLAYING:
                self._session.is_playing = True
                self._apply_loudness()
            case What.ENDED:
                self._end()
            case What.BROKEN:
                self._fail(self._broken_sentence())

    def _on_picture(self, session: VlcSession, at_s: float) -> None:
        session.heard_of_picture()
        if session.pictures_shown >= self._pictures_to_come:
            self._clock = self._clock.moved(at_s)
        if self.shows_time():
            self.picture_ready.emit()

    def _end(self) -> None:
        self._let_go()
        self._set_duration(self._duration_ms or self.time_ms())
        self._clock = Clock(rate=self._clock.rate).sought(self._duration_ms, time.perf_counter())
        self._set_state(PlayerState.ENDED)

    def _fail(self, sentence: str) -> None:
        self._let_go()
        self._clock = self._clock.paused(time.perf_counter())
        self._set_state(PlayerState.FAILED)
        self.failed.emit(sentence)

    def _broken_sentence(self) -> str:
        return (
            f"“{self._path.name}” cannot be played: it may be damaged, or in a form that VLC does not know. "
            "Check that it plays elsewhere, and copy it again or convert it to MP4 (H.264)."
        )


def _arguments(*, safe_video: bool, channels: SoundChannels) -> list[str]:
    """What libVLC is started with: nothing that reaches out, nothing drawn on the picture, and the sound there is."""
    extra = ["--avcodec-hw=none"] if safe_video else []
    if channels is not SoundChannels.AS_RECORDED:
        extra.append(f"--stereo-mode={_STEREO_MODES[channels]}")
    if not has_sound_output():
        extra.append("--aout=dummy")
    return [*_ARGUMENTS, *extra]
