"""Ask keepers whether what we say of their organisation is still right: one mail, one button."""

from __future__ import annotations

import datetime

from django.db import transaction
from django.db.models import Exists, OuterRef
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override

from basis.notifications import actions as notifications
from basis.socialmap.freshness_actions import due
from basis.socialmap.models import Organisation
from basis.upkeep.models import Keeper

NOTICE = "upkeep.still_right"


def ask(now: datetime.datetime) -> str:
    """Mail each keeper of whose organisation something was last confirmed half a year ago, and after nine months.

    One mail for all of it; never for what is invented. Gives how many were asked. Twice changes nothing.
    """
    kept = Keeper.objects.filter(organisation=OuterRef("pk"), person__is_active=True)
    marks = {one.pk: mark for one, mark in due(Organisation.objects.filter(Exists(kept)), now)}
    keepers = Keeper.objects.filter(organisation__in=marks, person__is_active=True)
    found = keepers.select_related("organisation", "person")
    asked = sum(_mail(one, f"{NOTICE}:{one.person_id}:{marks[one.organisation_id]}") for one in found)
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
