"""Change what the map says: an editor at once, a keeper by a proposal, or at once when her organisation is trusted."""

from __future__ import annotations

import datetime
from typing import IO, Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from basis.audit import actions as audit
from basis.socialmap import actions as socialmap
from basis.socialmap import entry_queries, findable_actions, standing_actions
from basis.socialmap.entry_models import HERE
from basis.socialmap.entry_queries import AnyFacts
from basis.socialmap.models import Organisation, Place, Service
from basis.upkeep import queries, rules
from basis.upkeep.models import Proposal, Trust

Known = Organisation | Place | Service


@transaction.atomic
def put_down(facts: AnyFacts, *, entry: Known | None = None, by: Any) -> Known:
    """An editor says what an entry says, or adds one. Refuses who may not, and what lies where she is no editor."""
    kind = entry_queries.kind_named(facts)
    if not (rules.may_change(by, entry) if entry else rules.may_add(by, kind)):
        raise PermissionDenied
    written = write(facts, entry)
    if not rules.may_change(by, written):
        raise ValidationError(_("Dit ligt niet in een gebied waar u de sociale kaart bijhoudt."))
    _note(written, entry, by)
    return written


@transaction.atomic
def propose(
    facts: AnyFacts,
    *,
    organisation: Organisation,
    entry: Known | None = None,
    by: Any,
    at: datetime.datetime | None = None,
) -> Proposal | None:
    """A keeper says what an entry of her organisation should say, or adds one; None when nothing would change.

    It waits for an editor, in the place of an earlier one about the same; of a trusted organisation it is live at once.
    """
    owner = queries.organisation_of(entry) if entry else organisation
    named = getattr(facts, "organisation", str(organisation.pk))
    if not rules.may_keep(by, organisation) or owner != organisation or named != str(organisation.pk):
        raise PermissionDenied
    was = entry_queries.facts_of(entry) if entry else None
    if entry and not entry_queries.changes(was, facts):
        confirm(entry, by=by)
        return None
    one = Proposal(
        organisation=organisation,
        kind=entry_queries.kind_named(facts),
        place=entry if isinstance(entry, Place) else None,
        service=entry if isinstance(entry, Service) else None,
        was=was.model_dump(mode="json") if was else None,
        facts=facts.model_dump(mode="json"),
        name=facts.name,
        proposed_by=by,
        proposed_at=at or timezone.now(),
    )
    if Trust.objects.filter(organisation=organisation).exists():
        return _live(one, facts, entry, by)
    if entry:
        about = {"kind": one.kind, "organisation": organisation, "place": one.place, "service": one.service}
        Proposal.objects.filter(state=Proposal.State.WAITING, **about).exclude(was=None).delete()
    one.save()
    audit.record("upkeep.proposed", one, by=by)
    return one


def _live(one: Proposal, facts: AnyFacts, entry: Known | None, by: Any) -> Proposal:
    """On the map at once; an editor sees it afterwards."""
    written = write(facts, entry)
    one.state = Proposal.State.LIVE
    one.place = written if isinstance(written, Place) else None
    one.service = written if isinstance(written, Service) else None
    one.save()
    _note(written, entry, by)
    return one


def _note(written: Known, entry: Known | None, by: Any) -> None:
    if entry is None:
        audit.record("upkeep.added", written, by=by)
    else:
        audit.record("upkeep.changed", written, by=by)


def write(facts: AnyFacts, entry: Known | None) -> Known:
    """On the map, asking nobody: what was there keeps the list and the key it comes from."""
    if entry:
        entry = type(entry)._default_manager.select_for_update().get(pk=entry.pk)
        facts = facts.model_copy(update={"key": entry.external_id})
    links = entry_queries.links_of(facts)
    written, _changed = socialmap.write(facts, origin=entry.origin if entry else HERE, links=links)
    assert isinstance(written, Organisation | Place | Service)
    findable_actions.tell_search(written)
    return written


@transaction.atomic
def confirm(entry: Known, *, by: Any, on: datetime.date | None = None) -> None:
    """Who may change it says that it is still right. A day before the last one changes nothing."""
    if not rules.may_write(by, entry):
        raise PermissionDenied
    day = on or timezone.localdate()
    if day > entry.confirmed_on:
        standing_actions.still_right([entry], on=day)
        audit.record("upkeep.confirmed", entry, by=by)


@transaction.atomic
def confirm_all(organisation: Organisation, *, by: Any, on: datetime.date | None = None) -> None:
    """A keeper says that all of her organisation is still right."""
    if not rules.may_keep(by, organisation):
        raise PermissionDenied
    standing_actions.still_right(entry_queries.of_organisation(organisation), on=on or timezone.localdate())
    audit.record("upkeep.confirmed_all", organisation, by=by)


@transaction.atomic
def leave(entry: Organisation | Place, *, by: Any, on: datetime.date | None = None) -> None:
    """An editor says that it is there no more: it leaves the lists, its page says so. Refuses what still has things."""
    if not rules.may_change(by, entry):
        raise PermissionDenied
    standing_actions.leave(entry, on=on or timezone.localdate())
    findable_actions.tell_search(entry)
    audit.record("upkeep.left", entry, by=by)


@transaction.atomic
def come_back(entry: Organisation | Place, *, by: Any) -> None:
    """An editor says that it is there after all."""
    if not rules.may_change(by, entry):
        raise PermissionDenied
    standing_actions.come_back(entry)
    findable_actions.tell_search(entry)
    audit.record("upkeep.came_back", entry, by=by)


@transaction.atomic
def picture(entry: Organisation | Place, photo: IO[bytes] | None, alt: str, *, by: Any) -> None:
    """Who may change it gives it a picture, with words for who cannot see it. Refuses one without words."""
    if not rules.may_write(by, entry):
        raise PermissionDenied
    standing_actions.picture(entry, photo, alt)
    audit.record("upkeep.pictured", entry, by=by)


@transaction.atomic
def without_picture(entry: Organisation | Place, *, by: Any) -> None:
    """Who may change it takes its picture away."""
    if not rules.may_write(by, entry):
        raise PermissionDenied
    standing_actions.without_picture(entry)
    audit.record("upkeep.picture_gone", entry, by=by)
