"""HSDS JSON back to facts of the social map: our own export, or that of another; each fault with where it stands."""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from pydantic import ValidationError

from basis import packs
from basis.socialmap import hours, hsds, hsds_terms
from basis.socialmap.choices import ACCESS, LANGUAGES
from basis.socialmap.facts import AnyFacts, OrganisationFacts, PlaceFacts, ServiceFacts

Json = Mapping[str, Any]
Thing = tuple[str, str, Any]  # kind, path in the file, what stands there
OWN_LANGUAGES = {iso: code for code, iso in hsds.ISO_LANGUAGES.items()}
STATUS = {"defunct": "inactive"}
LONGEST_ORIGIN = 80
NUL = "\\u0000"  # as JSON writes it
LABELS = {*hsds.SHARED, *hsds.OF_PLACE, *hsds.COSTING, "confirmed_on", "area_code", "hours_are_example", *ACCESS}
NAMES = {  # of our fields, as HSDS has them
    "website": "url",
    "confirmed_on": "assured_date",
    "also_called": "alternate_name",
    "eligibility": "eligibility_description",
    "how_to_join": "application_process",
    "cost": "fees_description",
    "phone": "phones",
    "address": "addresses",
    "town": "addresses",
    "postcode": "addresses",
    "lat": "latitude",
    "lon": "longitude",
    "opening_hours": "schedules",
    "at": "service_at_locations",
    "place": "service_at_locations",
    "amount": "cost_options",
    "key": "id",
    "organisation": "organization_id",
}


class Unreadable(Exception):
    """This is no HSDS JSON at all; the message names the line."""


@dataclass
class Read:
    """What was read: of each list path → facts, organisations first; and what was refused, with its reason."""

    facts: dict[str, dict[str, AnyFacts]] = field(default_factory=dict)
    faults: list[str] = field(default_factory=list)


def read(text: str, *, origin: str, source: str = "", today: datetime.date) -> Read:
    """The entries in a file: an object with `organizations`, `services` and `locations`, a page, or a list of services.

    What says of which list it is (`origin` and `external_id`, as our export does) keeps that; the rest comes under
    `origin` with its HSDS id. `source` and `today` stand for a source and a day that the file does not give. One that
    is wrong is left out and named by its path. Raises Unreadable for what is no JSON, or holds none of these.
    """
    things = list(_things(_parsed(text)))
    reader = _Reader(origin, source or origin, today)
    for _kind, _path, one in things:
        reader.name(one)
    for kind, path, one in things:
        reader.take(kind, path, one)
    return reader.done()


def _parsed(text: str) -> Any:
    if NUL in text:
        line = text.count("\n", 0, text.index(NUL)) + 1
        raise Unreadable(f"regel {line}: hier staat een teken dat niet in tekst hoort")
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        raise Unreadable(f"regel {error.lineno}, teken {error.colno}: dit is geen JSON") from None
    except ValueError:
        raise Unreadable("regel 1: er staat een getal in van veel te veel cijfers") from None
    except RecursionError:
        raise Unreadable("regel 1: te veel haken in elkaar") from None


def _things(data: Any) -> Iterator[Thing]:
    """Each organisation, place and service with its path; a thing that stands in another comes along."""
    whole = {"services": data} if isinstance(data, list) else data
    if isinstance(whole, dict) and "contents" in whole:
        whole = {"services": whole["contents"]}
    kinds = ("organizations", "locations", "services")
    if not isinstance(whole, dict) or not any(isinstance(whole.get(kind), list) for kind in kinds):
        raise Unreadable("regel 1: verwacht een tabel met organizations, services of locations")
    for kind in kinds:
        for number, one in enumerate(_list(whole.get(kind))):
            yield from _thing(kind, f"{kind}[{number}]", one)


def _thing(kind: str, path: str, one: Any) -> Iterator[Thing]:
    yield kind, path, one
    if isinstance(one, dict):
        if kind == "services" and isinstance(one.get("organization"), dict):
            yield "organizations", f"{path}.organization", one["organization"]
        for number, place in enumerate(_list(one.get("locations"))):
            yield "locations", f"{path}.locations[{number}]", place
        for number, at in enumerate(_list(one.get("service_at_locations"))):
            if isinstance(at, dict) and "location" in at:
                yield "locations", f"{path}.service_at_locations[{number}].location", at["location"]


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


class _Reader:
    """Takes things one by one. Of what stands there more than once, what is told in full counts."""

    def __init__(self, origin: str, source: str, today: datetime.date) -> None:
        self.origin, self.source, self.today = origin, source, today
        self.named: dict[str, tuple[str, str]] = {}  # HSDS id → list and key
        self.full: set[str] = set()
        self.taken: dict[str, dict[str, tuple[str, Any]]] = {"organizations": {}, "locations": {}, "services": {}}
        self.faults: list[str] = []

    def name(self, one: Any) -> None:
        """Remember how something is called in the list it comes from."""
        if isinstance(one, dict) and isinstance(one.get("id"), str):
            own = _attributes(one)[0]
            origin = own.get("origin")
            is_list = isinstance(origin, str) and 0 < len(origin) <= LONGEST_ORIGIN
            name = str(origin if is_list else self.origin), str(own.get("external_id", one["id"]))
            if "external_id" in own:
                self.named[one["id"]] = name
            self.named.setdefault(one["id"], name)

    def take(self, kind: str, path: str, one: Any) -> None:
        """One thing, or what is wrong with it."""
        if not isinstance(one, dict):
            self.faults.append(f"{path}: verwacht een tabel")
            return
        pk = str(one.get("id", ""))
        is_full = bool(one.get("attributes"))
        if pk in self.full or (pk in self.taken[kind] and not is_full):
            return
        self.full |= {pk} if is_full else set()
        try:
            UUID(pk)
            self.taken[kind][pk] = path, self._facts(kind, one)
        except ValidationError as error:
            self.faults += [f"{path}.{_place(kind, fault['loc'])}: {packs.in_dutch(fault)}" for fault in error.errors()]
        except ValueError:
            self.faults.append(f"{path}.id: " + (f"dit is geen uuid: {pk}" if pk else "dit ontbreekt"))
        except (TypeError, AttributeError, KeyError, IndexError):
            self.faults.append(f"{path}: dit heeft niet de vorm van HSDS")

    def done(self) -> Read:
        """All that was taken, without what points to something that is not there."""
        found = Read(faults=self.faults)
        there = {self.named[pk] for listed in self.taken.values() for pk in listed}
        for listed in self.taken.values():
            for pk, (path, facts) in listed.items():
                origin = self.named[pk][0]
                pointed = {"organization_id": getattr(facts, "organisation", "")} | {
                    f"service_at_locations[{number}]": at.place for number, at in enumerate(getattr(facts, "at", ()))
                }
                missing = [where for where, key in pointed.items() if key and (origin, key) not in there]
                found.faults += [f"{path}.{where}: dit staat niet goed in het bestand" for where in missing]
                if not missing:
                    found.facts.setdefault(origin, {})[path] = facts
        return found

    def _facts(self, kind: str, one: Json) -> AnyFacts:
        own, terms = _attributes(one)
        own = {name: value for name, value in own.items() if name not in {"origin", "external_id"}}
        told = {"source": self.source, "confirmed_on": self.today} | _shared(one)
        told |= {"key": self.named[str(one["id"])][1], **own, **terms}
        if kind == "organizations":
            return OrganisationFacts.model_validate({"website": one.get("website", "")} | told)
        if kind == "locations":
            return PlaceFacts.model_validate({"setting": "indoor"} | self._of_place(one) | told)
        return ServiceFacts.model_validate(self._of_service(one) | told)

    def _of_place(self, one: Json) -> dict[str, Any]:
        address = _first(one, "addresses")
        contact = _first(one, "contacts")
        organization = str(one.get("organization_id", ""))
        access = [_attributes(told)[0] for told in _list(one.get("accessibility"))]
        return {
            "organisation": self.named[organization][1] if organization in self.named else "",
            "website": one.get("url", ""),
            "email": contact.get("email", ""),
            "address": address.get("address_1", ""),
            "postcode": address.get("postal_code", ""),
            "town": address.get("city", ""),
            "lat": one.get("latitude"),
            "lon": one.get("longitude"),
            "languages": _languages(one),
            "opening_hours": _hours(one),
        } | {name: value for told in access for name, value in told.items()}

    def _of_service(self, one: Json) -> dict[str, Any]:
        organization = one.get("organization") or {}
        cost = _first(one, "cost_options")
        amount = cost.get("amount")
        areas = [area["extent"] for area in _list(one.get("service_areas")) if area.get("extent_type") == hsds.EXTENT]
        return {
            "organisation": self._key(one.get("organization_id") or organization.get("id")),
            "website": one.get("url", ""),
            "status": STATUS.get(one.get("status", ""), one.get("status")),
            "eligibility": one.get("eligibility_description", ""),
            "how_to_join": one.get("application_process", ""),
            "cost": one.get("fees_description", ""),
            "amount": str(amount) if amount else None,
            "cost_kind": "paid" if amount else "free" if amount == 0 else "",
            "languages": _languages(one),
            "area_code": areas[0] if areas else "",
            "at": [
                {
                    "place": self._key(at.get("location_id") or at["location"]["id"]),
                    "opening_hours": _hours(at),
                    "note": at.get("description", ""),
                }
                for at in _list(one.get("service_at_locations"))
            ],
        }

    def _key(self, pk: Any) -> str:
        """The key in its list of what has this HSDS id."""
        return self.named[str(pk)][1] if str(pk) in self.named else str(pk or "")


def _first(one: Json, name: str) -> Json:
    """The first of a list of parts; of none, nothing is known."""
    parts = _list(one.get(name))
    return parts[0] if parts else {}


def _shared(one: Json) -> dict[str, Any]:
    told = {
        "name": one.get("name"),
        "also_called": one.get("alternate_name"),
        "description": one.get("description"),
        "email": one.get("email"),
        "phone": _first(one, "phones").get("number"),
        "confirmed_on": one.get("assured_date"),
    }
    return {name: value for name, value in told.items() if value is not None}


def _hours(one: Json) -> str:
    """The line that our schedules tell, or one made of what repeats each week; what else there is, is not read."""
    parts = _list(one.get("schedules"))
    line = str(parts[0].get("description", "")) if parts else ""
    try:
        hours.read(line or "24/7")
    except hours.NoHours:
        weekly = [part for part in parts if part.get("freq") == "WEEKLY" and part.get("byday") and part.get("opens_at")]
        days = [",".join(day.strip().capitalize() for day in part["byday"].split(",")) for part in weekly]
        told = zip(days, weekly, strict=True)
        return "; ".join(f"{day} {part['opens_at'][:5]}-{part.get('closes_at', '')[:5]}" for day, part in told)
    return line


def _languages(one: Json) -> list[str]:
    codes = [str(told.get("code", "")) for told in _list(one.get("languages"))]
    return [code for iso in codes if (code := OWN_LANGUAGES.get(iso, iso)) in LANGUAGES]


def _attributes(one: Json) -> tuple[dict[str, Any], dict[str, Any]]:
    """Our own fields, and the codes of our terms by field."""
    own: dict[str, Any] = {}
    codes: dict[str, list[str]] = {}
    for told in _list(one.get("attributes")):
        if isinstance(told, dict) and str(told.get("label")) in LABELS:
            own[str(told["label"])] = told.get("value", "")
        elif isinstance(told, dict) and (term := _term(told.get("taxonomy_term_id"))):
            codes.setdefault(term.of.field, []).append(term.code)
    return own, {name: found[0] if name == "provision" else found for name, found in codes.items()}


def _term(pk: Any) -> hsds_terms.Term | None:
    try:
        return hsds_terms.TERMS.get(UUID(str(pk)))
    except ValueError:
        return None


def _place(kind: str, steps: Iterable[int | str]) -> str:
    if kind == "organizations" and "website" in steps:
        return "website"
    return ".".join(NAMES.get(str(step), str(step)) for step in steps) or "id"
