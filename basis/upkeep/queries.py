"""What the pages of upkeep need: who keeps what, what waits, and how old things are."""

from __future__ import annotations

import datetime
from typing import Any

from django.db.models import Q, QuerySet
from django.utils import timezone

from basis.areas import queries as areas
from basis.areas.models import Area
from basis.socialmap import entry_queries
from basis.socialmap.entry_models import Entry
from basis.socialmap.entry_queries import AnyFacts
from basis.socialmap.models import Organisation, Place, Service
from basis.upkeep.models import Invitation, Keeper, Proposal

DATED = {"confirmed_on"}
LOOKED_BACK = datetime.timedelta(days=30)  # of what was decided


def own_areas() -> list[Area]:
    """The areas the municipality works with."""
    return areas.own_choices()


def areas_of(entry: Entry) -> list[Area | None]:
    """Where an entry lies: a place in its area, a service where it is for or at; an organisation nowhere."""
    if isinstance(entry, Place):
        return [entry.area]
    if isinstance(entry, Service):
        return [entry.area] if entry.area else [row.place.area for row in entry.at.select_related("place__area")]
    return []


def organisation_of(entry: Entry) -> Organisation | None:
    """Whose an entry is."""
    if isinstance(entry, Place | Service):
        return entry.organisation
    return entry if isinstance(entry, Organisation) else None


def is_keeper(person: Any, organisation: Organisation) -> bool:
    """Whether somebody keeps the entries of this organisation."""
    return Keeper.objects.filter(person=person, organisation=organisation).exists()


def organisations_of(person: Any) -> list[Organisation]:
    """Those of which somebody is a keeper."""
    return list(Organisation.objects.filter(keepers__person=person).order_by("name"))


def keepers(organisation: Organisation) -> QuerySet[Keeper]:
    """Who keeps it, with who asked them."""
    return Keeper.objects.filter(organisation=organisation).select_related("person", "invited_by")


def invitations(organisation: Organisation) -> QuerySet[Invitation]:
    """Who was asked and did not answer yet."""
    return Invitation.objects.filter(organisation=organisation).select_related("invited_by")


def entries_of(organisation: Organisation) -> list[tuple[Organisation | Place | Service, str]]:
    """All that an organisation answers for with the word for its kind: itself, its places, what it offers."""
    return [(one, entry_queries.kind_of(one)) for one in entry_queries.of_organisation(organisation)]


def waiting(viewer: Any = None) -> QuerySet[Proposal]:
    """Proposals to decide about."""
    found = Proposal.objects.filter(state=Proposal.State.WAITING)
    return found.select_related("organisation", "place__area", "service__area", "proposed_by")


def unseen() -> QuerySet[Proposal]:
    """Changes that were on the map at once and that no editor looked at yet."""
    found = Proposal.objects.filter(state=Proposal.State.LIVE, decided_at=None)
    return found.select_related("organisation", "place__area", "service__area", "proposed_by")


def decided(now: datetime.datetime) -> QuerySet[Proposal]:
    """What editors decided lately, the last first."""
    found = Proposal.objects.filter(decided_at__gt=now - LOOKED_BACK).select_related("organisation", "decided_by")
    return found.order_by("-decided_at")


def proposals_of(organisation: Organisation) -> QuerySet[Proposal]:
    """What keepers of this organisation proposed lately or what waits, the last first."""
    lately = Q(decided_at=None) | Q(decided_at__gt=timezone.now() - LOOKED_BACK)
    return Proposal.objects.filter(lately, organisation=organisation).order_by("-proposed_at")


def waits(entry: Entry) -> bool:
    """Whether a proposal about this entry waits."""
    about: dict[str, Any] = {"place": entry} if isinstance(entry, Place) else {"service": entry}
    if isinstance(entry, Organisation):
        about = {"organisation": entry, "kind": "organisatie"}
    return Proposal.objects.filter(state=Proposal.State.WAITING, **about).exists()


def read(proposal: Proposal) -> tuple[AnyFacts | None, AnyFacts]:
    """What the entry said when it was proposed, and what it should say."""
    was = entry_queries.facts_read(proposal.kind, proposal.was) if proposal.was is not None else None
    return was, entry_queries.facts_read(proposal.kind, proposal.facts)


def would_be(proposal: Proposal) -> tuple[AnyFacts | None, AnyFacts, bool]:
    """What the entry says now, what it would say, and whether the same thing was changed otherwise meanwhile.

    Of what changed since, only what the proposal is about becomes otherwise.
    """
    was, wanted = read(proposal)
    if proposal.entry is None or was is None:
        return None, wanted, False
    now = entry_queries.facts_of(proposal.entry)
    wishes = {name for name, value in dict(wanted).items() if value != getattr(was, name)}
    if {"lat", "lon", "area_code"} & wishes:
        wishes |= {"lat", "lon", "area_code"} & set(type(wanted).model_fields)
    clash = any(getattr(now, name) not in (getattr(was, name), getattr(wanted, name)) for name in wishes - DATED)
    return now, now.model_copy(update={name: getattr(wanted, name) for name in wishes}), clash
