"""What is kept of somebody, as the modules declare it; and whose account nobody uses any more."""

from __future__ import annotations

import calendar
import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from allauth.mfa.models import Authenticator
from django.db.models import Exists, OuterRef, QuerySet
from django.db.models.functions import Coalesce, TruncDate

from basis.accounts.models import Person, RoleGrant
from basis.accounts.privacy_words import readable
from basis.modules import Personal, all_modules

FIRST_WARNING = 23  # months after somebody was here for the last time
GONE = 24
LAST_WARNING = datetime.timedelta(days=7)  # before it is gone


@dataclass(frozen=True)
class Kept:
    """All that is kept of somebody under one declaration, as plain values."""

    declaration: Personal
    rows: Sequence[Mapping[str, Any]]

    @property
    def readable(self) -> list[list[tuple[str, str]]]:
        """The same in words."""
        return [readable(row) for row in self.rows]


def declarations() -> list[Personal]:
    """All personal data this website keeps, by module, lowest layer first."""
    return [one for module in all_modules() for one in module.personal]


def kept_of(person: Person, name: str) -> Kept | None:
    """What is kept of her under one declaration; None for a name that no module declares."""
    return next((Kept(one, one.export(person)) for one in declarations() if one.name == name), None)


def everything_of(person: Person) -> list[Kept]:
    """All that is hers, in every module."""
    return [Kept(one, one.export(person)) for one in declarations()]


def months_before(day: datetime.date, months: int) -> datetime.date:
    """The same day so many months earlier, or the last day of that month: 31 March, one month: 28 February."""
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    return datetime.date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def unused_since(day: datetime.date, today: datetime.date) -> QuerySet[Person]:
    """Who was here for the last time on or before this day, longest ago first; not who has a role now or later."""
    working = RoleGrant.objects.not_over(today).filter(person=OuterRef("pk"))
    seen = Coalesce("last_seen_on", TruncDate("joined_at"))
    return Person.objects.annotate(seen=seen).filter(~Exists(working), seen__lte=day).order_by("seen", "pk")


def account_of(person: Person) -> list[dict[str, Any]]:
    """Her account as plain values."""
    told: dict[str, Any] = {"name": person.name, "email": person.email, "area": str(person.area or "")}
    told |= {"language": person.language, "reach": person.reach, "phone": person.phone}
    told |= {"joined": person.joined_at.date().isoformat(), "last seen": str(person.last_seen_on or "")}
    return [told]


def roles_of(person: Person) -> list[dict[str, Any]]:
    """The roles she has and had."""
    return [
        {
            "role": str(grant.get_role_display()),
            "area": str(grant.area or ""),
            "from": str(grant.begins_on),
            "until": str(grant.ends_on or ""),
        }
        for grant in person.roles.select_related("area")
    ]


def devices_of(person: Person) -> list[dict[str, Any]]:
    """Where she is signed in."""
    return [
        {"device": one.device, "began": one.began_at.isoformat(), "last seen": one.seen_at.isoformat()}
        for one in person.sign_ins.all()
    ]


def ways_in_of(person: Person) -> list[dict[str, Any]]:
    """How she signs in, beside a code: which means, since when; never their secrets."""
    steps = Authenticator.objects.filter(user_id=person.pk).order_by("pk")
    means: list[dict[str, Any]] = [{"kind": str(one.type), "since": one.created_at.isoformat()} for one in steps]
    return means + [
        {"kind": "oidc", "from": one.issuer, "since": one.first_at.isoformat()} for one in person.identities.all()
    ]
