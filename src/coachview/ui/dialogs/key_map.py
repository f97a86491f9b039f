"""All keys on one page, made from the table of commands."""

from html import escape

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QTextBrowser, QVBoxLayout, QWidget

from coachview.ui.actions import shown_key
from coachview.ui.commands import COMMANDS, MENUS
from coachview.ui.theme import Theme
from coachview.ui.timeline.keys import TIMELINE_KEYS

NOTE_KEYS = (
    ("Write a note", "M, or click the box and type: the time is that of the first key"),
    ("Save and go on watching", "Enter"),
    ("Save and write another", "Ctrl+Enter"),
    ("New line", "Shift+Enter"),
    ("Drop the note", "Escape"),
    ("Type of note; private or shared", "Ctrl+1 to Ctrl+5; Ctrl+6"),
    ("One frame back or on", "J or L while K is held down"),
    ("Picture: zoom at the mouse", "Ctrl+wheel or pinch"),
    ("Picture: move over a zoomed one", "drag, or the wheel"),
    ("Annotation list: jump, edit, delete", "Enter, F2, Delete"),
)


_CELL = "padding: 3px 16px 3px 0; vertical-align: middle"


class KeyMapDialog(QDialog):
    """The key-map page."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("Keys")
        self.resize(620, 640)
        page = QTextBrowser()
        page.setAccessibleName("Keys")
        page.setHtml(key_map_html(theme.tokens.muted))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addWidget(page)
        layout.addWidget(buttons)


def key_map_html(muted: str) -> str:
    """The page as rich text: a table for each menu, then the keys of the note box, the list and the timeline."""
    parts = [_section(menu.replace("&", ""), _menu_rows(menu)) for menu in MENUS]
    parts.append(_section("Writing notes", NOTE_KEYS))
    parts.append(_section("On the timeline", TIMELINE_KEYS))
    hint = "Single keys command the player wherever you are not typing text."
    return f'<p style="color:{muted}">{hint}</p>' + "".join(part for part in parts if part)


def _menu_rows(menu: str) -> tuple[tuple[str, str], ...]:
    return tuple(
        (one.name, ", ".join(shown_key(key) for key in one.keys)) for one in COMMANDS if one.menu == menu and one.keys
    )


def _section(title: str, rows: tuple[tuple[str, str], ...]) -> str:
    if not rows:
        return ""
    cells = "".join(
        f'<tr><td width="300" style="{_CELL}">{escape(name)}</td><td style="{_CELL}"><b>{escape(keys)}</b></td></tr>'
        for name, keys in rows
    )
    return f'<h3>{escape(title)}</h3><table cellspacing="0">{cells}</table>'
