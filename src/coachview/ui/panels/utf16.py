"""Qt counts characters in UTF-16 code units, Python in code points: an emoji is two there and one here."""


def units(text: str) -> int:
    """How long a text is as Qt counts."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def split_at_unit(text: str, unit: int) -> tuple[str, str]:
    """What lies before and after a place that Qt counted."""
    encoded = text.encode("utf-16-le", "surrogatepass")
    return (
        encoded[: 2 * unit].decode("utf-16-le", "surrogatepass"),
        encoded[2 * unit :].decode("utf-16-le", "surrogatepass"),
    )
