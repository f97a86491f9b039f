"""Drawings are kept exactly, undone like everything else, and go and come with their annotation."""

import json
import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from coachview.model.drawing import LETTERS_AT_MOST, POINTS_AT_MOST, Drawing, DrawingColour, Point, Shape
from coachview.model.snapshot import Snapshot
from coachview.project import DuplicateRowError, InvalidEntryError, Project, RowNotFoundError
from coachview.project.drawings import Drawings
from coachview.project.schema.current import CURRENT
from support.small_project import SmallProject

LINE = (Point(0.1, 0.2), Point(0.3, 0.4))


@pytest.fixture
def note(small: SmallProject) -> str:
    return small.annotate("Look at the board", 1000).id


def draw(small: SmallProject, annotation_id: str, shape: Shape = Shape.ARROW, **more: object) -> Drawing:
    with small.project.edit("Draw"):
        return small.project.drawings.add(annotation_id, shape, LINE, at_ms=1000, **more)  # type: ignore[arg-type]


CHANGES: list[tuple[str, Callable[[Drawings, str], None], dict[str, object]]] = [
    (
        "reshape",
        lambda all_, one: all_.reshape(one, [Point(0, 0), Point(1, 1)]),
        {"points": (Point(0, 0), Point(1, 1))},
    ),
    ("colour", lambda all_, one: all_.restyle(one, colour=DrawingColour.PINK), {"colour": DrawingColour.PINK}),
    ("width", lambda all_, one: all_.restyle(one, width=0.016), {"width": 0.016}),
    ("time", lambda all_, one: all_.set_time(one, 5000, 1), {"at_ms": 5000, "hold_ms": 1}),
]


@pytest.mark.parametrize(("name", "change", "fields"), CHANGES, ids=[one[0] for one in CHANGES])
def test_a_change_is_undone_done_again_and_still_there_after_reopening(
    small: SmallProject,
    note: str,
    name: str,
    change: Callable[[Drawings, str], None],
    fields: dict[str, object],
) -> None:
    project, made = small.project, draw(small, note)
    with project.edit("Change drawing"):
        change(project.drawings, made.id)
    wanted = replace(made, **fields)  # type: ignore[arg-type]
    for _ in range(2):
        assert project.drawings.get(made.id) == wanted
        project.undo()
        assert project.drawings.get(made.id) == made
        project.redo()
    project.close()
    with Project.open(project.path) as again:
        assert again.drawings.all() == [wanted]
        again.undo()
        assert again.drawings.all() == [made]
        again.undo()
        assert again.drawings.all() == []
        again.redo()
        assert again.drawings.all() == [made]


def test_a_change_that_changes_nothing_is_no_edit(small: SmallProject, note: str) -> None:
    made = draw(small, note)
    with small.project.edit("Nothing"):
        small.project.drawings.reshape(made.id, [Point(0.1 + 1e-9, 0.2), made.points[1]])
        small.project.drawings.restyle(made.id, colour=made.colour, width=made.width)
        small.project.drawings.restyle(made.id)
        small.project.drawings.set_time(made.id, made.at_ms, made.hold_ms)
        small.project.drawings.bring_back(made.id)
    assert small.project.undo_label() == "Draw"


def test_listeners_hear_which_annotation_was_drawn_for(small: SmallProject, note: str) -> None:
    edits = []
    small.project.subscribe(edits.append)
    made = draw(small, note)
    [change] = edits[0].changes
    assert (change.table, change.row_id, change.owner_id, change.is_new) == ("drawing", made.id, note, True)


def test_drawings_go_and_come_back_with_their_annotation(small: SmallProject, note: str) -> None:
    project, made = small.project, draw(small, note)
    with project.edit("Remove annotation"):
        project.annotations.remove(note)
    assert project.drawings.all() == []
    assert project.drawings.all(annotation_id=note) == []
    assert project.snapshot().drawings == ()
    with pytest.raises(RowNotFoundError, match="This drawing is not in the project any more"):
        project.drawings.get(made.id)
    with pytest.raises(RowNotFoundError), project.edit("Move"):
        project.drawings.reshape(made.id, LINE)
    with pytest.raises(RowNotFoundError, match="This annotation"):
        draw(small, note)
    project.undo()
    assert project.snapshot().drawings == (made,)


def test_a_removed_drawing_comes_back_where_it_was(small: SmallProject, note: str) -> None:
    project = small.project
    first, second = draw(small, note), draw(small, note, Shape.LINE)
    with project.edit("Remove drawing"):
        project.drawings.remove(second.id)
    third = draw(small, note, Shape.CIRCLE)
    assert project.drawings.all() == [first, third]
    with project.edit("Bring back"):
        project.drawings.bring_back(second.id)
    assert project.drawings.all() == [first, second, third]
    with pytest.raises(RowNotFoundError), project.edit("Bring back"):
        project.drawings.bring_back("nowhere")


def test_drawings_are_in_the_order_of_their_annotations(small: SmallProject, note: str) -> None:
    earlier = small.annotate("Before", 500).id
    drawn = [draw(small, one) for one in (note, earlier, note)]
    assert [one.id for one in small.project.drawings.all()] == [drawn[at].id for at in (1, 0, 2)]
    assert [one.position for one in small.project.drawings.all(annotation_id=note)] == [0, 1]
    assert small.project.drawings.all(small.recording.id) == small.project.drawings.all()
    assert small.project.drawings.all("another") == []


def test_many_are_added_over_each_other_as_given(small: SmallProject, note: str) -> None:
    given_ones = [Drawing("", note, Shape.LINE, LINE, position=7), Drawing("mine", note, Shape.CIRCLE, LINE)]
    with small.project.edit("Draw"):
        kept = small.project.drawings.add_many(given_ones)
    assert kept == small.project.drawings.all()
    assert [one.position for one in kept] == [0, 1]
    assert kept[1].id == "mine"
    with pytest.raises(DuplicateRowError), small.project.edit("Draw"):
        small.project.drawings.add_many([kept[1]])


REFUSED: list[tuple[dict[str, object], str]] = [
    ({"points": ()}, "Draw it once more"),
    ({"points": (Point(0, 0),)}, "This arrow has not the points"),
    ({"points": (Point(0, 0), Point(float("nan"), 0))}, "too far outside"),
    ({"points": (Point(0, 0), Point(0, float("inf")))}, "too far outside"),
    ({"points": (Point(-1.01, 0), Point(0, 0))}, "too far outside"),
    ({"shape": Shape.FREEHAND, "points": (Point(0, 0),) * (POINTS_AT_MOST + 1)}, "Draw it once more"),
    ({"width": 0.0}, "would not be seen"),
    ({"width": float("nan")}, "would not be seen"),
    ({"width": 0.5}, "hide the picture"),
    ({"at_ms": -1}, "before the recording begins"),
    ({"hold_ms": 0}, "shown for no time"),
    ({"hold_ms": 10**12}, "thousand hours"),
    ({"text": "words"}, "Only a text on the picture has words"),
    ({"shape": Shape.TEXT, "points": (Point(0, 0),), "text": " \x00\n"}, "text without letters"),
    ({"shape": Shape.TEXT, "points": (Point(0, 0),), "text": "x" * (LETTERS_AT_MOST + 1)}, "room for 500 letters"),
]


@pytest.mark.parametrize(("fields", "sentence"), REFUSED)
def test_what_could_not_be_seen_is_refused_in_a_sentence(
    small: SmallProject, note: str, fields: dict[str, object], sentence: str
) -> None:
    one = replace(Drawing("", note, Shape.ARROW, LINE), **fields)  # type: ignore[arg-type]
    with pytest.raises(InvalidEntryError, match=sentence), small.project.edit("Draw"):
        small.project.drawings.add_many([one])
    assert small.project.drawings.all() == []


def test_words_are_changed_in_texts_only(small: SmallProject, note: str) -> None:
    arrow = draw(small, note)
    with small.project.edit("Write"):
        text = small.project.drawings.add(note, Shape.TEXT, [Point(0.5, 0.5)], at_ms=0, text="לוח")
        small.project.drawings.reword(text.id, "Board\r\nhere")
    assert small.project.drawings.get(text.id).text == "Board\nhere"
    with pytest.raises(InvalidEntryError), small.project.edit("Write"):
        small.project.drawings.reword(arrow.id, "words")


@given(
    st.sampled_from(["freehand", "line", "text"]),
    st.text("[]-,0123456789 .e\x00a", max_size=14)
    | st.lists(st.integers(-(10**8), 10**8), max_size=6).map(lambda some: json.dumps(some, separators=(",", ":"))),
)
@example("line", "[1,2,3,4]")
@example("line", "[1,2,3,4]\x00")
@example("text", "[-0,7]")
@example("freehand", "[01,7]")
@settings(max_examples=1500, suppress_health_check=[HealthCheck.too_slow])
def test_the_schema_takes_exactly_the_points_that_can_be_read(shape: str, written: str) -> None:
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        connection.execute(next(one for one in CURRENT.statements if one.startswith("CREATE TABLE drawing")))
        row = ("d", "a", shape, written, "blue", 8000, "", 0, 3000, 0)
        try:
            connection.execute("INSERT INTO drawing VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0)", row)
        except sqlite3.IntegrityError:
            taken = False
        else:
            taken = True
    assert taken == _can_be_read(shape, written)


def _can_be_read(shape: str, written: str) -> bool:
    try:
        found = json.loads(written)
    except ValueError:
        return False
    if not isinstance(found, list) or not all(type(one) is int and abs(one) < 10**7 for one in found):
        return False
    counts = {"line": [4], "text": [2], "freehand": [2, 4, 6, 8, 10, 12, 14]}
    return len(found) in counts[shape] and " " not in written


def test_a_row_of_somebody_else_says_nothing_that_is_not_seen(small: SmallProject, note: str) -> None:
    made = draw(small, note)
    small.project.close()
    with closing(sqlite3.connect(small.project.path, isolation_level=None)) as connection:
        connection.execute("UPDATE drawing SET text = 'hidden' WHERE id = ?", (made.id,))
    with Project.open(small.project.path) as project:
        assert project.drawings.all() == [made]


def test_without_drawings_a_snapshot_has_none() -> None:
    assert Snapshot().drawings == ()


def test_a_longest_freehand_line_is_kept(tmp_path: Path, small: SmallProject, note: str) -> None:
    points = [Point(-0.999999 + n / 1500, 1.999999 - n / 1500) for n in range(POINTS_AT_MOST)]
    with small.project.edit("Draw"):
        made = small.project.drawings.add(note, Shape.FREEHAND, points, at_ms=0)
    small.project.close()
    with Project.open(small.project.path) as project:
        assert project.drawings.all() == [made]
