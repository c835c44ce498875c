"""Ask organisations whether what we say of them is still right, and take their word for it: one mail, one button."""

from __future__ import annotations

import datetime
import hashlib
from collections.abc import Iterator

from django.core import signing
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Min, Q, QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from basis.audit import actions as audit
from basis.notifications import actions as notifications
from basis.socialmap import entry_queries, standing_actions
from basis.socialmap.choices import Status
from basis.socialmap.hours import HERE
from basis.socialmap.models import Organisation

NOTICE, SALT = "socialmap.still_right", "socialmap.still_right"
ASKED_AFTER = (datetime.timedelta(days=274), datetime.timedelta(days=182))  # nine months and six, the longest first
LINK_HOLDS = datetime.timedelta(days=90)


def ask(now: datetime.datetime) -> str:
    """Mail each organisation of which something was last confirmed half a year ago, and again after nine months.

    One mail for all of hers; never for what is invented. Gives how many were asked. Twice changes nothing.
    """
    asked = sum(_mail(one, f"{NOTICE}:{mark}") for one, mark in due(Organisation.objects.exclude(email=""), now))
    return f"{asked} asked" if asked else ""


def due(among: QuerySet[Organisation], now: datetime.datetime) -> Iterator[tuple[Organisation, str]]:
    """Each of these of which something that still stands was last confirmed half a year ago, or nine months.

    With a mark that is another one when there is reason to ask again. Not what is invented, nor what is gone.
    """
    today = now.astimezone(HERE).date()
    places = Q(places__merged_into=None, places__gone_on=None)
    services = Q(services__merged_into=None) & ~Q(services__status=Status.STOPPED)
    oldest = {
        "place_on": Min("places__confirmed_on", filter=places),
        "service_on": Min("services__confirmed_on", filter=services),
    }
    for one in among.filter(is_example=False, gone_on=None).annotate(**oldest).iterator(2000):
        since = min(day for day in (one.confirmed_on, *(getattr(one, name) for name in oldest)) if day)
        step = next((number for number, age in enumerate(ASKED_AFTER) if since <= today - age), None)
        if step is not None:
            yield one, f"{one.pk}:{since}:{step}"


@transaction.atomic
def _mail(one: Organisation, once: str) -> bool:
    told = notifications.tell(
        one.email,
        NOTICE,
        subject=_("Klopt dit nog van %(name)s?") % {"name": one.name},
        text=_(
            "Op de sociale kaart staat wat %(name)s doet. "
            "Al een half jaar of langer heeft niemand gezegd of het nog klopt.\n\n"
            "Open de link en kijk het na. Klopt alles? Druk dan op de knop. "
            "Klopt er iets niet? Dat kunt u daar ook zeggen."
        )
        % {"name": one.name},
        url=reverse("socialmap:still_right", args=[token_of(one)]),
        button=_("Kijk het na"),
        once=once,
    )
    return told is not None


@transaction.atomic
def confirm_all(token: str, *, on: datetime.date | None = None) -> Organisation:
    """Who has the link from the mail says that all of it is still right. Refuses a link that is too old or not ours."""
    one = organisation_of(token)
    if one is None:
        raise PermissionDenied
    day = on or timezone.localdate()
    standing_actions.still_right(entry_queries.of_organisation(one), on=day)
    audit.record("socialmap.confirmed_all", one)
    return one


def token_of(one: Organisation) -> str:
    """Goes in a mail only: who sends it back reads the mail of this organisation."""
    return signing.dumps([str(one.pk), _mark(one.email)], salt=SALT)


def organisation_of(token: str) -> Organisation | None:
    """Whose link this is, while it holds and the address is the same."""
    try:
        pk, mark = signing.loads(token, salt=SALT, max_age=LINK_HOLDS)
    except (signing.BadSignature, ValueError):
        return None
    one = Organisation.objects.filter(pk=pk).first()
    return one if one and one.email and _mark(one.email) == mark else None


def _mark(email: str) -> str:
    return hashlib.sha256(email.lower().encode()).hexdigest()[:16]
