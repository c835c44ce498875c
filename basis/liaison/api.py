"""Open data of barriers: what stands in the way of initiatives and what became of it, without anybody's name."""

from __future__ import annotations

from django.http import HttpRequest
from ninja import Query
from pydantic import Field

from basis import rest
from basis.areas import queries as areas
from basis.areas.models import Area
from basis.liaison import barrier_queries
from basis.liaison.barrier_queries import Wanted
from basis.liaison.kinds import KIND_WORDS, STATE_WORDS
from basis.liaison.shapes import BarrierOut, barrier_out
from basis.numbers import key_in

router = rest.router("Belemmeringen")


class BarrierQuery(rest.Paging):
    """Waarop te kiezen is."""

    gebied: str | None = Field(None, max_length=60, description="Code van een gebied", examples=["GM0828-ruwaard"])
    soort: str | None = Field(None, pattern=f"^({'|'.join(KIND_WORDS.values())})$", description="Alleen van deze soort")
    stand: str | None = Field(None, pattern=f"^({'|'.join(STATE_WORDS.values())})$", description="Alleen in deze stand")
    jaar: int | None = Field(None, ge=2000, le=2100, description="Alleen wat in dit jaar is beantwoord")


@router.get("/belemmeringen", response=rest.page_of(BarrierOut), summary="Belemmeringen", url_name="barriers")
def barriers(request: HttpRequest, vraag: Query[BarrierQuery]) -> rest.Answer:
    """Wat initiatieven in de weg staat en wat eruit is gekomen, het nieuwste eerst."""
    found = barrier_queries.public(wanted=Wanted.asked(vraag.model_dump()))
    if vraag.jaar:
        found = barrier_queries.only_settled(found, vraag.jaar)
    if vraag.gebied:
        around = Area.objects.filter(code=vraag.gebied).first()
        here = Area.objects.filter(areas.within(around)) if around else Area.objects.none()
        inside = [*here.values_list("pk", flat=True), *([around.pk] if around else [])]
        found = found.filter(initiative__area__in=inside)
    return rest.page(request, found, vraag, BarrierOut, make=barrier_out)


@router.get("/belemmeringen/{nummer}", response=BarrierOut, summary="Eén belemmering", url_name="barrier")
def barrier(request: HttpRequest, nummer: str) -> BarrierOut:
    """Eén belemmering, zolang die op de website staat."""
    found = barrier_queries.public().filter(pk=key_in(nummer)).first()
    if found is None:
        raise rest.Problem(404, f"Er staat geen belemmering met nummer {nummer}.")
    return barrier_out(found)
