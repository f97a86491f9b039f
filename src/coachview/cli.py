"""The command line: the services of the window without a window. What is heavy is imported by the command it is for."""

import argparse
import gc
import io
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from coachview import __version__
from coachview.errors import CoachViewError

INTERRUPTED = 130
"""What shells expect of a program that was stopped with Ctrl+C."""

_RARELY = 100_000
"""A command is over soon: looking for cycles among 10,000 annotations costs it more than they do."""

_CLEAR_LINE = "\r\x1b[K"
_TYPES = ("notice", "wonder", "celebrate", "evidence", "question")

OpenWindow = Callable[[Sequence[str]], int]


def main(argv: Sequence[str] | None = None, *, open_window: OpenWindow | None = None) -> int:
    """Run a command, or the window without one (or with just a file), and give the exit code.

    0 when it worked; 1 after one sentence on stderr about the user's world; wrong usage exits with 2.
    """
    arguments = list(sys.argv[1:] if argv is None else argv)
    _speak_utf8()
    gc.set_threshold(_RARELY)
    try:
        code = _run(arguments, open_window)
        sys.stdout.flush()
    except CoachViewError as error:
        return _say(str(error))
    except BrokenPipeError:
        _forget_stdout()
        return 0
    except KeyboardInterrupt:
        _say("Stopped. Nothing was left behind.")
        return INTERRUPTED
    except OSError as error:
        return _say(_sentence(error))
    else:
        return code


def _run(arguments: list[str], open_window: OpenWindow | None) -> int:
    if open_window is not None and _wants_window(arguments):
        return open_window(arguments)
    options = _parser(arguments).parse_args(arguments)
    command: Callable[[argparse.Namespace], str] = options.run
    sys.stdout.write(command(options) + "\n")
    return 0


def _wants_window(arguments: list[str]) -> bool:
    """Nothing, or one file: something that is there, or that is named like a file and not like a command."""
    if not arguments:
        return True
    first = arguments[0]
    return len(arguments) == 1 and first not in _COMMANDS and not first.startswith("-") and _is_file_name(first)


def _is_file_name(word: str) -> bool:
    path = Path(word)
    if path.exists():
        return True
    if path.suffix or path.name != word:
        raise CoachViewError(
            f"“{path.name}” is not in {path.absolute().parent}. Check the name, or look for it elsewhere."
        )
    return False


def _parser(asked: Sequence[str] = ()) -> argparse.ArgumentParser:
    """The options of the command that is asked for; the others are only named."""
    parser = argparse.ArgumentParser(
        prog="coachview",
        description="Look at a recorded lesson, mark what you notice, reflect, agree on one action step. "
        "Without a command, or with just a FILE, the window opens.",
    )
    parser.add_argument("--version", action="version", version=f"CoachView {__version__}")
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)
    for name, (summary, add_options, run) in _COMMANDS.items():
        command = commands.add_parser(name, help=summary, description=summary)
        if name in asked:
            add_options(command)
        command.set_defaults(run=run)
    return parser


def _options_of_new(command: argparse.ArgumentParser) -> None:
    command.add_argument("file", metavar="FILE", type=Path, help="the project file to make, such as lesson.coachview")
    command.add_argument("--video", required=True, type=Path, help="the recording of the lesson")
    command.add_argument("--title", default="", help="title of the coaching cycle (default: the recording's name)")
    command.add_argument("--teacher", default="Teacher", help="name of the teacher")
    command.add_argument("--coach", default="Coach", help='name of the coach; "" when the teacher reflects alone')
    command.add_argument("--focus", default="", help="focus question of the cycle")


def _new(options: argparse.Namespace) -> str:
    from coachview.services.new_cycle import create_project

    path = create_project(
        options.file,
        options.video,
        title=options.title,
        teacher=options.teacher,
        coach=options.coach,
        focus=options.focus,
    )
    return f"Made {path}."


def _options_of_annotate(command: argparse.ArgumentParser) -> None:
    command.add_argument("file", metavar="FILE", type=Path)
    command.add_argument("--at", required=True, type=_time, help="time in the recording, such as 3:12 or 03:12.500")
    command.add_argument("--until", type=_time, help="end of a clip; a moment without it")
    command.add_argument("--author", required=True, help="name of the person whose annotation it is")
    command.add_argument("--type", default="notice", choices=_TYPES)
    command.add_argument("--private", action="store_true", help="never exported")
    command.add_argument("--recording", default="", help="title or number, where the project has more than one")
    command.add_argument("text", metavar="TEXT")


def _annotate(options: argparse.Namespace) -> str:
    from coachview.model.annotation import AnnotationType
    from coachview.model.timecode import format_time
    from coachview.project import Project
    from coachview.services.adding import add_annotation

    with Project.open(options.file) as project:
        added = add_annotation(
            project,
            options.author,
            options.text,
            start_ms=options.at,
            end_ms=options.until,
            type=AnnotationType(options.type),
            private=options.private,
            recording=options.recording,
        )
    kind = "private annotation" if added.is_private else "annotation"
    return f"Added the {kind} at {format_time(added.start_ms, millis=True)}."


def _time(text: str) -> int:
    from coachview.model.timecode import parse_time

    try:
        return parse_time(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(str(error)) from error


def _options_of_info(command: argparse.ArgumentParser) -> None:
    command.add_argument("file", metavar="FILE", type=Path)
    command.add_argument("--json", action="store_true", help="as one JSON object")


def _info(options: argparse.Namespace) -> str:
    from coachview.project import Project
    from coachview.services.summary import summary_data, summary_lines

    with Project.open(options.file, read_only=True) as project:
        if options.json:
            import json

            return json.dumps(summary_data(project), ensure_ascii=False, indent=2)
        return "\n".join(summary_lines(project, width=_terminal_width()))


def _options_of_export(command: argparse.ArgumentParser) -> None:
    command.add_argument("file", metavar="FILE", type=Path)
    command.add_argument("out", metavar="OUT", type=Path, help="the folder, or the file, to make")
    command.add_argument("--format", default="packet", choices=("packet", "pdf", "csv", "json"))
    command.add_argument("--zip", action="store_true", help="one zip file instead of a folder")
    command.add_argument("--no-drawings", action="store_true", help="leave out what was drawn on the picture")
    command.add_argument("--no-pacing", action="store_true", help="leave out the lesson phases and their minutes")
    command.add_argument("--replace", action="store_true", help="replace what an earlier export left at OUT")
    command.add_argument("--cycle", default="", help="title of the coaching cycle (default: the newest)")


def _export(options: argparse.Namespace) -> str:
    from coachview.services.exporting import export

    if options.zip and options.format != "packet":
        _parser().error("--zip is for packets: leave it out, or use --format packet")
    made = export(
        options.file,
        options.out,
        options.format,
        cycle=options.cycle,
        zipped=options.zip,
        replace=options.replace,
        drawings=not options.no_drawings,
        pacing=not options.no_pacing,
        report=_percent if sys.stderr.isatty() else None,
        warn=_say,
    )
    return f"Exported {made}."


def _options_of_check(command: argparse.ArgumentParser) -> None:
    command.add_argument("file", metavar="FILE", type=Path)
    command.add_argument("--save-to", metavar="NEW", type=Path, help="save what can be read of a damaged project there")


def _check(options: argparse.Namespace) -> str:
    if options.save_to is not None:
        from coachview.project.salvage import salvage

        return salvage(options.file, options.save_to).sentence
    from coachview.services.checking import check_project

    return "\n".join(check_project(options.file))


def _options_of_sample(command: argparse.ArgumentParser) -> None:
    command.add_argument("dir", metavar="DIR", type=Path, help="the folder to build it in; made if it is not there")


def _sample(options: argparse.Namespace) -> str:
    from coachview.sample.build import build_sample

    return f"Built the sample lesson: {build_sample(options.dir)}"


_Command = tuple[str, Callable[[argparse.ArgumentParser], None], Callable[[argparse.Namespace], str]]
_COMMANDS: dict[str, _Command] = {
    "new": ("Start a coaching cycle from a recording.", _options_of_new, _new),
    "annotate": ("Add one annotation.", _options_of_annotate, _annotate),
    "info": ("Show what is in a project.", _options_of_info, _info),
    "export": ("Export a debrief packet, or one document of it.", _options_of_export, _export),
    "check": ("Check that a project file is sound, and say what can be saved.", _options_of_check, _check),
    "sample": ("Build the sample lesson in a folder.", _options_of_sample, _sample),
}


def _say(sentence: str) -> int:
    """One sentence on stderr; gives the exit code that goes with it."""
    sys.stderr.write(f"{_CLEAR_LINE if sys.stderr.isatty() else ''}{sentence}\n")
    return 1


def _sentence(error: OSError) -> str:
    """What the system said, for errors that nobody below has put into words."""
    name = f"“{Path(os.fsdecode(error.filename)).name}”" if isinstance(error.filename, str | bytes) else "A file"
    return f"{name} could not be used: {error.strerror or error}. Check that it is there and that you may use it."


def _percent(fraction: float) -> None:
    """How far it is, on one line of the terminal."""
    sys.stderr.write(_CLEAR_LINE if fraction >= 1 else f"\rExporting … {fraction:4.0%}")
    sys.stderr.flush()


def _terminal_width() -> int:
    """Columns of the terminal; 0 where the output goes elsewhere and may be as wide as it wants."""
    return os.get_terminal_size().columns if sys.stdout.isatty() else 0


def _speak_utf8() -> None:
    """Every character can be printed, whatever the console: UTF-8 on Windows, and never an error."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            encoding = "utf-8" if sys.platform == "win32" else stream.encoding
            stream.reconfigure(encoding=encoding, errors="backslashreplace")


def _forget_stdout() -> None:
    """Nobody reads any more: let the interpreter flush its last words into nothing instead of complaining."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
