"""What activities look like as open data: Dutch names, and nothing of who gave them."""

from __future__ import annotations

import datetime

from pydantic import Field

from basis import rest
from basis.activities.models import Activity, Joining, Kind, Occurrence, Status
from basis.themes import GROUP_WORDS, THEME_WORDS, Group, Theme

KIND_WORDS = {Kind.ACTIVITY: "activiteit", Kind.LEARNING: "leren"}
JOINING_WORDS = {Joining.NO: "niet-nodig", Joining.POSSIBLE: "mag", Joining.NEEDED: "nodig"}
STATUS_WORDS = {Status.PLANNED: "gaat-door", Status.CANCELLED: "gaat-niet-door"}
COST_WORDS = {"": None, "free": "gratis", "consumption": "u-koopt-iets", "paid": "u-betaalt"}


class ActivityOut(rest.Out):
    """Een activiteit, zonder wie haar opgaf."""

    naam: str = Field(description="Haar naam in het adres van de website", examples=["koffie-in-de-buurtkamer"])
    titel: str
    tekst: str
    soort: str = Field(description=", ".join(KIND_WORDS.values()), examples=["activiteit"])
    onderwerp: str = Field(description=", ".join(THEME_WORDS.values()), examples=["ontmoeten"])
    doelgroepen: list[str] = Field(description="Leeg is voor iedereen; anders " + ", ".join(GROUP_WORDS.values()))
    talen: list[str]
    gebied: str = Field(description="Code van het gebied", examples=["GM0828-ruwaard"])
    plek: str | None = Field(description="Naam van de plek op de sociale kaart")
    waar: str
    online: str = Field(description="Adres van de online bijeenkomst")
    organisatie: str | None = Field(description="Naam van de organisatie op de sociale kaart")
    kosten: str | None = Field(description="gratis, u-koopt-iets of u-betaalt")
    bedrag: str | None = Field(description="In euro", examples=["2.50"])
    meedoen: str = Field(description=", ".join(JOINING_WORDS.values()))
    plaatsen: int | None
    eerste_keer: datetime.datetime
    duur_minuten: int
    herhaling: str = Field(description="Regel volgens RFC 5545", examples=["FREQ=WEEKLY"])
    stand: str = Field(description=", ".join(STATUS_WORDS.values()))
    is_voorbeeld: bool = Field(description="Waar als het verzonnen is, voor een proefopstelling")


class OccurrenceOut(rest.Out):
    """Eén keer van een activiteit."""

    activiteit: str = Field(description="Naam van de activiteit")
    titel: str
    begint: datetime.datetime
    eindigt: datetime.datetime
    gepland: datetime.datetime = Field(description="Wanneer het volgens de herhaling zou zijn")
    stand: str = Field(description=", ".join(STATUS_WORDS.values()))
    anders: str = Field(description="Wat er deze keer anders is")
    gebied: str
    plek: str | None
    waar: str
    onderwerp: str
    soort: str
    is_voorbeeld: bool


def activity_out(one: Activity) -> ActivityOut:
    """An activity as open data; not its contact, nor the name of a person or group."""
    return ActivityOut(
        naam=one.slug,
        titel=one.title,
        tekst=one.text,
        soort=KIND_WORDS[Kind(one.kind)],
        onderwerp=THEME_WORDS[Theme(one.theme)],
        doelgroepen=[GROUP_WORDS[Group(group)] for group in one.groups],
        talen=list(one.languages),
        gebied=one.area.code,
        plek=one.place.slug if one.place else None,
        waar=one.where,
        online=one.online_url,
        organisatie=one.organisation.slug if one.organisation else None,
        kosten=COST_WORDS[one.cost_kind],
        bedrag=str(one.amount) if one.amount else None,
        meedoen=JOINING_WORDS[Joining(one.joining)],
        plaatsen=one.capacity,
        eerste_keer=one.starts_at,
        duur_minuten=one.minutes,
        herhaling=one.rrule,
        stand=STATUS_WORDS[Status(one.status)],
        is_voorbeeld=one.is_example,
    )


def occurrence_out(row: Occurrence) -> OccurrenceOut:
    """One occurrence as open data."""
    place = row.at_place
    return OccurrenceOut(
        activiteit=row.activity.slug,
        titel=row.activity.title,
        begint=row.starts_at,
        eindigt=row.ends_at,
        gepland=row.planned_at,
        stand=STATUS_WORDS[Status(row.status)],
        anders=row.note,
        gebied=row.area.code,
        plek=place.slug if place else None,
        waar=row.at_spot,
        onderwerp=THEME_WORDS[Theme(row.activity.theme)],
        soort=KIND_WORDS[Kind(row.activity.kind)],
        is_voorbeeld=row.activity.is_example,
    )
