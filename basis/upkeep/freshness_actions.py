"""Ask keepers whether what we say of their organisation is still right: one mail, one button."""

from __future__ import annotations

import datetime

from django.db import transaction
from django.db.models import Min
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from basis.notifications import actions as notifications
from basis.socialmap.freshness_actions import ASKED_AFTER
from basis.upkeep.models import Keeper

NOTICE = "upkeep.still_right"


def ask(now: datetime.datetime) -> str:
    """Mail each keeper of whose organisation something was last confirmed half a year ago, and after nine months.

    One mail for all of it; never for what is invented. Gives how many were asked. Twice changes nothing.
    """
    today = timezone.localtime(now).date()
    found = Keeper.objects.filter(organisation__is_example=False, organisation__gone_on=None, person__is_active=True)
    oldest = {
        "place_on": Min("organisation__places__confirmed_on"),
        "service_on": Min("organisation__services__confirmed_on"),
    }
    asked = 0
    for one in found.select_related("organisation", "person").annotate(**oldest).iterator(2000):
        days = (one.organisation.confirmed_on, *(getattr(one, name) for name in oldest))
        since = min(day for day in days if day)
        step = next((number for number, age in enumerate(ASKED_AFTER) if since <= today - age), None)
        if step is not None and _mail(one, f"{NOTICE}:{one.organisation_id}:{one.person_id}:{since}:{step}"):
            asked += 1
    return f"{asked} asked" if asked else ""


@transaction.atomic
def _mail(one: Keeper, once: str) -> bool:
    told = {"name": one.organisation.name}
    with override(one.person.language):
        sent = notifications.tell(
            one.person,
            NOTICE,
            subject=_("Klopt dit nog van %(name)s?") % told,
            text=_(
                "U houdt bij wat er over %(name)s op de sociale kaart staat. "
                "Een half jaar of langer heeft niemand gezegd of het nog klopt.\n\n"
                "Kijk het na. Klopt alles? Druk dan op de knop. Klopt er iets niet? Verander het daar."
            )
            % told,
            url=reverse("upkeep:mine", args=[one.organisation.slug]),
            button=_("Kijk het na"),
            once=once,
        )
    return sent is not None
