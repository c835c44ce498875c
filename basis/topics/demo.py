"""The theme pages of the municipality, put up once; what editors made of them stays."""

from __future__ import annotations

from basis.topics import actions


def build() -> None:
    """Put up those that are not there yet."""
    actions.put_up()
