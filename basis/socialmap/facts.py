"""What is known of an entry, as it comes in: from the pack, a file or a form. What is wrong is refused here."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from decimal import Decimal
from typing import Annotated, Literal

from pydantic import AfterValidator, Field, StringConstraints, model_validator

from basis.packs import EMAIL, Part
from basis.socialmap import hours
from basis.socialmap.choices import LANGUAGES
from basis.themes import Group, Theme

Key = Annotated[str, StringConstraints(min_length=1, max_length=120, strip_whitespace=True)]
Line = Annotated[str, StringConstraints(max_length=200, strip_whitespace=True)]
Long = Annotated[str, StringConstraints(max_length=2000, strip_whitespace=True)]
Email = Annotated[str, StringConstraints(pattern=rf"^$|{EMAIL}", max_length=254)]
Web = Annotated[str, StringConstraints(pattern=r"^(https?://[^\s/]+\.[^\s]+)?$", max_length=300)]
Postcode = Annotated[str, StringConstraints(pattern=r"^([1-9]\d{3} ?[A-Z]{2})?$")]


def _hours(line: str) -> str:
    try:
        hours.read(line or "24/7")
    except hours.NoHours:
        raise ValueError(f"deze openingstijden zijn niet te lezen: {line}. Schrijf ze zo: Mo-Fr 09:00-17:00") from None
    return line


def _among(allowed: Iterable[str]) -> AfterValidator:
    def check(codes: tuple[str, ...]) -> tuple[str, ...]:
        if odd := next((code for code in codes if code not in allowed), ""):
            raise ValueError(f"‘{odd}’ kennen wij niet. Kies uit: {', '.join(allowed)}")
        return codes

    return AfterValidator(check)


Hours = Annotated[str, StringConstraints(max_length=255, strip_whitespace=True), AfterValidator(_hours)]
Themes = Annotated[tuple[str, ...], _among(Theme.values)]
Groups = Annotated[tuple[str, ...], _among(Group.values)]
Languages = Annotated[tuple[str, ...], _among(LANGUAGES)]


class EntryFacts(Part):
    """What every entry says. `key` is its name in the list it comes from; coming again under it, it is the same one."""

    key: Key
    name: Annotated[str, StringConstraints(min_length=1, max_length=160, strip_whitespace=True)]
    also_called: Line = ""
    description: Long = ""
    themes: Themes = ()
    source: Annotated[str, StringConstraints(min_length=1, max_length=300)]
    source_url: Web = ""
    licence: Annotated[str, StringConstraints(max_length=80)] = ""
    confirmed_on: datetime.date
    is_example: bool = False
    phone: Annotated[str, StringConstraints(max_length=40, pattern=r"^[0-9+() -]*$")] = ""
    email: Email = ""
    website: Web = ""


class OrganisationFacts(EntryFacts):
    """An organisation."""


class CostFacts(Part):
    """What it costs; an amount in euros goes with something to pay."""

    cost_kind: Literal["", "free", "consumption", "paid"] = ""
    amount: Annotated[Decimal, Field(gt=0, lt=100_000, decimal_places=2)] | None = None
    cost: Line = ""

    @model_validator(mode="after")
    def _amount_is_paid(self) -> CostFacts:
        if self.amount is not None and self.cost_kind not in {"consumption", "paid"}:
            raise ValueError("er staat een bedrag bij, maar niet dat u betaalt")
        return self


class PlaceFacts(EntryFacts, CostFacts):
    """A place: with a position, or the code of an area when no more is known than in which one it lies."""

    organisation: Annotated[str, StringConstraints(max_length=120)] = ""  # key in the same list
    run_by: Annotated[str, StringConstraints(max_length=160)] = ""
    address: Annotated[str, StringConstraints(max_length=120)] = ""
    postcode: Postcode = ""
    town: Annotated[str, StringConstraints(max_length=80)] = ""
    lat: Annotated[float, Field(ge=50.6, le=53.8)] | None = None
    lon: Annotated[float, Field(ge=3.0, le=7.4)] | None = None
    area_code: Annotated[str, StringConstraints(max_length=60)] = ""
    setting: Literal["indoor", "outdoor", "both"]
    openness: Literal["public", "open", "members"] = "open"
    is_meeting_place: bool = True
    welcome: Line = ""
    target_groups: Groups = ()
    languages: Languages = ()
    capacity: Annotated[int, Field(gt=0, lt=1_000_000)] | None = None
    booking: Literal["", "no", "possible", "needed"] = ""
    can_do: Annotated[str, StringConstraints(max_length=400)] = ""
    opening_hours: Hours = ""
    hours_are_example: bool = False
    step_free: bool | None = None
    wheelchair_toilet: bool | None = None
    ring_line: bool | None = None
    quiet_hours: bool | None = None
    parking: bool | None = None
    guide_dog: bool | None = None
    by_bus: bool | None = None

    @model_validator(mode="after")
    def _position_is_whole(self) -> PlaceFacts:
        if (self.lat is None) != (self.lon is None):
            raise ValueError("de plek op de kaart is half: geef lat en lon allebei, of geen van beide")
        return self


class AtFacts(Part):
    """Where a service can be had: the key of a place in the same list, and when."""

    place: Key
    opening_hours: Hours = ""
    note: Line = ""


class ServiceFacts(EntryFacts, CostFacts):
    """A service of an organisation."""

    organisation: Key  # key in the same list
    provision: Literal["general", "basic", "collective", "individual", "tailored"] = "general"
    status: Literal["active", "temporarily closed", "inactive"] = "active"
    target_groups: Groups = ()
    eligibility: Line = ""
    languages: Languages = ()
    how_to_join: Annotated[str, StringConstraints(max_length=400)] = ""
    area_code: Annotated[str, StringConstraints(max_length=60)] = ""
    at: tuple[AtFacts, ...] = ()


AnyFacts = OrganisationFacts | PlaceFacts | ServiceFacts
