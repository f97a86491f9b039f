from unicodedata import bidirectional


def is_right_to_left(text: str) -> bool | None:
    """Which way a text is written: that of its first letter with a direction (UAX #9, P2 and P3); None without one."""
    for character in text:
        direction = bidirectional(character)
        if direction in ("R", "AL"):
            return True
        if direction == "L":
            return False
    return None
