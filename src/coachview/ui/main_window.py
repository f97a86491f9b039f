"""The window: it arranges the home page and the workspace, and gives each command to whoever carries it out."""

from pathlib import Path

from PySide6.QtCore import QByteArray, QEvent, QMimeData, QSize, Qt
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QMainWindow, QStackedWidget

from coachview.errors import CoachViewError
from coachview.project import Edit, Project
from coachview.ui.actions import Actions
from coachview.ui.commands import When
from coachview.ui.context import UiContext
from coachview.ui.dialogs import files, messages
from coachview.ui.dialogs.about import show_about
from coachview.ui.dialogs.export_dialog import ExportDialog
from coachview.ui.dialogs.history_dialog import HistoryDialog
from coachview.ui.dialogs.key_map import KeyMapDialog
from coachview.ui.dialogs.new_cycle_dialog import NewCycleDialog
from coachview.ui.dialogs.settings_dialog import SettingsDialog
from coachview.ui.home_page import HomePage
from coachview.ui.key_guard import KeyGuard
from coachview.ui.opening import OpenedProject, ProjectOpener
from coachview.ui.phases.binding import bind_phases
from coachview.ui.playback.binding import bind_moving, bind_playback
from coachview.ui.playback.moving import Moving
from coachview.ui.recent import describe_recent
from coachview.ui.sample_opener import sample_project
from coachview.ui.stage.drawing.binding import bind_drawing, show_drawings
from coachview.ui.timeline.binding import bind_timeline
from coachview.ui.timeline.view import TimelineView
from coachview.ui.workspace.picture_commands import bind_picture
from coachview.ui.workspace.workspace import Workspace


class MainWindow(QMainWindow):
    """One window, one project. Closing it loses nothing: there is nothing to save."""

    def __init__(self, context: UiContext) -> None:
        super().__init__()
        self._context = context
        self.actions_table = Actions(self, context.theme)
        self.home = HomePage(self.actions_table, context.settings, context.jobs, context.theme)
        self._moving = Moving(context.playback, context.settings, self)
        self.workspace: Workspace | None = None
        self._stack = QStackedWidget()
        self._stack.addWidget(self.home)
        self.setCentralWidget(self._stack)
        self.actions_table.fill_menu_bar(self.menuBar())
        self.setAcceptDrops(True)
        self.setMinimumSize(760, 480)
        self._take_place(context.settings.geometry)
        self._leave_full_screen = QShortcut(QKeySequence(Qt.Key.Key_Escape), self)
        self._leave_full_screen.setEnabled(False)
        self._leave_full_screen.activated.connect(lambda: self._set_full_screen(on=False))
        self.opener = ProjectOpener(self, self._stack, context, self.actions_table, self._moving)
        self.opener.ready.connect(self._enter)
        self.home.project_requested.connect(lambda path: self.open_path(Path(path)))
        KeyGuard(self)
        self._bind()
        self._show_home()

    @property
    def project(self) -> Project | None:
        """The open project, or None on the home page."""
        return self.workspace.project if self.workspace else None

    def open_path(self, path: Path) -> None:
        """Begin to open a project, or start a new cycle with a recording; what is open stays until the other is."""
        if path.suffix.lower().lstrip(".") in (*files.VIDEO_ENDINGS, *files.SOUND_ENDINGS):
            self._new_cycle(path)
            return
        if self.project is not None and not self.project.read_only and _is_same_file(self.project.path, path):
            return  # opened once more it would meet its own lock and could only be looked at
        self.opener.open(path)

    def _enter(self, workspace: Workspace, opened: OpenedProject) -> None:
        """Put an open project into the window, in place of the one before."""
        if not self._may_leave():
            workspace.drop()
            return
        self._leave_project()
        self._moving.forget_places()
        self.workspace = workspace
        show_drawings(self.actions_table, self.workspace)
        self.workspace.recording_changed.connect(self._refresh_state)
        self.workspace.edited.connect(self._on_edit)
        self.workspace.video.fullscreen_requested.connect(self.actions_table["full_screen"].trigger)
        self.workspace.place.full_screen_changed.connect(self.actions_table["full_screen"].setChecked)
        self.workspace.place.detached_changed.connect(self._on_detached)
        self.home.stop()
        self._stack.addWidget(self.workspace)
        self._stack.setCurrentWidget(self.workspace)
        self.workspace.show_recording(opened.recording, opened.annotations)
        self._context.settings.remember_project(describe_recent(opened.project))
        self._refresh_state()
        self.workspace.video.setFocus()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _dropped_file(event.mimeData()) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        path = _dropped_file(event.mimeData())
        if path is not None:
            event.acceptProposedAction()
            self.open_path(path)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange and self.isActiveWindow() and self.workspace is not None:
            self.workspace.notice_others()

    def closeEvent(self, event: QCloseEvent) -> None:
        if not self._may_leave():
            event.ignore()
            return
        self.opener.cancel()
        self._set_full_screen(on=False)
        self._context.settings.geometry = self.saveGeometry()
        self.home.stop()
        self._leave_project()
        super().closeEvent(event)

    def _take_place(self, geometry: QByteArray) -> None:
        """Where the window was last time; the first time as large as is comfortable, and never beyond the screen."""
        if geometry.isEmpty() or not self.restoreGeometry(geometry):
            room = self.screen().availableSize()
            self.resize(QSize(1440, 900).boundedTo(room * 0.94))
            if room.height() < 820:
                self.setWindowState(Qt.WindowState.WindowMaximized)

    def _bind(self) -> None:
        self.actions_table.bind_all(
            {
                "new_cycle": self._new_cycle,
                "open_project": self._open_project,
                "open_sample": self._open_sample,
                "export": self._export,
                "relink": lambda: self._in_workspace(Workspace.relink),
                "close_project": self._close_project,
                "quit": self.close,
                "undo": lambda: self._undo(redo=False),
                "redo": lambda: self._undo(redo=True),
                "history": self._show_history,
                "settings": lambda: SettingsDialog(self._context.settings, self).open(),
                "key_map": lambda: KeyMapDialog(self._context.theme, self).open(),
                "about": lambda: show_about(self),
                "find": lambda: self._in_front(lambda space: space.side.find()),
                "annotate": self._annotate,
                "mark_in": lambda: self._in_workspace(lambda space: space.mark_in()),
                "mark_out": lambda: self._in_workspace(lambda space: space.mark_out()),
                "clear_in_out": lambda: self._in_workspace(lambda space: space.side.note_box.clear_in_out()),
                "previous_annotation": lambda: self._in_workspace(lambda space: space.about.go_to_neighbour(-1)),
                "next_annotation": lambda: self._in_workspace(lambda space: space.about.go_to_neighbour(+1)),
                "go_to_time": lambda: self._in_workspace(lambda space: space.about.go_to_time()),
                "play_annotation": lambda: self._in_workspace(lambda space: space.about.play_annotation()),
                "loop_clip": lambda: self._in_workspace(lambda space: space.about.loop_clip()),
                "full_screen": self._on_full_screen,
                "show_annotations": lambda: self._in_front(lambda space: space.side.show_tab(0)),
                "show_reflection": lambda: self._in_front(lambda space: space.side.show_tab(1)),
                "show_steps": lambda: self._in_front(lambda space: space.side.show_tab(2)),
                "show_pacing": lambda: self._in_front(lambda space: space.side.show_tab(3)),
            }
        )
        bind_timeline(self.actions_table, self._context.settings, self._timeline)
        bind_playback(self.actions_table, self._context.playback)
        bind_moving(self.actions_table, self._moving, self._context.playback)
        bind_picture(self.actions_table, self._in_workspace)
        bind_drawing(self.actions_table, lambda: self.workspace)
        bind_phases(self.actions_table, lambda: self.workspace.lesson if self.workspace else None)
        self.actions_table["own_window_on_top"].setChecked(self._context.settings.picture_on_top)

    def _timeline(self) -> TimelineView | None:
        return self.workspace.timeline if self.workspace else None

    def _in_workspace(self, act: object) -> None:
        if self.workspace is not None:
            act(self.workspace)

    def _in_front(self, act: object) -> None:
        """Do what is looked at in the main window, also when the key was pressed in the picture's own."""
        self._in_workspace(lambda space: space.place.make_way())
        self.activateWindow()
        self._in_workspace(act)

    def _annotate(self) -> None:
        """Freeze the time first: leaving full screen for the note box takes a moment."""
        self._in_workspace(lambda space: space.freeze_note())
        self._set_full_screen(on=False)
        self._in_front(lambda space: space.side.note_box.begin())

    def _new_cycle(self, video: Path | None = None) -> None:
        dialog = NewCycleDialog(self._context, video, self)
        dialog.created.connect(self.open_path)
        dialog.open()

    def _open_project(self) -> None:
        path = files.ask_for_project(self, self._context.settings)
        if path is not None:
            self.open_path(path)

    def _open_sample(self) -> None:
        self._context.jobs.start(
            "Make the sample lesson",
            lambda _progress: sample_project(),
            done=self.open_path,
            failed=lambda error: messages.show_error(self, "The sample lesson could not be made", error),
        )

    def _export(self) -> None:
        space = self.workspace
        if space is not None:
            space.keep_typed()
            ExportDialog(space.project, space.recording, self._context, self).open()

    def _show_history(self) -> None:
        if self.project is not None:
            HistoryDialog(self.project, self).open()

    def _undo(self, *, redo: bool) -> None:
        space = self.workspace
        if space is None:
            return
        space.keep_typed()
        try:
            edit = space.project.redo() if redo else space.project.undo()
        except CoachViewError as error:
            space.notice.show_notice(str(error))
            return
        if edit is not None:
            space.toast.say(f"{'Done again' if redo else 'Taken back'}: {edit.label}")

    def _may_leave(self) -> bool:
        """Write what is still being typed; ask when that cannot be done, for then closing would lose it."""
        if self.workspace is None or self.workspace.keep_typed():
            return True
        return messages.ask(
            self,
            "Something you wrote could not be saved",
            "The disk may be full, or the project may be in use elsewhere; the panel says what is wrong. "
            "If you close now, that text is lost.",
            "Close and lose the text",
        )

    def _close_project(self) -> None:
        if not self._may_leave():
            return
        self._set_full_screen(on=False)
        self._leave_project()
        self._show_home()

    def _leave_project(self) -> None:
        space, self.workspace = self.workspace, None
        if space is None:
            return
        self._context.settings.remember_project(describe_recent(space.project, self._context.playback.position_ms()))
        self._stack.removeWidget(space)
        space.leave()

    def _show_home(self) -> None:
        self._stack.setCurrentWidget(self.home)
        self.home.refresh()
        self._refresh_state()

    def _on_full_screen(self) -> None:
        on, space = self.actions_table["full_screen"].isChecked(), self.workspace
        if space is not None and space.place.is_detached:
            space.place.set_full_screen(on=on)
        else:
            self._set_full_screen(on=on)

    def _on_detached(self, on: bool) -> None:
        self.actions_table["own_window"].setChecked(on)
        self._set_full_screen(on=False)

    def _set_full_screen(self, *, on: bool) -> None:
        if on == self.isFullScreen():
            return
        self.actions_table["full_screen"].setChecked(on)
        self._leave_full_screen.setEnabled(on)
        self.menuBar().setVisible(not on)
        self._in_workspace(lambda space: space.set_full_screen(on))
        if on:
            self.showFullScreen()
        else:
            self.showNormal()

    def _on_edit(self, _edit: Edit) -> None:
        self._refresh_state()

    def _refresh_state(self, _recording: object = None) -> None:
        states = {When.ALWAYS}
        project = self.project
        if project is not None:
            states.add(When.PROJECT)
            if not project.read_only:
                states.add(When.WRITABLE)
            if self.workspace.recording is not None:
                states.add(When.RECORDING)
        self.actions_table.set_state(states)
        self.setWindowTitle(f"{project.path.stem} — CoachView" if project else "CoachView")
        self._label_undo(project)

    def _label_undo(self, project: Project | None) -> None:
        for command_id, label, verb in (
            ("undo", project.undo_label() if project else None, "&Undo"),
            ("redo", project.redo_label() if project else None, "&Redo"),
        ):
            action = self.actions_table[command_id]
            action.setText(f"{verb}: {label}" if label else verb)
            action.setEnabled(label is not None and not project.read_only)


def _is_same_file(one: Path, other: Path) -> bool:
    try:
        return one.samefile(other)
    except OSError:
        return False


def _dropped_file(data: QMimeData) -> Path | None:
    local = [url.toLocalFile() for url in data.urls() if url.isLocalFile()] if data.hasUrls() else []
    return Path(local[0]) if len(local) == 1 else None
