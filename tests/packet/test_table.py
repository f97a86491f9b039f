"""annotations.csv: read back by the csv module, and never a formula."""

import csv
import io
import json

from hypothesis import example, given
from hypothesis import strategies as st

from coachview.model.timecode import parse_time
from coachview.packet.data import drawing_data
from coachview.packet.plan import plan
from coachview.packet.request import PacketRequest
from coachview.packet.table import COLUMNS, csv_bytes, guard, unguard
from coachview.packet.words import shown
from support import packet_story as story
from support.packet_strategies import CYCLE_ID, NASTY, SECRET, snapshots


def rows_of(data: bytes) -> list[dict[str, str]]:
    assert data.startswith(b"\xef\xbb\xbf")
    text = data.decode("utf-8-sig")
    assert text.endswith("\r\n")
    return list(csv.DictReader(io.StringIO(text, newline=""), strict=True))


@given(snapshots())
def test_what_is_written_is_read_back(snapshot):
    planned = plan(PacketRequest(snapshot, CYCLE_ID, ""))
    data = csv_bytes(planned)
    rows = rows_of(data)

    assert SECRET.encode() not in data
    assert len(rows) == len(planned.annotations)
    for row, one in zip(rows, planned.annotations, strict=True):
        assert unguard(row["text"]) == shown(one.annotation.text)
        assert unguard(row["author"]) == shown(one.author.name)
        assert unguard(row["recording"]) == shown(one.recording.title)
        assert parse_time(row["start"]) == one.annotation.start_ms == int(row["start_ms"])
        assert (parse_time(row["end"]) if row["end"] else None) == one.annotation.end_ms
        assert row["type"].lower() == one.annotation.type
        assert row["id"] == one.annotation.id
        drawn = json.loads(row["drawings"]) if row["drawings"] else []
        assert drawn == [drawing_data(drawing) for drawing in one.drawings]


@given(st.one_of(st.sampled_from(NASTY), st.text(), st.text("'=+-@\t\r\n a", max_size=6)))
@example("=1+1")
@example("'=1+1")
@example(" =1+1")
@example("-2 students")
@example("＝1")
def test_a_cell_is_never_a_formula_and_the_text_can_be_had_back(text):
    cell = guard(text)
    assert not cell.lstrip(" ").startswith(("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"))
    assert unguard(cell) == text
    assert cell in (text, "'" + text)


def test_the_columns_are_as_documented():
    data = csv_bytes(plan(story.request(None)))
    first = rows_of(data)[1]
    assert tuple(first) == COLUMNS
    assert first["start"], first["end"] == ("0:34.000", "0:50.300")
    assert first["duration_ms"] == "16300"
    assert first["role"] == "coach"
    moment = rows_of(data)[2]
    assert (moment["end"], moment["end_ms"], moment["duration_ms"]) == ("", "", "")
