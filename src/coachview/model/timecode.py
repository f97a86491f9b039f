"""Times in a recording as people write them."""

import re

_CLOCK = re.compile(r"(?:(?:(?P<h>\d{1,3}):)?(?P<m>\d{1,3}):)?(?P<s>\d{1,6})(?:[.,](?P<f>\d{1,9}))?s?")


def format_time(ms: int, *, millis: bool = False) -> str:
    """`m:ss` below an hour, `h:mm:ss` from there on; with `millis` the milliseconds too (`3:12.500`)."""
    if ms < 0:
        return "-" + format_time(-ms, millis=millis)
    tail = f"{ms // 1000 % 60:02}.{ms % 1000:03}" if millis else f"{ms // 1000 % 60:02}"
    minutes = ms // 60_000
    return f"{minutes}:{tail}" if minutes < 60 else f"{minutes // 60}:{minutes % 60:02}:{tail}"


def parse_time(text: str) -> int:
    """Milliseconds of `3:12`, `03:12.500`, `1:02:03`, `192` or `192.5s`; a comma may stand for the point.

    Fractions finer than a millisecond are rounded to the nearest one. Raises ValueError with a sentence for anything
    else, for minutes above 59 after an hour, and for seconds above 59 after a minute.
    """
    match = _CLOCK.fullmatch(text.strip())
    if match is None:
        raise ValueError(f"“{text}” is not a time. Write it like 3:12, 03:12.500, 1:02:03 or 192s.")
    hours, minutes, seconds = (match[name] for name in ("h", "m", "s"))
    if (minutes is not None and int(seconds) > 59) or (hours is not None and int(minutes) > 59):
        raise ValueError(f"“{text}” has more than 59 minutes or seconds. Write it like 1:02:03.")
    fraction = round(int((match["f"] or "0").ljust(9, "0")) / 1_000_000)
    return ((int(hours or 0) * 60 + int(minutes or 0)) * 60 + int(seconds)) * 1000 + fraction


def parse_destination(text: str, now_ms: int) -> int:
    """Where `text` leads from `now_ms`, in milliseconds: a time as `parse_time` reads it, or so much on or back.

    `+10`, `-5`, `+1:30` and `−2.5s` are from now; what would be before the start is the start. Raises ValueError with
    a sentence.
    """
    wanted = text.strip()
    sign = 1 if wanted.startswith("+") else -1 if wanted.startswith(("-", "−", "–")) else 0
    if sign == 0:
        return parse_time(wanted)
    return max(0, now_ms + sign * parse_time(wanted[1:]))
