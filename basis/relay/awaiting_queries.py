"""Conversations in which somebody is waited for."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.db.models import F, OuterRef, Subquery
from django.urls import reverse
from django.utils.translation import gettext as _

from basis.modules import Awaiting
from basis.relay import keys
from basis.relay.models import Line, Participant


def awaiting(person: Any) -> Iterator[Awaiting]:
    """Her going conversations in which another spoke last, that of longest ago first. One query."""
    told = Line.objects.filter(participant__conversation=OuterRef("conversation"), told_at__isnull=False)
    spoke = Subquery(told.order_by("-said_at", "-pk").values("participant")[:1])
    mine = Participant.objects.filter(person=person, conversation__stopped_at=None).annotate(spoke=spoke)
    others = mine.exclude(spoke=None).exclude(spoke=F("pk"))
    for part in others.select_related("conversation").order_by("conversation__last_at"):
        title = _("Antwoord in het gesprek over ‘%(title)s’") % {"title": part.conversation.title}
        yield Awaiting(title, reverse("relay:conversation", args=[keys.link_key(part)]))
