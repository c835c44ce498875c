"""Take over a file of the social map: what is right of it, with for each line that is not, why."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _

from basis.areas.models import Area
from basis.socialmap import actions
from basis.socialmap.facts import AnyFacts, OrganisationFacts, PlaceFacts, ServiceFacts
from basis.socialmap.models import Organisation, Place


@dataclass
class Imported:
    """What an import did, and by line what refers to something that is not there."""

    put: actions.Put = field(default_factory=actions.Put)
    faults: dict[int, str] = field(default_factory=dict)


def import_facts(
    facts: Mapping[int, AnyFacts],
    *,
    origin: str,
    by: Any = None,
    dry_run: bool = False,
    tell: Callable[[], Any] = lambda: None,
) -> Imported:
    """Put these on the map, but for what refers to an organisation, a place or an area that is not there.

    By line, organisations first. Twice changes nothing. A `dry_run` says what would be done and changes nothing.
    """
    organisations = {one.key for one in facts.values() if isinstance(one, OrganisationFacts)}
    organisations |= set(Organisation.every.filter(origin=origin).values_list("external_id", flat=True))
    areas = set(Area.objects.here().values_list("code", flat=True))
    places = set(Place.every.filter(origin=origin).values_list("external_id", flat=True))
    done, right = Imported(), []
    for line, one in facts.items():
        if fault := _missing(one, organisations, places, areas):
            done.faults[line] = fault
            tell()
            continue
        right.append(one)
        if isinstance(one, PlaceFacts):
            places.add(one.key)
    if dry_run:
        done.put = actions.foresee(right, origin=origin, tell=tell)
    else:
        done.put = actions.put(right, origin=origin, by=by, tell=tell)
    return done


def _missing(one: AnyFacts, organisations: set[str], places: set[str], areas: set[str]) -> str:
    """What this refers to and is not there, in words; '' when all is."""
    if isinstance(one, PlaceFacts | ServiceFacts):
        if one.organisation and one.organisation not in organisations:
            return _("organisatie: er is geen organisatie met de sleutel ‘%(key)s’") % {"key": one.organisation}
        if one.area_code and one.area_code not in areas:
            return _("gebied: er is geen gebied met code ‘%(key)s’") % {"key": one.area_code}
    if isinstance(one, ServiceFacts):
        for at in one.at:
            if at.place not in places:
                return _("plekken: er is geen plek met de sleutel ‘%(key)s’") % {"key": at.place}
    return ""
