import math
from array import array
from fractions import Fraction

import av
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coachview.errors import CancelledError
from coachview.media.clips import render_clip
from coachview.media.errors import CannotWriteError, MediaError, NothingInsideError, NotMediaError
from coachview.media.probe import probe
from coachview.progress import Progress
from support.films import beeps, make_film, read_frame_number, shared_media, sound_only, text_file, truncated

KINDS = {
    "plain.mp4": {},
    "ntsc.mkv": {"fps": Fraction(30000, 1001)},
    "late.mkv": {"start_ms": 5000},
    "stream.ts": {"start_ms": 2000},
    "web.webm": {"codec": "vp8"},
    "silent.mp4": {"audio": False},
    "phone.mov": {"rotation": 90, "codec": "hevc", "pix_fmt": "yuv420p10le"},
    "anamorphic.mp4": {"sar": Fraction(4, 3), "mirrored": True},
    "odd.avi": {"codec": "mjpeg", "pix_fmt": "yuvj420p", "size": (322, 182), "sample_rate": 22_050, "layout": "mono"},
    "surround.mkv": {"audio_codec": "pcm_s16le", "sample_rate": 96_000, "layout": "5.1"},
    "telephone.mkv": {"audio_codec": "pcm_s16le", "sample_rate": 8_000, "layout": "mono"},
    "full-range.mp4": {"pix_fmt": "yuvj420p", "full_range": True},
    "variable.mp4": {"times_ms": [0, 40, 95, 130, 210, 250, 251, 300, 390, 470, 560, 600, 690, 700, 790, 880]},
}


def frames_of(path):
    """Numbers and times in ms of a clip's frames."""
    with av.open(f"file:{path}") as container:
        return [(read_frame_number(frame), float(frame.time * 1000)) for frame in container.decode(video=0)]


def sound_of(path):
    """A clip's sound as floats of its first channel, and its rate."""
    with av.open(f"file:{path}") as container:
        samples, rate = array("f"), 0
        for frame in container.decode(audio=0):
            rate = frame.sample_rate
            samples.frombytes(bytes(frame.planes[0])[: frame.samples * 4])
    return samples, rate


def boxes(data):
    """The kinds of an MP4's outer boxes, in order."""
    place, kinds = 0, []
    while place < len(data):
        kinds.append(data[place + 4 : place + 8])
        place += int.from_bytes(data[place : place + 4], "big")
    return kinds


def assert_is_the_part(film, clip, start_ms, end_ms):
    """The clip has exactly the frames inside, each at its own time from the start, and lasts as long as they do."""
    inside = [n for n in range(film.count) if start_ms <= film.time_ms(n) < end_ms]
    frames = frames_of(clip)
    assert [number for number, _ in frames] == inside
    assert frames[0][1] == 0
    for number, ms in frames[1:]:
        assert ms == pytest.approx(float(film.times[number]) - start_ms, abs=0.02)


@pytest.mark.parametrize("name", KINDS)
def test_a_clip_has_the_frames_inside_and_no_others(tmp_path, name):
    film = make_film(tmp_path / name, **{"seconds": 1.2, **KINDS[name]})
    clip = tmp_path / "clip.mp4"
    render_clip(film.path, 210, 790, clip)
    assert_is_the_part(film, clip, 210, 790)
    info = probe(clip)
    assert info.duration_ms == pytest.approx(580, abs=2)
    assert (info.video_codec, info.rotation) == ("h264", 0)
    assert info.has_audio == ("audio" not in KINDS[name])
    assert (info.width % 2, info.height % 2) == (0, 0)


@settings(max_examples=10, deadline=None)
@given(
    suffix=st.sampled_from([".mp4", ".mkv"]),
    fps=st.sampled_from([25, Fraction(30000, 1001), 50]),
    gop=st.integers(1, 40),
    start_ms=st.sampled_from([0, 777]),
    span=st.tuples(st.integers(-100, 900), st.integers(120, 1500)),
)
def test_any_part_of_any_film(tmp_path_factory, suffix, span, **kind):
    folder = tmp_path_factory.mktemp("clips")
    film = make_film(folder / f"film{suffix}", seconds=1.2, size=(160, 90), **kind)
    start, end = span[0], span[0] + span[1]
    render_clip(film.path, start, end, folder / "clip.mp4")
    assert_is_the_part(film, folder / "clip.mp4", max(0, start), end)


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("a.mp4", {}),
        ("a.mkv", {"start_ms": 4000}),
        ("a.ts", {"audio_codec": "mp2"}),
        ("odd.mkv", {"audio_codec": "pcm_s16le", "sample_rate": 11_025, "layout": "mono"}),
        ("hires.mkv", {"audio_codec": "pcm_s16le", "sample_rate": 96_000, "layout": "5.1"}),
        ("a.webm", {"codec": "vp8"}),
    ],
)
def test_sound_is_cut_to_the_sample_and_stays_with_the_picture(tmp_path, name, kind):
    starts = (0.2, 0.7, 1.15, 1.5)
    film = make_film(tmp_path / name, seconds=1.8, sound=beeps(*starts, length=0.08), **kind)
    render_clip(film.path, 500, 1400, tmp_path / "clip.mp4")
    samples, rate = sound_of(tmp_path / "clip.mp4")
    assert len(samples) / rate == pytest.approx(0.9, abs=0.03)
    loud = [index / rate for index, value in enumerate(samples) if abs(value) > 0.2]
    onsets = [time for before, time in zip([-1.0, *loud], loud, strict=False) if time - before > 0.1]
    expected = [begin - 0.5 + float(_sound_delay(film)) for begin in starts if 0.5 <= begin < 1.4]
    assert onsets == pytest.approx(expected, abs=0.004)


def _sound_delay(film):
    """Seconds by which the film's first frame comes after the recording's start: its sound was painted with it."""
    return film.times[0] / 1000


def test_sound_that_begins_late_stays_late(tmp_path):
    film = make_film(tmp_path / "a.mp4", seconds=1.6, audio_from=0.8, audio_seconds=1.6, sound=beeps(1.0))
    render_clip(film.path, 400, 1500, tmp_path / "clip.mp4")
    samples, rate = sound_of(tmp_path / "clip.mp4")
    first = next(index for index, value in enumerate(samples) if abs(value) > 0.2)
    assert first / rate == pytest.approx(0.6, abs=0.004)


def test_where_the_picture_has_ended_the_sound_goes_on(tmp_path):
    film = make_film(tmp_path / "a.mp4", seconds=0.8, audio_seconds=2.0)
    render_clip(film.path, 400, 1600, tmp_path / "clip.mp4")
    assert [n for n, _ in frames_of(tmp_path / "clip.mp4")] == list(range(10, 20))
    assert probe(tmp_path / "clip.mp4").duration_ms == pytest.approx(1200, abs=3)
    render_clip(film.path, 1200, 1600, tmp_path / "sound.mp4")
    assert not probe(tmp_path / "sound.mp4").has_video


def test_sound_only_gives_a_clip_of_sound(tmp_path):
    render_clip(sound_only(tmp_path / "s.m4a", seconds=2), 500, 1500, tmp_path / "clip.mp4")
    info = probe(tmp_path / "clip.mp4")
    assert (info.has_video, info.has_audio) == (False, True)
    assert info.duration_ms == pytest.approx(1000, abs=3)


def test_a_slide_that_stands_there_is_in_the_clip(tmp_path):
    film = make_film(tmp_path / "slides.mp4", times_ms=[0, 5000, 10_000], gop=1, audio=False)
    render_clip(film.path, 6000, 8000, tmp_path / "one.mp4")
    assert frames_of(tmp_path / "one.mp4") == [(1, 0)]
    assert probe(tmp_path / "one.mp4").duration_ms == 2000
    render_clip(film.path, 4000, 8000, tmp_path / "two.mp4")
    assert frames_of(tmp_path / "two.mp4") == [(0, 0), (1, 1000)]


@pytest.mark.parametrize(
    ("kind", "height", "size"),
    [
        ({"size": (640, 360)}, 180, (320, 180)),
        ({"size": (640, 360)}, 720, (640, 360)),
        ({"size": (640, 360), "rotation": 90}, 320, (180, 320)),
        ({"size": (322, 182), "sar": Fraction(4, 3)}, 720, (428, 182)),
        ({"size": (322, 182), "sar": Fraction(4, 3)}, 101, (238, 100)),
    ],
)
def test_sizes_are_upright_square_even_and_within_the_limit(tmp_path, kind, height, size):
    film = make_film(tmp_path / "film.mp4", seconds=0.4, audio=False, **kind)
    render_clip(film.path, 0, 400, tmp_path / "clip.mp4", max_height=height)
    info = probe(tmp_path / "clip.mp4")
    assert (info.width, info.height) == size
    assert frames_of(tmp_path / "clip.mp4")[0][0] == 0


@pytest.mark.parametrize(
    ("yuv", "kind"),
    [((82, 90, 240), {}), ((76, 85, 255), {"pix_fmt": "yuvj420p", "full_range": True})],
    ids=["television", "full-range"],
)
def test_colours_are_what_any_player_expects(tmp_path, yuv, kind):
    def red(_number, width, height):
        frame = av.VideoFrame(width, height, kind.get("pix_fmt", "yuv420p"))
        for plane, value in zip(frame.planes, yuv, strict=True):
            plane.update(bytes([value]) * plane.buffer_size)
        return frame

    film = make_film(tmp_path / "film.mp4", seconds=0.4, audio=False, paint=red, **kind)
    render_clip(film.path, 0, 400, tmp_path / "clip.mp4")
    with av.open(f"file:{tmp_path / 'clip.mp4'}") as container:
        stream, frame = container.streams.video[0], next(container.decode(video=0))
    assert (frame.format.name, frame.color_range, frame.colorspace) == ("yuv420p", 1, 1)
    assert [bytes(plane)[0] for plane in frame.planes] == pytest.approx([63, 102, 240], abs=3)
    assert (stream.codec_context.color_primaries, stream.codec_context.color_trc) == (1, 1)


def secretive(source, target):
    """The same film with all that a container can say about itself, its maker and its place."""
    said = {
        "title": "SECRET-TITLE",
        "comment": "SECRET-COMMENT",
        "location": "+48.2082+016.3738/",
        "artist": "SECRET-NAME",
    }
    with av.open(f"file:{source}") as film, av.open(f"file:{target}", "w") as output:
        output.metadata.update(said)
        copies = {s.index: output.add_stream_from_template(s) for s in film.streams}
        for stream in copies.values():
            stream.metadata["handler_name"] = "SECRET-HANDLER"
            stream.metadata["title"] = "SECRET-TRACK"
        marks = {"start": 0, "time_base": Fraction(1, 1000), "metadata": {"title": "SECRET-CHAPTER"}}
        output.set_chapters([{"id": 1, "end": 900, **marks}])
        if target.suffix == ".mkv":
            output.add_attachment("SECRET-FILE.txt", "text/plain", b"SECRET-CONTENT")
        for packet in film.demux():
            if packet.dts is not None:
                packet.stream = copies[packet.stream_index]
                output.mux(packet)
    return target


@pytest.mark.parametrize(("suffix", "place"), [(".mp4", b"loci"), (".mov", b"48.2082"), (".mkv", b"48.2082")])
def test_nothing_that_the_source_says_about_itself_travels(tmp_path, suffix, place):
    film = make_film(tmp_path / "film.mp4", seconds=1)
    source = secretive(film.path, tmp_path / f"secretive-name{suffix}")
    clip = tmp_path / "clip.mp4"
    render_clip(source, 200, 800, clip)
    words = [b"SECRET", place, b"secretive", b"Lavf"]
    assert all(word in source.read_bytes() for word in words[:2])
    assert not [word for word in words if word in clip.read_bytes()]
    with av.open(f"file:{clip}") as container:
        assert sorted(stream.type for stream in container.streams) == ["audio", "video"]
        assert container.chapters() == []
        assert set(container.metadata) <= {"major_brand", "minor_version", "compatible_brands"}


def test_it_plays_before_it_has_come_wholly(tmp_path):
    film = make_film(tmp_path / "film.mp4", seconds=0.6)
    render_clip(film.path, 0, 600, tmp_path / "clip.mp4")
    kinds = boxes((tmp_path / "clip.mp4").read_bytes())
    assert kinds.index(b"moov") < kinds.index(b"mdat")


@pytest.mark.parametrize(("start", "end"), [(2000, 3000), (5000, 9000), (500, 500), (800, 300), (-500, 0), (-9, -1)])
def test_with_nothing_inside_there_is_a_sentence_and_no_file(tmp_path, start, end):
    film = make_film(tmp_path / "film.mp4", seconds=1)
    with pytest.raises(NothingInsideError, match="neither picture nor sound"):
        render_clip(film.path, start, end, tmp_path / "clip.mp4")
    assert [p.name for p in tmp_path.iterdir()] == ["film.mp4"]


def test_cancelling_leaves_nothing_behind_and_what_was_there_as_it_was(tmp_path):
    film = make_film(tmp_path / "film.mp4", seconds=2)
    target = tmp_path / "clip.mp4"
    target.write_bytes(b"an older clip")
    for limit in (0, 0.1, 0.6):
        seen = [0.0]
        progress = Progress(seen.append, lambda seen=seen, limit=limit: seen[-1] >= limit)
        with pytest.raises(CancelledError):
            render_clip(film.path, 0, 2000, target, progress=progress)
        assert target.read_bytes() == b"an older clip"
        assert sorted(p.name for p in tmp_path.iterdir()) == ["clip.mp4", "film.mp4"]


def test_progress_rises_from_nothing_to_one(tmp_path):
    film = make_film(tmp_path / "film.mp4", seconds=1)
    seen = []
    render_clip(film.path, 100, 5000, tmp_path / "clip.mp4", progress=Progress(seen.append))
    assert seen == sorted(seen)
    assert seen[-1] == 1.0
    assert len(seen) > 20


def test_what_cannot_be_written_or_read_is_a_sentence(tmp_path):
    film = make_film(tmp_path / "film.mp4", seconds=0.4)
    with pytest.raises(CannotWriteError, match="folder"):
        render_clip(film.path, 0, 400, tmp_path / "gone" / "clip.mp4")
    (tmp_path / "clip.mp4").mkdir()
    with pytest.raises(CannotWriteError):
        render_clip(film.path, 0, 400, tmp_path / "clip.mp4")
    with pytest.raises(NotMediaError):
        render_clip(text_file(tmp_path / "text.mp4"), 0, 400, tmp_path / "c.mp4")
    with pytest.raises(MediaError):
        render_clip(tmp_path / "missing.mp4", 0, 400, tmp_path / "c.mp4")
    assert sorted(p.name for p in tmp_path.iterdir()) == ["clip.mp4", "film.mp4", "text.mp4"]


def test_of_a_copy_that_broke_off_the_part_that_came(tmp_path):
    film = make_film(tmp_path / "film.mp4", seconds=3, container_options={"movflags": "+faststart"})
    part = truncated(film.path, tmp_path / "part.mp4", keep=0.6)
    render_clip(part, 500, 3000, tmp_path / "clip.mp4")
    numbers = [number for number, _ in frames_of(tmp_path / "clip.mp4")]
    assert len(numbers) > 15
    assert numbers[:-4] == list(range(13, 13 + len(numbers) - 4))  # the last ones lean on frames that never came


@pytest.mark.parametrize("name", ["clip “é” 😀.mp4", "a%03d.mp4", "concat:x.mp4", "http:y.mp4", "قصاصة.mp4"])
def test_a_name_is_only_a_name(tmp_path, name):
    film = make_film(tmp_path / "film.mp4", seconds=0.4)
    try:
        (tmp_path / name).touch()
    except OSError:
        pytest.skip("this system has no such names")
    render_clip(film.path, 0, 400, tmp_path / name)
    assert len(frames_of(tmp_path / name)) == 10


@pytest.mark.parametrize("name", ["echo-hereweare.webm", "student.mkv", "one-by-one-person-detection.mp4"])
def test_real_recordings(tmp_path, name):
    path = shared_media(name)
    duration = min(probe(path).duration_ms, 20_000)
    start, end = duration // 2, min(duration, duration // 2 + 1000)
    render_clip(path, start, end, tmp_path / "clip.mp4")
    info = probe(tmp_path / "clip.mp4")
    assert info.duration_ms == pytest.approx(end - start, abs=2)
    assert info.height == probe(path).height
    assert math.isclose(info.width / info.height, probe(path).width / probe(path).height, rel_tol=0.02)
