"""Preferences of this user on this computer. The only importer of QSettings."""

import json
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from PySide6.QtCore import QByteArray, QObject, QSettings, Signal

from coachview.model.phase_presets import PhasePreset
from coachview.model.tone import FURTHEST, NEUTRAL, Tone
from coachview.player.sound_channels import SoundChannels

MAX_RECENT = 12


@dataclass(frozen=True, slots=True)
class RecentProject:
    """A project on the home page; `media_path` and `still_ms` say which picture to show, empty when unknown."""

    path: str
    title: str
    people: str = ""
    media_path: str = ""
    still_ms: int = 0


class Settings(QObject):
    """Typed preferences with their defaults; every change is written at once and told by `changed(name)`."""

    changed = Signal(str)

    def __init__(self, path: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._store = QSettings(str(path), QSettings.Format.IniFormat)

    @property
    def look(self) -> str:
        """`system`, `light` or `dark`."""
        return self._text("look", "system")

    @look.setter
    def look(self, value: str) -> None:
        self._write("look", value)

    @property
    def lead_ms(self) -> int:
        """How long before the first key press an annotation is placed, in milliseconds."""
        return self._number("lead_ms", 2000)

    @lead_ms.setter
    def lead_ms(self, value: int) -> None:
        self._write("lead_ms", value)

    @property
    def pre_roll_ms(self) -> int:
        """How much is played before an annotation, in milliseconds."""
        return self._number("pre_roll_ms", 2000)

    @pre_roll_ms.setter
    def pre_roll_ms(self, value: int) -> None:
        self._write("pre_roll_ms", value)

    @property
    def post_roll_ms(self) -> int:
        """How much is played after an annotation, in milliseconds."""
        return self._number("post_roll_ms", 3000)

    @post_roll_ms.setter
    def post_roll_ms(self, value: int) -> None:
        self._write("post_roll_ms", value)

    @property
    def pause_while_typing(self) -> bool:
        """Whether playback stands still from the key that begins a note to Enter."""
        return self._flag("pause_while_typing", default=True)

    @pause_while_typing.setter
    def pause_while_typing(self, value: bool) -> None:
        self._write("pause_while_typing", value)

    @property
    def private_by_default(self) -> bool:
        """Whether new annotations start out private."""
        return self._flag("private_by_default", default=False)

    @private_by_default.setter
    def private_by_default(self, value: bool) -> None:
        self._write("private_by_default", value)

    @property
    def safe_video(self) -> bool:
        """Whether pictures are decoded without the graphics hardware; taken up at the next start."""
        return self._flag("safe_video", default=False)

    @safe_video.setter
    def safe_video(self, value: bool) -> None:
        self._write("safe_video", value)

    @property
    def writes_as(self) -> str:
        """The name of the person who writes on this computer, empty until somebody was chosen."""
        return self._text("writes_as", "")

    @writes_as.setter
    def writes_as(self, value: str) -> None:
        self._write("writes_as", value)

    @property
    def volume(self) -> int:
        """0 to 200; above 100 is amplified."""
        return self._number("volume", 80)

    @volume.setter
    def volume(self, value: int) -> None:
        self._write("volume", value)

    @property
    def muted(self) -> bool:
        """Whether the sound is off."""
        return self._flag("muted", default=False)

    @muted.setter
    def muted(self, value: bool) -> None:
        self._write("muted", value)

    @property
    def channels(self) -> SoundChannels:
        """Which sound channels of recordings are heard."""
        try:
            return SoundChannels(self._text("channels", SoundChannels.AS_RECORDED.value))
        except ValueError:
            return SoundChannels.AS_RECORDED

    @channels.setter
    def channels(self, value: SoundChannels) -> None:
        self._write("channels", value.value)

    @property
    def still_time(self) -> bool:
        """Whether stills that are copied or saved bear their time."""
        return self._flag("still_time", default=True)

    @still_time.setter
    def still_time(self, value: bool) -> None:
        self._write("still_time", value)

    @property
    def still_title(self) -> bool:
        """Whether stills that are copied or saved bear the recording's title, which may be somebody's name."""
        return self._flag("still_title", default=False)

    @still_title.setter
    def still_title(self, value: bool) -> None:
        self._write("still_title", value)

    @property
    def picture_geometry(self) -> QByteArray:
        """The place of the picture's own window, as `QWidget.saveGeometry` gave it."""
        return self._store.value("picture_geometry", QByteArray())

    @picture_geometry.setter
    def picture_geometry(self, value: QByteArray) -> None:
        self._write("picture_geometry", value)

    @property
    def picture_on_top(self) -> bool:
        """Whether the picture's own window stays in front of all others."""
        return self._flag("picture_on_top", default=False)

    @picture_on_top.setter
    def picture_on_top(self, value: bool) -> None:
        self._write("picture_on_top", value)

    @property
    def last_folder(self) -> str:
        """Where the last file dialog was, empty at first."""
        return self._text("last_folder", "")

    @last_folder.setter
    def last_folder(self, value: str) -> None:
        self._write("last_folder", value)

    @property
    def geometry(self) -> QByteArray:
        """The window's place, as `QWidget.saveGeometry` gave it."""
        return self._store.value("geometry", QByteArray())

    @geometry.setter
    def geometry(self, value: QByteArray) -> None:
        self._write("geometry", value)

    @property
    def motion(self) -> bool:
        """Whether views glide from one place to another; without, they are there at once."""
        return self._flag("motion", default=True)

    @motion.setter
    def motion(self, value: bool) -> None:
        self._write("motion", value)

    @property
    def follow_playhead(self) -> bool:
        """Whether the timeline goes where the playhead goes."""
        return self._flag("follow_playhead", default=True)

    @follow_playhead.setter
    def follow_playhead(self, value: bool) -> None:
        self._write("follow_playhead", value)

    @property
    def timeline_arrangement(self) -> dict[str, Any]:
        """Which layers of the timeline are shown, in what order and how high, as the timeline told it."""
        return self._json("timeline_arrangement", {})

    @timeline_arrangement.setter
    def timeline_arrangement(self, value: dict[str, Any]) -> None:
        self._write("timeline_arrangement", json.dumps(value))

    def recent_projects(self) -> list[RecentProject]:
        """The projects opened lately, newest first."""
        return [RecentProject(**entry) for entry in self._json("recent", [])]

    def remember_project(self, project: RecentProject) -> None:
        """Put a project first among the recent ones."""
        others = [one for one in self.recent_projects() if one.path != project.path]
        self._write_recent([project, *others][:MAX_RECENT])

    def forget_project(self, path: str) -> None:
        """Take a project off the recent ones; its file is not touched."""
        self._write_recent([one for one in self.recent_projects() if one.path != path])

    def known_folders(self) -> list[str]:
        """Folders where recordings were found before, newest first."""
        return self._json("known_folders", [])

    def remember_folder(self, folder: str) -> None:
        """Look in this folder too when a recording is missing."""
        folders = [folder, *(one for one in self.known_folders() if one != folder)]
        self._write("known_folders", json.dumps(folders[:20]))

    def resume_ms(self, recording_id: str) -> int:
        """Where somebody stopped watching this recording, 0 when never."""
        return int(self._json("resume", {}).get(recording_id, 0))

    def remember_resume(self, recording_id: str, position_ms: int) -> None:
        """Go on from here when the recording is opened again."""
        places = {**self._json("resume", {}), recording_id: position_ms}
        self._write("resume", json.dumps(dict(list(places.items())[-200:])))

    def tone(self, recording_id: str) -> Tone:
        """How bright this recording's picture is shown: a dark room is a property of the recording."""
        kept = self._json("tones", {}).get(recording_id)
        if not isinstance(kept, list) or len(kept) != 3 or not all(isinstance(one, int) for one in kept):
            return NEUTRAL
        return Tone(*(max(-FURTHEST, min(FURTHEST, one)) for one in kept))

    def remember_tone(self, recording_id: str, tone: Tone) -> None:
        """Show this recording so from now on; a neutral tone is forgotten."""
        tones = {key: kept for key, kept in self._json("tones", {}).items() if key != recording_id}
        if not tone.is_neutral:
            tones[recording_id] = [tone.brightness, tone.contrast, tone.shadows]
        self._write("tones", json.dumps(dict(list(tones.items())[-200:])))

    def draft(self, recording_id: str) -> dict[str, Any] | None:
        """The note that was being written when the recording was closed, as the note box gave it."""
        return self._json("drafts", {}).get(recording_id)

    def remember_draft(self, recording_id: str, draft: dict[str, Any] | None) -> None:
        """Keep a half-written note until the recording is opened again; None forgets it."""
        drafts = {key: kept for key, kept in self._json("drafts", {}).items() if key != recording_id}
        if draft is not None:
            drafts[recording_id] = draft
        self._write("drafts", json.dumps(drafts))

    def phase_presets(self) -> list[PhasePreset]:
        """The lesson plans that were kept as presets, by name."""
        kept = self._json("phase_presets", {})
        return [PhasePreset(name, tuple((phase, int(ms)) for phase, ms in kept[name])) for name in sorted(kept)]

    def keep_phase_preset(self, preset: PhasePreset) -> None:
        """Keep a lesson plan, in place of one of the same name."""
        self._write("phase_presets", json.dumps({**self._json("phase_presets", {}), preset.name: preset.phases}))

    def forget_phase_preset(self, name: str) -> None:
        """Keep this lesson plan no longer; one that is not kept is no harm."""
        kept = {known: phases for known, phases in self._json("phase_presets", {}).items() if known != name}
        self._write("phase_presets", json.dumps(kept))

    def sync(self) -> None:
        """Make sure that all of it is on the disk."""
        self._store.sync()

    def _write_recent(self, projects: list[RecentProject]) -> None:
        self._write("recent", json.dumps([asdict(one) for one in projects]))

    def _write(self, name: str, value: Any) -> None:
        if self._store.value(name) != value:
            self._store.setValue(name, value)
            self.changed.emit(name)

    def _text(self, name: str, default: str) -> str:
        return str(self._store.value(name, default))

    def _number(self, name: str, default: int) -> int:
        try:
            return int(self._store.value(name, default))
        except (TypeError, ValueError):
            return default

    def _flag(self, name: str, *, default: bool) -> bool:
        return str(self._store.value(name, default)).lower() in ("true", "1")

    def _json(self, name: str, default: Any) -> Any:
        try:
            found = json.loads(self._store.value(name, "null"))
        except (TypeError, ValueError):
            return default
        return found if isinstance(found, type(default)) else default
