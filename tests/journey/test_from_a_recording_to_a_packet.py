"""The whole path in the real window, with the real libVLC and a real file: a teacher's first half hour."""

import shutil
import subprocess
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import qGray
from PySide6.QtWidgets import QApplication

from coachview.app import Application, make_qt
from coachview.model.annotation import Annotation
from coachview.player.player import PlayerState
from coachview.ui.dialogs.export_dialog import ExportDialog
from coachview.ui.dialogs.new_cycle_dialog import NewCycleDialog
from coachview.ui.panels.kept_text import KeptText
from coachview.ui.settings import Settings
from coachview.ui.workspace.workspace import Workspace
from support.films import Film, make_film, number_in

pytestmark = [pytest.mark.journey, pytest.mark.vlc, pytest.mark.browser]

WAIT_MS = 30_000
TEXT = "7 of 22 hands up – “wer hat's?” 🙋 ¿y ahora? مرحبا </script><b>"
CLIP_TEXT = "Partner talk: everybody turns at once."
ANSWER = "Reading took most of the time."
_MOVES = """(video) => new Promise((done) => {
  video.addEventListener("timeupdate", () => video.currentTime > 0.2 && done(1));
})"""
STEP = "A visual aid and a timer of three minutes for the launch."


@dataclass
class Session:
    """The program from start to quit; each session has the same user folder."""

    qtbot: Any
    folder: Path
    running: list[Application] = field(default_factory=list)

    def start(self, path: Path | None = None) -> Application:
        application = Application(make_qt(["coachview"]), Settings(self.folder / "settings.ini"))
        self.running.append(application)
        application.show(path)
        application.window.activateWindow()
        self.qtbot.waitUntil(application.window.isActiveWindow, timeout=WAIT_MS)
        self.qtbot.waitUntil(lambda: not application.window.opener.busy, timeout=WAIT_MS)
        return application

    def quit(self) -> None:
        while self.running:
            application = self.running.pop()
            application.close()
            application.window.deleteLater()
        QApplication.sendPostedEvents(None, 52)  # DeferredDelete


@pytest.fixture
def session(qtbot: Any, tmp_path: Path) -> Iterator[Session]:
    session = Session(qtbot, tmp_path)
    yield session
    session.quit()


@pytest.fixture(scope="module")
def film(tmp_path_factory: pytest.TempPathFactory) -> Film:
    folder = tmp_path_factory.mktemp("lesson “of” Müller 🎬")
    return make_film(folder / "lesson 'one'.mp4", seconds=14, fps=25, size=(320, 180), gop=50, b_frames=2)


def test_from_a_recording_to_a_packet(session: Session, film: Film, tmp_path: Path, visit: Callable[..., Any]) -> None:
    place = tmp_path / "journey.coachview"
    start_a_cycle(session, film, place)
    watch_and_pause_on_the_exact_frame(session, film)
    note = annotate_at_a_known_time(session)
    undo_and_redo(session, note)
    clip = annotate_a_clip(session)
    reflect_and_commit_to_a_step(session)
    session.quit()

    again = session.start(place)
    everything_is_there(session, again, [note, clip])
    folder = export(session, again, tmp_path / "packet")
    session.quit()

    read_in_a_browser(folder, visit)
    read_on_paper(folder)


def start_a_cycle(session: Session, film: Film, place: Path) -> None:
    window = session.start().window
    window.actions_table["new_cycle"].trigger()
    dialog = window.findChild(NewCycleDialog)
    dialog.video.setText(str(film.path))
    dialog.title.setText("Grade 3 mathematics")
    dialog.focus.setPlainText("How long do students work?")
    dialog.teacher.setText("Inés Núñez")
    dialog.coach.setText("Renée Okafor")
    dialog.place.setText(str(place))
    dialog.accept()
    session.qtbot.waitUntil(lambda: window.workspace is not None and not dialog.isVisible(), timeout=WAIT_MS)
    window.activateWindow()  # a window manager does this when a dialog closes; the screenless platform has none
    session.qtbot.waitUntil(window.isActiveWindow, timeout=WAIT_MS)
    session.qtbot.waitUntil(lambda: playback(session).is_exact, timeout=WAIT_MS)
    assert place.is_file()
    assert number_on_screen(session) == 0


def watch_and_pause_on_the_exact_frame(session: Session, film: Film) -> None:
    press(session, Qt.Key.Key_Space)
    session.qtbot.waitUntil(lambda: playback(session).position_ms() > 3_000, timeout=WAIT_MS)
    assert playback(session).state is PlayerState.PLAYING
    press(session, Qt.Key.Key_Space)
    session.qtbot.waitUntil(lambda: playback(session).is_exact, timeout=WAIT_MS)
    shown = number_on_screen(session)
    assert film.time_ms(shown) == playback(session).position_ms()
    press(session, Qt.Key.Key_Period)
    session.qtbot.waitUntil(lambda: playback(session).position_ms() == film.time_ms(shown + 1), timeout=WAIT_MS)
    press(session, Qt.Key.Key_Comma)
    session.qtbot.waitUntil(lambda: playback(session).position_ms() == film.time_ms(shown), timeout=WAIT_MS)


def annotate_at_a_known_time(session: Session) -> Annotation:
    now = playback(session).position_ms()
    press(session, Qt.Key.Key_M)
    edit = workspace(session).side.note_box.edit
    assert edit.hasFocus()
    type_text(session, TEXT)
    session.qtbot.keyClick(edit, Qt.Key.Key_Return)
    (note,) = workspace(session).project.annotations.all()
    assert (note.text, note.start_ms, note.end_ms) == (TEXT, now, None), "standing still, the frame itself is meant"
    assert not edit.hasFocus()
    assert shown_ids(session) == [note.id]
    return note


def undo_and_redo(session: Session, note: Annotation) -> None:
    press(session, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert shown_ids(session) == []
    press(session, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    assert shown_ids(session) == [note.id]
    assert workspace(session).project.annotations.get(note.id) == note


def annotate_a_clip(session: Session) -> Annotation:
    workspace(session).seek(5_000)
    press(session, Qt.Key.Key_I)
    press(session, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    press(session, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    press(session, Qt.Key.Key_O)
    press(session, Qt.Key.Key_M)
    assert workspace(session).side.note_box.edit.hasFocus()
    type_text(session, CLIP_TEXT)
    session.qtbot.keyClick(workspace(session).side.note_box.edit, Qt.Key.Key_Return)
    clip = next(one for one in workspace(session).project.annotations.all() if one.text == CLIP_TEXT)
    assert (clip.start_ms, clip.end_ms) == (5_000, 7_000)
    return clip


def reflect_and_commit_to_a_step(session: Session) -> None:
    side = workspace(session).side
    side.show_tab(1)
    answer = side.reflection.findChildren(KeptText)[0]
    answer.setFocus()
    answer.insertPlainText(ANSWER)
    side.show_tab(2)
    with workspace(session).project.edit("Add action step"):
        cycle = workspace(session).project.cycles.all()[0]
        workspace(session).project.action_steps.add(cycle.id, STEP)
    side.show_tab(0)


def everything_is_there(session: Session, again: Application, notes: list[Annotation]) -> None:
    project = workspace(session).project
    assert set(shown_ids(session)) == {one.id for one in notes}
    assert project.reflections.all()[0].answer == ANSWER
    assert [one.text for one in project.action_steps.all()] == [STEP]
    session.qtbot.waitUntil(lambda: playback(session).is_exact, timeout=WAIT_MS)
    assert playback(session).position_ms() == 7_000
    assert again.window.actions_table["undo"].isEnabled()


def export(session: Session, again: Application, target: Path) -> Path:
    again.window.actions_table["export"].trigger()
    dialog = again.window.findChild(ExportDialog)
    session.qtbot.waitSignal(dialog.ready, timeout=WAIT_MS).wait()
    dialog.export_to(target)
    session.qtbot.waitUntil(lambda: dialog.written is not None, timeout=WAIT_MS)
    dialog.reject()
    assert {one.name for one in target.iterdir()} >= {"index.html", "debrief.pdf", "annotations.csv", "packet.json"}
    return target


def read_in_a_browser(folder: Path, visit: Callable[..., Any]) -> None:
    visited = visit(folder / "index.html")
    texts = visited.page.locator(".card .text").all_inner_texts()
    assert sorted(texts) == sorted([TEXT, CLIP_TEXT])
    visited.page.click("#a2 .play")
    video = visited.page.locator("#a2 video")
    assert video.evaluate(_MOVES) == 1
    assert visited.complaints == []


def read_on_paper(folder: Path) -> None:
    if shutil.which("pdftotext") is None:
        pytest.skip("pdftotext (poppler-utils) is not installed")
    text = subprocess.run(
        ["pdftotext", str(folder / "debrief.pdf"), "-"], capture_output=True, check=True, text=True, encoding="utf-8"
    ).stdout
    assert CLIP_TEXT in " ".join(text.split())
    assert STEP in " ".join(text.split())


def workspace(session: Session) -> Workspace:
    found = session.running[-1].window.workspace
    assert found is not None
    return found


def playback(session: Session) -> Any:
    return session.running[-1].playback


def press(session: Session, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Without a window manager nobody is active when a window of another test goes meanwhile: keys would go nowhere."""
    window = session.running[-1].window
    if not window.isActiveWindow():
        window.activateWindow()
        session.qtbot.waitUntil(window.isActiveWindow, timeout=WAIT_MS)
    session.qtbot.keyClick(QApplication.focusWidget() or window, key, modifiers)


def type_text(session: Session, text: str) -> None:
    """Letters as a keyboard gives them; what no key has is put in as an input method would."""
    edit = QApplication.focusWidget()
    for character in text:
        if character.isascii():
            session.qtbot.keyClicks(edit, character)
        else:
            edit.insertPlainText(character)


def shown_ids(session: Session) -> list[str]:
    return [one.id for one in workspace(session).side.annotations.model.annotations()]


def number_on_screen(session: Session) -> int:
    """The number that the painted widget shows."""
    view = workspace(session).video
    picture = view.grab().toImage()
    area = view.picture_rect()
    left, top = area.left(), area.top()

    def brightness(x: int, y: int) -> int:
        return qGray(picture.pixel(QPoint(round(left + x), round(top + y))))

    return number_in(area.width(), area.height(), brightness)
