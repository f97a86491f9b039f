"""The pacing of a lesson in a packet: told in every form, and nothing of it without phases or where it is left out."""

import csv
import io
import json
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from coachview.model.phase import ActualPhase, PlannedPhase
from coachview.packet.contents import PacketPlan
from coachview.packet.data import as_data
from coachview.packet.html import html_bytes
from coachview.packet.pacing_table import COLUMNS, pacing_csv_bytes
from coachview.packet.pdf import pdf_bytes
from coachview.packet.plan import plan
from coachview.packet.write import write_packet
from support import packet_story as story
from support.packet_page import read_page

OVER = "Launch <b> 1:40 of 1:00 planned, 0:40 over"
SNAPSHOT = replace(
    story.SNAPSHOT,
    planned_phases=(
        PlannedPhase("q-1", "r-1", "Launch <b>", 60_000, 0),
        PlannedPhase("q-2", "r-1", "Share", 30_000, 1),
        PlannedPhase("q-other", "r-2", "OTHER-PHASE", 30_000),
    ),
    actual_phases=(
        ActualPhase("x-1", "r-1", "as it was once called", 10_000, 110_000, "q-1"),
        ActualPhase("x-2", "r-1", "=1+1", 120_000, 130_000, "q-gone"),
    ),
)


def planned(**choices: object) -> PacketPlan:
    return plan(story.request(None, snapshot=SNAPSHOT, **choices))


def test_the_page_has_bars_and_a_table() -> None:
    page = read_page(html_bytes(planned()))
    said = [one.text for one in page.find("li")]
    assert any(OVER in one for one in said)
    assert [one.text for one in page.find("td")][:3] == ["1:00", "1:40", "0:40 over"]
    assert len(page.find("rect", "beyond")) == 1
    assert "1:17 of 3:07 not marked" in page.find("section", "pacing")[0].text
    assert len(page.find("svg", "band")) == 4


def test_the_table_is_read_back_and_no_formula() -> None:
    rows = list(csv.DictReader(io.StringIO(pacing_csv_bytes(planned()).decode("utf-8-sig"), newline="")))
    assert tuple(rows[0]) == COLUMNS
    told = [(one["phase"], one["planned_ms"], one["actual_ms"], one["over_ms"]) for one in rows]
    assert told == [
        ("Launch <b>", "60000", "100000", "40000"),
        ("Share", "30000", "", ""),
        ("'=1+1", "", "10000", ""),
        ("(not marked)", "", "77000", ""),
    ]


def test_the_data_tells_plan_marks_and_pacing() -> None:
    [found] = as_data(planned())["phases"]
    assert [one["name"] for one in found["actual"]] == ["Launch <b>", "=1+1"]
    assert [one["planned_id"] for one in found["actual"]] == ["q-1", ""]
    assert [one["over_ms"] for one in found["pacing"]] == [40_000, None, None]
    assert found["unmarked_ms"] == 77_000


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="poppler is not here")
def test_the_pdf_tells_it_and_stays_accessible(tmp_path: Path) -> None:
    pdf = pdf_bytes(planned(), tmp_path)
    (tmp_path / "a.pdf").write_bytes(pdf)
    text = subprocess.run(["pdftotext", tmp_path / "a.pdf", "-"], capture_output=True, check=True).stdout.decode()
    assert b"pdfuaid:part>1<" in pdf
    for said in ("Pacing", "Launch <b>", "0:40 over", "not marked", "not planned"):
        assert said in text
    assert "OTHER" not in text


def test_it_is_in_the_preview_and_among_the_files(tmp_path: Path) -> None:
    found = planned()
    assert "Pacing: 2 planned lesson phases, 2 marked ones" in found.items
    written = write_packet(found, tmp_path / "packet")
    assert {one.name for one in written.iterdir()} == set(found.files)
    assert "pacing.csv" in found.files
    write_packet(found, tmp_path / "packet", replace=True)


@pytest.mark.parametrize("none", ["left out", "no phases"])
def test_nothing_is_said_where_there_is_none(none: str) -> None:
    found = planned(pacing=False) if none == "left out" else plan(story.request(None))
    assert "pacing.csv" not in found.files
    assert "phases" not in json.dumps(as_data(found))
    page = read_page(html_bytes(found))
    assert page.find("section", "pacing") == page.find("svg", "band") == page.find("table") == []
    stays = "4 lesson phases stay in the project."
    assert (stays in found.stays) == (none == "left out")


@pytest.mark.browser
@pytest.mark.parametrize("options", [{}, {"color_scheme": "dark"}, {"viewport": {"width": 360, "height": 740}}])
def test_a_browser_finds_the_table_and_its_words(tmp_path: Path, visit: Any, options: dict[str, Any]) -> None:
    file = tmp_path / "index.html"
    file.write_bytes(html_bytes(planned()))
    visited = visit(file, **options)
    page = visited.page
    assert page.get_by_text(OVER).is_visible()
    tree = page.locator(".pacing").aria_snapshot()
    assert "- table" in tree
    assert "0:40 over" in tree
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    page.emulate_media(media="print")
    assert page.locator(".pacing table").is_visible()
    assert visited.complaints == []
