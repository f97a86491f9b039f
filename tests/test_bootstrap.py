"""`run.py` on a computer where something is missing: with rights, without them, and with stale package lists."""

import os
import shutil
import sys
from pathlib import Path

import pytest
from tools.bootstrap import environment, needs, program, system
from tools.bootstrap.errors import SetupError
from tools.bootstrap.needs import Need

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="stands in for apt-get and sudo")


class Computer:
    """A computer whose commands are scripts of ours: they write down how they were called."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.log = folder / "log"

    def command(self, name: str, script: str) -> None:
        path = self.folder / name
        path.write_text(f'#!/bin/sh\necho "{name} $*" >> "{self.log}"\n{script}\n', "utf-8")
        path.chmod(0o755)

    def calls(self) -> list[str]:
        return self.log.read_text("utf-8").splitlines() if self.log.exists() else []

    def need(self) -> Need:
        """Something that is there once the stand-in apt-get has put it there."""
        return Need("a thing", (self.folder / "thing").exists, lambda: ("thing-package",))


@pytest.fixture
def computer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Computer:
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    return Computer(tmp_path)


INSTALLS = 'case "$1" in install) touch "$(dirname "$0")/thing";; esac'
RUNS_THE_REST = 'shift; exec "$@"'


def test_what_is_there_is_not_installed_again(computer: Computer, capsys: pytest.CaptureFixture[str]) -> None:
    computer.command("apt-get", INSTALLS)
    computer.command("sudo", RUNS_THE_REST)
    assert system.bring([Need("a shell", lambda: True, lambda: ("sh",))]) == []
    assert computer.calls() == []
    assert capsys.readouterr().out == ""


def test_with_sudo_it_is_installed_without_a_question(computer: Computer) -> None:
    computer.command("apt-get", INSTALLS)
    computer.command("sudo", RUNS_THE_REST)
    assert system.bring([computer.need()]) == []
    assert "apt-get install -y --no-install-recommends thing-package" in computer.calls()
    assert not [call for call in computer.calls() if "update" in call]


def test_stale_package_lists_are_fetched_once_and_tried_again(computer: Computer) -> None:
    fails_first = f'[ "$1" = update ] && exec touch "$0.fresh"\n[ -e "$0.fresh" ] || exit 100\n{INSTALLS}'
    computer.command("apt-get", fails_first)
    computer.command("sudo", RUNS_THE_REST)
    assert system.bring([computer.need()]) == []
    asked = [call.split()[1] for call in computer.calls() if call.startswith("apt-get")]
    assert asked == ["install", "update", "install"]


def test_without_rights_it_says_exactly_what_to_type(computer: Computer, capsys: pytest.CaptureFixture[str]) -> None:
    computer.command("apt-get", INSTALLS)
    computer.command("sudo", "exit 1")
    missing = system.bring([computer.need()])
    assert [need.what for need in missing] == ["a thing"]
    assert "\n    sudo apt-get install -y --no-install-recommends thing-package\n" in capsys.readouterr().err
    assert not [call for call in computer.calls() if call.startswith("apt-get")]


def test_without_python_venv_and_without_rights_it_says_what_to_type(computer: Computer) -> None:
    computer.command("apt-get", INSTALLS)
    computer.command("sudo", "exit 1")
    version = f"{sys.version_info[0]}.{sys.version_info[1]}"
    with pytest.raises(SetupError, match=rf"sudo apt-get install .*python{version}-venv"):
        system.install_venv_support()


@pytest.mark.parametrize(
    ("platform", "manager", "expected"),
    [
        ("darwin", "brew", ["brew", "install", "--cask", "vlc"]),
        ("win32", "winget", ["winget", "install", "--id", "VideoLAN.VLC"]),
        ("linux", "apt-get", ["apt-get", "install", "-y", "--no-install-recommends", "libvlc5", "vlc-plugin-base"]),
    ],
)
def test_vlc_comes_from_the_package_manager_of_the_system(
    monkeypatch: pytest.MonkeyPatch, platform: str, manager: str, expected: list[str]
) -> None:
    monkeypatch.setattr(shutil, "which", lambda name: name if name == manager else None)
    monkeypatch.setattr(sys, "platform", platform)
    assert [command[: len(expected)] for command in system.commands_for([needs.VLC])] == [expected]


def test_without_a_package_manager_it_says_where_to_get_it(
    computer: Computer, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PATH", str(computer.folder))
    need = Need("VLC", lambda: False, lambda: ("libvlc5",), by_hand="Install VLC from its own page.")
    assert system.bring([need]) == [need]
    assert "Install VLC from its own page." in capsys.readouterr().err


def test_a_display_is_x11_or_wayland(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    assert not program.has_display()
    monkeypatch.setenv("WAYLAND_DISPLAY", "wayland-0")
    assert program.has_display()


@pytest.fixture
def installs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[frozenset[str]]:
    """A checkout in a temporary folder, whose installs are written down in place of being done."""
    done: list[frozenset[str]] = []
    interpreter = tmp_path / ".venv" / "bin" / "python"

    def made() -> None:
        interpreter.parent.mkdir(parents=True, exist_ok=True)
        interpreter.touch()

    (tmp_path / "pyproject.toml").write_text("one", "utf-8")
    monkeypatch.setattr(environment, "ROOT", tmp_path)
    monkeypatch.setattr(environment, "VENV", tmp_path / ".venv")
    monkeypatch.setattr(environment, "_STAMP", tmp_path / ".venv" / "stamp.json")
    monkeypatch.setattr(environment, "_has_pip", interpreter.exists)
    monkeypatch.setattr(environment, "_make", made)
    monkeypatch.setattr(environment, "_install", done.append)
    return done


def test_installing_is_repeated_only_when_something_changed(installs: list[frozenset[str]]) -> None:
    environment.ensure()
    environment.ensure()
    assert installs == [frozenset()]

    environment.ensure(frozenset({"dev"}))
    environment.ensure()
    assert installs == [frozenset(), frozenset({"dev"})]

    (environment.ROOT / "pyproject.toml").write_text("two", "utf-8")
    environment.ensure()
    assert installs[2:] == [frozenset({"dev"})], "a later plain run must not forget the tools of the tests"


def test_a_moved_checkout_is_set_up_again(installs: list[frozenset[str]], monkeypatch: pytest.MonkeyPatch) -> None:
    environment.ensure()
    environment.remember(place="/somewhere/else")
    environment.ensure()
    assert len(installs) == 2
    assert environment.remembered()["place"] == str(environment.ROOT)


def test_a_broken_note_of_an_earlier_run_only_costs_an_install(installs: list[frozenset[str]]) -> None:
    environment.ensure()
    environment._STAMP.write_text("{half", "utf-8")
    environment.ensure()
    assert len(installs) == 2
