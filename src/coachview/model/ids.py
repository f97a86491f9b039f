"""Stable identities: every row of every file has one that no other copy can make."""

from uuid import NAMESPACE_OID, uuid4, uuid5


def new_id() -> str:
    """A random UUID (RFC 9562, version 4) in its 36-character form."""
    return str(uuid4())


def pair_id(first: str, second: str) -> str:
    """The identity of the link between two rows: the same on every copy, so a link made twice is one link."""
    return str(uuid5(NAMESPACE_OID, f"{first}/{second}"))
