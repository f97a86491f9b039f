"""Whatever is typed or pasted comes back, and can be written into every format."""

import unicodedata
from pathlib import Path
from tempfile import TemporaryDirectory
from xml.etree import ElementTree as ET

from hypothesis import example, given, settings
from hypothesis import strategies as st

from coachview.project import Project
from coachview.project.texts import clean_text
from support.small_project import QUICK_FOLDER, make_small_project

any_text = st.text(st.characters(exclude_categories=()), max_size=200)
letters = st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="\ufffe\uffff")
ordinary = st.text(letters | st.sampled_from("\t\n"))


@given(ordinary)
@example("שלום — 授業 — 👩🏽‍🏫 — é e\u0301 — \u202eabc\u202c — \N{LINE SEPARATOR}")
def test_ordinary_text_is_kept_to_the_letter(text: str) -> None:
    assert clean_text(text) == text


@given(any_text)
@example("\0")
@example("\ud83d")
@example("a\r\nb\rc\x0bd\x0ce\ud800\ufffe")
def test_kept_text_breaks_nobody(text: str) -> None:
    kept = clean_text(text)
    assert clean_text(kept) == kept
    assert kept.encode().decode() == kept
    element = ET.Element("text")
    element.text = kept
    assert (ET.fromstring(ET.tostring(element, "utf-8")).text or "") == kept  # noqa: S314
    assert not any(unicodedata.category(letter) == "Cs" for letter in kept)


def test_what_becomes_of_what_cannot_be_kept() -> None:
    assert clean_text("a\r\nb\rc\x0bd\x0ce") == "a\nb\nc\nd\ne"
    assert clean_text("a\0b\x1b[31m\x7f\tc") == "ab[31m\tc"
    assert clean_text("\ud83d \uffff") == "\N{REPLACEMENT CHARACTER} \N{REPLACEMENT CHARACTER}"


@settings(max_examples=15)
@given(st.lists(any_text, min_size=1, max_size=8))
def test_texts_go_through_file_undo_and_redo(texts: list[str]) -> None:
    with TemporaryDirectory(dir=QUICK_FOLDER) as folder:
        small = make_small_project(Path(folder) / "lesson.coachview")
        ids = [small.annotate(text).id for text in texts]
        for _ in texts:
            small.project.undo()
        for _ in texts:
            small.project.redo()
        with small.project.edit(texts[0]):
            small.project.cycles.set_focus_question(small.cycle.id, "".join(texts) + "?")
        small.project.close()
        with Project.open(small.project.path) as project:
            assert [project.annotations.get(row_id).text for row_id in ids] == [clean_text(text) for text in texts]
            assert project.undo_label() == clean_text(texts[0])
            assert project.cycles.get(small.cycle.id).focus_question == clean_text("".join(texts) + "?")
