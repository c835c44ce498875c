"""Verbs of who comes by a provider: recognise her, join her to an account, give and end the roles of her groups."""

from __future__ import annotations

import datetime
import time
from collections.abc import Mapping, MutableMapping
from typing import Any

from django.db import transaction
from django.utils import timezone

from basis.accounts import providers, queries
from basis.accounts.models import Identity, Person, RoleGrant
from basis.accounts.oidc import Refused
from basis.accounts.providers import Provider
from basis.areas.models import Area
from basis.audit import actions as audit

WAITING = "identity"  # in the session: somebody whom a provider knows and we do not
WAITS = 1800  # seconds
SOURCE = "oidc"
HOLDS = datetime.timedelta(days=2)  # a role from a provider, counted from the last time somebody came by it


@transaction.atomic
def staff_comes_in(provider: Provider, claims: Mapping[str, Any], language: str) -> Person:
    """Who works here, recognised by the provider, with the roles of her groups. Raises Refused.

    The first time she is known by her address, if the provider says that it is hers; after that by its name for her.
    """
    mark = providers.fingerprint(provider.issuer, claims["sub"])
    identity = queries.identity(provider.issuer, mark)
    person = identity.person if identity else _by_address(claims, language)
    if not person.is_active:
        raise Refused("inactive")
    join_identity(person, issuer=provider.issuer, subject_hash=mark, acr=str(claims.get("acr", "")))
    groups = claims.get(provider.groups) or []
    follow_groups(person, [str(group) for group in (groups if isinstance(groups, list) else [groups])])
    return person


@transaction.atomic
def join_identity(person: Person, *, issuer: str, subject_hash: str, acr: str) -> Identity:
    """From now on who comes by this provider under this name is this person. Raises Refused when it is another."""
    identity, is_new = Identity.objects.get_or_create(
        issuer=issuer, subject_hash=subject_hash, defaults={"person": person, "acr": acr[:200]}
    )
    if identity.person_id != person.pk:
        raise Refused("taken")
    if is_new:
        audit.record("accounts.identity_joined", identity, by=person)
    else:
        identity.acr, identity.last_at = acr[:200], timezone.now()
        identity.save(update_fields=["acr", "last_at"])
    return identity


def join_wait(session: MutableMapping[str, Any], mark: Mapping[str, str]) -> None:
    """Somebody we do not know yet came by a provider; when she has signed in by a code, we know who she is."""
    session[WAITING] = {**mark, "at": time.time()}


def join_waiting(session: MutableMapping[str, Any], person: Person) -> None:
    """Join what waits in this session to who has just signed in, unless that was long ago."""
    waiting = session.pop(WAITING, None)
    if waiting and time.time() - waiting.pop("at") < WAITS:
        join_identity(person, **waiting)


@transaction.atomic
def follow_groups(person: Person, groups: list[str], today: datetime.date | None = None) -> None:
    """Her roles from the provider become those of her groups of now. They hold for two days, or until she comes again.

    So who leaves the organisation keeps nothing. Roles that somebody gave by hand stay as they are.
    """
    today = today or timezone.localdate()
    areas = {area.slug: area for area in Area.objects.own()}
    wanted = {(role, areas.get(slug)) for role, slug in providers.roles_of_groups(groups) if not slug or slug in areas}
    for grant in person.roles.on(today).filter(source=SOURCE).select_related("area"):
        if (grant.role, grant.area) in wanted:
            wanted.discard((grant.role, grant.area))
            grant.ends_on = today + HOLDS
        else:
            grant.ends_on = today
            audit.record(
                "accounts.role_ended", grant, by=None, role=grant.role, area=grant.area.code if grant.area else ""
            )
        grant.save(update_fields=["ends_on"])
    for role, area in sorted(wanted, key=str):
        grant = RoleGrant(person=person, role=role, area=area, begins_on=today, ends_on=today + HOLDS, source=SOURCE)
        if queries.overlapping(grant):
            continue  # she has it by hand
        grant.save()
        audit.record("accounts.role_granted", grant, by=None, role=role, area=area.code if area else "")
    vars(person).pop("_grants_of_today", None)


def _by_address(claims: Mapping[str, Any], language: str) -> Person:
    email = str(claims.get("email", "")).lower()
    if not email or claims.get("email_verified") is not True:
        raise Refused("address")
    if known := queries.person_with(email):
        return known
    name = str(claims.get("name") or claims.get("given_name") or email.partition("@")[0])[:80]
    person = Person.objects.create_user(email, name=name, language=language)
    audit.record("accounts.person_added", person, by=None)
    return person
