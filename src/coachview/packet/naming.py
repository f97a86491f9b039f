"""Names of the files in a packet: short, ASCII, and good on every system and in every zip program."""

import re
import unicodedata

from coachview.model.annotation import Annotation


def media_name(number: int, annotation: Annotation, suffix: str, *, digits: int) -> str:
    """`01-3m12.mp4`: the annotation's number in the packet and its time; `1h02m03` from an hour on."""
    minutes, seconds = divmod(annotation.start_ms // 1000, 60)
    hours, minute = divmod(minutes, 60)
    time = f"{hours}h{minute:02}m{seconds:02}" if hours else f"{minute}m{seconds:02}"
    return f"{number:0{digits}}-{time}{suffix}"


def packet_name(title: str) -> str:
    """A name for the packet's folder out of the cycle's title: ASCII letters, digits and hyphens, at most 60.

    The word at its end keeps it from being a device name on Windows, whatever the title.
    """
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode()
    words = re.sub(r"[^A-Za-z0-9]+", "-", plain).strip("-")[:52].strip("-")
    return f"{words}-debrief" if words else "debrief"
