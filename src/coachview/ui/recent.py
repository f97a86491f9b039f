from coachview.project import Project
from coachview.ui.settings import RecentProject


def describe_recent(project: Project, still_ms: int = 0) -> RecentProject:
    """What the home page shows of a project; `still_ms` is where one stopped watching."""
    cycles, recordings = project.cycles.all(), project.recordings.all()
    media = recordings[0].media if recordings else None
    return RecentProject(
        path=str(project.path),
        title=cycles[-1].title if cycles else project.path.stem,
        people=", ".join(person.name for person in project.people.all()),
        media_path=media.absolute_path if media else "",
        still_ms=still_ms or (media.duration_ms // 3 if media else 0),
    )
