"""The list model shows exactly what the project holds and the filter lets pass, and is told edit by edit."""

import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester

from coachview.model.annotation import Annotation, AnnotationType, Visibility, in_time_order
from coachview.model.person import Role
from coachview.model.recording import MediaReference
from coachview.ui.panels.annotation_filter import AnnotationFilter
from coachview.ui.panels.annotation_model import AnnotationListModel, Roles
from coachview.ui.panels.row_changes import plan_changes
from coachview.ui.panels.text_match import fold, spans_of, words_of
from support.panel_bench import make_bench, shown_texts
from support.small_project import QUICK_FOLDER, make_small_project


@pytest.fixture
def bench(qtbot, tmp_path):
    with make_bench(tmp_path) as made:
        yield made


@pytest.fixture
def model(bench):
    made = AnnotationListModel(bench.project)
    bench.signals.edited.connect(made.take_up)
    made.set_recordings([bench.small.recording.id])
    QAbstractItemModelTester(made, QAbstractItemModelTester.FailureReportingMode.Warning, made)
    return made


def count_resets(model):
    resets = []
    model.modelReset.connect(lambda: resets.append(True))
    return resets


def test_rows_are_in_time_order_and_say_everything(bench, model):
    late = bench.annotate("Later", 90_000, type=AnnotationType.WONDER, visibility=Visibility.PRIVATE)
    bench.annotate("Sooner", 5_000, end_ms=65_000, author_id=bench.small.coach.id)
    assert shown_texts(model) == ["Sooner", "Later"]
    first, second = model.index(0), model.index(1)
    assert first.data(Qt.ItemDataRole.AccessibleTextRole) == "Notice, 0:05 to 1:05, Björn: Sooner"
    assert second.data(Qt.ItemDataRole.AccessibleTextRole) == "Wonder, 1:30, Ana, private: Later"
    assert second.data(Roles.ANNOTATION) == late
    assert (second.data(Roles.ID), second.data(Roles.AUTHOR), model.row_of(late.id)) == (late.id, "Ana", 1)


def test_one_edit_is_one_row_among_ten_thousand(bench, model):
    with bench.project.edit("Import"):
        bench.project.annotations.add_many(
            [
                Annotation("", bench.small.recording.id, bench.small.teacher.id, AnnotationType.NOTICE, at, None, "x")
                for at in range(0, 10_000_000, 1000)
            ]
        )
    assert model.rowCount() == 10_000
    resets, told = count_resets(model), []
    model.rowsInserted.connect(lambda _parent, first, last: told.append(("in", first, last)))
    model.rowsMoved.connect(lambda _parent, row, _last, _to, before: told.append(("move", row, before)))
    model.rowsRemoved.connect(lambda _parent, first, last: told.append(("out", first, last)))
    added = bench.annotate("New", 4_999_500)
    with bench.project.edit("Move"):
        bench.project.annotations.move_to(added.id, 10, None)
    with bench.project.edit("Delete"):
        bench.project.annotations.remove(added.id)
    bench.project.undo()
    assert told == [("in", 5000, 5000), ("move", 5000, 1), ("out", 1, 1), ("in", 1, 1)]
    assert resets == []


def test_a_large_edit_inserts_runs_and_does_not_reset(bench, model):
    first = bench.annotate("First", 500)
    resets = count_resets(model)
    with bench.project.edit("Import"):
        bench.project.annotations.add_many(
            [
                Annotation("", bench.small.recording.id, bench.small.teacher.id, AnnotationType.NOTICE, at, None, "x")
                for at in range(1000, 301_000, 1000)
            ]
        )
    assert model.rowCount() == 301
    bench.project.undo()
    assert shown_texts(model) == ["First"]
    assert model.row_of(first.id) == 0
    assert resets == []


def test_annotations_of_another_recording_are_not_shown(bench, model):
    with bench.project.edit("Add"):
        other = bench.project.recordings.add(bench.small.cycle.id, "Lesson 2", MediaReference())
        bench.project.annotations.add(other.id, bench.small.teacher.id, "Elsewhere", start_ms=0)
    bench.annotate("Here", 1000)
    assert shown_texts(model) == ["Here"]
    model.set_recordings([other.id, bench.small.recording.id])
    assert shown_texts(model) == ["Elsewhere", "Here"]


def test_the_current_annotation_is_the_last_that_began(bench, model):
    first, second = bench.annotate("One", 10_000), bench.annotate("Two", 20_000)
    told = []
    model.current_changed.connect(told.append)
    for position in (0, 9_999, 10_000, 15_000, 20_000, 500_000, 3_000):
        model.set_playhead(position)
    assert told == [first.id, second.id, ""]
    model.set_playhead(25_000)
    bench.annotate("Three", 24_000)
    assert model.annotation(model.row_of(model.current_id)).text == "Three"


def test_a_reworded_text_is_searched_as_it_is_now(bench, model):
    one = bench.annotate("Before")
    model.set_filter(AnnotationFilter.with_text("before"))
    with bench.project.edit("Reword"):
        bench.project.annotations.reword(one.id, "After")
    assert shown_texts(model) == []
    model.set_filter(AnnotationFilter.with_text("after"))
    assert shown_texts(model) == ["After"]
    bench.project.undo()
    assert shown_texts(model) == []


def test_a_renamed_author_is_renamed_in_the_rows(bench, model):
    bench.annotate("One")
    changed = []
    model.dataChanged.connect(lambda first, last, _roles: changed.append((first.row(), last.row())))
    with bench.project.edit("Rename"):
        bench.project.people.rename(bench.small.teacher.id, "Ana Ruiz")
    assert model.index(0).data(Roles.AUTHOR) == "Ana Ruiz"
    assert changed == [(0, 0)]


_WORDS = ("Épreuve", "straße", "MATH", "أَهْلًا", "café", "ok")
_FILTERS = st.builds(
    AnnotationFilter,
    author_ids=st.sets(st.sampled_from(["teacher", "coach"]), max_size=1).map(frozenset),
    types=st.sets(st.sampled_from(list(AnnotationType)), max_size=2).map(frozenset),
    visibility=st.sampled_from([None, *Visibility]),
    words=st.sampled_from(["", "epreuve", "STRASSE", "math ok", "اهلا", "CAFÉ", "zzz"]).map(words_of),
)
_STEPS = st.lists(
    st.tuples(
        st.sampled_from(["add", "add", "add", "remove", "reword", "move", "type", "visibility", "undo", "redo"]),
        st.integers(0, 7),
        st.integers(0, 9),
        st.sampled_from(_WORDS),
    ),
    max_size=25,
)


@settings(max_examples=40)
@given(steps=_STEPS, filters=st.lists(_FILTERS, min_size=1, max_size=3))
def test_after_any_edits_the_rows_are_those_that_pass_in_time_order(qapp, steps, filters):
    with tempfile.TemporaryDirectory(dir=QUICK_FOLDER) as folder:
        small = make_small_project(Path(folder) / "p.coachview")
        with small.project:
            model = AnnotationListModel(small.project)
            small.project.subscribe(model.take_up)
            model.set_recordings([small.recording.id])
            QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Warning, model)
            resets = count_resets(model)
            people = {"teacher": small.teacher.id, "coach": small.coach.id}
            for place, step in enumerate(steps):
                if place % 9 == 0:
                    one = filters[place // 9 % len(filters)]
                    authors = frozenset(people[name] for name in one.author_ids)
                    model.set_filter(AnnotationFilter(authors, one.types, one.visibility, one.words))
                _take(small, people, step)
                assert model.annotations() == _expected(small, model.filter)
                assert model.total == len(small.project.annotations.all())
            assert resets == []


def _take(small, people, step):
    what, which, at, word = step
    rows, project = small.project.annotations, small.project
    if what in ("undo", "redo"):
        if what == "redo" or project.undo_label() != "New coaching cycle":
            getattr(project, what)()
        return
    everything = rows.all()
    if what != "add" and not everything:
        return
    target = everything[which % len(everything)] if everything else None
    acts = {
        "add": lambda: rows.add(
            small.recording.id, list(people.values())[which % 2], f"{word} {at}", start_ms=at * 100,
            type=list(AnnotationType)[at % 5], visibility=list(Visibility)[which % 2],
        ),
        "remove": lambda: rows.remove(target.id),
        "reword": lambda: rows.reword(target.id, word),
        "move": lambda: rows.move_to(target.id, at * 100, None),
        "type": lambda: rows.change_type(target.id, list(AnnotationType)[at % 5]),
        "visibility": lambda: rows.set_visibility(target.id, list(Visibility)[at % 2]),
    }  # fmt: skip
    if what != "add" or len(everything) < 8:
        with project.edit(what):
            acts[what]()


def _expected(small, wanted):
    """What passes, said once more in other words."""
    return [
        one
        for one in in_time_order(small.project.annotations.all())
        if (one.author_id in wanted.author_ids or not wanted.author_ids)
        and (one.type in wanted.types or not wanted.types)
        and wanted.visibility in (None, one.visibility)
        and all(one.text.startswith(_PLAIN[word]) or word == one.text[-1] for word in wanted.words)
    ]


_PLAIN = {
    fold("epreuve"): "Épreuve",
    "strasse": "straße",
    "math": "MATH",
    "ok": "ok",
    fold("أهلا"): "أَهْلًا",
    "cafe": "café",
    "zzz": "zzz",
}


@pytest.mark.parametrize(
    ("text", "query"),
    [
        ("École maternelle", "ECOLE"),
        ("Die Straße ist naß", "strasse NASS"),
        ("İstanbul", "istanbul"),
        ("Łódź", "lodz"),
        ("שָׁלוֹם", "שלום"),
        ("مُعَلِّم", "معلم"),
        ("ﬁne work", "fine"),
        ("e\u0301le\u0300ve", "élève"),
        ("ＦＵＬＬ width", "full"),
    ],
)
def test_case_accents_and_points_do_not_matter(text, query):
    assert AnnotationFilter.with_text(query).passing([_note(text)], lambda one: fold(one.text))
    assert not AnnotationFilter.with_text("absent").passing([_note(text)], lambda one: fold(one.text))


@given(st.text(), st.text(max_size=5))
def test_marked_spans_are_where_the_words_are(text, query):
    for start, end in spans_of(text, words_of(query)):
        assert 0 <= start < end <= len(text)
        assert any(word in fold(text[start:end]) for word in words_of(query))


@given(st.text(alphabet=st.characters(codec="utf-8")))
def test_a_text_is_found_by_each_of_its_own_words(text):
    for word in words_of(text):
        assert word in fold(text)
        assert fold(word) == word or fold(fold(word)) == fold(word)


@given(st.lists(st.tuples(st.integers(0, 12), st.integers(0, 3)), max_size=12), st.data())
def test_planned_runs_lead_from_one_list_to_the_other(pairs, data):
    rows = {f"{name}": (key, name) for name, (key, _) in enumerate(pairs)}
    old = sorted(rows[name] for name in data.draw(st.sets(st.sampled_from(sorted(rows)))) if rows) if rows else []
    moved = {name: (data.draw(st.integers(0, 12)), int(name)) for name in rows}
    new = sorted(moved[name] for name in data.draw(st.sets(st.sampled_from(sorted(moved))))) if moved else []
    plan = plan_changes(old, new, identity=lambda one: str(one[1]), key=lambda one: one)
    now = list(old)
    for first, last in plan.removals:
        del now[first : last + 1]
    for first, last in plan.insertions:
        now[first:first] = new[first : last + 1]
    assert now == new
    assert plan.changed is None


def test_whoever_joins_is_known_by_name(bench, model):
    with bench.project.edit("Add"):
        third = bench.project.people.add("Third", Role.COACH)
    bench.annotate("Text", author_id=third.id)
    assert model.index(0).data(Roles.AUTHOR) == "Third"


def _note(text):
    return Annotation("id", "recording", "author", AnnotationType.NOTICE, 0, None, text)
