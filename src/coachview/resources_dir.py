"""Where the files that ship with CoachView are: beside the package in a wheel, at the top of a checkout."""

from pathlib import Path


def resources_dir() -> Path:
    """The folder of bundled files (icons, fonts, templates, the sample); it always exists.

    A wheel and the frozen program carry it inside the package; an editable install finds it at the top of the checkout.
    """
    inside = Path(__file__).parent / "resources"
    return inside if inside.is_dir() else Path(__file__).parents[2] / "resources"
