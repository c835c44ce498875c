"""When an occurrence is moved, called off or changed: note it for who comes, and tell it, once for all together."""

from __future__ import annotations

import datetime
from itertools import groupby

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from basis.activities.models import Occurrence
from basis.joining import mail_actions as mail
from basis.joining import queries
from basis.joining.models import Change, Party

A_ROUND = 500  # parties in one transaction


def note_change(occurrence: Occurrence, what: str, words: str) -> None:
    """In the transaction of the change: everyone who comes or waits is to be told. It goes out when that is done.

    When many moments change at once, who joined them all gets one mail.
    """
    coming = Party.objects.coming().filter(occurrence=occurrence)
    keeps = Q(news=Change.MOVED) if what == Change.CHANGED else Q(pk=None)
    count = coming.exclude(keeps).update(news=what, news_words=words[:300])
    if count or coming.filter(keeps).update(news_words=words[:300]):
        transaction.on_commit(lambda: _tell_now(), robust=True)


def _tell_now() -> None:
    tell_changes(timezone.now())


@transaction.atomic
def tell_changes(now: datetime.datetime) -> str:
    """Tell everyone what changed and was not told yet; says to how many. What fails now, the clock does again."""
    found = Party.objects.select_for_update(of=("self",)).exclude(news="").order_by("key_hash", "pk")[:A_ROUND]
    keys = [one.pk for one in found]
    rows = queries.with_occurrence().filter(pk__in=keys).order_by("key_hash", "occurrence__starts_at", "pk")
    people = 0
    for _key, group in groupby(rows, key=lambda one: (one.key_hash, one.occurrence.activity_id)):
        parties = list(group)
        mail.tell_of_changes(parties, now)
        people += parties[0].can_be_told
    for one in rows:
        one.news = one.news_words = ""
        for name, value in mail.told_of(one.occurrence).items():
            setattr(one, name, value)
    Party.objects.bulk_update(rows, ["news", "news_words", "told_at", "told_where"])
    return f"{people} mensen weten wat er verandert" if people else ""
