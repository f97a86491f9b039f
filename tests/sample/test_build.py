import shutil
from datetime import date
from pathlib import Path

import pytest

from coachview.media.fingerprint import fingerprint
from coachview.media.frames import FrameReader
from coachview.media.probe import probe
from coachview.model.snapshot import Snapshot
from coachview.project import Project
from coachview.project.errors import ProjectExistsError
from coachview.project.media_reference import find_media
from coachview.resources_dir import resources_dir
from coachview.sample import build, lesson, story
from coachview.sample.build import PROJECT_NAME, RECORDING_NAME, SampleError, build_sample

TODAY = date(2026, 11, 24)


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample, built once for the tests that only look at it."""
    return build_sample(tmp_path_factory.mktemp("sample") / "made on the way", today=TODAY)


@pytest.fixture(scope="module")
def snapshot(sample: Path) -> Snapshot:
    with Project.open(sample) as project:
        return project.snapshot()


def test_the_sample_is_one_project_and_one_recording(sample: Path) -> None:
    assert {path.name for path in sample.parent.iterdir()} == {PROJECT_NAME, RECORDING_NAME}


def test_the_project_holds_the_whole_story(snapshot: Snapshot) -> None:
    assert {person.name for person in snapshot.people} == {story.TEACHER, story.COACH}
    [cycle], [recording], [step] = snapshot.cycles, snapshot.recordings, snapshot.action_steps
    assert (cycle.title, cycle.focus_question) == (story.CYCLE_TITLE, story.FOCUS_QUESTION)
    assert (recording.title, recording.cycle_id) == (story.RECORDING_TITLE, cycle.id)
    assert (step.text, step.due) == (story.ACTION_STEP.text, date(2026, 12, 8))
    names = {person.id: person.name for person in snapshot.people}
    assert names[step.owner_id] == story.TEACHER
    told = {
        (names[one.author_id], one.type, one.start_ms, one.end_ms, one.text, one.is_private)
        for one in snapshot.annotations
    }
    assert told == {(one.author, one.type, one.start_ms, one.end_ms, one.text, one.private) for one in story.NOTES}
    answered = [(one.prompt, one.answer) for one in snapshot.reflections]
    assert answered == [(one.prompt, one.answer) for one in story.REFLECTION]


def test_what_the_coach_drew_lies_on_exact_frames(sample: Path, snapshot: Snapshot) -> None:
    texts = {one.id: one.text for one in snapshot.annotations}
    keyed = {note.key: note.text for note in story.NOTES}
    drawn = [
        (texts[one.annotation_id], one.shape, one.at_ms, one.hold_ms, one.text, [(p.x, p.y) for p in one.points])
        for one in snapshot.drawings
    ]
    assert drawn == [
        (keyed[one.key], one.shape, one.at_ms, one.hold_ms, one.text, list(one.points)) for one in story.SKETCHES
    ]
    with FrameReader(sample.with_name(RECORDING_NAME)) as reader:
        assert all(reader.at(one.at_ms).time_ms == one.at_ms for one in story.SKETCHES)


def test_links_lead_to_the_notes_of_the_story(snapshot: Snapshot) -> None:
    texts = {one.id: one.text for one in snapshot.annotations}
    keyed = {note.key: note.text for note in story.NOTES}
    for made, told in [
        *zip(snapshot.reflections, story.REFLECTION, strict=True),
        (snapshot.action_steps[0], story.ACTION_STEP),
    ]:
        assert {texts[one] for one in made.annotation_ids} == {keyed[key] for key in told.evidence}


def test_the_recording_is_found_beside_the_project_wherever_it_is_moved(sample: Path, tmp_path: Path) -> None:
    moved = tmp_path / "elsewhere"
    shutil.copytree(sample.parent, moved)
    with Project.open(moved / PROJECT_NAME) as project:
        media = project.recordings.all()[0].media
    found = find_media(moved / PROJECT_NAME, media)
    assert found == moved / RECORDING_NAME
    assert (media.fingerprint, media.duration_ms) == (fingerprint(found), probe(found).duration_ms)
    assert abs(media.duration_ms - lesson.DURATION_MS) < 100


def test_history_reads_like_the_story(sample: Path) -> None:
    with Project.open(sample) as project:
        names = {person.id: person.name for person in project.people.all()}
        told = [(entry.label, names.get(entry.author_id, "")) for entry in reversed(project.history())]
        assert project.undo_label() == "Add action step"
    assert told[0][0] == "New coaching cycle"
    assert [who for label, who in told if label == "Add annotation"] == [note.author for note in story.NOTES]
    assert told[-1] == ("Add action step", story.COACH)
    assert "" not in {who for _label, who in told}


@pytest.mark.parametrize("name", [PROJECT_NAME, RECORDING_NAME])
def test_nothing_is_overwritten(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(b"mine")
    with pytest.raises(ProjectExistsError, match=rf"“{name}”.*already\. Open"):
        build_sample(tmp_path)
    assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir()] == [(name, b"mine")]


def test_a_folder_that_cannot_be_made_is_said_in_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")
    with pytest.raises(SampleError, match=r"could not be put into .* Choose another folder\.$"):
        build_sample(tmp_path / "file")


def test_a_missing_recording_is_said_in_a_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(build, "resources_dir", lambda: tmp_path / "nowhere")
    with pytest.raises(SampleError, match="Install CoachView again"):
        build_sample(tmp_path / "sample")
    assert not list(tmp_path.rglob("*.*"))


def test_nothing_is_left_when_the_story_cannot_be_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_args: object) -> None:
        raise RuntimeError("planted")

    monkeypatch.setattr(build, "_reflect", fail)
    with pytest.raises(RuntimeError, match="planted"):
        build_sample(tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_the_recording_ships() -> None:
    assert (resources_dir() / "sample" / "lesson.mp4").stat().st_size < 6_000_000
