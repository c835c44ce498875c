"""What the vision looks like as open data: Dutch names, every text in Dutch and in English."""

from __future__ import annotations

import datetime
from typing import Any

from ninja import Schema
from pydantic import Field

from basis import rest
from basis.texts import Text
from basis.vision import pack, queries
from basis.vision.models import CommitmentUpdate, State

WORDS_FOR_OWNERS = {"residents": "inwoners", "municipality": "gemeente"}
WORDS_FOR_WEIGHTS = {"focus": "kern", "precondition": "voorwaarde"}


class TextOut(Schema):
    """Een tekst in het Nederlands en, als die er is, in het Engels."""

    nl: str
    en: str | None


class PointOut(rest.Out):
    """Iets wat de visie noemt."""

    sleutel: str
    titel: TextOut
    uitleg: TextOut


class PrincipleOut(PointOut):
    """Een uitgangspunt met de vragen die erbij horen."""

    nummer: int
    vragen: list[TextOut]


class NumberedOut(PointOut):
    """Een punt met een nummer."""

    nummer: int


class ConditionOut(PointOut):
    """Een voorwaarde van sociale kwaliteit."""

    waarde: TextOut = Field(description="De waarde waar zij op gericht is")
    plaats: str = Field(description="kern of voorwaarde")


class OwnershipOut(rest.Out):
    """Wie eigenaar is en wat dat betekent voor de gemeente."""

    eigenaar: str = Field(description="inwoners of gemeente")
    titel: TextOut
    besluit: TextOut
    gemeente_doet: TextOut
    richtinggevend: TextOut
    rollen: list[str]
    voorbeelden: list[TextOut]


class UpdateOut(rest.Out):
    """Een bericht bij een afspraak."""

    datum: datetime.date
    stand: str
    tekst: str
    is_voorbeeld: bool = Field(description="Waar als het bericht verzonnen is, voor een proefopstelling")


class CommitmentOut(PointOut):
    """Een afspraak en hoe het ermee staat."""

    paragraaf: str = Field(description="Paragraaf van de visie", examples=["4.2.1"])
    thema: TextOut
    eigenaar: TextOut = Field(description="Een functie, nooit een persoon")
    instrumenten: list[str]
    uitgangspunten: list[str]
    stand: str = Field(description="niet-begonnen, loopt, klaar of gestopt", examples=["loopt"])
    laatste_bericht: datetime.date | None
    pagina: str = Field(description="De pagina voor mensen", json_schema_extra={"format": "uri"})


class CommitmentDetailOut(CommitmentOut):
    """Een afspraak met al haar berichten, nieuwste eerst."""

    berichten: list[UpdateOut]


class VisionOut(rest.Out):
    """De hele visie."""

    titel: TextOut
    uitgever: TextOut
    jaar: int | None = Field(description="Jaar waarin de visie verscheen, als dat bekend is")
    bron: str | None = Field(description="Webadres van de visie, als dat bekend is")
    definitie: TextOut
    ambitie_jaar: int
    ambitie_titel: TextOut
    ambitie: TextOut
    beloften: list[PointOut]
    pijlers: list[PointOut]
    uitgangspunten: list[PrincipleOut]
    waarden: list[PointOut]
    beleidsprincipes: list[NumberedOut]
    voorwaarden: list[ConditionOut]
    rollen: list[PointOut]
    eigenaarschap: list[OwnershipOut]
    raadsfuncties: list[PointOut]
    afspraken: list[CommitmentOut]


def vision_of(found: pack.VisionPack, commitments: list[CommitmentOut]) -> VisionOut:
    """The whole vision."""
    return VisionOut(
        titel=_text(found.source.title),
        uitgever=_text(found.source.publisher),
        jaar=found.source.year,
        bron=found.source.url or None,
        definitie=_text(found.definition.text),
        ambitie_jaar=found.ambition.year,
        ambitie_titel=_text(found.ambition.title),
        ambitie=_text(found.ambition.text),
        beloften=[PointOut(**_point(thing)) for thing in found.ambition.promises],
        pijlers=[PointOut(**_point(thing)) for thing in found.pillars],
        uitgangspunten=[_principle(thing) for thing in found.principles],
        waarden=[PointOut(**_point(thing)) for thing in found.values],
        beleidsprincipes=[NumberedOut(**_point(thing), nummer=thing.number) for thing in found.policy_principles],
        voorwaarden=[_condition(thing) for thing in found.conditions],
        rollen=[PointOut(**_point(thing)) for thing in found.roles],
        eigenaarschap=[_ownership(thing) for thing in found.ownership],
        raadsfuncties=[PointOut(**_point(thing)) for thing in found.council_functions],
        afspraken=commitments,
    )


def _text(text: Text) -> TextOut:
    return TextOut(nl=text.in_language("nl"), en=text.by_language.get("en"))


def _texts(texts: tuple[Text, ...]) -> list[TextOut]:
    return [_text(text) for text in texts]


def _point(thing: pack.Point) -> dict[str, Any]:
    return {"sleutel": thing.key, "titel": _text(thing.title), "uitleg": _text(thing.explanation)}


def _principle(thing: pack.Principle) -> PrincipleOut:
    return PrincipleOut(**_point(thing), nummer=thing.number, vragen=_texts(thing.questions))


def _condition(thing: pack.Condition) -> ConditionOut:
    return ConditionOut(**_point(thing), waarde=_text(thing.value), plaats=WORDS_FOR_WEIGHTS[thing.weight])


def _ownership(thing: pack.Ownership) -> OwnershipOut:
    return OwnershipOut(
        eigenaar=WORDS_FOR_OWNERS[thing.owner],
        titel=_text(thing.title),
        besluit=_text(thing.decides),
        gemeente_doet=_text(thing.municipality_does),
        richtinggevend=_text(thing.leading),
        rollen=list(thing.roles),
        voorbeelden=_texts(thing.examples),
    )


def commitment_of(thing: queries.Followed, page: str) -> dict[str, Any]:
    """The fields of a commitment; `page` is the address of its page for people."""
    promised = thing.commitment
    return {
        **_point(promised),
        "paragraaf": promised.paragraph,
        "thema": _text(promised.theme),
        "eigenaar": _text(promised.owner),
        "instrumenten": list(promised.instruments),
        "uitgangspunten": list(promised.principles),
        "stand": thing.state_word,
        "laatste_bericht": thing.newest.on if thing.newest else None,
        "pagina": page,
    }


def update_of(update: CommitmentUpdate) -> UpdateOut:
    """Without who wrote it: for open data the day and the words are enough."""
    word = queries.WORDS_FOR_STATES[State(update.state)]
    return UpdateOut(datum=update.on, stand=word, tekst=update.text, is_voorbeeld=update.is_example)
