"""Projects of every shape for property tests: any text, any times, links that lead anywhere."""

from hypothesis import strategies as st

from coachview.model.action_step import ActionStep, StepStatus
from coachview.model.annotation import Annotation, AnnotationType, Visibility, in_time_order
from coachview.model.cycle import CoachingCycle
from coachview.model.drawing import WIDTHS, Drawing, DrawingColour, Point, Shape, points_wanted
from coachview.model.person import Person, Role
from coachview.model.recording import MediaReference, Recording
from coachview.model.reflection import Reflection
from coachview.model.snapshot import Snapshot

CYCLE_ID = "cycle-1"
SECRET = "s3cr3t"  # noqa: S105 - no password
"""In every text that must stay, and in no other."""

NASTY = (
    "</script><script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "{{7*7}}{% for x in y %}",
    '#eval("1") $x$ *bold* _it_ `raw` @ref <label> \\ //comment',
    '=HYPERLINK("x")',
    "'=1+1",
    "\u2028\u2029\u202e\u200f",
    "مرحبا بالعالم",
    "שלום",
    "😀👩‍🏫🏳️‍🌈",
    "line\r\nline\rline\nline\ttab",
    "\"quoted\", 'so' & <so>",
    "漢字かな交じり",
    "\x00\x07\x1b[31m\x7f\x85",
    "<!--", "-->", "]]>", "<style>", "</textarea>", "&amp;&#x27;",
)  # fmt: skip

TEXTS = st.one_of(
    st.sampled_from(NASTY),
    st.text(max_size=60),
    st.lists(st.one_of(st.sampled_from(NASTY), st.text(max_size=8)), max_size=4).map("".join),
).filter(lambda text: SECRET not in text)


@st.composite
def snapshots(draw: st.DrawFn) -> Snapshot:
    """A project with one cycle whose private annotations all say the secret, and another cycle that says it too."""
    people = [Person(f"person-{n}", draw(TEXTS), draw(st.sampled_from(Role))) for n in range(draw(st.integers(1, 3)))]
    recordings = [
        Recording(f"recording-{n}", CYCLE_ID, draw(TEXTS), n, MediaReference("", f"/{SECRET}", 1, draw(_TIMES)))
        for n in range(draw(st.integers(1, 2)))
    ]
    annotations = in_time_order([_annotation(draw, n, people, recordings) for n in range(draw(st.integers(0, 6)))])
    drawn_for = draw(st.lists(st.sampled_from(annotations), max_size=3)) if annotations else []
    drawings = [_drawing(draw, n, one) for n, one in enumerate([*drawn_for, _OTHER_ANNOTATION])]
    links = st.lists(st.sampled_from([one.id for one in annotations] or ["none"]), max_size=3, unique=True).map(tuple)
    return Snapshot(
        people=(*people, Person("stranger", f"{SECRET} name", Role.COACH)),
        cycles=(CoachingCycle(CYCLE_ID, draw(TEXTS), draw(TEXTS), "2026-11-24T09:30:00Z"), _OTHER_CYCLE),
        recordings=(*recordings, _OTHER_RECORDING),
        annotations=(*annotations, _OTHER_ANNOTATION),
        reflections=tuple(
            Reflection(f"reflection-{n}", CYCLE_ID, people[0].id, draw(TEXTS), draw(TEXTS), n, draw(links))
            for n in range(draw(st.integers(0, 2)))
        ),
        action_steps=tuple(_step(draw, n, people, draw(links)) for n in range(draw(st.integers(0, 2)))),
        drawings=tuple(drawings),
    )


_TIMES = st.integers(0, 4 * 3_600_000)
_OTHER_CYCLE = CoachingCycle("cycle-2", f"{SECRET} title", f"{SECRET} focus", "2026-01-01T00:00:00Z")
_OTHER_RECORDING = Recording("recording-other", "cycle-2", f"{SECRET} recording")
_OTHER_ANNOTATION = Annotation(
    "annotation-other", "recording-other", "stranger", AnnotationType.NOTICE, 0, None, f"{SECRET} elsewhere"
)


def _annotation(draw: st.DrawFn, number: int, people: list[Person], recordings: list[Recording]) -> Annotation:
    private = draw(st.booleans())
    start_ms = draw(_TIMES)
    return Annotation(
        id=f"{SECRET}-{number}" if private else f"annotation-{number}",
        recording_id=draw(st.sampled_from(recordings)).id,
        author_id="stranger" if private else draw(st.sampled_from(people)).id,
        type=draw(st.sampled_from(AnnotationType)),
        start_ms=start_ms,
        end_ms=draw(st.none() | st.integers(1, 600_000).map(lambda length: start_ms + length)),
        text=f"{draw(TEXTS)} {SECRET}" if private else draw(TEXTS),
        visibility=Visibility.PRIVATE if private else Visibility.SHARED,
        created_utc="2026-11-24T09:30:00Z",
    )


def _drawing(draw: st.DrawFn, number: int, annotation: Annotation) -> Drawing:
    shape = draw(st.sampled_from(Shape))
    fewest, most = points_wanted(shape)
    places = st.floats(-1, 2).map(lambda place: round(place, 6))
    text = draw(TEXTS) if shape is Shape.TEXT else ""
    return Drawing(
        f"{SECRET}-drawing-{number}" if annotation.author_id == "stranger" else f"drawing-{number}",
        annotation.id,
        shape,
        tuple(draw(st.lists(st.builds(Point, places, places), min_size=fewest, max_size=min(most, 4)))),
        draw(st.sampled_from(DrawingColour)),
        draw(st.sampled_from(WIDTHS)),
        f"{text} {SECRET}" if annotation.author_id == "stranger" else text,
        annotation.start_ms + draw(st.integers(0, 5000)),
        draw(st.integers(1, 5000)),
        number,
    )


def _step(draw: st.DrawFn, number: int, people: list[Person], links: tuple[str, ...]) -> ActionStep:
    return ActionStep(
        f"step-{number}",
        CYCLE_ID,
        draw(TEXTS),
        draw(st.sampled_from(["", *(one.id for one in people)])),
        draw(st.none() | st.dates()),
        draw(TEXTS),
        draw(st.sampled_from(StepStatus)),
        number,
        links,
    )
