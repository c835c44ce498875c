"""Tell moderators once a day what waits for them, so that nobody has to wait because no one looked."""

from __future__ import annotations

import datetime
from typing import Any

from django.db import transaction
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from basis.moderation import queue_queries
from basis.moderation.rules import DECIDE
from basis.modules import all_modules
from basis.notifications import actions as notifications

WAITING = "moderation.waiting"


def tell_moderators(now: datetime.datetime) -> str:
    """One mail a day to each moderator for whom something waits; says how many got one."""
    codes = set(queue_queries.pending().order_by().values_list("area", flat=True))
    moderators = {
        person.pk: person
        for module in all_modules()
        if module.holders
        for code in codes
        for person in module.holders(DECIDE, code)
    }
    told = sum(_tell(person, now) for person in moderators.values())
    return f"told {told}" if told else ""


@transaction.atomic
def _tell(person: Any, now: datetime.datetime) -> bool:
    """What waits in her areas, in numbers and since when: the words themselves are not mailed around."""
    waiting = queue_queries.waiting_for(person)
    count, first = waiting.count(), waiting.first()
    if not first:
        return False
    today = timezone.localdate(now)
    with translation.override(person.language):
        since = date_format(timezone.localtime(first.since), "DATE_FORMAT")
        words = ngettext(
            "Er wacht %(count)s bijdrage op u. Die wacht sinds %(since)s.",
            "Er wachten %(count)s bijdragen op u. De oudste wacht sinds %(since)s.",
            count,
        )
        message = notifications.tell(
            person,
            WAITING,
            subject=ngettext("Er wacht %(count)s bijdrage op u", "Er wachten %(count)s bijdragen op u", count)
            % {"count": count},
            text=words % {"count": count, "since": since},
            url=reverse("moderation:queue"),
            button=_("Bekijk wat er wacht"),
            once=f"{WAITING}:{person.pk}:{today}",
        )
    return message is not None
