import pytest
from hypothesis import given
from hypothesis import strategies as st

from coachview.model.timecode import format_time, parse_destination, parse_time

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


@given(times, times, st.sampled_from("+-−"))
def test_from_here_so_much_on_or_back_and_never_before_the_start(now_ms: int, by_ms: int, sign: str) -> None:
    found = parse_destination(f" {sign}{format_time(by_ms, millis=True)}", now_ms)
    assert found == (now_ms + by_ms if sign == "+" else max(0, now_ms - by_ms))


@given(times, times)
def test_without_a_sign_it_is_the_time_itself(now_ms: int, ms: int) -> None:
    assert parse_destination(format_time(ms, millis=True), now_ms) == ms


@pytest.mark.parametrize("text", ["", "+", "-", "+-5", "--5", "5-", "+1:75", "soon"])
def test_what_leads_nowhere_gets_a_sentence(text: str) -> None:
    with pytest.raises(ValueError, match=r"Write it like"):
        parse_destination(text, 1000)
