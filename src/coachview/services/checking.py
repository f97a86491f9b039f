"""Whether a project file is sound, and what of a damaged one can be saved."""

from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

from coachview.errors import CoachViewError
from coachview.project import DamagedProjectError, Project
from coachview.project.media_reference import find_media
from coachview.project.salvage import salvage
from coachview.project.wording import counted


def check_project(path: Path) -> list[str]:
    """Sentences about a sound project: what is in it, and each recording whose file is not found.

    Raises DamagedProjectError, whose sentence also says what can be saved, and other ProjectError kin.
    """
    try:
        with Project.open(path, read_only=True) as project:
            snapshot = project.snapshot()
    except DamagedProjectError as error:
        can_be_saved = _what_can_be_saved(path)
        advice = (
            f"These can be saved to a new file: {counted(can_be_saved)}."
            if can_be_saved
            else "Nothing in it can be saved: look for another copy, in a backup or in your mail."
        )
        raise DamagedProjectError(f"{error} {advice}", can_be_saved) from error
    amounts = {
        "person": len(snapshot.people),
        "cycle": len(snapshot.cycles),
        "recording": len(snapshot.recordings),
        "annotation": len(snapshot.annotations),
        "drawing": len(snapshot.drawings),
        "planned_phase": len(snapshot.planned_phases),
        "actual_phase": len(snapshot.actual_phases),
        "reflection": len(snapshot.reflections),
        "action_step": len(snapshot.action_steps),
    }
    sentences = [f"“{path.name}” is sound and holds {counted(amounts)}."]
    sentences += [
        f"The file of the recording “{one.title}” was not found. Put it beside the project, or show it in the window."
        for one in snapshot.recordings
        if find_media(path, one.media) is None
    ]
    return sentences


def _what_can_be_saved(path: Path) -> Mapping[str, int]:
    """Rows per table, found out by saving into a folder that is thrown away."""
    with TemporaryDirectory(prefix="coachview-") as folder:
        try:
            return salvage(path, Path(folder) / "saved.coachview").saved
        except CoachViewError:
            return {}
