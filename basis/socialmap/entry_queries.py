"""An entry as facts again, for a form; and facts in words, for who looks at what would change."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from basis.socialmap.entry_models import Entry
from basis.socialmap.entry_words import LABELS, hours_in_words, in_words, point_in_words
from basis.socialmap.facts import AnyFacts, AtFacts, OrganisationFacts, PlaceFacts, ServiceFacts
from basis.socialmap.models import Organisation, Place, Service

__all__ = [
    "KINDS",
    "AnyFacts",
    "Change",
    "changes",
    "entry_called",
    "facts_of",
    "facts_read",
    "kind_named",
    "kind_of",
    "links_of",
    "of_organisation",
    "pictures",
]

Kind = type[Organisation] | type[Place] | type[Service]
KINDS: dict[str, Kind] = {"organisatie": Organisation, "plek": Place, "aanbod": Service}  # by its word in addresses
SHAPES: dict[Kind, type[OrganisationFacts] | type[PlaceFacts] | type[ServiceFacts]] = {
    Organisation: OrganisationFacts,
    Place: PlaceFacts,
    Service: ServiceFacts,
}
NOT_OF_THE_ENTRY = {"key", "organisation", "area_code", "at"}
NOTHING = ("", (), None, False)


def kind_of(entry: Entry) -> str:
    """The word for its kind, as in addresses: 'plek'."""
    return next(word for word, kind in KINDS.items() if isinstance(entry, kind))


def kind_named(facts: AnyFacts) -> str:
    """The word for the kind of entry that these facts are of."""
    return next(word for word, kind in KINDS.items() if isinstance(facts, SHAPES[kind]))


def entry_called(kind: str, slug: str) -> Organisation | Place | Service | None:
    """The entry with this word for its kind and this name in its address, if there is one."""
    model = KINDS.get(kind)
    found = model._default_manager.filter(slug=slug).first() if model else None
    return found if isinstance(found, Organisation | Place | Service) else None


def of_organisation(one: Organisation) -> list[Organisation | Place | Service]:
    """All that an organisation answers for: itself, its places that are still there, and what it offers."""
    places = Place.objects.filter(organisation=one).standing()
    return [one, *places, *Service.objects.filter(organisation=one)]


def facts_of(entry: Entry) -> AnyFacts:
    """All that an entry says. It names its organisation and places by their primary keys."""
    shape = next(shape for kind, shape in SHAPES.items() if isinstance(entry, kind))
    said = {name: getattr(entry, name) for name in shape.model_fields if name not in NOT_OF_THE_ENTRY}
    said["key"] = entry.external_id
    if isinstance(entry, Place):
        said["organisation"] = str(entry.organisation_id or "")
        if entry.position_is_of_area or entry.lat is None:
            lies = entry.buurt or entry.area
            said |= {"lat": None, "lon": None, "area_code": lies.code if lies else ""}
    if isinstance(entry, Service):
        said |= {"organisation": str(entry.organisation_id), "area_code": entry.area.code if entry.area else ""}
        said["at"] = tuple(
            AtFacts(place=str(row.place_id), opening_hours=row.opening_hours, note=row.note)
            for row in entry.at.order_by("place__name")
        )
    return shape(**said)


def facts_read(kind: str, kept: Any) -> AnyFacts:
    """Facts that were kept as JSON."""
    return SHAPES[KINDS[kind]].model_validate(kept)


def links_of(*facts: AnyFacts) -> dict[str, Entry]:
    """The organisations and places that facts name by their primary keys, as far as they are there."""
    named = {one.organisation for one in facts if isinstance(one, PlaceFacts | ServiceFacts) and one.organisation}
    places = {at.place for one in facts if isinstance(one, ServiceFacts) for at in one.at}
    found: dict[str, Entry] = {str(one.pk): one for one in Organisation.objects.filter(pk__in=named)}
    return found | {str(one.pk): one for one in Place.objects.filter(pk__in=places)}


def pictures() -> Iterator[str]:
    """The names of the pictures that are needed, also of what went into another entry."""
    for kind in (Organisation, Place):
        yield from kind.every.exclude(photo="").values_list("photo", flat=True)


@dataclass(frozen=True)
class Change:
    """One thing that differs: what it is called, and how it was and would be in words; '' is nothing."""

    label: str
    was: str
    will_be: str


def changes(old: AnyFacts | None, new: AnyFacts) -> list[Change]:
    """What differs between two states of an entry, in words; of a new one all that it says."""
    before = dict(old) if old else {}
    called = links_of(*([old, new] if old else [new]))
    told = [name for name in type(new).model_fields if name in LABELS and name not in ("lat", "at")]
    found = [
        _change(name, before.get(name), getattr(new, name), called)
        for name in told
        if (_plain(before.get(name)) != _plain(getattr(new, name)) if old else getattr(new, name) not in NOTHING)
    ]
    if isinstance(new, PlaceFacts) and (_point(old) != _point(new)):
        found.append(Change(str(LABELS["lat"]), _where(old), _where(new)))
    if isinstance(new, ServiceFacts) and (_rows(old, called) != _rows(new, called)):
        found.append(Change(str(LABELS["at"]), _rows(old, called), _rows(new, called)))
    return found


def _plain(value: Any) -> Any:
    return sorted(value) if isinstance(value, tuple) else value


def _change(name: str, was: Any, value: Any, called: dict[str, Entry]) -> Change:
    """One value; when the words are the same, what is kept stands behind them."""
    told = [in_words(name, was, called), in_words(name, value, called)]
    if told[0] == told[1]:
        told = [f"{told[0]} ({was})", f"{told[1]} ({value})"]
    return Change(str(LABELS[name]), *told)


def _point(facts: AnyFacts | None) -> tuple[float, float] | None:
    here = (facts.lat, facts.lon) if isinstance(facts, PlaceFacts) else (None, None)
    return None if here[0] is None or here[1] is None else (here[0], here[1])


def _where(facts: AnyFacts | None) -> str:
    point = _point(facts)
    return point_in_words(*point) if point else ""


def _rows(facts: AnyFacts | None, called: dict[str, Entry]) -> str:
    """Where a service can be had and when, a line for each place."""
    rows = facts.at if isinstance(facts, ServiceFacts) else ()
    parts = [(called.get(row.place, _("een plek")), hours_in_words(row.opening_hours), row.note) for row in rows]
    return "\n".join(sorted(": ".join(str(part) for part in row if part) for row in parts))
