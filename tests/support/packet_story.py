"""A debriefed cycle as values, with everything a packet can show, and with private texts that must never be found."""

from datetime import date
from pathlib import Path

from coachview.model.action_step import ActionStep
from coachview.model.annotation import Annotation, AnnotationType, Visibility
from coachview.model.cycle import CoachingCycle
from coachview.model.drawing import Drawing, DrawingColour, Point, Shape
from coachview.model.person import Person, Role
from coachview.model.recording import MediaReference, Recording
from coachview.model.reflection import Reflection
from coachview.model.snapshot import Snapshot
from coachview.packet.request import ALL_FORMATS, PacketFormat, PacketRequest

MADE_UTC = "2026-11-24T09:30:00Z"
PRIVATE = "PRIVATE-7f3a I was tired and lost patience"
ELSEWHERE = "/home/ana.ruiz/Videos/secret-place"

ANA = Person("p-ana", "Ana Ruiz", Role.TEACHER)
BEN = Person("p-ben", "Ben Okafor", Role.COACH)
SILENT = Person("p-silent", "Somebody Unmentioned", Role.COACH)
CYCLE = CoachingCycle(
    "c-1",
    "Grade 3 mathematics: the Application Problem",
    "How long do students work on the problem themselves?",
    MADE_UTC,
)
OTHER_CYCLE = CoachingCycle("c-2", "Another teacher’s cycle OTHER-CYCLE", "", "2026-01-01T00:00:00Z")
LESSON = Recording(
    "r-1", "c-1", "Lesson of 17 November", 0,
    MediaReference("lesson.mp4", f"{ELSEWHERE}/lesson.mp4", 12_345, 187_000, "cv1:12345:feedc0de"),
)  # fmt: skip

_N, _W, _C, _E, _Q = AnnotationType
_ROWS = (
    (ANA, _N, 7_200, 19_200, "I write the whole problem on the board while everybody waits."),
    (BEN, _E, 34_000, 50_300, "Read four times: by you, together, to a partner, and again by you. 0:20 to 1:02."),
    (ANA, _W, 67_200, None, "Do the muffin-tray stories help anyone to see the groups of six?"),
    (BEN, _C, 98_900, 108_700, "Mei: “four groups of six”. You repeat her words and name her: the class turns to her."),
    (BEN, _Q, 115_000, None, "What would students have drawn if you had stopped here?"),
    (ANA, _E, 134_000, 163_000, "29 s of work. Five of eight have begun to draw; Amina alone has an equation."),
    (BEN, _N, 150_000, None, "سامي ينتظر قبل أن يبدأ؛ يسأل: هل نرسم أولاً؟"),
    (ANA, _W, 163_000, None, "Would a timer for the launch\n· help me stop talking?\n· help them start?"),
)

ANNOTATIONS = (
    *(
        Annotation(f"a-{n}", "r-1", who.id, kind, start, end, text, created_utc=MADE_UTC)
        for n, (who, kind, start, end, text) in enumerate(_ROWS, 1)
    ),
    Annotation("a-private", "r-1", "p-silent", _N, 170_000, 175_000, PRIVATE, Visibility.PRIVATE, MADE_UTC),
)

DRAWN_TEXT = "المسألة #1 <b>"
DRAWINGS = (
    Drawing("d-1", "a-2", Shape.ARROW, (Point(0.2, 0.8), Point(0.5, 0.4)), at_ms=36_000, hold_ms=4_000),
    Drawing("d-2", "a-2", Shape.TEXT, (Point(0.1, 0.1),), DrawingColour.WHITE, text=DRAWN_TEXT, at_ms=36_500),
    Drawing("d-3", "a-3", Shape.CIRCLE, (Point(0.4, 0.4), Point(0.6, 0.7)), DrawingColour.BLUE, at_ms=67_200),
    Drawing("d-private", "a-private", Shape.TEXT, (Point(0.1, 0.1),), text=PRIVATE, at_ms=67_200),
    Drawing("d-other", "a-other", Shape.TEXT, (Point(0.1, 0.1),), text="OTHER-DRAWING"),
)

SNAPSHOT = Snapshot(
    people=(ANA, BEN, SILENT),
    cycles=(CYCLE, OTHER_CYCLE),
    recordings=(LESSON, Recording("r-2", "c-2", "OTHER-RECORDING")),
    annotations=(*ANNOTATIONS, Annotation("a-other", "r-2", "p-ben", _N, 0, None, "OTHER-NOTE")),
    reflections=(
        Reflection(
            "f-1", "c-1", "p-ana", "What happened? What did students say and do?",
            "Reading and discussing the problem took two of the three minutes. Students had 29 seconds to work.",
            0, ("a-2", "a-6", "a-private"),
        ),
        Reflection(
            "f-2", "c-1", "p-ana", "Why did it happen? What in the lesson led to it?",
            "I did not trust them to start without my explanation, and nothing showed me the time.", 1, ("a-1", "a-8"),
        ),
        Reflection("f-3", "c-1", "p-ana", "What next?", "  ", 2, ("a-private",)),
    ),
    action_steps=(
        ActionStep(
            "s-1", "c-1", "Put the three-step routine on the wall and launch the problem in 3 minutes, by a timer.",
            "p-ana", date(2026, 12, 1), "Students draw or write for at least 5 of the 10 minutes.",
            annotation_ids=("a-private", "a-6", "a-8"),
        ),
    ),
    drawings=DRAWINGS,
)  # fmt: skip


def request(
    media: Path | None = None,
    *,
    snapshot: Snapshot = SNAPSHOT,
    formats: frozenset[PacketFormat] = ALL_FORMATS,
    **choices: object,
) -> PacketRequest:
    """A request for the story's cycle; `media` is the file of its recording."""
    return PacketRequest(
        snapshot=snapshot, cycle_id="c-1", made_utc=MADE_UTC, media={"r-1": media}, formats=formats, **choices
    )
