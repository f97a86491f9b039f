"""CoachView: look at a recorded lesson, mark what you notice, reflect, agree on one action step."""

__version__ = "0.1.0"
