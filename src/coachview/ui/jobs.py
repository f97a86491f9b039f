"""The only thread pool: whatever takes longer than one picture on the screen runs here, with progress and cancel."""

import logging
from collections.abc import Callable
from threading import Event
from typing import Any

from PySide6.QtCore import QObject, QRunnable, Qt, QThreadPool, Signal

from coachview.errors import CancelledError
from coachview.progress import Progress

log = logging.getLogger(__name__)


class Job(QObject):
    """One piece of work under way. Signals arrive on the GUI thread; exactly one of the last three is sent."""

    progressed = Signal(float)
    succeeded = Signal(object)
    failed = Signal(Exception)
    cancelled = Signal()
    _over = Signal(object, object)

    def __init__(self, label: str, work: Callable[[Progress], Any], parent: QObject) -> None:
        super().__init__(parent)
        self.label = label
        self._work = work
        self._unwanted = Event()
        self._over.connect(self._on_over, Qt.ConnectionType.QueuedConnection)

    def cancel(self) -> None:
        """Say that the result is not wanted; the work stops at its next check and `cancelled` is sent."""
        self._unwanted.set()

    def run(self) -> None:
        """Do the work; called on a pool thread."""
        result, error = None, None
        try:
            result = self._work(Progress(self.progressed.emit, self._unwanted.is_set))
        except Exception as caught:  # noqa: BLE001 - handed over to whoever started the job
            error = caught
        self._over.emit(result, error)

    def _on_over(self, result: Any, error: Exception | None) -> None:
        if self._unwanted.is_set() or isinstance(error, CancelledError):
            self.cancelled.emit()
        elif error is not None:
            log.info("Job %r failed", self.label, exc_info=error)
            self.failed.emit(error)
        else:
            self.succeeded.emit(result)
        self.deleteLater()


class _Runner(QRunnable):
    def __init__(self, job: Job) -> None:
        super().__init__()
        self._job = job

    def run(self) -> None:
        self._job.run()


class Jobs(QObject):
    """Starts jobs, knows which are under way, and ends them when the window closes."""

    started = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._running: list[Job] = []

    def start(
        self,
        label: str,
        work: Callable[[Progress], Any],
        *,
        done: Callable[[Any], None] | None = None,
        failed: Callable[[Exception], None] | None = None,
    ) -> Job:
        """Run `work` on a pool thread; `done` or `failed` is called on the GUI thread, neither after a cancel."""
        job = Job(label, work, self)
        if done is not None:
            job.succeeded.connect(done)
        if failed is not None:
            job.failed.connect(failed)
        for over in (job.succeeded, job.failed, job.cancelled):
            over.connect(self._on_job_over)
        self._running.append(job)
        self.started.emit(job)
        self._pool.start(_Runner(job))
        return job

    def running(self) -> list[Job]:
        """The jobs under way, oldest first."""
        return list(self._running)

    def shut_down(self) -> None:
        """Cancel everything and wait until no thread works any more."""
        for job in self._running:
            job.cancel()
        self._pool.clear()
        self._pool.waitForDone()
        self._running.clear()

    def _on_job_over(self) -> None:
        job = self.sender()
        if job in self._running:
            self._running.remove(job)
