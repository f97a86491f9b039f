"""What leaves and what stays, as rich text: made by a job, and put into the browser a little in each turn."""

from collections.abc import Sequence
from html import escape

from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QTextBrowser

from coachview.packet.contents import PacketPlan
from coachview.ui.theme import Tokens
from coachview.ui.turns import Steps

_LINES_AT_ONCE = 40


def preview_parts(plan: PacketPlan, tokens: Tokens) -> list[str]:
    """The plan as pieces of rich text: troubles first, then what stays, then what leaves line by line."""
    troubles = "".join(f'<p style="color:{tokens.danger}">{escape(one)}</p>' for one in plan.troubles)
    stays = "".join(_line(one) for one in plan.stays)
    lines = [f"{troubles}<h4>Stays here</h4>{stays}<h4>Leaves with the packet</h4>"]
    for section in plan.sections:
        lines.append(f"<p><b>{escape(section.title)}</b></p>")
        lines += [_line(one) for one in section.items]
    if not plan.sections:
        lines.append("<p>Nothing yet: choose at least one document.</p>")
    return ["".join(lines[at : at + _LINES_AT_ONCE]) for at in range(0, len(lines), _LINES_AT_ONCE)]


def showing(browser: QTextBrowser, parts: Sequence[str]) -> Steps:
    """Put the pieces into the browser, one in a turn; where one reads already, nothing moves."""
    browser.setHtml(parts[0])
    cursor = QTextCursor(browser.document())
    for part in parts[1:]:
        yield
        cursor.movePosition(QTextCursor.MoveOperation.End)
        cursor.insertBlock()
        cursor.insertHtml(part)


def _line(text: str) -> str:
    return f'<p style="margin: 2px 0 2px 14px">{escape(text)}</p>'
