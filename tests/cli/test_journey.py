"""From a recording to a packet by commands alone."""

import csv
import json
import os
import signal
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from coachview import __version__
from coachview.model.drawing import Point, Shape
from coachview.model.reflection import DEFAULT_PROMPTS
from coachview.project import Project
from support.films import make_film

ODD = "“naïve” 😀 'q' مرحبا #1 & % co"


def coachview(*arguments: object, **options: object) -> "subprocess.CompletedProcess[bytes]":
    command = [sys.executable, "-m", "coachview", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, check=False, **options)


def test_from_a_recording_to_a_packet(project, run, tmp_path):
    said = run(
        "annotate", project, "--at", "0:01.200", "--until", "2.5s", "--author", "ana ruiz", "--type", "wonder", ODD
    )
    assert (said.code, said.out, said.err) == (0, "Added the annotation at 0:01.200.\n", "")
    assert run("annotate", project, "--at", "0:00.5", "--author", "BEN", "--private", "SECRET").code == 0

    info = json.loads(run("info", project, "--json").out)
    assert [(one["name"], one["role"]) for one in info["people"]] == [("Ana Ruiz", "teacher"), ("Ben", "coach")]
    assert info["counts"]["annotations"] == 2
    assert info["counts"]["private_annotations"] == 1
    first, second = info["annotations"]
    assert (first["text"], first["private"], first["author"], first["end_ms"]) == ("SECRET", True, "Ben", None)
    assert (second["text"], second["type"], second["start_ms"], second["end_ms"]) == (ODD, "wonder", 1200, 2500)
    assert info["recordings"][0]["file"] == str(tmp_path / "lesson.mp4")
    assert [one["prompt"] for one in info["reflections"]] == list(DEFAULT_PROMPTS)

    said = run("export", project, tmp_path / "packet")
    assert (said.code, said.err) == (0, "")
    made = {path.relative_to(tmp_path / "packet").as_posix() for path in (tmp_path / "packet").rglob("*.*")}
    assert made == {
        "index.html",
        "debrief.pdf",
        "annotations.csv",
        "packet.json",
        "clips/01-0m01.mp4",
        "stills/01-0m01.jpg",
    }
    for file in (tmp_path / "packet").rglob("*.*"):
        assert b"SECRET" not in file.read_bytes()


def test_drawings_are_listed_and_leave_unless_they_are_not_wanted(project, run, tmp_path):
    run("annotate", project, "--at", "1", "--until", "2", "--author", "Ben", "look")
    run("annotate", project, "--at", "1", "--author", "Ben", "--private", "SECRET")
    with Project.open(project) as opened, opened.edit("Draw"):
        for one in opened.annotations.all():
            text = "SECRET" if one.is_private else "here"
            opened.drawings.add(one.id, Shape.TEXT, [Point(0.1, 0.2)], at_ms=one.start_ms, text=text)

    info = json.loads(run("info", project, "--json").out)
    assert info["counts"]["drawings"] == 2
    assert {one["text"] for one in info["drawings"]} == {"SECRET", "here"}
    assert {one["annotation_id"] for one in info["drawings"]} == {one["id"] for one in info["annotations"]}
    lines = run("info", project).out.splitlines()
    assert "2 annotations (1 private), 2 drawings" in lines
    assert any(line.endswith("look [the text “here”]") for line in lines)

    run("export", project, tmp_path / "packet")
    [annotation] = json.loads((tmp_path / "packet" / "packet.json").read_bytes())["annotations"]
    assert [(one["shape"], one["text"], one["points"]) for one in annotation["drawings"]] == [
        ("text", "here", [[0.1, 0.2]])
    ]
    assert not any(b"SECRET" in file.read_bytes() for file in (tmp_path / "packet").rglob("*.*"))
    still = (tmp_path / "packet" / "stills" / "01-0m01.jpg").read_bytes()
    run("export", project, tmp_path / "bare", "--no-drawings")
    [annotation] = json.loads((tmp_path / "bare" / "packet.json").read_bytes())["annotations"]
    assert annotation["drawings"] == []
    assert (tmp_path / "bare" / "stills" / "01-0m01.jpg").read_bytes() != still


@pytest.mark.parametrize("what", ["pdf", "csv", "json"])
def test_single_documents(project, run, tmp_path, what):
    run("annotate", project, "--at", "1", "--author", "Ana Ruiz", ODD)
    out = tmp_path / f"out.{what}"
    assert run("export", project, out, "--format", what).code == 0
    if what == "csv":
        rows = csv.DictReader(out.read_text("utf-8-sig").splitlines())
        assert [row["text"] for row in rows] == [ODD]
    elif what == "json":
        assert json.loads(out.read_bytes())["annotations"][0]["text"] == ODD
    else:
        assert out.read_bytes().startswith(b"%PDF")
    again = run("export", project, out, "--format", what)
    assert again.is_one_sentence()
    assert run("export", project, out, "--format", what, "--replace").code == 0


def test_a_zip(project, run, tmp_path):
    assert run("export", project, tmp_path / "packet", "--zip").out == f"Exported {tmp_path / 'packet.zip'}.\n"
    assert zipfile.ZipFile(tmp_path / "packet.zip").testzip() is None


def test_the_text_of_info_is_for_people(project, run, tmp_path):
    run("annotate", project, "--at", "0:01.2", "--author", "Ana Ruiz", "--type", "evidence", "two\nlines")
    lines = run("info", project).out.splitlines()
    assert lines[0] == "People       Ana Ruiz (teacher), Ben (coach)"
    assert "Focus        Why?" in lines
    assert f"Recording    lesson, 0:03, {tmp_path / 'lesson.mp4'}" in lines
    assert lines[-2:] == ["1 annotation", "0:01.200  Evidence  Ana Ruiz  two lines"]


def test_a_recording_that_is_gone_costs_only_its_pictures(project, run, tmp_path):
    run("annotate", project, "--at", "1", "--until", "2", "--author", "Ben", "a clip")
    (tmp_path / "lesson.mp4").unlink()
    said = run("export", project, tmp_path / "packet")
    assert said.code == 0
    assert "“lesson” was not found" in said.err
    assert sorted(path.name for path in (tmp_path / "packet").iterdir()) == [
        "annotations.csv",
        "debrief.pdf",
        "index.html",
        "packet.json",
    ]
    assert "file not found" in run("info", project).out
    checked = run("check", project)
    assert checked.code == 0
    assert "was not found" in checked.out


def test_a_sound_project_is_told_so(project, run):
    said = run("check", project)
    assert said.code == 0
    assert said.out.startswith("“lesson.coachview” is sound and holds 2 people, 1 coaching cycle, 1 recording")


def test_a_damaged_project_says_what_can_be_saved_and_saves_it(project, run, tmp_path):
    for number in range(3):
        run("annotate", project, "--at", "1", "--author", "Ben", f"note {number} " + "words " * 2000)
    data = project.read_bytes()
    project.write_bytes(data[: len(data) // 2] + b"\xff" * (len(data) - len(data) // 2))

    said = run("check", project)
    assert said.is_one_sentence()
    assert "damaged" in said.err
    assert "can be saved to a new file: 2 people" in said.err
    assert run("info", project).is_one_sentence()
    assert run("check", project, "--save-to", tmp_path / "saved.coachview").out.startswith("Saved 2 people")
    assert run("check", tmp_path / "saved.coachview").code == 0
    assert run("check", project, "--save-to", tmp_path / "saved.coachview").is_one_sentence()


def test_names_of_every_kind(tmp_path, film, run):
    path = tmp_path / f"{ODD}.coachview"
    assert run("new", path, "--video", film, "--title", ODD, "--teacher", ODD, "--coach", "").code == 0
    assert run("annotate", path, "--at", "0", "--author", ODD, ODD).code == 0
    assert run("export", path, tmp_path / f"{ODD} packet").code == 0
    assert run("export", path, tmp_path / f"{ODD}.zip", "--zip").code == 0
    info = json.loads(run("info", path, "--json").out)
    assert [one["name"] for one in info["people"]] == [ODD]


def test_the_sample_is_built(tmp_path, run):
    said = run("sample", tmp_path / "sample")
    assert said.code == 0
    (made,) = (tmp_path / "sample").glob("*.coachview")
    assert str(made) in said.out
    assert run("check", made).code == 0


def test_version(run):
    assert run("--version").out == f"CoachView {__version__}\n"


def test_no_command_but_the_window_loads_qt(project, tmp_path):
    code = (
        "import sys; from coachview.cli import main; code = main(sys.argv[1:]); "
        "assert not [name for name in sys.modules if name.startswith(('PySide6', 'shiboken', 'vlc'))]; sys.exit(code)"
    )
    for command in (
        ["annotate", project, "--at", "1", "--until", "2", "--author", "Ben", "text"],
        ["info", project],
        ["check", project],
        ["export", project, tmp_path / "packet"],
    ):
        done = subprocess.run([sys.executable, "-c", code, *map(str, command)], capture_output=True, check=False)
        assert (done.returncode, done.stderr) == (0, b"")


def test_a_csv_loads_none_of_the_heavy_libraries(project, tmp_path):
    code = (
        "import sys; from coachview.cli import main; main(sys.argv[1:]); "
        "print({'av', 'typst', 'jinja2', 'sqlite_utils'} & set(sys.modules))"
    )
    command = [sys.executable, "-c", code, "export", str(project), str(tmp_path / "a.csv"), "--format", "csv"]
    assert subprocess.run(command, capture_output=True, text=True, check=True).stdout.splitlines()[-1] == "set()"


@pytest.mark.parametrize("encoding", ["ascii", "cp1252"])
def test_a_console_without_the_letters_gets_them_spelled_out(project, run, encoding):
    run("annotate", project, "--at", "1", "--author", "Ben", ODD)
    environment = {**os.environ, "PYTHONIOENCODING": encoding, "PYTHONUTF8": "0"}
    done = coachview("info", project, env=environment)
    assert (done.returncode, done.stderr) == (0, b"")
    assert b"\\U0001f600" in done.stdout or sys.platform == "win32"


@pytest.mark.skipif(sys.platform == "win32", reason="pipes break otherwise there")
def test_a_reader_that_goes_away_is_no_error(project):
    read, write = os.pipe()
    os.close(read)
    done = subprocess.run(
        [sys.executable, "-m", "coachview", "info", str(project)], stdout=write, stderr=subprocess.PIPE, check=False
    )
    os.close(write)
    assert (done.returncode, done.stderr) == (0, b"")


@pytest.mark.skipif(sys.platform == "win32", reason="signals are sent otherwise there")
def test_ctrl_c_leaves_nothing_behind(tmp_path, run):
    film = tmp_path / "long.mp4"
    make_film(film, seconds=10, size=(640, 360), gop=250)
    path = tmp_path / "long.coachview"
    run("new", path, "--video", film)
    run("annotate", path, "--at", "0", "--until", "10", "--author", "Coach", "the whole film")
    before = sorted(one.name for one in tmp_path.iterdir())
    command = [sys.executable, "-m", "coachview", "export", str(path), str(tmp_path / "packet")]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        while not list(tmp_path.glob(".packet-*.part/content/clips")) and process.poll() is None:
            pass
        process.send_signal(signal.SIGINT)
        _, err = process.communicate(timeout=60)
    assert process.returncode == 130
    assert err.decode() == "Stopped. Nothing was left behind.\n"
    assert sorted(one.name for one in tmp_path.iterdir()) == before


def test_the_window_opens_without_a_command(project, tmp_path):
    from coachview.cli import main

    opened: list[list[str]] = []

    def open_window(arguments: "list[str]") -> int:
        opened.append(list(arguments))
        return 7

    assert main([], open_window=open_window) == 7
    assert main([str(project)], open_window=open_window) == 7
    assert opened == [[], [str(project)]]
    assert main([str(tmp_path / "gone.coachview")], open_window=open_window) == 1
    with pytest.raises(SystemExit):
        main(["exprot"], open_window=open_window)
    assert main(["info", str(project)], open_window=open_window) == 0
    assert len(opened) == 2


def test_python_m_coachview_is_the_command_line():
    done = coachview("--version")
    assert done.stdout.decode().split() == ["CoachView", __version__]
    assert Path(done.args[0]) == Path(sys.executable)
