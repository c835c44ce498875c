"""Ask somebody to keep the entries of an organisation right, take that up, and end it."""

from __future__ import annotations

import datetime
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from basis.accounts import queries as people
from basis.audit import actions as audit
from basis.invitations import HOLDS
from basis.notifications import actions as notifications
from basis.socialmap.models import Organisation
from basis.upkeep import keys, rules
from basis.upkeep.models import Invitation, Keeper, Trust

INVITED, ENDED = "upkeep.invited", "upkeep.ended"
MOST = 10  # invitations of one organisation that wait


@transaction.atomic
def invite(organisation: Organisation, email: str, *, by: Any, at: datetime.datetime | None = None) -> Invitation:
    """Ask who has this address to keep the organisation right: a mail with a link that works for two weeks.

    Asked again, the earlier link works no more. Refuses a wrong address, and somebody who is a keeper already.
    """
    if not rules.may_invite(by, organisation):
        raise PermissionDenied
    address = email.strip().lower()
    validate_email(address)
    if Keeper.objects.filter(organisation=organisation, person__email__iexact=address).exists():
        raise ValidationError({"email": _("Wie dit adres heeft, houdt dit al bij.")})
    others = Invitation.objects.filter(organisation=organisation).exclude(email=address)
    if others.count() >= MOST:
        raise ValidationError(
            {"email": _("Er wachten al %(most)s uitnodigingen. Trek er eerst een in.") % {"most": MOST}}
        )
    told = {"invited_by": by, "invited_at": at or timezone.now()}
    one, _is_new = Invitation.objects.update_or_create(organisation=organisation, email=address, defaults=told)
    known = people.person_with(address)
    with override(known.language if known else "nl"):
        _mail(one)
    audit.record("upkeep.invited", organisation, by=by)
    return one


def _mail(one: Invitation) -> None:
    told = {"organisation": one.organisation.name}
    notifications.tell(
        one.email,
        INVITED,
        subject=_("Houdt u bij wat er over %(organisation)s staat?") % told,
        text=_(
            "Op de sociale kaart staat wat %(organisation)s doet, waar en wanneer. "
            "U bent gevraagd om dat goed te houden. "
            "U ziet dan wat er staat en verandert wat niet klopt. Een paar keer per jaar zegt u dat het nog klopt.\n\n"
            "Wilt u dat? Open de link. U logt in met een code die wij u mailen. De link werkt twee weken.\n\n"
            "Wilt u het niet? Dan hoeft u niets te doen."
        )
        % told,
        url=reverse("upkeep:accept", args=[keys.of(one)]),
        button=_("Bekijk de uitnodiging"),
    )


@transaction.atomic
def accept(token: str, *, by: Any, at: datetime.datetime | None = None) -> Keeper:
    """Who has the link and signed in keeps the organisation from now on. Refuses a link that is too old or used."""
    one = keys.invitation_of(token)
    if one is None:
        raise PermissionDenied
    kept, _is_new = Keeper.objects.get_or_create(
        organisation=one.organisation, person=by, defaults={"invited_by": one.invited_by, "since": at or timezone.now()}
    )
    one.delete()
    audit.record("upkeep.accepted", kept.organisation, by=by)
    return kept


@transaction.atomic
def withdraw(invitation: Invitation, *, by: Any) -> None:
    """Who may ask takes an invitation back: its link works no more."""
    if not rules.may_invite(by, invitation.organisation):
        raise PermissionDenied
    organisation = invitation.organisation
    invitation.delete()
    audit.record("upkeep.withdrawn", organisation, by=by)


@transaction.atomic
def end(keeper: Keeper, *, by: Any) -> None:
    """A keeper stops, or an editor ends it; she hears it when it was an editor."""
    if not rules.may_end(by, keeper):
        raise PermissionDenied
    organisation, person = keeper.organisation, keeper.person
    keeper.delete()
    if person.pk != by.pk and person.is_active:
        told = {"organisation": organisation.name}
        with override(person.language):
            notifications.tell(
                person,
                ENDED,
                subject=_("U houdt %(organisation)s niet meer bij") % told,
                text=_("De redacteur van de sociale kaart heeft dit beëindigd. Vragen? Bel of mail ons.") % told,
            )
    audit.record("upkeep.ended", organisation, by=by)


@transaction.atomic
def trust(organisation: Organisation, *, by: Any, at: datetime.datetime | None = None) -> None:
    """From now on what its keepers change is on the map at once. Twice changes nothing."""
    if not rules.may_trust(by):
        raise PermissionDenied
    told = {"given_by": by, "given_at": at or timezone.now()}
    _one, is_new = Trust.objects.get_or_create(organisation=organisation, defaults=told)
    if is_new:
        audit.record("upkeep.trusted", organisation, by=by)


@transaction.atomic
def no_longer_trust(organisation: Organisation, *, by: Any) -> None:
    """From now on an editor decides about each change again. Twice changes nothing."""
    if not rules.may_trust(by):
        raise PermissionDenied
    if Trust.objects.filter(organisation=organisation).delete()[0]:
        audit.record("upkeep.trust_ended", organisation, by=by)


def expire_invitations(now: datetime.datetime, dry_run: bool) -> int:
    """Throw away invitations of which the link works no more; gives how many."""
    old = Invitation.objects.filter(invited_at__lt=now - HOLDS)
    return old.count() if dry_run else old.delete()[0]


def forget(person: Any) -> int:
    """She keeps nothing any more, and her name is off what she asked of others; gives how many there were."""
    gone = Keeper.objects.filter(person=person).delete()[0]
    gone += Invitation.objects.filter(email=person.email.lower()).delete()[0]
    gone += Keeper.objects.filter(invited_by=person).update(invited_by=None)
    gone += Invitation.objects.filter(invited_by=person).update(invited_by=None)
    return gone + Trust.objects.filter(given_by=person).update(given_by=None)
