from html import escape

from coachview.packet.contents import PacketPlan
from coachview.ui.theme import Tokens


def preview_html(plan: PacketPlan, tokens: Tokens) -> str:
    """The plan as rich text: troubles first, then what stays, then what leaves line by line."""
    troubles = "".join(f'<p style="color:{tokens.danger}">{escape(one)}</p>' for one in plan.troubles)
    stays = "".join(_line(one) for one in plan.stays)
    leaves = "".join(_section(section.title, section.items) for section in plan.sections)
    return (
        f"{troubles}<h4>Stays here</h4>{stays}"
        f"<h4>Leaves with the packet</h4>{leaves or '<p>Nothing yet: choose at least one document.</p>'}"
    )


def _section(title: str, items: tuple[str, ...]) -> str:
    return f"<p><b>{escape(title)}</b></p>" + "".join(_line(one) for one in items)


def _line(text: str) -> str:
    return f'<p style="margin: 2px 0 2px 14px">{escape(text)}</p>'
