from pathlib import Path

from coachview.folders import documents_folder
from coachview.sample.build import build_sample


def sample_project() -> Path:
    """The sample lesson's project: made once in the user's documents, and the same one ever after."""
    folder = documents_folder() / "CoachView sample"
    existing = sorted(folder.glob("*.coachview"))
    return existing[0] if existing else build_sample(folder)
