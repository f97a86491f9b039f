import os
import random
import tempfile
from contextlib import suppress
from fractions import Fraction
from pathlib import Path

import pytest

from coachview.media.errors import (
    DamagedMediaError,
    MediaError,
    MediaMissingError,
    MediaUnreadableError,
    NotMediaError,
)
from coachview.media.fingerprint import fingerprint
from coachview.media.frames import FrameReader
from coachview.media.probe import probe
from coachview.media.stills import save_still
from support.films import folder, make_film, shared_media, sound_only, text_file, truncated, zero_bytes

ODD_NAMES = [
    "a%03d.mp4",
    "pipe:1.mp4",
    "concat:a.mp4|b.mp4",
    "http:x.mp4",
    "file:y.mp4",
    "Mme. d’Élan “3b” 😀 'x'.mp4",
    "درس ١.mp4",
    "-i.mp4",
    "no suffix",
    "wrong.txt",
]


def test_what_a_film_is(tmp_path):
    film = make_film(tmp_path / "a.mp4", seconds=2, fps=Fraction(30000, 1001), size=(320, 180))
    info = probe(film.path)
    assert (info.width, info.height, info.rotation) == (320, 180, 0)
    assert (info.has_video, info.has_audio, info.broken_off) == (True, True, False)
    assert (info.video_codec, info.audio_codec) == ("h264", "aac")
    assert info.duration_ms == pytest.approx(2000, abs=40)
    assert info.frame_rate == pytest.approx(29.97, abs=0.01)
    assert info.size_bytes == film.path.stat().st_size


@pytest.mark.parametrize("start_ms", [0, 5000])
@pytest.mark.parametrize("name", ["a.mp4", "a.mkv", "a.ts", "a.webm", "live.webm", "live.mkv", "frag.mp4"])
def test_the_length_is_from_the_first_moment_to_the_last_even_where_it_is_not_written(tmp_path, name, start_ms):
    kind = {"codec": "vp8"} if name.endswith("webm") else {}
    options = {"live": {"live": "1"}, "frag": {"movflags": "frag_keyframe+empty_moov"}}
    film = make_film(
        tmp_path / name, seconds=3, start_ms=start_ms, container_options=options.get(name.split(".")[0]), **kind
    )
    info = probe(film.path)
    assert info.duration_ms == pytest.approx(3000, abs=90)
    assert info.start_ms == pytest.approx(float(film.start) * 1000, abs=1)
    assert not info.broken_off


@pytest.mark.parametrize(("audio_seconds", "expected"), [(0.5, 2000), (5.0, 5000)])
@pytest.mark.parametrize("suffix", [".mp4", ".mkv"])
def test_sound_may_be_shorter_or_longer_than_the_picture(tmp_path, suffix, audio_seconds, expected):
    film = make_film(tmp_path / f"a{suffix}", seconds=2, audio_seconds=audio_seconds)
    assert probe(film.path).duration_ms == pytest.approx(expected, abs=60)


@pytest.mark.parametrize("name", ["s.m4a", "s.mp4", "s.wav", "s.mp3", "s.webm"])
def test_sound_only_is_a_recording_without_a_picture(tmp_path, name):
    info = probe(sound_only(tmp_path / name))
    assert (info.has_video, info.has_audio, info.width, info.height) == (False, True, 0, 0)
    assert info.duration_ms == pytest.approx(1000, abs=60)


def test_every_wrong_choice_has_a_sentence_of_its_own(tmp_path):
    wrong = {
        "missing": (tmp_path / "missing.mp4", MediaMissingError),
        "folder": (folder(tmp_path / "folder.mp4"), MediaUnreadableError),
        "empty": (zero_bytes(tmp_path / "zero.mp4"), NotMediaError),
        "text": (text_file(tmp_path / "text.mp4"), NotMediaError),
        "cut": (truncated(make_film(tmp_path / "a.mp4").path, tmp_path / "cut.mp4"), DamagedMediaError),
    }
    sentences = set()
    for path, kind in wrong.values():
        with pytest.raises(kind) as caught:
            probe(path)
        assert path.name in str(caught.value)
        assert str(caught.value).endswith(".")
        sentences.add(str(caught.value).replace(path.name, ""))
    assert len(sentences) == len(wrong)


@pytest.mark.parametrize("name", ["list.m3u8", "list.mp4", "list.txt", "list.mkv"])
@pytest.mark.parametrize(
    "text",
    [
        "#EXTM3U\n#EXT-X-TARGETDURATION:10\n#EXTINF:9,\n{}\n#EXT-X-ENDLIST\n",
        "ffconcat version 1.0\nfile '{}'\n",
        "v=0\nc=IN IP4 127.0.0.1\nm=video 5004 RTP/AVP 96\n",
        '<?xml version="1.0"?><MPD xmlns="urn:mpeg:dash:schema:mpd:2011"><BaseURL>{}</BaseURL></MPD>',
        '{{"a": [1, 2, "{}"]}}',
        "[00:01.00]la la la {}\n",
    ],
)
def test_lists_that_point_at_other_files_are_no_recordings(tmp_path, name, text):
    film = make_film(tmp_path / "film.mp4", seconds=0.2, audio=False)
    (tmp_path / name).write_text(text.format(film.path.name), encoding="utf-8")
    with pytest.raises(NotMediaError):
        probe(tmp_path / name)


def test_a_photograph_is_no_recording(tmp_path):
    film = make_film(tmp_path / "film.mp4", seconds=0.2, audio=False)
    for name in ("photo.jpg", "photo.png", "photo.mp4"):
        save_still(film.path, 0, tmp_path / name)
        with pytest.raises(NotMediaError):
            probe(tmp_path / name)


@pytest.mark.parametrize("name", ODD_NAMES)
def test_a_name_is_only_a_name(tmp_path, name, monkeypatch):
    film = make_film(tmp_path / "film.mp4", seconds=0.4)
    path = tmp_path / name
    try:
        path.write_bytes(film.path.read_bytes())
    except OSError:
        pytest.skip("this system has no such names")
    assert probe(path).duration_ms == probe(film.path).duration_ms
    with FrameReader(path) as reader:
        assert reader.at(200).time_ms == 200
    monkeypatch.chdir(tmp_path)
    assert probe(type(path)(name)).has_video


@pytest.mark.parametrize("name", ["film.mp4", "film.mkv", "film.webm"])
def test_a_copy_that_broke_off_says_how_far_it_goes(tmp_path, name):
    kind = {"codec": "vp8"} if name.endswith("webm") else {}
    kind |= {"container_options": {"movflags": "+faststart"}} if name.endswith("mp4") else {}
    film = make_film(tmp_path / name, seconds=6, size=(160, 90), **kind)
    info = probe(truncated(film.path, tmp_path / f"part-{name}", keep=0.5))
    assert info.broken_off
    assert 1500 < info.duration_ms < 4900


@pytest.fixture
def as_nobody():
    """Root may read everything: for such a test it is somebody else."""
    if os.name != "posix":
        pytest.skip("rights are set otherwise there")
    root = os.geteuid() == 0
    if root:
        os.seteuid(65534)
    yield
    if root:
        os.seteuid(0)


@pytest.fixture
def locked_film():
    with tempfile.TemporaryDirectory() as place:
        Path(place).chmod(0o755)
        film = make_film(Path(place) / "film.mp4", seconds=0.2)
        film.path.chmod(0)
        yield film.path


def test_without_the_right_to_read(locked_film, as_nobody):
    for read in (probe, FrameReader, fingerprint):
        with pytest.raises(MediaUnreadableError, match=r"film\.mp4"):
            read(locked_film)


def test_random_damage_is_a_sentence_or_a_recording(tmp_path):
    whole = make_film(tmp_path / "film.mp4", seconds=0.6).path.read_bytes()
    chance = random.Random(11)
    path = tmp_path / "damaged.mp4"
    for _ in range(60):
        data = bytearray(whole)
        for _ in range(chance.choice([1, 5, 50])):
            data[chance.randrange(len(data))] = chance.randrange(256)
        path.write_bytes(bytes(data[: chance.randrange(1, len(data))] if chance.random() < 0.3 else data))
        with suppress(MediaError):
            probe(path)
            with FrameReader(path) as reader:
                reader.at(chance.randrange(1000))
                reader.before(300)


@pytest.mark.parametrize(
    ("name", "size", "seconds"),
    [
        ("classroom.gif", (480, 270), 2.99),
        ("echo-hereweare.webm", (480, 270), 44.65),
        ("one-by-one-person-detection.mp4", (768, 432), 139.4),
        ("student.mkv", (640, 480), 1.73),
    ],
)
def test_real_recordings(name, size, seconds):
    info = probe(shared_media(name))
    assert (info.width, info.height) == size
    assert info.duration_ms == pytest.approx(seconds * 1000, abs=10)
