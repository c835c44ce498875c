"""Open data of cards: what people ask and offer now, without who they are."""

from __future__ import annotations

from django.http import HttpRequest
from ninja import Query
from pydantic import Field

from basis import rest
from basis.areas import queries as areas
from basis.areas.models import Area
from basis.doors import SENTENCE_WORDS
from basis.exchange import queries
from basis.exchange.queries import Wanted
from basis.exchange.shapes import CardOut, card_out
from basis.numbers import key_in
from basis.themes import THEME_WORDS

router = rest.router("Vraag en aanbod")

A_SENTENCE = f"^({'|'.join(SENTENCE_WORDS.values())})$"
A_THEME = f"^({'|'.join(THEME_WORDS.values())})$"


class CardQuery(rest.Paging):
    """Waarop te kiezen is."""

    gebied: str | None = Field(None, max_length=60, description="Code van een gebied", examples=["GM0828-ruwaard"])
    zin: str | None = Field(None, pattern=A_SENTENCE, description="Alleen wat zo begint")
    onderwerp: str | None = Field(None, pattern=A_THEME, description="Alleen over dit onderwerp")
    vrijwilligerswerk: bool = Field(False, description="Alleen vacatures voor vrijwilligers")


@router.get("/vraag-en-aanbod", response=rest.page_of(CardOut), summary="Wat er nu hangt", url_name="cards")
def cards(request: HttpRequest, vraag: Query[CardQuery]) -> rest.Answer:
    """Kaartjes die nu op de website hangen, het nieuwste eerst."""
    found = queries.cards(None, wanted=Wanted.asked(vraag.model_dump()))
    if vraag.gebied:
        around = Area.objects.filter(code=vraag.gebied).first()
        here = Area.objects.filter(areas.within(around)) if around else Area.objects.none()
        found = found.filter(area__in=[*here.values_list("pk", flat=True), *([around.pk] if around else [])])
    return rest.page(request, found, vraag, CardOut, make=card_out)


@router.get("/vraag-en-aanbod/{nummer}", response=CardOut, summary="Eén kaartje", url_name="card")
def card(request: HttpRequest, nummer: str) -> CardOut:
    """Een kaartje, zolang het op de website hangt."""
    found = queries.cards(None).filter(pk=key_in(nummer)).first()
    if found is None:
        raise rest.Problem(404, f"Er hangt geen kaartje met nummer {nummer}.")
    return card_out(found)
