from collections.abc import Mapping

KINDS = {
    "person": ("person", "people"),
    "cycle": ("coaching cycle", "coaching cycles"),
    "recording": ("recording", "recordings"),
    "annotation": ("annotation", "annotations"),
    "drawing": ("drawing", "drawings"),
    "planned_phase": ("planned phase", "planned phases"),
    "actual_phase": ("marked phase", "marked phases"),
    "reflection": ("reflection", "reflections"),
    "action_step": ("action step", "action steps"),
}
"""What is counted where a project is described: the table, and the words for one and for several."""


def counted(counts: Mapping[str, int]) -> str:
    """`2 people, 1 recording and 118 annotations`; kinds of which there are none are left out; `nothing` for none."""
    parts = [f"{number} {KINDS[kind][number != 1]}" for kind, number in counts.items() if number]
    return " and ".join([", ".join(parts[:-1]), parts[-1]]) if len(parts) > 1 else "".join(parts) or "nothing"
