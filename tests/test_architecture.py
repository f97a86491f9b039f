"""The sentences of ARCHITECTURE.md about who may import whom, held against the code, and proof that each one bites."""

import ast
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
SOURCE = ROOT / "src" / "coachview"

QT_FREE = (
    "coachview.model.annotation",
    "coachview.project",
    "coachview.media.probe",
    "coachview.packet.plan",
    "coachview.services",
    "coachview.sample.build",
    "coachview.cli",
)

# For each contract: the module that gets the forbidden import, the import, and the contract's name.
PLANTED = {
    "layers": (
        "project/planted.py",
        "import coachview.packet",
        "app > ui | sample > services > player | packet > media > project > model",
    ),
    "new-room": (
        "attic/__init__.py",
        "",
        "app > ui | sample > services > player | packet > media > project > model",
    ),
    "values-not-projects": (
        "media/planted.py",
        "import coachview.project",
        "media, packet and player take values and give values or files: they never see a Project",
    ),
    "qt-free": (
        "services/planted.py",
        "from PySide6.QtCore import QObject",
        "Qt is imported in ui, player and app only",
    ),
    "model-stdlib-only": (
        "model/planted.py",
        "import platformdirs",
        "model imports the standard library only",
    ),
    "one-importer-sqlite": (
        "ui/planted.py",
        "import sqlite3",
        "project is the only importer of sqlite3 and sqlite_utils",
    ),
    "one-importer-av": (
        "packet/planted.py",
        "def late() -> None:\n    import av",
        "media is the only importer of PyAV",
    ),
    "one-importer-vlc": (
        "player/planted.py",
        "import vlc",
        "player.vlc_player is the only importer of vlc",
    ),
}


def broken_contracts(folder: Path) -> list[str]:
    """The names of the contracts that the package `coachview` in `folder` breaks."""
    code = "from importlinter.cli import lint_imports; raise SystemExit(lint_imports(no_cache=True))"
    command = [sys.executable, "-c", code]
    output = subprocess.run(command, cwd=folder, capture_output=True, text=True, env=_environment(folder), check=False)
    said = output.stdout + output.stderr
    assert "Contracts: " in said, said
    broken = re.findall(r"^(.+) BROKEN(?: \(.*\))?$", said, re.MULTILINE)
    assert (output.returncode == 0) == (not broken), said
    return broken


def _environment(folder: Path) -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": str(folder), "COLUMNS": "250", "NO_COLOR": "1"}


@pytest.fixture
def copied_tree(tmp_path: Path) -> Path:
    """A copy of the real package and of its contracts, in which something forbidden can be planted."""
    shutil.copytree(SOURCE, tmp_path / "coachview", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    return tmp_path


def test_the_code_keeps_every_contract(copied_tree: Path) -> None:
    assert broken_contracts(copied_tree) == []


@pytest.mark.parametrize("planted", PLANTED)
def test_a_planted_import_breaks_its_contract_and_no_other(copied_tree: Path, planted: str) -> None:
    where, forbidden, contract = PLANTED[planted]
    target = copied_tree / "coachview" / where
    target.parent.mkdir(exist_ok=True)
    target.write_text(forbidden + "\n", "utf-8")

    assert broken_contracts(copied_tree) == [contract]


def test_every_contract_has_a_planted_violation() -> None:
    import tomllib

    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"]["contracts"]
    assert {one["name"] for one in contracts} == {name for _where, _what, name in PLANTED.values()}


@pytest.mark.parametrize("module", QT_FREE)
def test_no_qt_is_loaded_without_a_window(module: str) -> None:
    """Indirect imports count too, which the contract on direct ones cannot see."""
    code = f"import sys, {module}; print([name for name in sys.modules if name.startswith(('PySide6', 'shiboken'))])"
    output = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert output.stdout.strip() == "[]"


def test_the_command_line_starts_without_the_heavy_libraries() -> None:
    """`coachview --version` and a wrong option must answer at once."""
    code = "import sys, coachview.cli; print(sorted({'av', 'vlc', 'typst', 'jinja2'} & set(sys.modules)))"
    output = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert output.stdout.strip() == "[]"


@pytest.mark.parametrize(("name", "importer"), [("QSettings", "ui/settings.py"), ("QThreadPool", "ui/jobs.py")])
def test_one_importer_of_each_outside_thing_in_qt(name: str, importer: str) -> None:
    users = [path.relative_to(SOURCE).as_posix() for path in SOURCE.rglob("*.py") if name in _imported_names(path)]
    assert users == [importer]


def _imported_names(path: Path) -> set[str]:
    tree = ast.parse(path.read_text("utf-8"))
    imports = [node for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)]
    return {alias.name for node in imports for alias in node.names}


def test_no_network_library_is_imported() -> None:
    """Nothing leaves the computer but a file that its owner exported."""
    banned = {"socket", "http", "urllib.request", "ssl", "ftplib", "smtplib", "asyncio", "PySide6.QtNetwork"}
    found = {path.name: names for path in SOURCE.rglob("*.py") if (names := _imported_modules(path) & banned)}
    assert found == {}


def _imported_modules(path: Path) -> set[str]:
    modules: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            modules |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            modules |= {node.module, node.module.partition(".")[0]}
    return modules
