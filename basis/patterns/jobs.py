"""What the clock does for patterns: make again what stories that came, went or changed have touched."""

from __future__ import annotations

import datetime

from basis.modules import Job
from basis.patterns import kept_actions, kept_queries


def keep(now: datetime.datetime) -> str:
    """Make what has to be made, of one round after another. Says of how many."""
    many = sum(kept_actions.keep(one, at=now) for one in kept_queries.to_make(now))
    return f"{many} rounds" if many else ""


KEEP = Job("patterns.keep", datetime.timedelta(minutes=1), keep)
