"""The side panel: annotations, reflection and action steps, above a note box that is always in view."""
