"""How quick CoachView is, measured on its real program: `python -m benchmarks`."""
