"""What needs shows elsewhere: to one person what she said and what waits, and beneath an initiative what people say."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from basis.areas.models import Area
from basis.modules import Awaiting
from basis.needs import queries, rules
from basis.needs.about_queries import About, address_to_tell
from basis.needs.models import Bundle, Need, Status

IN_VIEW = 5
NEW = datetime.timedelta(days=30)  # what came in longer ago is found in the list
QUIET = datetime.timedelta(days=30)  # after which who sees to a bundle says again how far it is
GOING = (Status.HEARD, Status.LOOKED_AT, Status.TAKEN_UP)


def my_panel(viewer: Any, person: Any) -> dict[str, Any] | None:
    """On one's own page: the newest things she said, with what became of them. One query."""
    hers = Need.objects.visible_to(person).filter(contribution__author=person)
    said = list(hers.select_related("area", "contribution", "bundle__area")[:IN_VIEW])
    return {"said": said} if said else None


def worker_panel(viewer: Any, area: Area) -> dict[str, Any] | None:
    """On the desk: what people said this month that is in no bundle yet. One query."""
    if not rules.may_bundle(viewer, area):
        return None
    came = queries.needs(None, area).filter(bundle=None, written_at__gte=timezone.now() - NEW)
    return {"area": area, "came": list(came[:IN_VIEW])}


def initiative_panel(viewer: Any, initiative: Any) -> dict[str, Any]:
    """What people say about an initiative and what went on in it, and the way to say something. Two queries."""
    kind, key = "initiatives.initiative", str(initiative.pk)
    about = About(kind, key, str(initiative), initiative.get_absolute_url())
    before = [str(pk) for pk in initiative.joined.values_list("pk", flat=True)]
    said = list(queries.said_about(viewer, kind, key, *before)[:IN_VIEW])
    return {"said": said, "tell": address_to_tell(about, initiative.area)}


def awaiting(person: Any) -> Iterator[Awaiting]:
    """The bundles she sees to, of which nobody said for a month how far they are. One query."""
    mine = Bundle.objects.filter(contact=person, status__in=GOING).select_related("area").prefetch_related("answers")
    for bundle in mine:
        last = max((answer.written_at for answer in bundle.answers.all()), default=bundle.begun_at)
        if last + QUIET < timezone.now():
            title = _("Zeg hoe het staat met ‘%(title)s’") % {"title": bundle.title}
            until = timezone.localdate(last + QUIET)
            yield Awaiting(title, bundle.get_absolute_url(), until, bundle.area.code)
