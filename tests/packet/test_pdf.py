"""debrief.pdf: tagged, readable, and every text a text. Typst's own PDF/UA-1 check refuses what is not accessible."""

import re
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings

from coachview.packet.contents import PacketPlan
from coachview.packet.page import page_of
from coachview.packet.pdf import _document, pdf_bytes
from coachview.packet.plan import plan
from coachview.packet.request import PacketRequest
from support import packet_story as story
from support.packet_strategies import CYCLE_ID, NASTY, SECRET, snapshots

needs_poppler = pytest.mark.skipif(shutil.which("pdftotext") is None, reason="poppler is not here")


def text_of(pdf: bytes, folder: Path) -> str:
    file = folder / "text.pdf"
    file.write_bytes(pdf)
    output = subprocess.run(["pdftotext", str(file), "-"], capture_output=True, check=True).stdout.decode()
    return " ".join(output.split())


def story_plan(text: str | None = None) -> PacketPlan:
    if text is None:
        return plan(story.request(None))
    annotations = (replace(story.ANNOTATIONS[0], text=text),)
    return plan(story.request(None, snapshot=replace(story.SNAPSHOT, annotations=annotations)))


def is_accessible(pdf: bytes) -> bool:
    return b"pdfuaid:part>1<" in pdf


def test_it_is_tagged_accessible_and_says_what_it_is(tmp_path):
    pdf = pdf_bytes(story_plan(), tmp_path)
    assert pdf.startswith(b"%PDF-1.7")
    assert is_accessible(pdf)
    assert re.search(rb"/MarkInfo\s*<<\s*/Marked true", pdf)
    assert b"Grade 3 mathematics" in pdf


def test_the_same_plan_gives_the_same_file(tmp_path):
    assert pdf_bytes(story_plan(), tmp_path) == pdf_bytes(story_plan(), tmp_path)


@needs_poppler
def test_all_texts_are_found_and_nothing_private(tmp_path):
    text = text_of(pdf_bytes(story_plan(), tmp_path), tmp_path)
    for planned in story_plan().annotations:
        if planned.number != 7:  # Arabic is laid out in the order in which it is seen
            assert " ".join(planned.annotation.text.split()) in text
    assert "Students draw or write for at least 5 of the 10 minutes." in text
    assert "nothing showed me the time" in text
    assert "PRIVATE" not in text
    assert "OTHER" not in text


@given(snapshots())
def test_nothing_secret_reaches_typst(snapshot):
    planned = plan(PacketRequest(snapshot, CYCLE_ID, "2026-11-24T09:30:00Z"))
    assert SECRET not in repr(_document(page_of(planned)))


@settings(max_examples=8)
@given(snapshots())
def test_any_project_can_be_set(tmp_path_factory, snapshot):
    planned = plan(PacketRequest(snapshot, CYCLE_ID, "not a time"))
    assert pdf_bytes(planned, tmp_path_factory.mktemp("pdf")).startswith(b"%PDF")


@needs_poppler
@pytest.mark.parametrize("text", [one for one in NASTY if one.isascii() and one.isprintable()])
def test_no_text_is_read_as_markup(text, tmp_path):
    whole = f"{text} end"  # pdftotext drops a hyphen at the end of a line
    assert whole in text_of(pdf_bytes(story_plan(whole), tmp_path), tmp_path)


def test_a_letter_that_no_font_has_costs_accessibility_and_not_the_pdf(tmp_path):
    pdf = pdf_bytes(story_plan("before \ue123 after"), tmp_path)
    assert pdf.startswith(b"%PDF")
    assert not is_accessible(pdf)


def test_our_own_fonts_are_enough_for_latin_greek_cyrillic_arabic_and_hebrew(tmp_path, monkeypatch):
    from typst import Fonts

    from coachview.packet import pdf as module
    from coachview.resources_dir import resources_dir

    ours = Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[resources_dir() / "fonts"])
    monkeypatch.setattr(module, "fonts", lambda: ours)
    assert is_accessible(pdf_bytes(story_plan("Ångström żółć Ελληνικά Кириллица مرحبا שלום “…” – ✓?"[:-2]), tmp_path))


@needs_poppler
def test_a_note_longer_than_a_page_is_not_cut(tmp_path):
    words = " ".join(f"word{number}" for number in range(3000))
    pdf = pdf_bytes(story_plan(words), tmp_path)
    assert "word2999" in text_of(pdf, tmp_path)
