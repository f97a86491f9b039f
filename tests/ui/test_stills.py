"""Stills that are copied and saved: the exact frame, as shown, with its own time, and nothing else in the file."""

import struct
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QColor, QGuiApplication, QImage, QPainter, qGray

from coachview.media.errors import CannotWriteError, MediaMissingError
from coachview.model.tone import NEUTRAL, Tone, toned
from coachview.ui.dialogs import files, messages
from coachview.ui.stills.save_dialog import SaveStillDialog, with_ending
from coachview.ui.stills.still import Still, StillOrder, caption_of, develop, file_name, write
from support.fake_player import FRAME_MS, SIZE, number_of
from support.films import Film, make_film, number_in
from support.small_project import without_rights
from support.windows import Desk

PATIENCE_MS = 20_000
TONE = Tone(shadows=50)


@pytest.fixture(scope="module")
def film(tmp_path_factory: pytest.TempPathFactory) -> Film:
    return make_film(tmp_path_factory.mktemp("films") / "lesson.mp4", seconds=2.0, size=(640, 360))


def grey(width: int, height: int, level: int = 60) -> QImage:
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor(level, level, level))
    return image


def order(image: QImage | None, **how: object) -> StillOrder:
    return StillOrder(Path("lesson.mp4"), 3_480, image, **{"tone": NEUTRAL, **how})


def chunks(png: bytes) -> list[bytes]:
    """The kinds of the parts that a PNG file is made of."""
    at, kinds = 8, []
    while at < len(png):
        length, kind = struct.unpack_from(">I4s", png, at)
        kinds.append(kind)
        at += 12 + length
    return kinds


def test_the_frame_is_decoded_exactly_and_in_all_its_pixels(film: Film) -> None:
    still = develop(StillOrder(film.path, film.time_ms(33) + 7, None, NEUTRAL))
    image = still.image
    assert (image.width(), image.height()) == (640, 360)
    assert number_in(640, 360, lambda x, y: qGray(image.pixel(x, y))) == 33
    assert still.time_ms == film.time_ms(33)


def test_it_is_as_shown_with_tone_and_drawings(qapp: object) -> None:
    def paint(painter: QPainter, picture: QRectF) -> None:
        painter.fillRect(QRectF(picture.x(), picture.y(), picture.width() / 2, picture.height() * 3), QColor("#FF0000"))

    still = develop(order(grey(200, 100), tone=TONE, layers=(paint,), with_time=True)).image
    assert still.pixelColor(50, 50) == QColor("#FF0000")
    level = toned(60, TONE)
    assert still.pixelColor(150, 50).getRgb()[:3] == pytest.approx((level,) * 3, abs=1)
    assert still.pixelColor(50, still.height() - 3) != QColor("#FF0000")


def test_the_time_stands_on_a_strip_below_and_covers_nothing(qapp: object) -> None:
    plain, with_time = develop(order(grey(640, 360))).image, develop(order(grey(640, 360), with_time=True)).image
    assert plain.size() == QSize(640, 360)
    assert with_time.width() == 640
    assert with_time.height() > 360
    assert with_time.copy(0, 0, 640, 360) == plain
    strip = with_time.copy(0, 360, 640, with_time.height() - 360)
    assert max(qGray(strip.pixel(x, y)) for x in range(640) for y in range(strip.height())) > 150


def test_what_the_strip_says() -> None:
    assert caption_of(3_480, "") == "0:03.480"
    assert caption_of(3_480, "Lesson 1") == "Lesson 1  ·  0:03.480"


def test_the_file_says_nothing_but_pixels(qapp: object, tmp_path: Path) -> None:
    still = Still(grey(40, 30), 0)
    target = write(still, tmp_path / "still.png")
    assert set(chunks(target.read_bytes())) <= {b"IHDR", b"pHYs", b"IDAT", b"IEND"}
    assert QImage(str(target)).pixelColor(5, 5) == QColor(60, 60, 60)
    jpeg = write(still, tmp_path / "still.JPG").read_bytes()
    assert jpeg.startswith(b"\xff\xd8\xff")
    assert b"Exif" not in jpeg
    assert str(tmp_path).encode() not in jpeg


@given(st.text(max_size=200), st.integers(0, 10_000_000))
def test_every_title_gives_a_name_that_every_system_takes(title: str, time_ms: int) -> None:
    name = file_name(title, time_ms)
    assert not set(name) & set('<>:"/\\|?*')
    assert all(ord(letter) >= 32 for letter in name)
    assert name == name.strip(" .")
    assert 0 < len(name) <= 110


def test_a_name_says_title_and_time() -> None:
    assert file_name("Lesson 1: fractions", 192_480) == "Lesson 1 fractions 3m12s480"
    assert file_name("???", 0) == "Still 0m00s000"


@pytest.mark.parametrize(
    ("typed", "kept"),
    [("a.png", "a.png"), ("a.JPEG", "a.JPEG"), ("a", "a.png"), ("a.b", "a.b.png"), ("3m12s.480", "3m12s.480.png")],
)
def test_an_ending_is_added_where_none_says_what_it_is(typed: str, kept: str) -> None:
    assert with_ending(Path(typed)) == Path(kept)


def test_where_it_cannot_be_written_a_sentence_says_so(qapp: object, tmp_path: Path) -> None:
    with without_rights(tmp_path, mode=0o500), pytest.raises(CannotWriteError, match="not allowed to write"):
        write(Still(grey(8, 8), 0), tmp_path / "still.png")
    assert list(tmp_path.iterdir()) == []


def test_a_recording_that_is_gone_is_said(tmp_path: Path) -> None:
    with pytest.raises(MediaMissingError):
        develop(StillOrder(tmp_path / "gone.mp4", 0, None, NEUTRAL))


@pytest.fixture
def watching(desk: Desk) -> Iterator[Desk]:
    """A project open and standing at an exact frame."""
    desk.open(desk.make_project())
    desk.space.seek(4_000)
    desk.qtbot.waitUntil(lambda: desk.context.playback.is_exact, timeout=PATIENCE_MS)
    yield desk
    QGuiApplication.clipboard().clear()


@pytest.fixture
def dialog(watching: Desk) -> SaveStillDialog:
    made = watching.space.stills.save("Lesson 1", watching.window)
    watching.qtbot.waitUntil(lambda: made._still is not None, timeout=PATIENCE_MS)
    return made


def test_copying_puts_the_frame_on_the_clipboard(watching: Desk) -> None:
    watching.context.settings.still_time = False
    with watching.qtbot.waitSignal(watching.space.stills.said, timeout=PATIENCE_MS):
        watching.window.actions_table["copy_still"].trigger()
    copied = QGuiApplication.clipboard().image()
    assert number_of(copied) == 4_000 // FRAME_MS
    assert copied.size() == SIZE


def test_a_drawing_layer_is_asked_for_the_time_on_show(watching: Desk) -> None:
    asked: list[int] = []

    def layer(time_ms: int) -> Callable[[QPainter, QRectF], None]:
        asked.append(time_ms)
        return lambda painter, picture: painter.fillRect(picture, QColor("#00FF00"))

    watching.space.stills.layers.append(layer)
    with watching.qtbot.waitSignal(watching.space.stills.said, timeout=PATIENCE_MS):
        watching.window.actions_table["copy_still"].trigger()
    assert asked == [4_000]
    assert QGuiApplication.clipboard().image().pixelColor(5, 5) == QColor("#00FF00")


def test_without_a_picture_a_sentence_says_so(desk: Desk) -> None:
    path = desk.make_project()
    (desk.folder / "lesson.mp4").unlink()
    desk.open(path)
    desk.window.actions_table["copy_still"].trigger()
    assert desk.space.notice.text.startswith("There is no picture")


def test_saving_shows_what_it_saves_and_keeps_the_choices(dialog: SaveStillDialog, watching: Desk) -> None:
    dialog.title.setChecked(True)
    dialog.time.setChecked(False)
    watching.qtbot.waitUntil(lambda: dialog._still is not None, timeout=PATIENCE_MS)
    assert dialog._still.image.size() == SIZE
    settings = watching.context.settings
    assert (settings.still_time, settings.still_title) == (False, True)
    target = watching.folder / "kept.png"
    with watching.qtbot.waitSignal(dialog.saved, timeout=PATIENCE_MS):
        dialog.save_to(target)
    assert number_of(QImage(str(target))) == 4_000 // FRAME_MS


def test_a_file_without_ending_replaces_none_unasked(
    dialog: SaveStillDialog, watching: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = watching.folder / "mine.png"
    target.write_bytes(b"precious")
    monkeypatch.setattr(files, "ask_where_to_save", lambda *_: watching.folder / "mine")
    asked: list[str] = []
    monkeypatch.setattr(messages, "ask", lambda *words: asked.append(words[1]) or False)
    dialog._save.click()
    assert asked == ["“mine.png” is there already"]
    assert target.read_bytes() == b"precious"


def test_a_failed_save_says_why_and_stays(dialog: SaveStillDialog, watching: Desk) -> None:
    dialog.save_to(watching.folder / "nowhere" / "still.png")
    watching.qtbot.waitUntil(lambda: dialog.message() != "", timeout=PATIENCE_MS)
    assert "not there any more" in dialog.message()
    assert dialog.isVisible()
    assert dialog._save.isEnabled()
    dialog.reject()
