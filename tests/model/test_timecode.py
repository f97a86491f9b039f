import pytest
from hypothesis import given
from hypothesis import strategies as st

from coachview.model.timecode import format_time, parse_time

times = st.integers(0, 999 * 3_600_000)


@given(times)
def test_a_written_time_reads_back(ms: int) -> None:
    assert parse_time(format_time(ms, millis=True)) == ms


@given(times)
def test_a_time_without_milliseconds_is_the_second_that_began(ms: int) -> None:
    assert parse_time(format_time(ms)) == ms - ms % 1000


@given(times)
def test_a_negative_time_has_a_sign(ms: int) -> None:
    assert format_time(-ms - 1) == "-" + format_time(ms + 1)


@given(st.integers(0, 999_999), st.integers(0, 999), st.sampled_from(".,"), st.sampled_from(["", "s"]))
def test_seconds_alone_are_read_too(seconds: int, millis: int, point: str, unit: str) -> None:
    assert parse_time(f" {seconds}{point}{millis:03}{unit} ") == seconds * 1000 + millis


@given(st.integers(0, 999), st.integers(0, 59), st.integers(0, 59))
def test_hours_minutes_and_seconds(hours: int, minutes: int, seconds: int) -> None:
    wanted = ((hours * 60 + minutes) * 60 + seconds) * 1000
    assert parse_time(f"{hours}:{minutes}:{seconds}") == wanted
    assert parse_time(f"{hours:02}:{minutes:02}:{seconds:02}") == wanted


@pytest.mark.parametrize(
    ("text", "ms"),
    [
        ("3:12", 192_000),
        ("03:12.5", 192_500),
        ("1:02:03", 3_723_000),
        ("192", 192_000),
        ("0,0005", 0),
        ("٣:١٢", 192_000),
    ],
)
def test_examples(text: str, ms: int) -> None:
    assert parse_time(text) == ms


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "is not a time"),
        ("soon", "is not a time"),
        ("-1", "is not a time"),
        ("1:2:3:4", "is not a time"),
        ("1:", "is not a time"),
        ("3:60", "more than 59"),
        ("1:60:00", "more than 59"),
    ],
)
def test_what_is_no_time_is_a_sentence(text: str, words: str) -> None:
    with pytest.raises(ValueError, match=words) as caught:
        parse_time(text)
    assert str(caught.value).endswith(".")


@given(st.text(max_size=20))
def test_any_text_is_a_time_or_a_sentence(text: str) -> None:
    try:
        ms = parse_time(text)
    except ValueError:
        return
    assert ms >= 0
