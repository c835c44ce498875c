"""What cards look like as open data: Dutch names, and nothing of who put one up or where that is."""

from __future__ import annotations

from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from pydantic import Field

from basis import rest
from basis.doors import SENTENCE_WORDS, Sentence
from basis.exchange.models import Card
from basis.modules import Dataset
from basis.themes import THEME_WORDS, Theme

DATASET = Dataset(
    "vraag-en-aanbod",
    _("Vraag en aanbod"),
    _("Wat mensen vragen en aanbieden, per gebied, zonder wie het is."),
    "api:cards",
)


class CardOut(rest.Out):
    """Een kaartje dat nu op de website hangt, zonder wie het ophing."""

    nummer: int
    zin: str = Field(description=", ".join(SENTENCE_WORDS.values()), examples=["ik-kan"])
    tekst: str
    onderwerp: str = Field(description=", ".join(THEME_WORDS.values()), examples=["ontmoeten"])
    gebied: str = Field(description="Code van het gebied", examples=["GM0828-ruwaard"])
    organisatie: str = Field(description="Naam van de organisatie die het ophing; leeg als het van inwoners is")
    is_vrijwilligerswerk: bool
    maand: str = Field(description="Jaar en maand waarin het is opgehangen", examples=["2026-11"])
    is_voorbeeld: bool = Field(description="Waar als het verzonnen is, voor een proefopstelling")


def card_out(one: Card) -> CardOut:
    """A card as open data: no byline, no place, no moments, no day."""
    return CardOut(
        nummer=one.pk,
        zin=SENTENCE_WORDS[Sentence(one.sentence)],
        tekst=one.text,
        onderwerp=THEME_WORDS[Theme(one.theme)],
        gebied=one.area.code,
        organisatie=str(one.organisation or ""),
        is_vrijwilligerswerk=one.is_vacancy,
        maand=f"{timezone.localtime(one.written_at):%Y-%m}",
        is_voorbeeld=one.is_example,
    )
