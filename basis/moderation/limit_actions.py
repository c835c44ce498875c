"""How often the same act may be done from one address, without keeping that address."""

from __future__ import annotations

import datetime

from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils import timezone
from django.utils.crypto import salted_hmac

from basis.addresses import household
from basis.moderation.models import Tally

MOST = 20  # a class, a household or a wijkhuis shares one address
PER = datetime.timedelta(minutes=30)
LONGEST = datetime.timedelta(days=1)  # the key of a day


def allow(
    address: str,
    act: str,
    *,
    most: int = MOST,
    per: datetime.timedelta = PER,
    now: datetime.datetime | None = None,
) -> bool:
    """Count this act, and say whether it may be done: at most `most` times in each stretch of `per`, a day at most.

    `address` is that of the visitor (`basis.addresses.client_address`); what is kept is a keyed hash of it that is
    another one tomorrow. Call it outside a transaction, or the count goes when the act fails.
    """
    if not datetime.timedelta() < per <= LONGEST:
        raise ValueError("per: more than nothing and at most a day")
    moment = now or timezone.now()
    seconds = int(per.total_seconds())
    begin = datetime.datetime.fromtimestamp(moment.timestamp() // seconds * seconds, datetime.UTC)
    source = salted_hmac(f"moderation.tally.{begin:%Y-%m-%d}", household(address), algorithm="sha256").hexdigest()
    row = {"act": act, "source": source, "begins_at": begin}
    if not Tally.objects.filter(**row).update(count=F("count") + 1):
        try:
            with transaction.atomic():
                Tally.objects.create(**row, count=1)
        except IntegrityError:  # somebody at the same address was just before
            Tally.objects.filter(**row).update(count=F("count") + 1)
    return Tally.objects.values_list("count", flat=True).get(**row) <= most
