"""A number that somebody sends and that may be the key of a thing."""

from __future__ import annotations

MOST_DIGITS = 18  # a database holds no more for sure


def key_in(text: str) -> int:
    """The number in this text; 0, the key of nothing, when it is no number or too long to be kept."""
    return int(text) if text.isascii() and text.isdigit() and len(text) <= MOST_DIGITS else 0
