"""debrief.pdf, set by Typst: tagged, and PDF/UA-1 wherever every letter has a glyph. Users' texts are never markup."""

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from coachview.packet.contents import PlannedAnnotation
from coachview.packet.errors import PdfError
from coachview.packet.fonts import fonts
from coachview.packet.pacing_card import PacingCard
from coachview.packet.page import LinkedReflection, LinkedStep, Page, RecordingGroup, page_of
from coachview.packet.timeline import Timeline
from coachview.packet.words import ROLE_NAMES, STATUS_NAMES, TYPE_ICONS, TYPE_NAMES, day, is_rtl, shown, span
from coachview.resources_dir import resources_dir

if TYPE_CHECKING:
    from typst import PDFStandards

    from coachview.packet.contents import PacketPlan

_LONG = 1200
"""From so many letters on a note may break across pages."""


def pdf_bytes(plan: "PacketPlan", folder: Path) -> bytes:
    """The PDF of the plan; its stills are read from `folder`. Raises PdfError when Typst refuses."""
    import typst

    data = json.dumps(_document(page_of(plan)))
    try:
        return _compiled(data, folder, plan.made_utc, accessible=True)
    except typst.TypstError:
        pass
    try:
        return _compiled(data, folder, plan.made_utc, accessible=False)
    except typst.TypstError as error:
        raise PdfError(
            f"The PDF could not be made ({error.message}). Export again without it; the page shows the same."
        ) from error


def _compiled(data: str, folder: Path, made_utc: str, *, accessible: bool) -> bytes:
    """The PDF, always tagged. PDF/UA refuses a text with a letter that no font here has; plain PDF takes it."""
    from typst import Compiler

    source = (resources_dir() / "packet" / "debrief.typ").read_bytes()
    compiler = Compiler(source, root=folder, font_paths=fonts(), sys_inputs={"data": data})
    standards: PDFStandards = ["ua-1"] if accessible else []
    made = compiler.compile(format="pdf", pdf_standards=standards, timestamp=_timestamp(made_utc))
    if not isinstance(made, bytes):
        raise TypeError("Typst gave pages instead of one file")
    return made


def _timestamp(made_utc: str) -> datetime:
    try:
        return datetime.fromisoformat(made_utc).astimezone(UTC)
    except ValueError:
        return datetime(1980, 1, 1, tzinfo=UTC)


def _document(page: Page) -> dict[str, Any]:
    """Everything that the template sets, as plain values."""
    return {
        "title": _text(page.title),
        "focus": _text(page.plan.cycle.focus_question.strip()),
        "facts": [*_people(page), *_facts(page)],
        "counts": page.counts,
        "made": day(page.plan.made_utc),
        "has_media": page.has_media,
        "icons": {kind.value: _icon(TYPE_ICONS[kind]) for kind in TYPE_ICONS},
        "groups": [_group(one) for one in page.groups],
        "pacing": [_pacing(one, several=len(page.pacing) > 1) for one in page.pacing],
        "reflections": [_reflection(one) for one in page.reflections],
        "steps": [_step(one) for one in page.action_steps],
    }


def _text(text: str) -> dict[str, Any]:
    clean = shown(text)
    return {"lines": clean.split("\n"), "rtl": is_rtl(clean), "long": len(clean) > _LONG, "empty": not clean.strip()}


def _people(page: Page) -> list[dict[str, Any]]:
    return [{"what": ROLE_NAMES[one.role], "text": _text(one.name)} for one in page.plan.people]


def _facts(page: Page) -> list[dict[str, Any]]:
    recordings = [{"what": "Recording", "text": _text(page.recordings)}] if page.recordings else []
    return [*recordings, {"what": "Packet made", "text": _text(day(page.plan.made_utc))}]


def _group(group: RecordingGroup) -> dict[str, Any]:
    return {
        "title": _text(group.recording.title),
        "timeline": _timeline(group.timeline),
        "annotations": [_annotation(one) for one in group.annotations],
    }


def _timeline(timeline: Timeline) -> dict[str, Any]:
    return {
        "ticks": [{"left": one.left, "label": one.label} for one in timeline.ticks],
        "lanes": [
            {
                "name": _text(lane.author.name),
                "rows": lane.rows,
                "marks": [
                    {
                        "left": mark.left,
                        "width": mark.width,
                        "row": mark.row,
                        "type": mark.planned.annotation.type.value,
                        "number": mark.planned.number,
                    }
                    for mark in lane.marks
                ],
            }
            for lane in timeline.lanes
        ],
    }


def _pacing(card: PacingCard, *, several: bool) -> dict[str, Any]:
    return {
        "title": _text(card.title if several else ""),
        "total": card.total,
        "bars": [
            {
                "name": _text(one.name),
                "planned": one.planned,
                "took": one.took,
                "verdict": one.verdict,
                "is_over": one.is_over,
                "frame": one.frame,
                "within": one.within,
                "over": one.over,
            }
            for one in card.bars
        ],
    }


def _annotation(planned: PlannedAnnotation) -> dict[str, Any]:
    one = planned.annotation
    return {
        "number": planned.number,
        "span": span(one),
        "type": one.type.value,
        "type_name": TYPE_NAMES[one.type],
        "author": _text(planned.author.name),
        "role": ROLE_NAMES[planned.author.role] if planned.author.id else "",
        "text": _text(one.text),
        "still": planned.still,
        "still_words": planned.still_words,
        "drawn": planned.drawn,
    }


def _reflection(linked: LinkedReflection) -> dict[str, Any]:
    return {
        "prompt": _text(linked.reflection.prompt),
        "answer": _text(linked.reflection.answer),
        "author": _text(linked.author),
        "links": _links(linked.links),
    }


def _step(linked: LinkedStep) -> dict[str, Any]:
    one = linked.step
    facts = [
        ("Who", linked.owner),
        ("By", day(one.due.isoformat()) if one.due else ""),
        ("We will see it when", one.success_criterion.strip()),
        ("How it stands", STATUS_NAMES[one.status]),
    ]
    return {
        "text": _text(one.text),
        "facts": [{"what": what, "text": _text(text)} for what, text in facts if text],
        "links": _links(linked.links),
    }


def _links(planned: tuple[PlannedAnnotation, ...]) -> list[dict[str, Any]]:
    return [{"number": one.number, "span": span(one.annotation), "type": one.annotation.type.value} for one in planned]


def _icon(name: str) -> str:
    """A Lucide icon in the colour that the template puts in for `currentColor`."""
    return (resources_dir() / "icons" / f"{name}.svg").read_text("utf-8")
