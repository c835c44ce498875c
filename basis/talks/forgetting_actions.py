"""Take from the table what its teller took away."""

from __future__ import annotations

import datetime

from basis.talks.models import Choice, ChosenStory


def forget_withdrawn(now: datetime.datetime, dry_run: bool) -> int:
    """Stories that were erased are on no table any more, nor what groups said of them; gives how many rows."""
    rows = [kind.objects.filter(story__contribution__erased_at__lte=now) for kind in (ChosenStory, Choice)]
    return sum(found.count() if dry_run else found.delete()[0] for found in rows)
