from html import escape


def plain_tooltip(text: str) -> str:
    """A tooltip that shows a user's text as it is: Qt would take `<b>` in it for markup. Long texts are cut."""
    shown = text if len(text) <= 1500 else f"{text[:1500]}…"
    return f'<div style="white-space: pre-wrap">{escape(shown)}</div>' if shown else ""
