"""A packet is there whole or not at all, and nothing that was there before is lost."""

import errno
import json
import os
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest

from coachview.errors import CancelledError
from coachview.media.errors import CannotWriteError
from coachview.model.annotation import Annotation, AnnotationType
from coachview.packet.contents import PacketPlan
from coachview.packet.errors import CannotWritePacketError, PacketError, TargetExistsError, TargetRefusedError
from coachview.packet.plan import plan
from coachview.packet.request import PacketFormat
from coachview.packet.write import write_csv, write_json, write_packet, write_pdf
from coachview.packet.zipping import zip_folder
from coachview.progress import QUIET, Progress
from support import packet_story as story
from support.films import film_at, make_film, read_frame_number, text_file, truncated

DATA_ONLY = frozenset({PacketFormat.CSV, PacketFormat.JSON})


def short(number: int, start_ms: int, end_ms: int | None) -> Annotation:
    return Annotation(f"b-{number}", "r-1", "p-ana", AnnotationType.NOTICE, start_ms, end_ms, f"note {number}")


SHORT = replace(
    story.SNAPSHOT,
    annotations=(short(1, 500, 1_300), short(2, 1_000, None), *story.ANNOTATIONS[-1:]),
    reflections=(),
    action_steps=(),
)


@pytest.fixture(scope="module")
def film(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two seconds of numbered frames whose file says more about itself than anybody should know."""
    path = tmp_path_factory.mktemp("film") / "SOURCE-NAME.mp4"
    make_film(path, seconds=2, size=(320, 180), metadata={"title": "SOURCE-TITLE", "location": "+52.1+004.3/"})
    return path


@pytest.fixture
def planned(film: Path) -> PacketPlan:
    return plan(story.request(film, snapshot=SHORT))


@pytest.fixture
def documents() -> PacketPlan:
    return plan(story.request(None))


@pytest.fixture
def data_plan() -> PacketPlan:
    """As quick to write as can be."""
    return plan(story.request(None, formats=DATA_ONLY))


def names_in(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def files_in(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_the_folder_holds_exactly_what_was_planned(planned, tmp_path):
    told: list[float] = []
    made = write_packet(planned, tmp_path / "packet", progress=Progress(told.append))

    files = files_in(made)
    assert made == tmp_path / "packet"
    assert sorted(files) == sorted(planned.files)
    assert all(files.values())
    assert names_in(tmp_path) == ["packet"]
    assert told == sorted(told)
    assert told[-1] == 1.0


def test_no_byte_of_it_tells_what_is_private_or_where_it_was_made(planned, film, tmp_path):
    files = files_in(write_packet(planned, tmp_path / "packet"))
    for words in (story.PRIVATE, "PRIVATE", "OTHER-", "SOURCE-", "+52.1", str(tmp_path), str(film.parent), "feedc0de"):
        for encoding in ("utf-8", "utf-16-le", "utf-16-be"):
            assert [name for name, data in files.items() if words.encode(encoding) in data] == []


def test_a_clip_holds_only_the_frames_that_were_selected(planned, film, tmp_path):
    import av

    made = write_packet(planned, tmp_path / "packet")
    with av.open(str(made / "clips/01-0m00.mp4")) as container:
        numbers = [read_frame_number(frame) for frame in container.decode(video=0)]
    source = film_at(film)
    assert numbers == [n for n, time in enumerate(source.times) if 500 <= time < 1300]


def test_a_zip_is_the_same_packet_in_one_folder(planned, tmp_path):
    made = write_packet(planned, tmp_path / "packet", zipped=True)

    assert made.name == "packet.zip"
    with zipfile.ZipFile(made) as archive:
        assert archive.testzip() is None
        names = archive.namelist()
        top = "Grade-3-mathematics-the-Application-Problem-debrief"
        assert sorted(names) == sorted(f"{top}/{one}" for one in planned.files)
        stored = {Path(one.filename).suffix for one in archive.infolist() if one.compress_type == zipfile.ZIP_STORED}
        assert stored == {".mp4", ".jpg", ".pdf"}
        everything = b"".join(archive.read(name) for name in names)
    assert b"PRIVATE" not in everything


def test_zipping_the_same_files_gives_the_same_bytes(planned, tmp_path):
    folder = write_packet(planned, tmp_path / "packet")
    for name in ("first.zip", "second.zip"):
        zip_folder(planned, folder, tmp_path / name, QUIET)
        (folder / "index.html").touch()
    assert (tmp_path / "first.zip").read_bytes() == (tmp_path / "second.zip").read_bytes()


def test_documents_are_the_same_bytes_each_time(documents, tmp_path):
    first = files_in(write_packet(documents, tmp_path / "first"))
    assert first == files_in(write_packet(documents, tmp_path / "second"))


@pytest.mark.parametrize("zipped", [False, True])
def test_cancelling_at_any_moment_leaves_nothing(planned, tmp_path, zipped):
    def run(moments: int) -> int:
        asked = 0

        def cancelled() -> bool:
            nonlocal asked
            asked += 1
            return asked > moments

        write_packet(planned, tmp_path / "packet", zipped=zipped, progress=Progress(cancelled=cancelled), replace=True)
        return asked

    whole = run(10**9)
    written = names_in(tmp_path)
    for moments in {0, 1, whole // 3, whole // 2, whole - 2, whole - 1}:
        with pytest.raises(CancelledError):
            run(moments)
        assert names_in(tmp_path) == written


@pytest.mark.parametrize("name", ["html", "pdf", "table", "data"])
def test_a_bug_while_rendering_leaves_nothing(documents, tmp_path, monkeypatch, name):
    renderer = {"html": "html_bytes", "pdf": "pdf_bytes", "table": "csv_bytes", "data": "json_bytes"}[name]

    def broken(*_arguments: object) -> bytes:
        raise ZeroDivisionError

    monkeypatch.setattr(f"coachview.packet.{name}.{renderer}", broken)
    with pytest.raises(ZeroDivisionError):
        write_packet(documents, tmp_path / "packet")
    assert names_in(tmp_path) == []


@pytest.mark.parametrize(
    ("number", "sentence"),
    [
        (errno.ENOSPC, "no room on the disk"),
        (errno.EACCES, "not allowed to write"),
        (errno.EROFS, "not allowed to write"),
        (errno.EIO, "could not be written"),
    ],
)
def test_what_the_disk_refuses_is_a_sentence_and_leaves_nothing(documents, tmp_path, monkeypatch, number, sentence):
    def refuse(_path: Path, _data: bytes) -> int:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(Path, "write_bytes", refuse)
    with pytest.raises(CannotWritePacketError, match=sentence):
        write_packet(documents, tmp_path / "packet")
    assert names_in(tmp_path) == []


def test_a_disk_that_is_full_while_a_clip_is_cut_ends_it(planned, tmp_path, monkeypatch):
    def full(*_arguments: object, **_options: object) -> None:
        raise CannotWriteError("The disk is full: “01-0m00.mp4” was not written. Make room.")

    monkeypatch.setattr("coachview.packet.media_files.render_clip", full)
    with pytest.raises(CannotWriteError):
        write_packet(planned, tmp_path / "packet")
    assert names_in(tmp_path) == []


def test_what_is_there_already_is_never_overwritten(data_plan, tmp_path):
    target = tmp_path / "packet"
    target.mkdir()
    (target / "diary.txt").write_text("mine", "utf-8")
    for replace_it in (False, True):
        with pytest.raises(PacketError, match="Choose another name"):
            write_packet(data_plan, target, replace=replace_it)
        assert files_in(tmp_path) == {"packet/diary.txt": b"mine"}
    for write in (write_csv, write_json, write_pdf):
        with pytest.raises(TargetExistsError):
            write(data_plan, target / "diary.txt")


def test_an_empty_folder_is_filled(data_plan, tmp_path):
    target = tmp_path / "packet"
    target.mkdir()
    assert sorted(files_in(write_packet(data_plan, target))) == ["annotations.csv", "packet.json"]


def test_an_earlier_packet_is_replaced_as_a_whole(planned, data_plan, tmp_path):
    target = tmp_path / "packet"
    write_packet(planned, target)
    write_packet(data_plan, target, replace=True)
    assert sorted(files_in(tmp_path)) == ["packet/annotations.csv", "packet/packet.json"]


def test_an_earlier_packet_comes_back_when_the_rename_fails(planned, data_plan, tmp_path, monkeypatch):
    target = write_packet(planned, tmp_path / "packet")
    before = files_in(tmp_path)
    rename = Path.rename

    def refuse(path: Path, to: Path) -> Path:
        if path.name == "content":
            raise PermissionError(errno.EACCES, "somebody looks into it")
        return rename(path, to)

    monkeypatch.setattr(Path, "rename", refuse)
    with pytest.raises(CannotWritePacketError):
        write_packet(data_plan, target, replace=True)
    assert files_in(tmp_path) == before


def test_recordings_and_projects_are_kept_out(film, tmp_path):
    project = tmp_path / "lesson.coachview"
    project.write_bytes(b"the project")
    planned = plan(story.request(film, keep_out=(project,)))
    link = tmp_path / "link"
    link.symlink_to(project)
    for target in (project, link, project / "packet", film, tmp_path / "." / "lesson.coachview"):
        with pytest.raises(TargetRefusedError):
            write_packet(planned, target, replace=True)
        with pytest.raises(TargetRefusedError):
            write_csv(planned, target, replace=True)
    assert project.read_bytes() == b"the project"


def test_a_folder_that_is_not_there_is_said(data_plan, tmp_path):
    with pytest.raises(CannotWritePacketError, match="is not there"):
        write_packet(data_plan, tmp_path / "nowhere" / "packet")
    with pytest.raises(TargetRefusedError, match="is a folder"):
        write_csv(data_plan, tmp_path)


def test_a_recording_that_is_none_costs_its_clips_and_nothing_else(tmp_path):
    told: list[str] = []
    planned = plan(story.request(text_file(tmp_path / "lesson.mp4"), snapshot=SHORT))
    made = write_packet(planned, tmp_path / "packet", warn=told.append)

    packet = json.loads((made / "packet.json").read_bytes())
    assert [(one["clip"], one["still"]) for one in packet["annotations"]] == [("", ""), ("", "")]
    assert b"<video" not in (made / "index.html").read_bytes()
    assert names_in(made) == ["annotations.csv", "debrief.pdf", "index.html", "packet.json"]
    assert any("stills of “lesson.mp4” are left out" in sentence for sentence in told)
    assert any("clip at 0:00–0:01 is left out" in sentence for sentence in told)


def test_parts_after_the_place_where_a_recording_broke_off_are_left_out(film, tmp_path):
    told: list[str] = []
    long_film = tmp_path / "long.mkv"
    make_film(long_film, seconds=6, size=(320, 180))
    broken = truncated(long_film, tmp_path / "broken.mkv", keep=0.4)
    snapshot = replace(SHORT, annotations=(short(1, 500, 1_300), short(2, 5_000, 5_500)))
    made = write_packet(plan(story.request(broken, snapshot=snapshot)), tmp_path / "packet", warn=told.append)

    assert (made / "clips/01-0m00.mp4").is_file()
    assert not (made / "clips/02-0m05.mp4").exists()
    assert any("0:05–0:05" in sentence for sentence in told)


def test_single_documents_name_no_files_that_only_a_packet_has(planned, tmp_path):
    write_csv(planned, tmp_path / "a.csv")
    write_json(planned, tmp_path / "a.json")
    write_pdf(planned, tmp_path / "a.pdf")
    assert b"clips/" not in (tmp_path / "a.csv").read_bytes()
    assert b"stills/" not in (tmp_path / "a.json").read_bytes()
    assert (tmp_path / "a.pdf").read_bytes().count(b"/Subtype/Image") == 2
    assert names_in(tmp_path) == ["a.csv", "a.json", "a.pdf"]
