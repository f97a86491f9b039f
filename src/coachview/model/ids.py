"""Stable identities: every row of every file has one that no other copy can make."""


def new_id() -> str:
    """A random UUID (RFC 9562, version 4) in its 36-character form."""
    from uuid import uuid4  # reading makes no ids, and loading this takes as long as reading does

    return str(uuid4())


def pair_id(first: str, second: str) -> str:
    """The identity of the link between two rows: the same on every copy, so a link made twice is one link."""
    from uuid import NAMESPACE_OID, uuid5

    return str(uuid5(NAMESPACE_OID, f"{first}/{second}"))
