import math
import random
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coachview.errors import CancelledError
from coachview.media.errors import MediaError, NoPictureError
from coachview.media.frames import FrameReader
from coachview.media.probe import probe
from coachview.progress import Progress
from support.films import folder, make_film, read_number, shared_media, sound_only, text_file, truncated, zero_bytes

KINDS = {
    "b-frames.mp4": {},
    "no-edit-list.mp4": {"container_options": {"use_editlist": "0"}},
    "fragments.mp4": {"container_options": {"movflags": "frag_keyframe+empty_moov"}},
    "late-start.mp4": {"start_ms": 5000, "audio": False},
    "sound-first.mp4": {"start_ms": 3000},
    "ntsc.mp4": {"fps": Fraction(30000, 1001)},
    "fast.mp4": {"fps": 120, "seconds": 1},
    "slow.mp4": {"fps": Fraction(1, 2), "seconds": 12, "gop": 3},
    "variable.mp4": {"times_ms": [0, 33, 90, 500, 1200, 1203, 1800, 1833.5, 1900], "gop": 4},
    "one-key.mp4": {"gop": 1000},
    "open-gop.mp4": {"open_gop": True, "b_frames": 3},
    "hevc10.mp4": {"codec": "hevc", "pix_fmt": "yuv420p10le"},
    "mjpeg.mov": {"codec": "mjpeg", "pix_fmt": "yuvj420p"},
    "full-range.mp4": {"pix_fmt": "yuvj420p", "full_range": True},
    "plain.mkv": {},
    "late.mkv": {"start_ms": 5000},
    "open-gop-hevc.mkv": {"codec": "hevc", "open_gop": True, "b_frames": 3},
    "no-cues.webm": {"codec": "vp8", "container_options": {"live": "1"}},
    "vp9.webm": {"codec": "vp9"},
    "stream.ts": {"seconds": 3},
    "open-gop.ts": {"seconds": 3, "open_gop": True, "b_frames": 3},
    "program.mpg": {"codec": "mpeg2video", "audio_codec": "mp2"},
    "camera.avi": {"codec": "mjpeg", "pix_fmt": "yuvj420p"},
    "old.wmv": {"codec": "wmv2", "b_frames": 0, "audio_codec": "wmav2"},
    "web.flv": {"sample_rate": 44_100},
    "drawn.gif": {"codec": "gif", "pix_fmt": "rgb8", "audio": False},
}


def assert_exact(film, reader, ms):
    """The reader shows what the container says for this time, and its neighbours."""
    shown = film.number_at(ms)
    for picture, number in (
        (reader.at(ms), shown),
        (reader.before(ms), max(0, shown - 1)),
        (reader.next_after(ms), min(film.count - 1, shown + 1)),
    ):
        assert read_number(picture) == number, f"{film.path.name} at {ms} ms"
        assert picture.time_ms == film.time_ms(number)
        if number + 1 < film.count:
            assert picture.end_ms == max(film.time_ms(number + 1), picture.time_ms + 1)


@pytest.mark.parametrize("name", KINDS)
def test_every_kind_of_file_is_exact_at_any_time_and_both_ways(tmp_path, name):
    film = make_film(tmp_path / name, **KINDS[name])
    chance = random.Random(name)
    with FrameReader(film.path) as reader:
        assert_exact(film, reader, 0)
        assert_exact(film, reader, math.ceil(film.times[-1]) + 5000)
        for _ in range(25):
            assert_exact(film, reader, chance.randrange(-100, int(film.times[-1]) + 100))


@settings(max_examples=12, deadline=None)
@given(
    suffix=st.sampled_from([".mp4", ".mkv", ".mov"]),
    fps=st.sampled_from([10, 24, 25, Fraction(24000, 1001), 30, Fraction(30000, 1001), 60]),
    gop=st.integers(1, 40),
    b_frames=st.integers(0, 4),
    start_ms=st.sampled_from([0, 40, 1234, 90_000]),
    audio=st.booleans(),
    rotation=st.sampled_from([0, 90, 180, 270]),
    mirrored=st.booleans(),
    fractions=st.lists(st.floats(-0.1, 1.2), min_size=8, max_size=8),
)
def test_random_films_at_random_times(tmp_path_factory, suffix, fractions, **kind):
    film = make_film(tmp_path_factory.mktemp("films") / f"film{suffix}", seconds=1.5, **kind)
    with FrameReader(film.path) as reader:
        for fraction in fractions:
            assert_exact(film, reader, round(fraction * float(film.times[-1])))


def test_every_frame_again_by_its_own_time_and_steps_over_all_of_them(tmp_path):
    film = make_film(tmp_path / "steps.mp4", fps=Fraction(30000, 1001), gop=12)
    with FrameReader(film.path) as reader:
        forward = [reader.at(0)]
        while (picture := reader.next_after(forward[-1].time_ms)).time_ms != forward[-1].time_ms:
            forward.append(picture)
        backward = [forward[-1]]
        while (picture := reader.before(backward[-1].time_ms)).time_ms != backward[-1].time_ms:
            backward.append(picture)
        assert [read_number(p) for p in forward] == list(range(film.count))
        assert backward == forward[::-1]
        for number in random.Random(3).sample(range(film.count), 20):
            assert reader.at(forward[number].time_ms) == forward[number]
            assert reader.at(forward[number].end_ms - 1) == forward[number]


def test_avi_with_b_frames_has_no_times_of_its_own_and_still_counts_up(tmp_path):
    film = make_film(tmp_path / "b.avi", seconds=2, audio=False)
    with FrameReader(film.path) as reader:
        picture, numbers = reader.at(0), []
        for _ in range(film.count):
            numbers.append((read_number(picture), picture.time_ms))
            picture = reader.next_after(picture.time_ms)
    assert [number for number, _ in numbers] == list(range(film.count))
    assert [ms for _, ms in numbers[:3]] == [0, 40, 80]


def test_exact_with_room_for_few_frames_only(tmp_path):
    film = make_film(tmp_path / "long.mp4", seconds=3, gop=75)
    with FrameReader(film.path, kept_bytes=500_000) as reader:
        picture = reader.at(2800)
        for number in range(film.number_at(2800), 40, -1):
            assert read_number(picture) == number
            picture = reader.before(picture.time_ms)
            assert reader.kept_bytes <= 500_000


@pytest.mark.parametrize("rotation", [0, 90, 180, 270])
@pytest.mark.parametrize("mirrored", [False, True])
def test_phones_hold_the_camera_any_way(tmp_path, rotation, mirrored):
    film = make_film(tmp_path / "phone.mov", seconds=0.4, rotation=rotation, mirrored=mirrored, audio=False)
    with FrameReader(film.path) as reader:
        picture = reader.at(200)
    assert read_number(picture) == 5
    assert (picture.width, picture.height) == ((180, 320) if rotation in {90, 270} else (320, 180))
    assert len(picture.bgra) == picture.width * picture.height * 4


@pytest.mark.parametrize(
    ("aspect", "rotation", "size"),
    [
        (Fraction(4, 3), 0, (427, 180)),
        (Fraction(8, 9), 0, (320, 202)),
        (Fraction(4, 3), 90, (180, 427)),
        (Fraction(16, 15), 180, (341, 180)),
    ],
)
def test_pixels_are_square_and_nothing_is_lost(tmp_path, aspect, rotation, size):
    film = make_film(tmp_path / "wide.mp4", seconds=0.2, sar=aspect, rotation=rotation, audio=False)
    with FrameReader(film.path) as reader:
        picture = reader.at(100)
    assert (picture.width, picture.height) == size
    assert read_number(picture) == 2
    info = probe(film.path)
    assert (info.width, info.height, info.rotation) == (*size, rotation)


def test_pictures_are_made_smaller_to_fit_and_never_larger(tmp_path):
    film = make_film(tmp_path / "film.mp4", seconds=0.2, rotation=90, audio=False)
    for limit, size in (((90, 1000), (90, 160)), ((1000, 80), (45, 80)), ((4000, 4000), (180, 320))):
        with FrameReader(film.path, max_size=limit) as reader:
            picture = reader.at(40)
        assert (picture.width, picture.height) == size
        assert read_number(picture) == 1


@pytest.mark.parametrize("name", ["film.mp4", "film.mkv", "film.ts", "film.webm"])
def test_of_a_file_that_broke_off_what_came_is_kept(tmp_path, name):
    kind = {"codec": "vp8"} if name.endswith("webm") else {}
    kind |= {"container_options": {"movflags": "+faststart"}} if name.endswith("mp4") else {}
    film = make_film(tmp_path / name, seconds=4, **kind)
    part = truncated(film.path, tmp_path / f"part-{name}", keep=0.6)
    with FrameReader(part) as reader:
        last = reader.at(60_000)
        assert 30 < read_number(last) < film.count
        for ms in (0, 300, last.time_ms // 2, 3900, 1000):
            number = min(film.number_at(ms), read_number(last))
            assert read_number(reader.at(ms)) == number


def test_cancelling_leaves_the_reader_usable(tmp_path):
    film = make_film(tmp_path / "film.mp4", seconds=3, gop=100)
    answers = iter([False, False, True])
    with FrameReader(film.path) as reader:
        reader.at(0)
        with pytest.raises(CancelledError):
            reader.at(2900, progress=Progress(cancelled=lambda: next(answers, True)))
        assert_exact(film, reader, 1500)
        assert_exact(film, reader, 2900)


def test_without_a_picture_there_is_nothing_to_read(tmp_path):
    for path in (sound_only(tmp_path / "s.m4a"), text_file(tmp_path / "t.mp4"), zero_bytes(tmp_path / "z.mp4")):
        with pytest.raises(MediaError):
            FrameReader(path)
    with pytest.raises(NoPictureError, match="no picture"):
        FrameReader(tmp_path / "s.m4a")
    with pytest.raises(MediaError, match="folder"):
        FrameReader(folder(tmp_path / "f.mp4"))
    with pytest.raises(MediaError, match="not there"):
        FrameReader(tmp_path / "missing.mp4")


@pytest.mark.parametrize("name", ["one-by-one-person-detection.mp4", "student.mkv", "echo-hereweare.webm"])
def test_real_recordings_give_the_same_picture_whichever_way_one_comes(name):
    path = shared_media(name)
    duration = probe(path).duration_ms
    chance = random.Random(name)
    with FrameReader(path) as there, FrameReader(path) as straight:
        for ms in sorted(chance.randrange(0, min(duration, 12_000)) for _ in range(8)):
            expected = straight.at(ms)
            there.at(chance.randrange(0, duration))
            assert there.at(ms) == expected
            assert there.next_after(there.before(ms).time_ms).time_ms in {expected.time_ms, expected.end_ms}
