"""Speech for the lesson's lines: espeak-ng where it is installed, tones in the rhythm of the words where it is not."""

import math
import shutil
import subprocess
from array import array
from dataclasses import dataclass

from coachview.sample import lesson

RATE = 22_050
"""Samples a second, as espeak-ng gives them."""
Sound = array  # of "f", -1 to 1


@dataclass(frozen=True)
class Voice:
    """How somebody sounds. `small` above 1 makes the throat smaller: the sound is played that much faster."""

    variant: str
    pitch: int
    small: float = 1.0
    speed: int = 150


VOICES: dict[str, Voice] = {
    lesson.TEACHER: Voice("en-us+f3", 46, 1.03, 143),
    "Amina": Voice("en-us+f2", 62, 1.16, 145),
    "Leo": Voice("en-us+f1", 58, 1.12, 145),
    "Tomás": Voice("en-us+f1", 44, 1.20, 142),
    "Priya": Voice("en-us+f4", 60, 1.17, 150),
    "Mei": Voice("en-us+f2", 74, 1.20, 142),
    "Kofi": Voice("en-us+f1", 40, 1.14, 145),
    "Sam": Voice("en-us+f1", 66, 1.17, 148),
    "Nora": Voice("en-us+f4", 70, 1.14, 148),
}


def can_speak() -> bool:
    """Whether espeak-ng is installed."""
    return shutil.which("espeak-ng") is not None


def say(name: str, text: str, *, within_ms: int) -> Sound:
    """Somebody's voice saying a text, not longer than it may be; spoken faster where it must."""
    make = _speak if can_speak() else _hum
    hurry = 1.0
    for _ in range(5):
        sound = _trimmed(make(VOICES[name], text, hurry))
        over = len(sound) / RATE * 1000 / within_ms
        if over <= 1:
            return _even(sound)
        hurry *= over * 1.02
    raise ValueError(f"“{text}” does not fit into {within_ms} ms")


def _speak(voice: Voice, text: str, hurry: float) -> Sound:
    speed = str(round(voice.speed / voice.small * hurry))
    command = ["espeak-ng", "-v", voice.variant, "-p", str(voice.pitch), "-s", speed, "--stdout", text]
    wave = subprocess.run(command, check=True, capture_output=True).stdout[44:]
    pcm = array("h", wave[: len(wave) // 2 * 2])
    return _resampled(array("f", (value / 32_768 for value in pcm)), voice.small)


def _hum(voice: Voice, text: str, hurry: float) -> Sound:
    """A tone for every syllable, and a rest for every word and stop."""
    sound, step = array("f"), 0.17 / hurry
    base = (170 + voice.pitch) * voice.small
    for number, word in enumerate(text.split()):
        for syllable in range(_syllables(word)):
            pitch = base * (1 + 0.12 * math.sin(number * 1.7 + syllable))
            sound += _tone(pitch, step)
        sound += array("f", bytes(4 * int(RATE * step * (2.0 if word[-1] in ".!?" else 0.25))))
    return sound


def _tone(pitch: float, seconds: float) -> Sound:
    count = int(RATE * seconds)
    swell = (math.sin(math.pi * n / count) for n in range(count))
    return array("f", (0.2 * s * math.sin(math.tau * pitch * n / RATE) for n, s in enumerate(swell)))


def _syllables(word: str) -> int:
    vowels = [letter in "aeiouy0123456789" for letter in word.lower()]
    return max(1, sum(now and not before for before, now in zip([False, *vowels], vowels, strict=False)))


def _resampled(sound: Sound, factor: float) -> Sound:
    """Played `factor` times as fast, by straight lines between the samples."""
    result = array("f", bytes(4 * max(0, int((len(sound) - 1) / factor))))
    for number in range(len(result)):
        at = number * factor
        whole = int(at)
        result[number] = sound[whole] + (sound[whole + 1] - sound[whole]) * (at - whole)
    return result


def _trimmed(sound: Sound) -> Sound:
    """Without the silence before the first and after the last word."""
    loud = [number for number in range(0, len(sound), 64) if abs(sound[number]) > 0.004]
    return sound[max(0, loud[0] - 400) : loud[-1] + 900] if loud else sound


def _even(sound: Sound) -> Sound:
    """As loud as every other line."""
    level = math.sqrt(sum(value * value for value in sound) / max(1, len(sound))) or 1.0
    gain = 0.105 / level
    return array("f", (value * gain for value in sound))
