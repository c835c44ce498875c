"""What the pages of upkeep show."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from basis import packs
from basis.areas import queries as areas
from basis.socialmap import entry_queries
from basis.socialmap.entry_forms import EntryForm
from basis.socialmap.entry_models import FADES_AFTER, Entry
from basis.socialmap.models import Organisation, Place, Service
from basis.socialmap.place_forms import PlaceForm
from basis.socialmap.service_forms import ServiceForm
from basis.upkeep import keys, queries, rules
from basis.upkeep.models import Proposal

FORMS: dict[str, type[EntryForm]] = {"organisatie": EntryForm, "plek": PlaceForm, "aanbod": ServiceForm}
MOST = 50  # rows in a list
FEW = 6  # entries of an organisation on one's own page


def form_of(entry: Entry, viewer: Any, data: Mapping[str, Any] | None) -> EntryForm:
    """The form of an entry that is there; a keeper does not change whose it is."""
    known = dict(entry_queries.facts_of(entry))
    return FORMS[entry_queries.kind_of(entry)](data, known=known, asks_whose=rules.may_change(viewer, entry))


def form_of_new(kind: str, organisation: Organisation | None, data: Mapping[str, Any] | None) -> EntryForm:
    """The form of an entry that is new: of this organisation, or of the one that is filled in."""
    known: dict[str, Any] = {"key": uuid.uuid4().hex}
    if organisation:
        known["source"] = _("opgave van %(name)s") % {"name": organisation.name}
    else:
        known["source"] = _("redactie van de sociale kaart, %(name)s") % {"name": packs.site().municipality}
    if kind != "organisatie":
        known["organisation"] = str(organisation.pk) if organisation else ""
    begin = {"is_meeting_place": True, "setting": "indoor", "openness": "open", "provision": "general"}
    return FORMS[kind](data, known=known, asks_whose=organisation is None, initial=begin)


def of_form(form: EntryForm, entry: Entry | None, viewer: Any) -> dict[str, Any]:
    """The page with the form of an entry."""
    place = entry if isinstance(entry, Place) else None
    is_place = isinstance(form, PlaceForm)
    return form.get_context() | {
        "entry": entry,
        "is_proposal": not (rules.may_change(viewer, entry) if entry else bool(rules.areas_to_edit(viewer))),
        "is_waiting": entry is not None and queries.waits(entry),
        "map": areas.map_of_municipality(place.area if place else None, []) if is_place else None,
    }


def of_entry(viewer: Any, entry: Entry) -> dict[str, Any] | None:
    """Beneath an entry: what who keeps it right can do; None for everybody else."""
    if not viewer.is_authenticated:
        return None
    may_change, owner = rules.may_change(viewer, entry), queries.organisation_of(entry)
    is_keeper = rules.may_keep(viewer, owner)
    if not (may_change or is_keeper):
        return None
    return {
        "entry": entry,
        "kind": entry_queries.kind_of(entry),
        "organisation": owner,
        "is_organisation": isinstance(entry, Organisation),
        "may_leave": may_change and not isinstance(entry, Service),
        "may_picture": not isinstance(entry, Service),
        "is_gone": getattr(entry, "gone_on", None) is not None,
        "is_keeper": is_keeper,
    }


def desk(viewer: Any, _thing: Any) -> dict[str, Any]:
    """On the page of the editors: the way to add something and to what keepers changed."""
    return {"waiting": queries.waiting().count(), "unseen": queries.unseen().count()}


def editor_panel(viewer: Any, _person: Any) -> dict[str, Any] | None:
    """On the page of an editor, of the map or of an area: what keepers changed, with how much waits for her."""
    if not rules.may_add(viewer, "plek"):
        return None
    return {"waiting": sum(rules.may_decide(viewer, one) for one in queries.waiting()[:MOST])}


def keeper_panel(viewer: Any, _person: Any) -> dict[str, Any] | None:
    """On the page of a keeper: her organisations with what they have on the map; None for who keeps nothing."""
    kept = queries.organisations_of(viewer)
    return {"organisations": [mine(one) | {"few": FEW} for one in kept]} if kept else None


def mine(organisation: Organisation) -> dict[str, Any]:
    """An organisation for its keepers: its entries and how old they are, and what was proposed."""
    today = timezone.localdate()
    entries = queries.entries_of(organisation)
    return {
        "organisation": organisation,
        "entries": [(entry, kind, entry.confirmed_on <= today - FADES_AFTER) for entry, kind in entries],
        "oldest": min(entry.confirmed_on for entry, _kind in entries),
        "proposals": queries.proposals_of(organisation)[:MOST],
    }


def proposals(viewer: Any) -> dict[str, Any]:
    """What waits for an editor, what was live at once, and what was decided lately."""
    return {
        "waiting": [one for one in queries.waiting()[:MOST] if rules.may_decide(viewer, one)],
        "live": [one for one in queries.unseen()[:MOST] if rules.may_decide(viewer, one)],
        "decided": queries.decided(timezone.now())[:MOST],
    }


def proposal(one: Proposal) -> dict[str, Any]:
    """A proposal with the difference in words: with the entry of now while it waits, else with that of then."""
    was, wanted = queries.read(one)
    now, facts, is_clash = queries.would_be(one) if one.state == Proposal.State.WAITING else (was, wanted, False)
    return {
        "proposal": one,
        "entry": one.entry,
        "changes": entry_queries.changes(now, facts),
        "is_clash": is_clash,
        "seen": keys.state(now),
    }


def keepers(organisation: Organisation, viewer: Any) -> dict[str, Any]:
    """Who keeps an organisation, who was asked, and whether it is trusted."""
    return {
        "organisation": organisation,
        "keepers": [(one, rules.may_end(viewer, one)) for one in queries.keepers(organisation)],
        "invitations": queries.invitations(organisation),
        "may_trust": rules.may_trust(viewer),
        "is_trusted": hasattr(organisation, "trust"),
    }
