"""People and annotations for tests of the timeline."""

from hypothesis import strategies as st

from coachview.model.annotation import Annotation, AnnotationType, Visibility
from coachview.model.person import Person, Role

TEACHER = Person("t", "Ana", Role.TEACHER)
COACH = Person("c", "Miriam", Role.COACH)
PEOPLE = [COACH, TEACHER]


def note(
    one_id: str, start_ms: int, end_ms: int | None = None, *, author: str = "t", text: str = "Hands up", private=False
) -> Annotation:
    """A Wonder with these times."""
    visibility = Visibility.PRIVATE if private else Visibility.SHARED
    return Annotation(one_id, "r", author, AnnotationType.WONDER, start_ms, end_ms, text, visibility)


@st.composite
def notes(draw: st.DrawFn, most_ms: int = 600_000, max_size: int = 60) -> list[Annotation]:
    """Moments and clips of two people, some at the same time, some beside each other, some long."""
    close = st.integers(0, 40) | st.integers(0, most_ms)
    times = st.lists(
        st.tuples(close, st.none() | st.integers(1, 3_000) | st.integers(1, most_ms // 2), st.sampled_from("tc")),
        max_size=max_size,
    )
    return [
        note(f"n{number}", start, None if length is None else start + length, author=author)
        for number, (start, length, author) in enumerate(draw(times))
    ]
