"""Opening a project: read by a job, its views made turn by turn; what is said and offered when it cannot be opened."""

from dataclasses import dataclass
from pathlib import Path
from threading import Lock

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from coachview.model.annotation import Annotation
from coachview.model.recording import Recording
from coachview.progress import Progress
from coachview.project import DamagedProjectError, Project
from coachview.project.salvage import salvage
from coachview.ui.actions import Actions
from coachview.ui.context import UiContext
from coachview.ui.dialogs import files, messages
from coachview.ui.jobs import Job
from coachview.ui.opening_sign import OpeningSign
from coachview.ui.playback.moving import Moving
from coachview.ui.turns import Turns
from coachview.ui.workspace.workspace import Workspace


@dataclass(frozen=True, slots=True)
class OpenedProject:
    """A project, the recording to show first and its annotations in time order; `report` is something to tell then."""

    project: Project
    recording: Recording | None
    annotations: list[Annotation]
    report: str = ""


class ProjectOpener(QObject):
    """Opens one project at a time; the window stays as it is, and of use, until `ready(workspace, opened)`.

    Opening something else meanwhile, or `cancel`, gives up what was begun and lets go of its file. `ended` is sent
    when there is nothing to wait for any more, whatever came of it. Workspaces are made inside of `room`, hidden.
    """

    ready = Signal(object, object)
    ended = Signal()

    def __init__(self, window: QWidget, room: QWidget, context: UiContext, actions: Actions, moving: Moving) -> None:
        super().__init__(window)
        self._window, self._room, self._context, self._actions = window, room, context, actions
        self._moving = moving
        self._job: Job | None = None
        self._parcel = Parcel()
        self._opened: OpenedProject | None = None
        self._workspace: Workspace | None = None
        self._assembling = Turns(self)
        self._assembling.done.connect(self._on_assembled)
        self._sign = OpeningSign(window, context.theme)
        self._sign.cancel_requested.connect(self.cancel)

    @property
    def busy(self) -> bool:
        """Whether a project is being opened."""
        return self._job is not None or self._workspace is not None

    def open(self, path: Path) -> None:
        """Open the project at `path`."""
        self._start(path)

    def cancel(self) -> None:
        """Give up what is being opened; nothing of it is left."""
        job, self._job = self._job, None
        if job is not None:
            job.cancel()
        self._parcel.refuse()
        self._assembling.drop()
        self._drop_workspace()
        self._end()

    def _start(self, path: Path, report: str = "") -> None:
        self.cancel()
        parcel = self._parcel = Parcel()

        def work(progress: Progress) -> None:
            parcel.put(_read(path, report, progress))

        job = self._job = self._context.jobs.start("Open a project", work)  # logs name no project
        job.succeeded.connect(lambda _nothing: self._on_opened(job))
        job.failed.connect(lambda error: self._on_failed(job, error, path))
        self._sign.announce(f"Opening “{path.stem}”")

    def _on_opened(self, job: Job) -> None:
        opened = self._parcel.take() if job is self._job else None
        if opened is None:
            return
        self._job, self._opened = None, opened
        opened.project.take_over()
        self._workspace = Workspace(opened.project, self._context, self._actions, self._moving, self._room)
        self._assembling.start(self._workspace.assemble(opened.recording, opened.annotations))

    def _on_assembled(self) -> None:
        workspace, self._workspace = self._workspace, None
        opened, self._opened = self._opened, None
        self._end()
        self.ready.emit(workspace, opened)
        if opened.report:
            messages.tell(self._window, "Saved what could be read", opened.report)

    def _on_failed(self, job: Job, error: Exception, path: Path) -> None:
        if job is not self._job:
            return
        self._job = None
        self._end()
        if isinstance(error, DamagedProjectError):
            self._offer_salvage(path, error)
        else:
            messages.show_error(self._window, "This project cannot be opened", error)

    def _offer_salvage(self, path: Path, error: DamagedProjectError) -> None:
        text = f"{error}\n\nSave what can be read to a new file? The damaged file stays as it is."
        if not messages.ask(self._window, "This project is damaged", text, "Save what can be read…"):
            return
        target = files.ask_where_to_save(
            self._window,
            self._context.settings,
            "Save what can be read",
            f"{path.stem} (saved).coachview",
            "CoachView projects (*.coachview)",
        )
        if target is not None:
            self._salvage(path, target)

    def _salvage(self, path: Path, target: Path) -> None:
        self.cancel()
        job = self._job = self._context.jobs.start("Save what can be read", lambda _progress: salvage(path, target))
        job.succeeded.connect(lambda saved: self._on_saved(job, target, saved.sentence))
        job.failed.connect(lambda error: self._on_not_saved(job, error))
        self._sign.announce(f"Saving what can be read of “{path.stem}”")

    def _on_saved(self, job: Job, target: Path, sentence: str) -> None:
        if job is self._job:
            self._start(target, sentence)

    def _on_not_saved(self, job: Job, error: Exception) -> None:
        if job is self._job:
            self._job = None
            self._end()
            messages.show_error(self._window, "It could not be saved", error)

    def _drop_workspace(self) -> None:
        workspace, self._workspace = self._workspace, None
        if workspace is not None:
            workspace.drop()

    def _end(self) -> None:
        self._sign.withdraw()
        self.ended.emit()


class Parcel:
    """An opened project on its way from the job to the window: one of the two always lets go of it."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._opened: OpenedProject | None = None
        self._refused = False

    def put(self, opened: OpenedProject) -> None:
        """Called by the job."""
        with self._lock:
            if not self._refused:
                self._opened = opened
                return
        opened.project.close()

    def take(self) -> OpenedProject | None:
        """Called by the window, which closes the project from now on."""
        with self._lock:
            opened, self._opened = self._opened, None
        return opened

    def refuse(self) -> None:
        """Nobody will take it any more."""
        with self._lock:
            self._refused = True
        opened = self.take()
        if opened is not None:
            opened.project.close()


def _read(path: Path, report: str, progress: Progress) -> OpenedProject:
    """Open the project and read what is shown first; raises ProjectError kin and CancelledError."""
    project = Project.open(path, progress=progress)
    try:
        recording = next(iter(project.recordings.all()), None)
        annotations = project.annotations.all(recording.id) if recording is not None else []
        progress.check()
    except BaseException:
        project.close()
        raise
    return OpenedProject(project, recording, annotations, report)
