"""Entries of the social map as our own API gives them, and open data downloads: field for field, in Dutch words."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from typing import Any

from django.urls import reverse
from ninja import Schema
from pydantic import Field

from basis import rest
from basis.socialmap.choices import Booking, Cost, Openness, Provision, Setting, Status
from basis.socialmap.entry_models import Entry
from basis.socialmap.models import Organisation, Place, Service, ServiceAtPlace
from basis.themes import GROUP_WORDS, THEME_WORDS, Group, Theme

Link = Callable[[str], str]  # from a path on this website to its whole address
PROVISION_WORDS = {
    Provision.GENERAL: "voor-iedereen",
    Provision.BASIC: "basisvoorziening",
    Provision.COLLECTIVE: "collectief",
    Provision.INDIVIDUAL: "individueel",
    Provision.TAILORED: "maatwerk",
}
STATUS_WORDS = {Status.ACTIVE: "loopt", Status.PAUSED: "ligt-stil", Status.STOPPED: "gestopt"}
SETTING_WORDS = {Setting.INDOOR: "binnen", Setting.OUTDOOR: "buiten", Setting.BOTH: "binnen-en-buiten"}
OPENNESS_WORDS = {Openness.PUBLIC: "openbaar", Openness.OPEN: "voor-iedereen", Openness.MEMBERS: "voor-leden"}
COST_WORDS = {Cost.FREE: "gratis", Cost.CONSUMPTION: "met-consumptie", Cost.PAID: "betaald"}
BOOKING_WORDS = {Booking.NO: "niet-nodig", Booking.POSSIBLE: "mogelijk", Booking.NEEDED: "nodig"}


def _words(words: Any) -> str:
    return ", ".join(words.values())


class EntryLinks(Schema):
    """Where more about it is."""

    self: rest.Link
    pagina: rest.Link = Field(description="De pagina voor mensen")
    organisatie: rest.Link | None = None


class EntryOut(rest.Out):
    """Wat alles op de sociale kaart heeft."""

    id: str = Field(json_schema_extra={"format": "uuid"})
    externe_sleutel: str = Field(description="Hoe het heet in de lijst waar het uit komt", examples=["de-haard"])
    lijst: str = Field(description="De lijst waar het uit komt", examples=["welzijn"])
    naam: str = Field(examples=["Wijkhuis De Haard"])
    ook_genoemd: str
    omschrijving: str
    onderwerpen: list[str] = Field(description=_words(THEME_WORDS), examples=[["ontmoeten"]])
    telefoon: str
    email: str
    website: str
    bron: str
    bron_adres: str
    licentie: str
    bevestigd_op: datetime.date = Field(description="Dag waarop iemand het laatst zei dat het klopt")
    is_voorbeeld: bool = Field(description="Waar als het verzonnen is, voor een proefopstelling")
    links: EntryLinks = Field(alias="_links")


class OrganisationOut(EntryOut):
    """Een organisatie."""


class PlaceOut(EntryOut):
    """Een plek."""

    organisatie: str | None = Field(description="Id van de organisatie die er is", json_schema_extra={"format": "uuid"})
    beheerder: str
    adres: str
    postcode: str
    plaats: str
    breedtegraad: float | None = Field(description="WGS84")
    lengtegraad: float | None
    punt_is_van_gebied: bool = Field(description="Waar als alleen bekend is in welk gebied de plek ligt")
    gebied: str | None = Field(description="Code van de wijk waarin, of het dorp waarin de plek ligt")
    buurt: str | None = Field(examples=["BU08280600"])
    waar: str = Field(description=_words(SETTING_WORDS), examples=["binnen"])
    toegang: str = Field(description=_words(OPENNESS_WORDS))
    is_ontmoetingsplek: bool
    welkom: str
    doelgroepen: list[str] = Field(description=_words(GROUP_WORDS))
    talen: list[str] = Field(examples=[["nl", "ar"]])
    capaciteit: int | None
    bespreken: str | None = Field(description=_words(BOOKING_WORDS))
    te_doen: str
    openingstijden: str = Field(
        description="Zoals OpenStreetMap ze schrijft; leeg is onbekend", examples=["Mo-Fr 09:00-17:00; PH off"]
    )
    openingstijden_zijn_voorbeeld: bool
    kosten: str | None = Field(description=_words(COST_WORDS))
    bedrag: float | None = Field(description="In euro")
    kosten_in_woorden: str
    drempelvrij: bool | None = Field(description="Leeg is onbekend")
    rolstoeltoilet: bool | None
    ringleiding: bool | None
    rustige_uren: bool | None
    parkeren: bool | None
    hulphond: bool | None
    bushalte: bool | None


class WhereOut(rest.Out):
    """Waar en wanneer het aanbod is."""

    plek: str = Field(json_schema_extra={"format": "uuid"})
    naam: str
    openingstijden: str
    toelichting: str


class ServiceOut(EntryOut):
    """Wat een organisatie aanbiedt."""

    organisatie: str = Field(json_schema_extra={"format": "uuid"})
    soort: str = Field(description=_words(PROVISION_WORDS), examples=["voor-iedereen"])
    stand: str = Field(description=_words(STATUS_WORDS), examples=["loopt"])
    doelgroepen: list[str] = Field(description=_words(GROUP_WORDS))
    voor_wie: str
    talen: list[str]
    meedoen: str
    gebied: str | None = Field(description="Code van het gebied, als het alleen is voor wie daar woont")
    kosten: str | None = Field(description=_words(COST_WORDS))
    bedrag: float | None = Field(description="In euro")
    kosten_in_woorden: str
    plekken: list[WhereOut]


def organisation(link: Link, one: Organisation) -> OrganisationOut:
    """An organisation as the API gives it."""
    return OrganisationOut(**_entry(link, one, "api:map_organisation"))


def place(link: Link, one: Place) -> PlaceOut:
    """A place as the API gives it; its area and buurt must have been fetched."""
    return PlaceOut(
        **_entry(link, one, "api:map_place", one.organisation_id),
        **_costing(one),
        organisatie=str(one.organisation_id) if one.organisation_id else None,
        beheerder=one.run_by,
        adres=one.address,
        postcode=one.postcode,
        plaats=one.town,
        breedtegraad=one.lat,
        lengtegraad=one.lon,
        punt_is_van_gebied=one.position_is_of_area,
        gebied=one.area.code if one.area else None,
        buurt=one.buurt.code if one.buurt else None,
        waar=SETTING_WORDS[Setting(one.setting)],
        toegang=OPENNESS_WORDS[Openness(one.openness)],
        is_ontmoetingsplek=one.is_meeting_place,
        welkom=one.welcome,
        doelgroepen=_groups(one.target_groups),
        talen=list(one.languages),
        capaciteit=one.capacity,
        bespreken=BOOKING_WORDS[Booking(one.booking)] if one.booking else None,
        te_doen=one.can_do,
        openingstijden=one.opening_hours,
        openingstijden_zijn_voorbeeld=one.hours_are_example,
        drempelvrij=one.step_free,
        rolstoeltoilet=one.wheelchair_toilet,
        ringleiding=one.ring_line,
        rustige_uren=one.quiet_hours,
        parkeren=one.parking,
        hulphond=one.guide_dog,
        bushalte=one.by_bus,
    )


def service(link: Link, one: Service) -> ServiceOut:
    """A service as the API gives it; its area and places must have been fetched."""
    return ServiceOut(
        **_entry(link, one, "api:map_service", one.organisation_id),
        **_costing(one),
        organisatie=str(one.organisation_id),
        soort=PROVISION_WORDS[Provision(one.provision)],
        stand=STATUS_WORDS[Status(one.status)],
        doelgroepen=_groups(one.target_groups),
        voor_wie=one.eligibility,
        talen=list(one.languages),
        meedoen=one.how_to_join,
        gebied=one.area.code if one.area else None,
        plekken=[_where(row) for row in one.at.all()],
    )


def _where(row: ServiceAtPlace) -> WhereOut:
    return WhereOut(plek=str(row.place_id), naam=row.place.name, openingstijden=row.opening_hours, toelichting=row.note)


def _entry(link: Link, one: Organisation | Place | Service, name: str, by: Any = None) -> dict[str, Any]:
    def to(address: str) -> rest.Link:
        return rest.Link(href=link(address))

    assert isinstance(one, Entry)
    return {
        "id": str(one.pk),
        "externe_sleutel": one.external_id,
        "lijst": one.origin,
        "naam": one.name,
        "ook_genoemd": one.also_called,
        "omschrijving": one.description,
        "onderwerpen": [THEME_WORDS[Theme(code)] for code in one.themes],
        "telefoon": one.phone,
        "email": one.email,
        "website": one.website,
        "bron": one.source,
        "bron_adres": one.source_url,
        "licentie": one.licence,
        "bevestigd_op": one.confirmed_on,
        "is_voorbeeld": one.is_example,
        "links": EntryLinks(
            self=to(reverse(name, args=[one.pk])),
            pagina=to(one.get_absolute_url()),
            organisatie=to(reverse("api:map_organisation", args=[by])) if by else None,
        ),
    }


def _costing(one: Place | Service) -> dict[str, Any]:
    return {
        "kosten": COST_WORDS[Cost(one.cost_kind)] if one.cost_kind else None,
        "bedrag": float(one.amount) if one.amount is not None else None,
        "kosten_in_woorden": one.cost,
    }


def _groups(codes: tuple[str, ...]) -> list[str]:
    return [GROUP_WORDS[Group(code)] for code in codes]
