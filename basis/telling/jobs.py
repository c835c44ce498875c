"""What the clock does: forget what was begun and not sent, and addresses that nobody said are hers."""

from __future__ import annotations

import datetime

from basis.telling import draft_actions, return_actions


def forget(now: datetime.datetime) -> str:
    """Says how many went."""
    drafts, addresses = draft_actions.forget_unsent(now), return_actions.forget_unproven(now)
    return f"{drafts} begonnen verhalen en {addresses} adressen weg" if drafts or addresses else ""
