"""What becomes of cards when two initiatives go on as one."""

from __future__ import annotations

from basis.exchange.models import Card
from basis.initiatives.models import Initiative


def go_along(initiative: Initiative, into: Initiative) -> None:
    """Two initiatives went on as one, in this transaction: the cards of one are of what came of it."""
    Card.objects.filter(initiative=initiative).update(initiative=into)
