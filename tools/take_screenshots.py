"""Takes the pictures in the README anew: `python tools/take_screenshots.py`. Needs Chromium and no screen."""

import os
import sys
import tempfile
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
ROOT = Path(__file__).parents[1]
sys.path[:0] = [str(ROOT / "src"), str(ROOT / "tests"), str(ROOT)]

from PySide6.QtCore import QEventLoop, QTimer  # noqa: E402
from PySide6.QtWidgets import QApplication, QDialog, QWidget  # noqa: E402

from coachview.app import Application, make_qt  # noqa: E402
from coachview.packet.plan import plan  # noqa: E402
from coachview.packet.write import write_packet  # noqa: E402
from coachview.project import Project  # noqa: E402
from coachview.sample.build import build_sample  # noqa: E402
from coachview.services.export_request import build_request  # noqa: E402
from coachview.ui.settings import Settings  # noqa: E402
from tools.hour_lesson import make_hour  # noqa: E402

TARGET = ROOT / "docs" / "screenshots"
SEEK_MS = 98_500


def main() -> None:
    TARGET.mkdir(parents=True, exist_ok=True)
    qt = make_qt(["coachview"])
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        project = build_sample(folder / "Sample")
        for look, size, file in (
            ("light", (1600, 960), "workspace-light"),
            ("dark", (1366, 768), "workspace-dark"),
            ("light", (1366, 768), "workspace-1366"),
        ):
            show_workspace(qt, folder, project, look, size, file)
        show_drawing(qt, folder, project)
        show_hour(qt, folder)
        show_home_and_export(qt, folder, project)
        show_packet(folder, project)
        project.with_name("Sample lesson.mp4").rename(folder / "moved.mp4")
        show_workspace(qt, folder, project, "light", (1366, 768), "media-missing")


def show_workspace(qt: QApplication, folder: Path, project: Path, look: str, size: tuple[int, int], file: str) -> None:
    application = start(qt, folder, look, size, project)
    application.window.workspace.seek(SEEK_MS)
    wait(1500)
    save(application.window, file)
    application.close()


def show_drawing(qt: QApplication, folder: Path, project: Path) -> None:
    """The palette open over a picture that has something drawn on it."""
    application = start(qt, folder, "light", (1366, 768), project)
    space = application.window.workspace
    first = min(space.project.drawings.all(), key=lambda one: one.at_ms)
    space.seek(first.at_ms)
    wait(1000)
    application.window.actions_table["draw"].trigger()
    wait(500)
    save(application.window, "drawing")
    application.close()


def show_hour(qt: QApplication, folder: Path) -> None:
    """An hour with notes of two people and its phases, planned and actual."""
    for look, file in (("light", "hour-light"), ("dark", "hour-dark")):
        hour = folder / look
        hour.mkdir()
        application = start(qt, folder, look, (1600, 960), make_hour(hour))
        space = application.window.workspace
        space.seek(1_011_000)
        space.side.show_tab(3)
        space.rows.setSizes([430, 430])
        wait(2500)
        save(application.window, file)
        application.close()


def show_home_and_export(qt: QApplication, folder: Path, project: Path) -> None:
    application = start(qt, folder, "light", (1366, 768), project)
    application.window.workspace.seek(SEEK_MS)
    application.window.actions_table["export"].trigger()
    wait(1500)
    (dialog,) = (one for one in QApplication.topLevelWidgets() if isinstance(one, QDialog) and one.isVisible())
    save(dialog, "export")
    dialog.reject()
    application.window.actions_table["close_project"].trigger()
    wait(1500)
    save(application.window, "home")
    application.close()


def show_packet(folder: Path, project: Path) -> None:
    from playwright.sync_api import sync_playwright

    from support.browser import QUIET_ARGUMENTS, find_browser

    with Project.open(project) as opened:
        page = write_packet(plan(build_request(opened, clips=False)), folder / "packet") / "index.html"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(find_browser()), args=list(QUIET_ARGUMENTS))
        context = browser.new_context(viewport={"width": 1366, "height": 768})
        shown = context.new_page()
        shown.goto(page.as_uri())
        shown.screenshot(path=str(TARGET / "packet.png"))
        browser.close()


def start(qt: QApplication, folder: Path, look: str, size: tuple[int, int], project: Path) -> Application:
    settings = Settings(folder / "settings.ini")
    settings.look = look
    application = Application(qt, settings)
    application.show(project)
    application.window.showNormal()
    application.window.resize(*size)
    while application.window.opener.busy:
        wait(50)
    wait(1500)
    return application


def wait(milliseconds: int) -> None:
    """Let the window work; a picture is wanted of what a person sees after a moment."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def save(widget: QWidget, name: str) -> None:
    path = TARGET / f"{name}.png"
    widget.grab().save(str(path))
    print(path.relative_to(ROOT))


if __name__ == "__main__":
    main()
