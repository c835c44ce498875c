"""Take in what another map says as proposals, and decide on one: onto the map, to a place that is there, or not at all.

What stands on the map is never overwritten by a file: an editor says of each field that differs whether it is taken.
"""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from basis.areas import queries as areas
from basis.audit import actions as audit
from basis.socialmap import actions as socialmap
from basis.socialmap import entry_queries, findable_actions
from basis.socialmap.entry_models import OPENSTREETMAP
from basis.socialmap.models import Place
from basis.sources import osm_tags, rules
from basis.sources.candidate_queries import differences
from basis.sources.models import Candidate
from basis.sources.osm_reading import Read, Thing

ORIGIN = OPENSTREETMAP
SOURCE, LICENCE = "OpenStreetMap", "ODbL 1.0"
COMPLETED = "aangevuld met OpenStreetMap"  # in the source of a place: the licence asks to say so
CHUNK = 500
State = Candidate.State


@dataclass
class Proposed:
    """What reading a file of another map did; `passed` counts by why something was passed over."""

    new: int = 0
    changed: int = 0  # was decided on, and is now said otherwise; or waits, and says something else
    same: int = 0
    passed: Counter[str] = field(default_factory=Counter)
    faults: list[str] = field(default_factory=list)


@transaction.atomic
def propose(
    read: Read,
    *,
    by: Any = None,
    dry_run: bool = False,
    at: datetime.datetime | None = None,
    is_example: bool = False,
) -> Proposed:
    """Make proposals of what was read, of what lies in the municipality. Twice changes nothing.

    What was declined is not offered again. What was taken is, only when the file now says something else of it than
    before and than the map. `by` None is a command on the server.
    """
    if by is not None and not rules.may_read_in(by):
        raise PermissionDenied
    now, done = at or timezone.now(), Proposed(passed=Counter(read.passed), faults=list(read.faults))
    things = list(read.things.values())
    for start in range(0, len(things), CHUNK):
        part = things[start : start + CHUNK]
        known = Candidate.objects.filter(origin=ORIGIN, key__in=[one.key for one in part]).select_related("place")
        there = {one.key: one for one in known}
        for thing in part:
            _propose(thing, there.get(thing.key), done, now, is_example)
    if dry_run:
        transaction.set_rollback(True)
    elif done.new or done.changed:
        audit.record("sources.proposed", by=by, new=done.new, changed=done.changed)
    return done


def _propose(thing: Thing, there: Candidate | None, done: Proposed, now: datetime.datetime, is_example: bool) -> None:
    """One thing, as a proposal; `there` is what was proposed of it before."""
    facts = dict(thing.facts)
    lies = areas.locate(facts["lat"], facts["lon"])
    if lies is None:
        done.passed["outside"] += 1
        return
    if there is not None and (there.state == State.DECLINED or there.facts == facts):
        done.passed["declined"] += there.state == State.DECLINED
        done.same += there.state != State.DECLINED
        return
    one = there or Candidate(origin=ORIGIN, key=thing.key, is_example=is_example)
    if _is_news(one, facts):
        one.state, one.decided_at, one.decided_by = State.OPEN, None, None
    done.new += there is None
    done.changed += there is not None and one.state == State.OPEN
    done.same += there is not None and one.state != State.OPEN
    one.name, one.kind, one.facts = facts["name"], thing.kind, facts
    one.lat, one.lon, one.area_id, one.seen_at = facts["lat"], facts["lon"], lies.area.pk, now
    one.save()


def _is_news(one: Candidate, facts: dict[str, Any]) -> bool:
    """Whether what is now said of something that was taken before is not on the map."""
    if one.place is None:
        return True
    found = differences(one.place, facts, with_name=one.place.origin == ORIGIN)
    return any(one.facts.get(difference.field) != difference.there for difference in found)


@transaction.atomic
def accept(candidate: Candidate, *, by: Any, today: datetime.date | None = None) -> Place:
    """Put it on the map as a place of its own, with OpenStreetMap as its source; the editor says that it is right.

    Refuses what was decided on already, and what is on the map already.
    """
    one = _waiting(candidate, by)
    if one.place_id or Place.objects.filter(origin=ORIGIN, external_id=one.key).exists():
        raise ValidationError(_("Deze plek staat er al. Vul haar aan."))
    facts = osm_tags.whole(
        one.facts,
        source=f"{SOURCE} (voorbeeld)" if one.is_example else SOURCE,
        source_url="" if one.is_example else one.address_there,
        licence=LICENCE,
        confirmed_on=today or timezone.localdate(),
        is_example=one.is_example,
    )
    place = socialmap.put([facts], origin=ORIGIN, by=by).entries[0]
    assert isinstance(place, Place)
    _decide(one, State.ACCEPTED, by, place)
    audit.record("sources.accepted", one, by=by)
    findable_actions.tell_search(place)
    return place


@transaction.atomic
def link(candidate: Candidate, place: Place, *, take: Collection[str] = (), by: Any) -> Place:
    """Say that it is this place, and fill in what is blank there; of what differs only the fields in `take` change."""
    one = _waiting(candidate, by)
    place = Place.objects.select_for_update().get(pk=place.pk)
    found = differences(place, one.facts, with_name=place.origin == ORIGIN)
    filled = {row.field: row.there for row in found if row.is_blank or row.field in take}
    if filled:
        facts = entry_queries.facts_of(place)
        source = facts.source if SOURCE in facts.source else f"{facts.source}, {COMPLETED}"[:300]
        told = type(facts).model_validate(facts.model_dump() | filled | {"source": source})
        socialmap.write(told, origin=place.origin, links=entry_queries.links_of(told))
        findable_actions.tell_search(place)
    _decide(one, State.ACCEPTED if place.origin == ORIGIN else State.LINKED, by, place)
    audit.record("sources.linked", one, by=by, filled=len(filled))
    return place


@transaction.atomic
def decline(candidate: Candidate, *, by: Any) -> None:
    """Say that it does not belong on the map. It is not offered again."""
    one = _waiting(candidate, by)
    if one.place_id:
        _decide(one, State.ACCEPTED if one.place and one.place.origin == ORIGIN else State.LINKED, by, one.place)
    else:
        _decide(one, State.DECLINED, by, None)
    audit.record("sources.declined", one, by=by)


def _waiting(candidate: Candidate, by: Any) -> Candidate:
    """The same proposal, ours until the transaction ends. Refuses who may not, and what was decided on already."""
    if not rules.may_read_in(by):
        raise PermissionDenied
    one = Candidate.objects.select_for_update(of=("self",)).select_related("place").get(pk=candidate.pk)
    if one.state != State.OPEN:
        raise ValidationError(_("Hierover is al beslist."))
    return one


def _decide(one: Candidate, state: str, by: Any, place: Place | None) -> None:
    one.state, one.place, one.decided_by, one.decided_at = state, place, by, timezone.now()
    one.save(update_fields=["state", "place", "decided_by", "decided_at"])
