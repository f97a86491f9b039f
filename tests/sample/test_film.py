"""The film that ships: it is what the script says, and what the drawing code draws."""

import math
from array import array
from itertools import pairwise
from pathlib import Path

import av
import pytest
from tools.sample_lesson.imprint import imprint

from coachview.media.frames import FrameReader
from coachview.media.picture import Picture
from coachview.media.probe import probe
from coachview.resources_dir import resources_dir
from coachview.sample import lesson

FILM = resources_dir() / "sample" / "lesson.mp4"
STEP_MS = 50


@pytest.fixture(scope="module")
def loudness() -> list[float]:
    """The effective loudness of the film in each 50 ms."""
    with av.open(f"file:{FILM}") as container:
        resampler = av.AudioResampler(format="s16", layout="mono", rate=16_000, frame_size=16_000 * STEP_MS // 1000)
        frames = [out for frame in container.decode(audio=0) for out in resampler.resample(frame)]
    steps = [array("h", bytes(frame.planes[0])[: frame.samples * 2]) for frame in frames]
    return [math.sqrt(sum(value * value for value in step) / len(step)) / 32_768 for step in steps]


def mean(loudness: list[float], start_ms: int, end_ms: int) -> float:
    part = loudness[start_ms // STEP_MS : end_ms // STEP_MS]
    return sum(part) / len(part)


def difference(first: Picture, second: Picture) -> float:
    """The mean difference of the green of two pictures of one size, 0 to 255; every seventh point is enough."""
    pairs = zip(first.bgra[1::28], second.bgra[1::28], strict=True)
    differences = [abs(a - b) for a, b in pairs]
    return sum(differences) / len(differences)


def drawn(time_ms: int) -> Picture:
    """What the drawing code draws for that time, with silent mouths."""
    from tools.sample_lesson.scene import Scene

    image = Scene({}).picture(time_ms)
    return Picture(image.width(), image.height(), bytes(image.constBits()), time_ms, 40)


def test_it_is_three_minutes_of_picture_and_sound() -> None:
    info = probe(FILM)
    assert 170_000 <= info.duration_ms <= 190_000
    assert abs(info.duration_ms - lesson.DURATION_MS) < 100
    assert (info.has_video, info.has_audio, info.video_codec, info.audio_codec) == (True, True, "h264", "aac")
    assert (info.height, info.frame_rate) == (480, 25.0)


def test_it_was_made_from_this_script() -> None:
    """Where this fails the script changed: run tools/make_sample_lesson.py and commit the new film."""
    with av.open(f"file:{FILM}") as container:
        assert container.metadata["comment"] == f"script {imprint()}"


def test_seeking_is_quick_because_key_frames_are_near() -> None:
    with av.open(f"file:{FILM}") as container:
        video = container.streams.video[0]
        keys = [float(packet.pts * video.time_base) for packet in container.demux(video) if packet.is_keyframe]
    assert max(after - before for before, after in pairwise([*keys, lesson.DURATION_MS / 1000])) <= 2.01


def test_voices_are_heard_when_the_script_says(loudness: list[float]) -> None:
    for line in lesson.LINES:
        assert mean(loudness, line.start_ms + 100, line.start_ms + 1_500) > 0.03, line.text


def test_it_is_quiet_between_the_lines(loudness: list[float]) -> None:
    """Chalk, pencils, steps and air, but nobody speaks; the partners' reading and the bell are heard."""
    sounding = [lesson.PARTNERS_READ, lesson.BELL, *(lesson.Span(line.start_ms, line.end_ms) for line in lesson.LINES)]
    sounding.sort(key=lambda span: span.start_ms)
    gaps = [(before.end_ms + 150, after.start_ms - 50) for before, after in pairwise(sounding)]
    long = [(start, end) for start, end in gaps if end - start > 500]
    assert len(long) >= 6
    assert all(mean(loudness, start, end) < 0.02 for start, end in long)
    assert mean(loudness, lesson.PARTNERS_READ.start_ms + 1_000, lesson.PARTNERS_READ.end_ms - 1_000) > 0.02
    assert mean(loudness, lesson.BELL.start_ms, lesson.BELL.end_ms) > 0.02


@pytest.mark.parametrize("seconds", [5, 17, 25, 55, 77, 107, 130, 144, 161, 182])
def test_its_pictures_are_those_that_the_code_draws(seconds: int) -> None:
    with FrameReader(FILM) as reader:
        shown = reader.at(seconds * 1000)
        other = reader.at((seconds + 60) % 180 * 1000)
    alike = difference(shown, drawn(shown.time_ms))
    assert alike < 5
    assert difference(other, drawn(shown.time_ms)) > alike + 3


@pytest.mark.parametrize("time_ms", [1_840, 73_000, 144_000])
def test_the_same_picture_is_drawn_whatever_was_drawn_before(time_ms: int) -> None:
    """No state runs from one picture to the next, so that any part of the film can be made again."""
    from tools.sample_lesson.scene import Scene

    levels = {number: [0.4] * 300 for number in range(len(lesson.LINES))}
    used = Scene(levels)
    for earlier in (3_000, 100_000, 141_000):
        used.picture(earlier)
    assert used.picture(time_ms) == Scene(levels).picture(time_ms)


def test_a_still_can_be_looked_at(tmp_path: Path) -> None:
    from tools.make_sample_lesson import main

    target = tmp_path / "still.png"
    assert main(["--still", "73", "--out", str(target)]) == 0
    assert probe_size(target) == (854, 480)
    assert main(["--still", "73", "--out", str(tmp_path / "none" / "still.png")]) == 1


def probe_size(path: Path) -> tuple[int, int]:
    with av.open(f"file:{path}") as container:
        frame = next(container.decode(video=0))
    return frame.width, frame.height
