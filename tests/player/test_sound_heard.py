"""What comes out of the computer: the real player into a sound card that is a file, measured tone by tone.

The recording has another tone on each side, as a lesson has with the teacher's microphone on one of them.
"""

import json
import math
import os
import subprocess
import sys
import wave
from array import array
from dataclasses import dataclass
from pathlib import Path

import pytest

from coachview.player.sound_channels import SoundChannels

ALSA = Path("/usr/share/alsa/alsa.conf")
PLUGINS = [*Path("/usr/lib").glob("*/vlc/plugins/audio_output/libalsa_plugin.so")]
pytestmark = [
    pytest.mark.vlc,
    pytest.mark.skipif(
        not (ALSA.is_file() and PLUGINS), reason="listens through ALSA's file device, which is not here"
    ),
]
RATE = 48_000
LEFT_HZ, RIGHT_HZ = 500, 1100
LEFT_LOUD, RIGHT_LOUD = 0.1, 0.05
SPAN = RATE * 3 // 100
_A_MOMENT = 5
C = SoundChannels

PLAY = """
import json, sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication, QTimer
from coachview.player.sound_channels import SoundChannels
from coachview.player.vlc_player import VlcPlayer

film, steps = Path(sys.argv[1]), json.loads(sys.argv[2])
app = QCoreApplication([])
player = VlcPlayer()
def go_on():
    while steps and player.time_ms() >= steps[0]["from_ms"]:
        step = steps.pop(0)
        player.set_volume(step["volume"])
        player.set_channels(SoundChannels(step["channels"]))
        player.set_muted(step["muted"])
        if not player.duration_ms() and step["from_ms"] == 0:
            player.play()
    if not steps and player.time_ms() >= last_ms + 700:
        app.quit()
last_ms = steps[-1]["from_ms"]
player.open(film)
timer = QTimer(interval=10)
timer.timeout.connect(go_on)
timer.start()
app.exec()
player.shut_down()
"""


@dataclass(frozen=True)
class Heard:
    """Amplitudes of the two tones on the two sides; 1 is the loudest that a sound card takes."""

    left: tuple[float, float]
    right: tuple[float, float]


class Ears:
    """Plays the recording to a file in place of a sound card."""

    def __init__(self, folder: Path) -> None:
        self._film, self._card = folder / "lesson.wav", folder / "card.raw"
        (folder / ".asoundrc").write_text(
            f'pcm.!default {{ type file slave.pcm {{ type null }} file "{self._card}" format "raw" }}\n'
        )
        self._environment = {
            **os.environ,
            "HOME": str(folder),
            "ALSA_CONFIG_PATH": str(ALSA),
            "PULSE_SERVER": f"unix:{folder}/nobody",
        }
        _write_recording(self._film)

    def first_of(self, *, volume: int = 100, channels: C = C.AS_RECORDED, muted: bool = False) -> Heard:
        """The first moment that is heard."""
        sides = self._play([_step(0, volume, channels, muted=muted)])
        return _measured(sides, _sounding(sides, range(len(sides[0]))))

    def last_of(self, *steps: dict[str, object]) -> Heard:
        """The last moment that is heard, after changes while it plays."""
        sides = self._play(list(steps))
        last = _sounding(sides, range(len(sides[0]) - 1, -1, -1))
        return _measured(sides, last + 1 - SPAN)

    def _play(self, steps: list[dict[str, object]]) -> tuple[array, array]:
        self._card.unlink(missing_ok=True)
        command = [sys.executable, "-c", PLAY, str(self._film), json.dumps(steps)]
        done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False, env=self._environment)
        assert done.returncode == 0, done.stderr
        data = self._card.read_bytes()
        both = array("h", data[: len(data) // 4 * 4])
        return both[0::2], both[1::2]


def _step(from_ms: int, volume: int, channels: C, *, muted: bool = False) -> dict[str, object]:
    return {"from_ms": from_ms, "volume": volume, "channels": channels.value, "muted": muted}


def _write_recording(path: Path) -> None:
    samples = array("h")
    for at in range(RATE * 8):
        for hz, loud in ((LEFT_HZ, LEFT_LOUD), (RIGHT_HZ, RIGHT_LOUD)):
            samples.append(round(32_767 * loud * math.sin(2 * math.pi * hz * at / RATE)))
    with wave.open(str(path), "wb") as file:
        file.setparams((2, 2, RATE, 0, "NONE", ""))
        file.writeframes(samples.tobytes())


def _sounding(sides: tuple[array, array], places: range) -> int:
    """Where, going through the places, sound without a gap begins; silence has none: the first place.

    The card takes sound as fast as it comes and writes zeros meanwhile; a tone is zero for a moment only.
    """
    count = zeros = 0
    for at in places:
        zeros = 0 if sides[0][at] or sides[1][at] else zeros + 1
        count = 0 if zeros > _A_MOMENT else count + 1
        if count == SPAN + _A_MOMENT:
            return at - places.step * (SPAN - 1)
    return places[0]


def _measured(sides: tuple[array, array], start: int) -> Heard:
    def amplitude(side: array, hz: int) -> float:
        """Of one tone, over whole periods of both (Goertzel, by its definition)."""
        part = side[start : start + SPAN]
        angle = 2 * math.pi * hz / RATE
        sine = sum(value * math.sin(angle * at) for at, value in enumerate(part))
        cosine = sum(value * math.cos(angle * at) for at, value in enumerate(part))
        return 2 * math.hypot(sine, cosine) / len(part) / 32_767

    left, right = ((amplitude(side, LEFT_HZ), amplitude(side, RIGHT_HZ)) for side in sides)
    return Heard(left, right)


def near(*amplitudes: float) -> object:
    return pytest.approx(amplitudes, rel=0.03, abs=0.002)


@pytest.fixture
def ears(tmp_path: Path) -> Ears:
    return Ears(tmp_path)


@pytest.mark.parametrize(("volume", "gain"), [(50, 0.125), (100, 1.0), (150, 3.375), (200, 8.0)])
def test_the_volume_is_what_is_heard_and_amplifies_above_a_hundred(ears: Ears, volume: int, gain: float) -> None:
    """Up to 100 nothing can clip, for the gain is at most 1; at 200 it is 8, and here still has room."""
    heard = ears.first_of(volume=volume)
    assert heard.left == near(LEFT_LOUD * gain, 0)
    assert heard.right == near(0, RIGHT_LOUD * gain)


@pytest.mark.parametrize(
    ("channels", "both"),
    [(C.MONO, (LEFT_LOUD / 2, RIGHT_LOUD / 2)), (C.LEFT, (LEFT_LOUD, 0)), (C.RIGHT, (0, RIGHT_LOUD))],
)
def test_both_ears_hear_the_chosen_channels_from_the_first_sound_on(
    ears: Ears, channels: C, both: tuple[float, float]
) -> None:
    heard = ears.first_of(channels=channels)
    assert heard.left == near(*both)
    assert heard.right == near(*both)


def test_channels_and_volume_change_while_it_plays(ears: Ears) -> None:
    heard = ears.last_of(_step(0, 100, C.LEFT), _step(800, 100, C.MONO), _step(1600, 150, C.RIGHT))
    assert heard.left == heard.right == near(0, RIGHT_LOUD * 3.375)
    heard = ears.last_of(_step(0, 100, C.MONO), _step(800, 100, C.AS_RECORDED))
    assert (heard.left, heard.right) == (near(LEFT_LOUD, 0), near(0, RIGHT_LOUD))


def test_muted_nothing_is_heard(ears: Ears) -> None:
    heard = ears.first_of(volume=200, muted=True)
    assert (heard.left, heard.right) == (near(0, 0), near(0, 0))
