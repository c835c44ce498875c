"""Verbs about people at work: make an account, give and end a role.

`by` is who does it; None is a command at the machine itself, which needs no role (it can read the database anyway).
"""

from __future__ import annotations

import datetime

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from basis.accounts import queries, rules
from basis.accounts.models import Person, Role, RoleGrant
from basis.areas.models import Area
from basis.audit import actions as audit


@transaction.atomic
def add_person(*, email: str, name: str, by: Person | None) -> Person:
    """Make an account for somebody who will work here; she signs in with a code to this address.

    Raises ValidationError for an address that is taken or wrong.
    """
    if by is not None and not rules.may_manage_roles(by):
        raise PermissionDenied
    if queries.person_with(email):
        raise ValidationError(_("Er is al iemand met dit e-mailadres."))
    person = Person.objects.create_user(email, name=name)
    audit.record("accounts.person_added", person, by=by)
    return person


@transaction.atomic
def grant_role(
    *,
    person: Person,
    role: str,
    area: Area | None,
    begins_on: datetime.date,
    ends_on: datetime.date | None = None,
    by: Person | None,
) -> RoleGrant:
    """Give somebody a role, for an area or (without one) for the whole municipality.

    `ends_on` is the first day without it. Raises ValidationError for a role that is already there in that time,
    that ends before it begins, or that has no area by its nature (administrator).
    """
    if by is not None and not rules.may_manage_roles(by):
        raise PermissionDenied
    grant = RoleGrant(person=person, role=role, area=area, begins_on=begins_on, ends_on=ends_on, granted_by=by)
    if role == Role.ADMINISTRATOR and area:
        raise ValidationError({"area": _("Een beheerder is er voor de hele gemeente. Laat het gebied leeg.")})
    if ends_on and ends_on <= begins_on:
        raise ValidationError({"ends_on": _("De einddatum moet na de begindatum liggen.")})
    if queries.overlapping(grant):
        raise ValidationError(_("Deze persoon heeft deze rol hier al in die tijd."))
    grant.full_clean(exclude=["granted_by", "ended_by"])
    grant.save()
    audit.record("accounts.role_granted", grant, by=by, role=role, area=area.code if area else "")
    return grant


@transaction.atomic
def end_role(grant: RoleGrant, *, by: Person | None, today: datetime.date | None = None) -> RoleGrant:
    """Take a role away today; its rights are gone with the next request. Ending what is over changes nothing.

    Raises ValidationError for the last administrator: then nobody could give roles any more.
    """
    if by is not None and not rules.may_manage_roles(by):
        raise PermissionDenied
    today = today or timezone.localdate()
    grant = RoleGrant.objects.select_for_update().get(pk=grant.pk)
    if grant.ends_on and grant.ends_on <= today:
        return grant
    begun = grant.begins_on <= today
    grant.ends_on, grant.ended_by = (today if begun else grant.begins_on), by
    grant.save(update_fields=["ends_on", "ended_by"])
    if grant.role == Role.ADMINISTRATOR and begun and not queries.administrators(today):
        raise ValidationError(_("Dit is de laatste beheerder. Maak eerst iemand anders beheerder."))
    audit.record("accounts.role_ended", grant, by=by, role=grant.role, area=grant.area.code if grant.area else "")
    return grant


def note_export(by: Person) -> None:
    """Write down that somebody took the list of roles away."""
    audit.record("accounts.roles_exported", by=by)
