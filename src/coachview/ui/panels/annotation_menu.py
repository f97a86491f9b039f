from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from coachview.model.annotation import Annotation, AnnotationType, Visibility
from coachview.model.timecode import format_time
from coachview.packet.words import TYPE_NAMES
from coachview.ui.actions import shown_key
from coachview.ui.commands import command
from coachview.ui.theme import Theme


@dataclass(frozen=True, slots=True)
class RowCommands:
    """What can be done with one annotation; each is called with what it needs, the annotation being known."""

    jump: Callable[[], object]
    play: Callable[[], object]
    loop: Callable[[], object]
    go_to: Callable[[int], object]
    edit: Callable[[], object]
    copy: Callable[[], object]
    change_type: Callable[[AnnotationType], object]
    set_visibility: Callable[[Visibility], object]
    move_to: Callable[[int, int | None], object]
    remove: Callable[[], object]


def make_row_menu(
    parent: QWidget,
    theme: Theme,
    one: Annotation,
    commands: RowCommands,
    *,
    writable: bool,
    in_out: tuple[int | None, int | None] = (None, None),
    drawn_ms: int | None = None,
) -> QMenu:
    """The menu of a row; what writes is left out of it where nothing can be written.

    `drawn_ms` is when its first drawing is on the picture, for one that is not on it at the annotation's own time.
    """
    menu = QMenu(parent)
    jump = menu.addAction(theme.icon("play"), f"Jump to {format_time(one.start_ms)}\tEnter")
    jump.triggered.connect(commands.jump)
    _add_playing(menu, theme, one, commands)
    if drawn_ms is not None and drawn_ms != one.start_ms:
        action = menu.addAction(theme.icon("brush"), f"Go to its drawing at {format_time(drawn_ms)}")
        action.triggered.connect(lambda: commands.go_to(drawn_ms))
    if writable:
        menu.addAction(theme.icon("pencil"), "Edit text\tF2").triggered.connect(commands.edit)
    menu.addAction(theme.icon("copy"), "Copy\tCtrl+C").triggered.connect(commands.copy)
    if writable:
        menu.addSeparator()
        _add_types(menu, theme, one, commands)
        _add_visibility(menu, theme, one, commands)
        _add_times(menu, theme, one, commands, in_out)
        menu.addSeparator()
        menu.addAction(theme.icon("trash-2"), "Delete\tDel").triggered.connect(commands.remove)
    return menu


def _add_playing(menu: QMenu, theme: Theme, one: Annotation, commands: RowCommands) -> None:
    play = menu.addAction(theme.icon("square-play"), f"Play it\t{shown_key(command('play_annotation').keys[0])}")
    play.triggered.connect(commands.play)
    label = "Loop this clip" if one.is_clip else "Loop around this moment"
    loop = menu.addAction(theme.icon("repeat"), f"{label}\t{shown_key(command('loop_clip').keys[0])}")
    loop.triggered.connect(commands.loop)


def _add_types(menu: QMenu, theme: Theme, one: Annotation, commands: RowCommands) -> None:
    types = menu.addMenu("Type")
    types.setIcon(theme.type_icon(one.type))
    group = QActionGroup(types)
    for kind in AnnotationType:
        action = types.addAction(theme.type_icon(kind), TYPE_NAMES[kind])
        action.setCheckable(True)
        action.setChecked(kind is one.type)
        action.triggered.connect(lambda _checked=False, kind=kind: commands.change_type(kind))
        group.addAction(action)


def _add_visibility(menu: QMenu, theme: Theme, one: Annotation, commands: RowCommands) -> None:
    if one.is_private:
        action = menu.addAction(theme.icon("lock-open"), "Make shared")
        wanted = Visibility.SHARED
    else:
        action = menu.addAction(theme.icon("lock"), "Make private")
        wanted = Visibility.PRIVATE
    action.triggered.connect(lambda: commands.set_visibility(wanted))


def _add_times(
    menu: QMenu, theme: Theme, one: Annotation, commands: RowCommands, in_out: tuple[int | None, int | None]
) -> None:
    start, end = in_out
    if start is not None and end is not None:
        label = f"Make it the clip {format_time(start)} – {format_time(end)}"
        menu.addAction(theme.icon("brackets"), label).triggered.connect(lambda: commands.move_to(start, end))
    if one.is_clip:
        action = menu.addAction(theme.icon("flag"), f"Make it the moment {format_time(one.start_ms)}")
        action.triggered.connect(lambda: commands.move_to(one.start_ms, None))
