"""Draws what layers lay out, one painter a kind of layer."""
