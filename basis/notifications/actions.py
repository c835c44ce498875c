"""Tell somebody something."""

from __future__ import annotations

import datetime
from typing import Any

from django.utils import timezone
from django.utils.translation import get_language

from basis.notifications.models import Message


def tell(
    to: Any,
    notice: str,
    *,
    subject: str,
    text: str,
    url: str = "",
    reply_to: str = "",
    once: str = "",
    at: datetime.datetime | None = None,
) -> Message | None:
    """Write a message in the outbox; the worker sends it. `to` is a person, or an address of somebody without account.

    Call it inside the transaction of the act it tells about: both are there, or neither. `notice` is the name of a
    `Notice` of a module, by which somebody chooses when she hears of it. With `once` the same thing is told once only;
    gives None when it was told before, or when she never wants to hear of it. Subject and text are in the language of
    now: call it in that of the receiver (`translation.override`).
    """
    if once and Message.objects.filter(once=once).exists():
        return None
    moment = at or timezone.now()
    return Message.objects.create(
        notice=notice,
        person=None if isinstance(to, str) else to,
        address=to if isinstance(to, str) else to.email,
        language=(get_language() or "nl")[:2],
        subject=" ".join(subject.split())[:200],
        text=text,
        url=url,
        reply_to=reply_to,
        once=once or None,
        made_at=moment,
        not_before=moment,
    )
