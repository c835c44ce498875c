"""What initiatives look like as open data: the open format of docs/initiatives-format.md, and nothing of who is who."""

from __future__ import annotations

import datetime
from typing import Any

from django.utils import timezone, translation
from pydantic import Field

from basis import rest
from basis.initiatives.kinds import STAGE_WORDS, WANTING_WORDS, Stage, Wanting
from basis.initiatives.models import Ask, Initiative, Update
from basis.themes import GROUP_WORDS, THEME_WORDS, Group, Theme


class AskOut(rest.Out):
    """Wat een initiatief nodig heeft."""

    nummer: int
    soort: str = Field(description=", ".join(WANTING_WORDS.values()), examples=["mensen"])
    tekst: str
    sinds: datetime.date
    link: str = Field(description="Waar u kunt antwoorden", json_schema_extra={"format": "uri"})


class UpdateOut(rest.Out):
    """Hoe het ging, op een dag."""

    datum: datetime.date
    tekst: str
    stand: str | None = Field(description="De stap die toen is gezet, als dat zo was")


class InitiativeOut(rest.Out):
    """Een initiatief van inwoners, zonder wie het zijn."""

    id: str = Field(description="Vaste naam, ook bij overname door een ander", examples=["heksje-route"])
    titel: str
    tekst: str
    van: str = Field(description="Van wie het is, zoals zij het zelf schrijven", examples=["buren van de Heuvelstraat"])
    onderwerp: str = Field(description=", ".join(THEME_WORDS.values()), examples=["natuur"])
    doelgroepen: list[str] = Field(description=", ".join(GROUP_WORDS.values()))
    gebied: str = Field(description="Code van het gebied", examples=["GM0828-ruwaard"])
    gebied_naam: str
    waar: str
    stand: str = Field(description=", ".join(STAGE_WORDS.values()), examples=["bezig"])
    rust: bool = Field(description="Waar als het even stilligt")
    link: str = Field(description="De pagina van het initiatief", json_schema_extra={"format": "uri"})
    website: str | None
    begonnen: datetime.date
    veranderd: datetime.date = Field(description="Laatste teken van leven")
    vragen: list[AskOut] = Field(description="Wat het nu nodig heeft")
    bron: str | None = Field(description="Wie het zegt, als het team het niet zelf schreef")
    bron_link: str | None = Field(description="De pagina op het platform waar het vandaan komt")
    is_voorbeeld: bool = Field(description="Waar als het verzonnen is, voor een proefopstelling")


class InitiativeDetailOut(InitiativeOut):
    """Een initiatief met hoe het ging, het nieuwste eerst."""

    berichten: list[UpdateOut]


def initiative_out(one: Initiative, root: str) -> InitiativeOut:
    """An initiative as open data; what it asks for was fetched with it (`queries.open_asks`).

    `root` is the address of this website: "https://sociale-basis.example".
    """
    return InitiativeOut(**_fields(one, root))


def detail_out(one: Initiative, updates: list[Update], root: str) -> InitiativeDetailOut:
    """An initiative with what its team told."""
    return InitiativeDetailOut(**_fields(one, root), berichten=[_update(update) for update in updates])


def _fields(one: Initiative, root: str) -> dict[str, Any]:
    with translation.override("nl"):
        link = root.rstrip("/") + one.get_absolute_url()
        whose = one.whose
    return {
        "id": one.slug,
        "titel": one.title,
        "tekst": one.text,
        "van": whose,
        "onderwerp": THEME_WORDS[Theme(one.theme)],
        "doelgroepen": [GROUP_WORDS[Group(code)] for code in one.groups],
        "gebied": one.area.code,
        "gebied_naam": str(one.area),
        "waar": one.place.name if one.place else one.where,
        "stand": STAGE_WORDS[Stage(one.stage)],
        "rust": one.is_paused,
        "link": link,
        "website": one.website or None,
        "begonnen": timezone.localdate(one.written_at),
        "veranderd": timezone.localdate(one.changed_at),
        "vragen": [_ask(ask, link) for ask in one.asked],  # type: ignore[attr-defined]
        "bron": one.source or None,
        "bron_link": one.source_url or None,
        "is_voorbeeld": one.is_example,
    }


def _ask(ask: Ask, link: str) -> AskOut:
    return AskOut(
        nummer=ask.pk,
        soort=WANTING_WORDS[Wanting(ask.kind)],
        tekst=ask.words,
        sinds=timezone.localdate(ask.asked_at),
        link=f"{link}schrijf/?vraag={ask.pk}",
    )


def _update(one: Update) -> UpdateOut:
    stage = STAGE_WORDS[Stage(one.stage)] if one.stage else None
    return UpdateOut(datum=timezone.localdate(one.written_at), tekst=one.text, stand=stage)
