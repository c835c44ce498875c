"""What reports put on pages of others, and what waits for who leads a round."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from basis.areas.models import Area
from basis.modules import Awaiting, Context
from basis.reports import listing_queries, rules
from basis.stories.models import Round

MOST = 3  # in a panel


def of_round(viewer: Any, one: Round) -> Context | None:
    """The reports of a round that everybody reads. One query."""
    found = [report for report in listing_queries.newest_each(one, leads=False) if not report.is_outdated]
    return {"round": one, "reports": found} if found else None


def of_area(viewer: Any, place: Area) -> Context | None:
    """The newest reports of an own area that everybody reads. One query, and none for other areas."""
    if place.kind != Area.Kind.OWN:
        return None
    found = list(listing_queries.on_website().filter(area=place)[:MOST])
    return {"reports": found} if found else None


def of_desk(viewer: Any, one: Round) -> Context | None:
    """For who leads a round: its reports, also those that are being written."""
    if not rules.may_make(viewer, one):
        return None
    return {"round": one, "reports": listing_queries.newest_each(one, leads=True)}


def awaiting(person: Any) -> Iterator[Awaiting]:
    """The reports of rounds she leads that are outdated, without a newer one."""
    for one in listing_queries.outdated_without_newer():
        if rules.may_make(person, one.round):
            title = _("Maak dit verslag opnieuw: %(round)s") % {"round": one.round.title}
            yield Awaiting(title, reverse("reports:list", args=[one.round.slug]), None)
