"""Choose which role the municipality takes in a thing, given whose it is."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from basis.audit import actions as audit
from basis.vision import rules, stance_queries
from basis.vision.stance_models import Stance


@dataclass(frozen=True)
class Chosen:
    """A thing by kind and key, in an area by code, with its owner, the role of the municipality, and why."""

    kind: str
    key: str
    area: str
    whose: str
    role: str
    why: str


@transaction.atomic
def choose(
    told: Chosen,
    *,
    by: Any,
    as_role: str = "",
    begins_on: datetime.date | None = None,
    today: datetime.date | None = None,
    is_example: bool = False,
) -> Stance:
    """Say whose it is and which role the municipality takes from a day on (vision 3.2, figure 1). Kept as an event.

    The same again changes nothing. Refuses who does not work for the area, a role that this owner leaves no room for,
    no reason, a day to come, and a day before the last choice.
    """
    if not rules.may_set_stance(by, told.area):
        raise PermissionDenied
    day = begins_on or today or timezone.localdate()
    if day > (today or timezone.localdate()):
        raise ValidationError({"begins_on": _("Deze datum moet nog komen. Kies vandaag of eerder.")})
    if not stance_queries.may_take(told.whose, told.role):
        raise ValidationError({"role": _("Deze rol past niet bij de eigenaar. Kies een andere.")})
    last = Stance.objects.filter(kind=told.kind, key=told.key).first()
    why = " ".join(told.why.split())
    if last and (last.whose, last.role, last.why) == (told.whose, told.role, why):
        return last
    if last and day < last.begins_on:
        raise ValidationError({"begins_on": _("De vorige keuze is van later. Kies een latere dag.")})
    made = Stance(kind=told.kind, key=told.key, area=told.area, whose=told.whose, role=told.role, why=why)
    made.begins_on, made.by, made.as_role, made.is_example = day, by, as_role, is_example
    made.full_clean()
    made.save()
    audit.record("vision.stance_chosen", made, by=by, kind=told.kind, key=told.key, whose=told.whose, role=told.role)
    return made


def forget(person: Any) -> int:
    """What somebody chose stays, without her name; gives how many."""
    return Stance.objects.filter(by=person).update(by=None)
