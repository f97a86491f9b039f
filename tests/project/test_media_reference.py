"""A recording's file is found again wherever it went, as far as names and sizes tell."""

import os
import shutil
import sys
from dataclasses import replace
from pathlib import Path, PureWindowsPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coachview.model.recording import MediaReference
from coachview.project import InvalidEntryError
from coachview.project.media_reference import _leaves_the_computer, file_name, find_media, refer_to


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "coaching").mkdir()
    return tmp_path / "coaching" / "lesson.coachview"


def film(path: Path, content: str = "moving pictures") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(content)
    return path


def reference_to(project: Path, media: Path) -> MediaReference:
    return refer_to(project, media, duration_ms=60_000, fingerprint="f")


def test_a_reference_says_where_and_what(project: Path, tmp_path: Path) -> None:
    media = film(tmp_path / "videos" / "lesson “1” 🎬 שיעור.mp4")
    assert reference_to(project, media) == MediaReference(
        "../videos/lesson “1” 🎬 שיעור.mp4", str(media), len("moving pictures"), 60_000, "f"
    )
    assert find_media(project, reference_to(project, media)) == media


def test_a_file_that_is_not_there_cannot_be_referred_to(project: Path) -> None:
    with pytest.raises(FileNotFoundError):
        reference_to(project, project.with_name("gone.mp4"))


@pytest.mark.skipif(sys.platform in {"win32", "darwin"}, reason="names are always Unicode there")
def test_a_name_that_is_no_unicode_is_a_sentence(project: Path) -> None:
    media = film(project.with_name("caf\udce9.mp4"))
    with pytest.raises(InvalidEntryError, match=r"The name “.*caf\?\.mp4” has characters .* Rename the file"):
        reference_to(project, media)


def test_both_may_move_together(project: Path, tmp_path: Path) -> None:
    reference = reference_to(project, film(project.with_name("lesson.mp4")))
    moved = tmp_path / "elsewhere"
    shutil.move(project.parent, moved)
    assert find_media(moved / "lesson.coachview", reference) == moved / "lesson.mp4"


def test_the_project_alone_may_move(project: Path, tmp_path: Path) -> None:
    media = film(project.with_name("lesson.mp4"))
    reference = reference_to(project, media)
    assert find_media(tmp_path / "far" / "away" / "lesson.coachview", reference) == media


def test_the_file_may_move_beside_the_project_or_into_a_known_folder(project: Path, tmp_path: Path) -> None:
    media = film(tmp_path / "camera" / "lesson.mp4")
    reference = reference_to(project, media)
    known = tmp_path / "archive"
    known.mkdir()
    moved = Path(shutil.move(media, known))
    assert find_media(project, reference) is None
    assert find_media(project, reference, known_folders=[tmp_path / "gone", known]) == moved
    beside = Path(shutil.copy(moved, project.parent))
    assert find_media(project, reference, known_folders=[known]) == beside


def test_a_renamed_file_is_known_by_its_size_when_only_one_fits(project: Path) -> None:
    media = film(project.with_name("lesson.mp4"))
    reference = reference_to(project, media)
    renamed = media.rename(media.with_name("First lesson.MP4"))
    film(project.with_name("notes.txt"))
    film(project.with_name("another.mp4"), "longer than the other one")
    assert find_media(project, reference) == renamed
    assert find_media(project, reference, known_folders=[project.parent]) == renamed
    film(project.with_name("twin.mp4"))
    assert find_media(project, reference) is None


def test_a_file_of_the_right_size_goes_before_one_that_only_has_the_name(project: Path, tmp_path: Path) -> None:
    media = film(tmp_path / "camera" / "lesson.mp4")
    reference = reference_to(project, media)
    other = film(project.with_name("lesson.mp4"), "another lesson")
    assert find_media(project, reference) == media
    media.unlink()
    assert find_media(project, reference) == other
    assert find_media(project, replace(reference, relative_path="lesson.mp4", absolute_path="")) == other


def test_a_project_opened_by_a_link_finds_what_lies_beside_the_file_itself(project: Path, tmp_path: Path) -> None:
    media = film(project.with_name("lesson.mp4"))
    reference = replace(reference_to(project, media), absolute_path="")
    project.write_text("")
    link = tmp_path / "link.coachview"
    try:
        link.symlink_to(project)
    except OSError:
        pytest.skip("links cannot be made here")
    assert find_media(link, reference) == media


def test_a_folder_or_nothing_is_no_media(project: Path) -> None:
    (project.parent / "lesson.mp4").mkdir()
    assert find_media(project, MediaReference("lesson.mp4", str(project.parent / "lesson.mp4"), 10)) is None
    assert find_media(project, MediaReference()) is None
    assert find_media(project, MediaReference("a\0b.mp4", "/a\0b.mp4", 10)) is None
    assert find_media(project, MediaReference("x" * 5000, "/" + "x" * 5000, 10)) is None


def test_names_are_understood_whichever_system_wrote_them() -> None:
    assert file_name(MediaReference(absolute_path="C:\\Users\\Ana\\lesson 1.mp4")) == "lesson 1.mp4"
    assert file_name(MediaReference(absolute_path="/home/ana/lesson\\1.mp4")) == "lesson\\1.mp4"
    assert file_name(MediaReference(relative_path="../a/lesson.mp4", absolute_path="C:\\b\\other.mp4")) == "lesson.mp4"
    assert file_name(MediaReference()) == ""


def test_a_file_from_windows_is_found_beside_the_project(project: Path) -> None:
    media = film(project.with_name("lesson 1.mp4"))
    assert find_media(project, MediaReference("", "D:\\films\\lesson 1.mp4", media.stat().st_size)) == media


def test_windows_asks_no_server_because_a_file_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("coachview.project.media_reference.os.name", "nt")
    local, shared = PureWindowsPath("C:/lessons/a.coachview"), PureWindowsPath("//school/lessons/a.coachview")
    for path in ("\\\\evil\\share\\a.mp4", "//evil/share/a.mp4", "\\\\?\\UNC\\evil\\share\\a.mp4"):
        assert _leaves_the_computer(path, local)
        assert _leaves_the_computer(path, shared)
    assert not _leaves_the_computer("\\\\school\\lessons\\a.mp4", shared)
    assert not _leaves_the_computer("D:\\a.mp4", local)


@given(st.text(max_size=30), st.text(max_size=30), st.integers(-1, 2**40))
def test_whatever_a_file_says_no_search_fails(relative: str, absolute: str, size: int) -> None:
    found = find_media(Path(os.devnull).parent / "nowhere" / "a.coachview", MediaReference(relative, absolute, size))
    assert found is None or found.is_file()
