"""Bad input: one sentence and 1, or usage and 2; never a traceback, and nothing changed or left behind."""

import os
from pathlib import Path

import pytest

from coachview.project import Project
from support.films import folder, make_film, sound_only, text_file, truncated, zero_bytes


def tree(path: Path) -> dict[str, bytes]:
    return {one.relative_to(path).as_posix(): one.read_bytes() if one.is_file() else b"" for one in path.rglob("*")}


@pytest.mark.parametrize(
    "make",
    [
        lambda path, _film: text_file(path / "notes.txt"),
        lambda path, _film: text_file(path / "lesson.mp4"),
        lambda path, _film: zero_bytes(path / "lesson.mp4"),
        lambda path, _film: sound_only(path / "lesson.m4a"),
        lambda path, _film: folder(path / "lesson.mp4"),
        lambda path, _film: path / "nowhere.mp4",
        lambda path, film: truncated(film, path / "lesson.mp4", keep=0.3),
    ],
    ids=["text", "text named mp4", "zero bytes", "sound only", "a folder", "nothing", "truncated"],
)
def test_new_refuses_what_is_no_video(tmp_path, film, run, make):
    video = make(tmp_path, film)
    before = tree(tmp_path)
    said = run("new", tmp_path / "lesson.coachview", "--video", video)
    assert said.is_one_sentence()
    assert tree(tmp_path) == before


def test_new_takes_what_can_be_played_of_a_recording_that_broke_off(tmp_path, run):
    make_film(tmp_path / "whole.mkv", seconds=8, size=(160, 90))
    broken = truncated(tmp_path / "whole.mkv", tmp_path / "broken.mkv", keep=0.4)
    assert run("new", tmp_path / "lesson.coachview", "--video", broken).code == 0
    assert run("annotate", tmp_path / "lesson.coachview", "--at", "7.9", "--author", "Coach", "x").is_one_sentence()


def test_new_never_overwrites(project, film, run):
    before = project.read_bytes()
    assert run("new", project, "--video", film).is_one_sentence()
    assert run("new", film, "--video", film).is_one_sentence()
    assert project.read_bytes() == before


def test_new_needs_a_folder_that_is_there(tmp_path, film, run):
    assert run("new", tmp_path / "no" / "lesson.coachview", "--video", film).is_one_sentence()


def test_new_needs_two_names(tmp_path, film, run):
    path = tmp_path / "lesson.coachview"
    assert run("new", path, "--video", film, "--teacher", "Ana", "--coach", " ANA ").is_one_sentence()
    assert not path.exists()


def test_new_leaves_nothing_when_a_name_is_none(tmp_path, film, run):
    assert run("new", tmp_path / "lesson.coachview", "--video", film, "--coach", "\x07").is_one_sentence()
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may do anything")
def test_new_without_permission(tmp_path, film, run):
    tmp_path.chmod(0o500)
    assert run("new", tmp_path / "lesson.coachview", "--video", film).is_one_sentence()
    tmp_path.chmod(0o700)


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (["--at", "0:03.001", "--author", "Ben", "late"], "0:03.000 long"),
        (["--at", "1", "--until", "9", "--author", "Ben", "late"], "0:03.000 long"),
        (["--at", "2", "--until", "2", "--author", "Ben", "turned"], "not after its start"),
        (["--at", "2", "--until", "1", "--author", "Ben", "turned"], "not after its start"),
        (["--at", "1", "--author", "Joe", "who"], "“Ana Ruiz”, “Ben”"),
        (["--at", "1", "--author", "Ben", "  \n "], "no text"),
        (["--at", "1", "--author", "Ben", "--recording", "9", "which"], "1 “lesson”"),
    ],
)
def test_annotate_refuses_with_a_sentence(project, run, options, words):
    before = project.read_bytes()
    said = run("annotate", project, *options)
    assert said.is_one_sentence()
    assert words in said.err
    assert project.read_bytes() == before


@pytest.mark.parametrize("command", ["info", "check", "annotate", "export"])
@pytest.mark.parametrize("kind", ["missing", "text", "empty", "folder", "video", "other database"])
def test_what_is_no_project_is_said(tmp_path, film, run, command, kind):
    path = tmp_path / "lesson.coachview"
    if kind == "text":
        text_file(path)
    elif kind == "empty":
        zero_bytes(path)
    elif kind == "folder":
        folder(path)
    elif kind == "video":
        path.write_bytes(film.read_bytes())
    elif kind == "other database":
        path.write_bytes(b"SQLite format 3\0" + bytes(4080))
    before = tree(tmp_path)
    more = {"annotate": ["--at", "1", "--author", "Ben", "x"], "export": [tmp_path / "out"]}.get(command, [])
    assert run(command, path, *more).is_one_sentence()
    assert tree(tmp_path) == before


def test_a_project_open_in_a_window_can_be_read_and_exported_but_not_changed(project, run, tmp_path):
    with Project.open(project):
        said = run("annotate", project, "--at", "1", "--author", "Ben", "x")
        assert said.is_one_sentence()
        assert "open in another CoachView window" in said.err
        assert run("info", project).code == 0
        assert run("export", project, tmp_path / "packet").code == 0


def test_export_keeps_project_and_recording(project, run, tmp_path):
    before = tree(tmp_path)
    for out in (project, tmp_path / "lesson.mp4", project / "packet", tmp_path / "no" / "packet", tmp_path):
        for what in ("packet", "csv", "json", "pdf"):
            said = run("export", project, out, "--format", what, "--replace")
            assert said.is_one_sentence(), (out, what, said)
    assert tree(tmp_path) == before


def test_export_of_a_cycle_that_is_not_there(project, run, tmp_path):
    said = run("export", project, tmp_path / "packet", "--cycle", "Nowhere")
    assert said.is_one_sentence()
    assert "“lesson”" in said.err
    assert run("export", project, tmp_path / "packet", "--cycle", " LESSON ").code == 0


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["exprot"],
        ["new"],
        ["new", "x.coachview"],
        ["annotate", "x.coachview", "--at", "soon", "--author", "Ben", "text"],
        ["annotate", "x.coachview", "--at", "1:75", "--author", "Ben", "text"],
        ["annotate", "x.coachview", "--at", "1", "--author", "Ben", "--type", "score", "text"],
        ["annotate", "x.coachview", "--at", "1", "text"],
        ["export", "x.coachview"],
        ["export", "x.coachview", "out", "--format", "docx"],
        ["export", "x.coachview", "out", "--format", "csv", "--zip"],
        ["info", "a", "b"],
        ["--nonsense"],
    ],
)
def test_wrong_usage_is_2(run, arguments):
    said = run(*arguments)
    assert said.code == 2
    assert said.err.startswith("usage: coachview")
    assert "Traceback" not in said.err


def test_errors_of_the_system_are_sentences(project, run, monkeypatch):
    def refuse(*_arguments: object, **_options: object) -> None:
        raise OSError(5, "Input/output error", "/somewhere/lesson.coachview")

    monkeypatch.setattr("coachview.project.Project.open", refuse)
    said = run("info", project)
    assert said.is_one_sentence()
    assert "“lesson.coachview” could not be used: Input/output error" in said.err


def test_a_bug_keeps_its_traceback(project, run, monkeypatch):
    def broken(*_arguments: object, **_options: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("coachview.project.Project.open", broken)
    with pytest.raises(ZeroDivisionError):
        run("info", project)
