"""What ties a film to the script it was drawn from."""

import hashlib

from coachview.sample import lesson


def imprint() -> str:
    """A short fingerprint of everything in the lesson's script that a film made from it shows or says."""
    names = sorted(name for name in vars(lesson) if name.isupper())
    script = "\n".join(f"{name}={getattr(lesson, name)!r}" for name in names)
    return hashlib.sha256(script.encode()).hexdigest()[:16]
