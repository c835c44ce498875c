"""An entry of the social map as HSDS 3.1 tells it: from a row to plain values, and nothing else.

What HSDS has no field for is an attribute: a term of our taxonomies, or the name of our own field with its value.
"""

from __future__ import annotations

import datetime
import uuid
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from basis.socialmap import hsds_hours, hsds_terms
from basis.socialmap.choices import ACCESS, LANGUAGES, Cost
from basis.socialmap.entry_models import Costing, Entry
from basis.socialmap.models import Organisation, Place, Reachable, Service, ServiceAtPlace

Json = dict[str, Any]
VERSION = "3.1"
EXTENT = "CBS"  # the code of an area
ISO_LANGUAGES = {"ngt": "dse"}  # ISO 639-3 where our own code is another
SHARED = ("origin", "external_id", "source", "source_url", "licence", "is_example")
OF_PLACE = ("setting", "openness", "is_meeting_place", "run_by", "welcome", "capacity", "booking", "can_do")
COSTING = ("cost_kind", "amount", "cost")
MINIMAL = ("id", "name", "status", "last_modified")  # of a service; of the rest what HSDS cannot do without
MINIMAL_OF_OFFERS = ("id", "service_id", "location_id")  # of a service at a place
MINIMAL_OF_OTHERS = ("id", "name", "description")


@dataclass(frozen=True)
class Here:
    """What every entry needs besides itself: the address of this website, the province, and which day it is.

    `middles` names areas by their point, so that a place of which only a wijk is known is told with just that wijk.
    """

    root: str
    province: str
    today: datetime.date
    middles: Mapping[tuple[float | None, float | None], str] = field(default_factory=dict)


def organization(one: Organisation, here: Here, *, full: bool = False) -> Json:
    """An organisation; in full with its places, which then must have been fetched."""
    plain = _said(
        id=str(one.pk),
        name=one.name,
        alternate_name=one.also_called,
        description=one.description,
        email=one.email,
        website=one.website,
        uri=here.root + one.get_absolute_url(),
    ) | {"description": one.description}
    if not full:
        return plain
    return plain | _said(
        phones=_phones(one),
        locations=[location(place, here, full=True) for place in one.places.all()],
        attributes=_attributes(one, "organization", here, {"confirmed_on": one.confirmed_on}),
    )


def service(one: Service, here: Here, *, full: bool = False) -> Json:
    """What an organisation offers; in full with where and when it can be had."""
    plain = _said(
        id=str(one.pk),
        organization_id=str(one.organisation_id),
        name=one.name,
        alternate_name=one.also_called,
        description=one.description,
        url=one.website,
        email=one.email,
        status=one.status,
        application_process=one.how_to_join,
        fees_description=one.cost,
        eligibility_description=one.eligibility,
        assured_date=one.confirmed_on.isoformat(),
        last_modified=moment(one.changed_at),
        organization=organization(one.organisation, here),
    )
    if not full:
        return plain
    page = {"id": part(one.pk, "page"), "label": _("Sociale kaart"), "url": here.root + one.get_absolute_url()}
    offers = [service_at_location(row, here, full=True) for row in one.at.all()]
    return plain | _said(
        additional_urls=[page],
        phones=_phones(one),
        languages=_languages(one),
        cost_options=_costs(one),
        service_areas=_areas(one, here),
        service_at_locations=offers,
        attributes=_attributes(one, "service", here, {"cost_kind": one.cost_kind}),
    )


def service_at_location(one: ServiceAtPlace, here: Here, *, full: bool = False) -> Json:
    """That a service can be had at a place."""
    return _said(
        id=str(one.pk),
        service_id=str(one.service_id),
        location_id=str(one.place_id),
        description=one.note,
        location=location(one.place, here, full=full),
        schedules=_schedules(one.pk, one.opening_hours, here) if full else [],
    )


def location(one: Place, here: Here, *, full: bool = False) -> Json:
    """A place. The point of an area is not told as where it is."""
    is_known = one.lat is not None and not one.position_is_of_area
    plain = _said(
        id=str(one.pk),
        location_type="physical",
        name=one.name,
        alternate_name=one.also_called,
        description=one.description,
        url=one.website,
        organization_id=str(one.organisation_id or ""),
        latitude=one.lat if is_known else None,
        longitude=one.lon if is_known else None,
    )
    if not full:
        return plain
    own: dict[str, Any] = {name: getattr(one, name) for name in (*OF_PLACE, *COSTING, "confirmed_on")}
    own |= {"area_code": "" if is_known else _area_code(one, here), "hours_are_example": one.hours_are_example or ""}
    return plain | _said(
        languages=_languages(one),
        addresses=_addresses(one, here),
        contacts=[{"id": part(one.pk, "contact"), "email": one.email}] if one.email else [],
        accessibility=_accessibility(one),
        phones=_phones(one),
        schedules=_schedules(one.pk, one.opening_hours, here),
        attributes=_attributes(one, "location", here, own),
    )


def _area_code(one: Place, here: Here) -> str:
    """The smallest area of which it is known that a place lies in it."""
    if one.buurt:
        return one.buurt.code
    return here.middles.get((one.lat, one.lon), "") or (one.area.code if one.area else "")


def part(whole: uuid.UUID, name: str) -> str:
    """The id of a part of an entry: the same every time."""
    return str(uuid.uuid5(whole, name))


def moment(at: datetime.datetime) -> str:
    """A moment in UTC (RFC 3339)."""
    return at.astimezone(datetime.UTC).isoformat(timespec="seconds").replace("+00:00", "Z")


def _said(**fields: Any) -> Json:
    """Without what is not known."""
    return {name: value for name, value in fields.items() if value not in ("", None, [])}


def _phones(one: Entry | Any) -> list[Json]:
    assert isinstance(one, Reachable)
    return [{"id": part(one.pk, "phone"), "number": one.phone, "type": "voice"}] if one.phone else []


def _languages(one: Place | Service) -> list[Json]:
    return [
        {"id": part(one.pk, f"language {code}"), "name": str(LANGUAGES[code]), "code": ISO_LANGUAGES.get(code, code)}
        for code in one.languages
    ]


def _schedules(whole: uuid.UUID, line: str, here: Here) -> list[Json]:
    found = hsds_hours.schedules(line, here.today)
    return [{"id": part(whole, f"schedule {number}"), **one} for number, one in enumerate(found)]


def _addresses(one: Place, here: Here) -> list[Json]:
    if not (one.address or one.postcode or one.town):
        return []
    return [
        {
            "id": part(one.pk, "address"),
            "address_1": one.address,
            "city": one.town,
            "state_province": here.province,
            "postal_code": one.postcode,
            "country": "NL",
            "address_type": "physical",
        }
    ]


def _accessibility(one: Place) -> list[Json]:
    """What is known of getting in: in words, and as our field with yes or no."""
    return [
        {
            "id": (pk := part(one.pk, f"access {name}")),
            "description": str(ACCESS[name][0 if there else 1]),
            "attributes": list(_labelled(uuid.UUID(pk), "accessibility", {name: there})),
        }
        for name, there in one.access
        if there is not None
    ]


def _costs(one: Service | Costing) -> list[Json]:
    if not one.cost_kind:
        return []
    amount = 0 if one.cost_kind == Cost.FREE else one.amount
    told = _said(
        id=part(one.pk, "cost"),
        option=str(Cost(one.cost_kind).label),
        currency="EUR",
        amount=None if amount is None else float(amount),
        amount_description=one.cost,
    )
    return [told]


def _areas(one: Service, here: Here) -> list[Json]:
    if one.area is None:
        return []
    address = f"{here.root}/api/v1/gebieden/{one.area.code}"
    told = {"name": str(one.area), "extent": one.area.code, "extent_type": EXTENT, "uri": address}
    return [{"id": part(one.pk, "area"), **told}]


def _attributes(one: Entry, entity: str, here: Here, own: Json) -> list[Json]:
    shared = {name: getattr(one, name) for name in SHARED} | {"is_example": one.is_example or ""}
    return [*_terms(one, entity, here), *_labelled(one.pk, entity, shared | own)]


def _terms(one: Entry, entity: str, here: Here) -> Iterator[Json]:
    language = get_language() or ""
    for listed in hsds_terms.LISTS:
        codes: Iterable[str] | str = getattr(one, listed.field, ())
        for code in (codes,) if isinstance(codes, str) else codes:
            term = hsds_terms.told(listed.field, code, here.root, language)
            yield {
                "id": part(one.pk, f"{listed.field} {code}"),
                "link_id": str(one.pk),
                "link_entity": entity,
                "taxonomy_term_id": term["id"],
                "taxonomy_term": term,
            }


def _labelled(whole: uuid.UUID, entity: str, fields: Mapping[str, Any]) -> Iterator[Json]:
    for name, value in fields.items():
        if value not in ("", None):
            text = {True: "yes", False: "no"}.get(value) if isinstance(value, bool) else str(value)
            yield {
                "id": part(whole, name),
                "link_id": str(whole),
                "link_entity": entity,
                "label": name,
                "value": text,
            }
