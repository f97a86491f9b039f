"""What holds for the repository as a whole: what ships, what it names, and that its documents are true."""

import ast
import re
import shutil
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
SOURCE = ROOT / "src" / "coachview"
ICONS = ROOT / "resources" / "icons"

# Places that code may name: documentation, licences and formats. A package registry or a server is not among them.
KNOWN_HOSTS = {
    "www.apache.org",
    "docs.python.org",
    "fsf.org",
    "github.com",
    "lucide.dev",
    "openfontlicense.org",
    "pyinstaller.org",
    "scripts.sil.org",
    "www.gnu.org",
    "www.python.org",
    "www.sqlite.org",
    "www.videolan.org",
    "www.w3.org",
}
TEXT_ENDINGS = {
    "",
    ".py",
    ".md",
    ".toml",
    ".yaml",
    ".yml",
    ".html",
    ".css",
    ".js",
    ".typ",
    ".svg",
    ".spec",
    ".txt",
    ".json",
}


def tracked_files() -> list[Path]:
    """Every file of the repository, by git where it is a clone and by its folders where it is an unpacked archive."""
    if shutil.which("git"):
        listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=False)
        if listed.returncode == 0:
            names = [name for name in listed.stdout.split("\0") if name]
            return [ROOT / name for name in names if (ROOT / name).is_file()]
    tops = [path for path in ROOT.iterdir() if path.name not in {"sample-output", "dist", "build"}]
    paths = [path for top in tops if top.is_dir() and top.name[0] != "." for path in top.rglob("*")]
    return [path for path in [*tops, *paths] if path.is_file() and "__pycache__" not in path.parts]


@pytest.fixture(scope="module")
def texts() -> dict[str, str]:
    """The text files of the repository by their path in it."""
    files = [path for path in tracked_files() if path.suffix in TEXT_ENDINGS]
    return {path.relative_to(ROOT).as_posix(): path.read_text("utf-8") for path in files}


def test_no_file_names_a_place_of_one_machine(texts: dict[str, str]) -> None:
    places = re.compile(r"(?<![\w.])/(?:work|root)/|\.\./\.library")
    assert {name: found for name, text in texts.items() if (found := places.findall(text))} == {}


def test_only_tests_look_beside_the_repository(texts: dict[str, str]) -> None:
    beside = "../" + "shared"
    assert [name for name, text in texts.items() if beside in text and not name.startswith("tests/")] == []


def test_only_known_hosts_are_named(texts: dict[str, str]) -> None:
    """Neither a package registry nor a server that the program could talk to."""
    address = re.compile(r"https?://([\w.-]+\w)")
    code = {name: text for name, text in texts.items() if not name.endswith((".md", "LICENSE", "OFL.txt"))}
    named = {name: set(address.findall(text)) - KNOWN_HOSTS for name, text in code.items()}
    assert {name: hosts for name, hosts in named.items() if hosts and not name.startswith("tests/")} == {}


def test_every_icon_named_in_code_is_there() -> None:
    from coachview.packet.words import TYPE_ICONS
    from coachview.ui.commands import COMMANDS

    named = {one.icon for one in COMMANDS if one.icon} | set(TYPE_ICONS.values())
    for path in SOURCE.rglob("*.py"):
        named |= _icons_named_in(ast.parse(path.read_text("utf-8")))
    assert len(named) > 20
    assert {name for name in named if not (ICONS / f"{name}.svg").is_file()} == set()


def _icons_named_in(tree: ast.Module) -> set[str]:
    """The constant texts in the first argument of every call `….icon(…)`."""
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)]
    firsts = [call.args[0] for call in calls if call.func.attr == "icon" and call.args]  # type: ignore[attr-defined]
    constants = [node for first in firsts for node in ast.walk(first) if isinstance(node, ast.Constant)]
    return {str(node.value) for node in constants}


def test_links_in_the_documents_lead_somewhere(texts: dict[str, str]) -> None:
    link = re.compile(r"\]\(([^)#:]+)(?:#[^)]*)?\)")
    documents = {name: text for name, text in texts.items() if name.endswith(".md")}
    lost = {
        (name, target)
        for name, text in documents.items()
        for target in link.findall(text)
        if not (ROOT / name).parent.joinpath(target).exists()
    }
    assert documents
    assert lost == set()


def test_commands_in_the_documents_exist(texts: dict[str, str]) -> None:
    """A command in a code block of README or CONTRIBUTING is understood: `coachview X --help` answers."""
    blocks = re.findall(r"```(?:\w*)\n(.*?)```", texts["README.md"] + texts["CONTRIBUTING.md"], re.DOTALL)
    words = {match for block in blocks for match in re.findall(r"^(?:\$ )?coachview ([a-z]+)", block, re.MULTILINE)}
    assert words
    for word in sorted(words):
        command = [sys.executable, "-m", "coachview", word, "--help"]
        output = subprocess.run(command, capture_output=True, text=True, check=False)
        assert output.returncode == 0, f"coachview {word}: {output.stderr}"


def test_the_decision_records_are_short_and_complete(texts: dict[str, str]) -> None:
    records = {name: text for name, text in texts.items() if re.match(r"docs/decisions/\d{4}-", name)}
    assert len(records) >= 7
    for name, text in records.items():
        assert all(f"## {heading}" in text for heading in ("Context", "Decision", "Consequences")), name
        assert len(text.splitlines()) < 40, name


def test_the_wheel_carries_everything_the_program_reads(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)]
    subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    with zipfile.ZipFile(next(tmp_path.glob("*.whl"))) as wheel:
        inside = {name: wheel.getinfo(name).file_size for name in wheel.namelist()}

    resources = [path for path in tracked_files() if path.is_relative_to(ROOT / "resources")]
    wanted = {f"coachview/{path.relative_to(ROOT).as_posix()}": path.stat().st_size for path in resources}
    assert wanted
    assert {name: inside.get(name) for name in wanted} == wanted
    assert any(name.endswith("licenses/LICENSE") for name in inside)
    assert any(name.endswith("entry_points.txt") for name in inside)
    assert not [name for name in inside if name.startswith(("tests", "benchmarks", "tools"))]


def test_run_py_can_say_what_is_wrong_on_an_old_python() -> None:
    """An older Python must still read run.py far enough to print its sentence."""
    source = (ROOT / "run.py").read_text("utf-8")
    ast.parse(source, feature_version=(3, 8))
    assert "Python" in source


def test_the_version_is_said_once() -> None:
    from coachview import __version__

    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    assert "version" in project["dynamic"]
    assert re.fullmatch(r"\d+\.\d+\.\d+", __version__)
