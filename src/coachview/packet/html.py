"""index.html: one page with everything inline but its clips and stills, that runs from a folder and asks nobody."""

import base64
import hashlib
import json
import re
from functools import cache
from typing import TYPE_CHECKING

from coachview.model.timecode import format_time
from coachview.packet import words
from coachview.packet.contents import PacketPlan
from coachview.packet.data import as_data
from coachview.packet.page import page_of
from coachview.resources_dir import resources_dir

if TYPE_CHECKING:
    from jinja2 import Environment

_STYLES = ("base.css", "header.css", "timeline.css", "pacing.css", "cards.css", "aside.css", "discuss.css", "print.css")
_SCRIPTS = ("packet.js",)
_ICONS = (
    *words.TYPE_ICONS.values(),
    "calendar",
    "chevron-left",
    "chevron-right",
    "clock",
    "file-video",
    "flag",
    "lock",
    "play",
    "target",
    "user",
    "users",
    "x",
)


def html_bytes(plan: PacketPlan) -> bytes:
    """The page as UTF-8. Users' texts are escaped by the template; style and script are allowed by their hash alone."""
    style, script = _joined(_STYLES), _joined(_SCRIPTS)
    text = (
        _environment()
        .get_template("index.html.j2")
        .render(
            page=page_of(plan),
            many=len(plan.annotations) > 100,
            style=_trusted(style),
            script=_trusted(script),
            policy=_policy(style, script),
            data=_trusted(_script_safe(json.dumps(as_data(plan), ensure_ascii=False))),
            icons=[(name, _trusted(_icon(name))) for name in _ICONS],
        )
    )
    return text.encode()


def _policy(style: str, script: str) -> str:
    """Nothing is loaded but our own style and script, and pictures and films from beside the page."""
    return (
        f"default-src 'none'; script-src '{_hash(script)}'; style-src '{_hash(style)}'; img-src 'self' file: data:; "
        "media-src 'self' file: blob: data:; base-uri 'none'; form-action 'none'"
    )


def _hash(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def _script_safe(json_text: str) -> str:
    """JSON that cannot end the script element it stands in, nor begin a comment there."""
    codes = {"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"}
    return json_text.translate({ord(char): code for char, code in codes.items()})


def _joined(names: tuple[str, ...]) -> str:
    folder = resources_dir() / "packet"
    return "\n" + "\n".join((folder / name).read_text("utf-8") for name in names)


@cache
def _icon(name: str) -> str:
    """What is inside the svg element of a Lucide icon."""
    svg = (resources_dir() / "icons" / f"{name}.svg").read_text("utf-8")
    inside = re.search(r"<svg[^>]*>(.*)</svg>", svg, re.DOTALL)
    return " ".join(inside[1].split()) if inside else ""


def _trusted(text: str) -> str:
    """Our own text, which the template does not escape."""
    from markupsafe import Markup

    return Markup(text)  # noqa: S704 - only files of ours and escaped JSON come here


@cache
def _environment() -> "Environment":
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    made = Environment(
        loader=FileSystemLoader(resources_dir() / "packet"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters.update(shown=words.shown, day=words.day, clock=format_time, span=words.span, lasting=words.length)
    made.globals.update(
        type_names=words.TYPE_NAMES,
        type_icons=words.TYPE_ICONS,
        role_names=words.ROLE_NAMES,
        status_names=words.STATUS_NAMES,
    )
    return made
