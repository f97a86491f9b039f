"""What is kept beside the frame that stands: always the right frames, never too many, and decoded once."""

import contextlib
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coachview.errors import CancelledError
from coachview.media import frames
from coachview.media.frames import FrameReader
from coachview.media.picture import Picture
from coachview.media.video_source import VideoSource
from coachview.progress import Progress
from support.films import Film, make_film, read_number

FRAME_BYTES = 320 * 180 * 3 // 2 * 2
"""More than a decoded frame of the films here takes, with its padding."""

FILMS = {
    "few-keys.mp4": {"gop": 60, "b_frames": 3},
    "open-gop.mp4": {"gop": 20, "open_gop": True, "b_frames": 3},
    "hevc.mkv": {"codec": "hevc", "gop": 30, "b_frames": 3},
    "old.mpg": {"codec": "mpeg2video", "audio_codec": "mp2"},
    "old.avi": {"codec": "mpeg4", "b_frames": 0, "audio": False},
    "stream.ts": {"gop": 40},
    "slides.mp4": {"times_ms": [0, 40, 80, 120, 3000, 3040, 3080, 9000, 9040, 9080, 9120, 20_000], "gop": 6},
}


@pytest.fixture(scope="module")
def films(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Film]:
    folder = tmp_path_factory.mktemp("films")
    return {name: make_film(folder / name, seconds=5, **kind) for name, kind in FILMS.items()}


@pytest.fixture
def given_frames(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[int]]:
    """The stamps of all frames decoded, in the order they came."""
    stamps: list[int] = []
    straight = VideoSource.next

    def counted(source, *arguments):
        timed = straight(source, *arguments)
        if timed is not None:
            stamps.append(timed.stamp)
        return timed

    monkeypatch.setattr(VideoSource, "next", counted)
    return stamps


WAYS = st.one_of(
    st.tuples(st.just("at"), st.floats(-0.05, 1.1)),
    st.tuples(st.sampled_from(["before", "next_after"]), st.integers(1, 12)),
    st.tuples(st.just("prefetch"), st.integers(1, 60)),
    st.tuples(st.just("cancel"), st.floats(0, 1)),
)


@settings(max_examples=40, deadline=None)
@given(name=st.sampled_from(sorted(FILMS)), kept=st.integers(3, 40), ways=st.lists(WAYS, min_size=3, max_size=14))
def test_whichever_way_one_goes_the_frames_are_those_of_straight_decoding(films, name, kept, ways):
    film, limit = films[name], kept * FRAME_BYTES
    with FrameReader(film.path, kept_bytes=limit) as reader:
        number, picture = 0, reader.at(0)
        for way, amount in ways:
            number, picture = go(reader, film, number, picture, way, amount)
            assert read_number(picture) == number, f"{name}: {way} {amount}"
            assert picture.time_ms == film.time_ms(number)
            if number + 1 < film.count:
                assert picture.end_ms == film.time_ms(number + 1)
            assert reader.kept_bytes <= limit


def go(reader: FrameReader, film: Film, number: int, picture: Picture, way: str, amount: float) -> tuple[int, Picture]:
    """One move, and the number of the frame on which it must end."""
    match way:
        case "at":
            ms = round(amount * float(film.times[-1]))
            return film.number_at(ms), reader.at(ms)
        case "prefetch":
            for _ in range(int(amount)):
                reader.prefetch()
            return number, reader.at(picture.time_ms)
        case "cancel":
            ms, answers = round(amount * float(film.times[-1])), iter([False] * 3)
            with contextlib.suppress(CancelledError):
                reader.at(ms, progress=Progress(cancelled=lambda: next(answers, True)))
            return number, reader.at(picture.time_ms)
    for _ in range(int(amount)):
        picture = reader.before(picture.time_ms) if way == "before" else reader.next_after(picture.time_ms)
        number = min(film.count - 1, max(0, number + (-1 if way == "before" else 1)))
    return number, picture


@pytest.mark.parametrize("name", FILMS)
def test_prefetching_ends_and_keeps_to_the_limit(films, name):
    film, limit = films[name], 24 * FRAME_BYTES
    with FrameReader(film.path, kept_bytes=limit) as reader:
        for ms in (0, 1000, 2500, 60_000):
            picture = reader.at(ms)
            for _ in range(3):
                turns = 0
                while reader.prefetch():
                    turns += 1
                    assert turns < 1000, "there is always more to do"
                    assert reader.kept_bytes <= limit
                picture = reader.before(picture.time_ms)


@pytest.mark.parametrize("ms", [1900, 2440, 4000])
def test_what_was_prefetched_is_not_decoded_when_it_is_asked_for(films, given_frames, ms):
    film = films["few-keys.mp4"]
    with FrameReader(film.path) as reader:
        picture = start = reader.at(ms)
        while reader.prefetch():
            pass
        given_frames.clear()
        for _ in range(4):
            picture = reader.before(picture.time_ms)
        for _ in range(8):
            picture = reader.next_after(picture.time_ms)
        assert given_frames == []
        assert read_number(picture) == film.number_at(start.time_ms) + 4


def test_a_stretch_is_decoded_once_for_many_steps_back_and_across_its_start(films, given_frames):
    film = films["few-keys.mp4"]
    with FrameReader(film.path) as reader:
        picture = reader.at(4900)
        while reader.prefetch():
            pass
        given_frames.clear()
        while picture.time_ms > 0:
            picture = reader.before(picture.time_ms)
            reader.prefetch()
        assert len(given_frames) <= 2 * film.count


def test_a_step_served_meanwhile_does_not_begin_the_stretch_before_anew(films, given_frames):
    film = films["few-keys.mp4"]
    with FrameReader(film.path) as reader:
        picture = reader.at(2600)  # some frames after a key frame, so that the stretch before has to be decoded
        while reader.prefetch():
            pass
        picture = reader.before(picture.time_ms)
        given_frames.clear()
        for _ in range(6):
            reader.prefetch()
            picture = reader.before(picture.time_ms)
        assert given_frames == sorted(given_frames), "it went back to a key frame again"
        assert given_frames


def test_a_frame_far_from_its_key_frame_is_announced_by_one_from_before_it(films, monkeypatch):
    film = films["few-keys.mp4"]
    monkeypatch.setattr(frames, "LONG_S", 0.0)
    came: list[Picture] = []
    with FrameReader(film.path) as reader:
        picture = reader.at(2200, approximate=came.append)
        assert [read_number(one) for one in came] == [0]
        assert read_number(picture) == film.number_at(2200)
        reader.at(2200, approximate=came.append)
        assert len(came) == 1, "a frame that is kept needs none"


def test_a_frame_that_comes_soon_is_not_announced(films, monkeypatch):
    monkeypatch.setattr(frames, "LONG_S", 3600.0)
    came: list[Picture] = []
    with FrameReader(films["few-keys.mp4"].path) as reader:
        reader.at(2200, approximate=came.append)
    assert came == []
