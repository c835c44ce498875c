"""What is kept of who is telling, until it is sent."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from typing import Any

from django.utils.translation import gettext_lazy as _

from basis.modules import Personal
from basis.telling import draft_actions, return_actions


def of_nobody(person: Any) -> Sequence[Mapping[str, Any]]:
    """What is begun has no name: only the device on which it was begun finds it."""
    return []


def nothing_of(person: Any) -> int:
    """So there is nothing to take her out of."""
    return 0


def expire(now: datetime.datetime, dry_run: bool) -> int:
    """After a week all of it is gone; gives how many."""
    drafts = draft_actions.forget_unsent(now, dry_run=dry_run)
    return drafts + return_actions.forget_unproven(now, dry_run=dry_run)


BEGUN = Personal(
    name="telling.draft",
    title=_("Een verhaal waar u aan begon"),
    purpose=_("Niets kwijtraken als u stopt voordat u het verstuurt."),
    ground=_("U begint er zelf aan (toestemming)."),
    seen_by=_("Niemand. Alleen uw eigen apparaat vindt het terug."),
    kept=_("Tot u het verstuurt of weghaalt, en hooguit een week. Een adres voor bericht: tot u het bevestigt."),
    export=of_nobody,
    forget=nothing_of,
    expire=expire,
    holds=("telling.Draft.answers", "telling.Draft.said", "telling.UnprovenAddress.email"),
)
