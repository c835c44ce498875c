"""Open data of needs: what people say of their area, without who said it."""

from __future__ import annotations

from django.http import HttpRequest
from ninja import Query
from pydantic import Field

from basis import rest
from basis.areas import queries as areas
from basis.areas.models import Area
from basis.needs import queries
from basis.needs.about_queries import KIND_WORDS
from basis.needs.models import Kind
from basis.needs.queries import Wanted
from basis.needs.shapes import NeedOut, need_out
from basis.numbers import key_in
from basis.themes import GROUP_WORDS, THEME_WORDS, Group, Theme

router = rest.router("Wat mensen zeggen")


def _one_of(words: dict[Kind, str] | dict[Theme, str] | dict[Group, str]) -> str:
    return f"^({'|'.join(words.values())})$"


class NeedQuery(rest.Paging):
    """Waarop te kiezen is."""

    gebied: str | None = Field(None, max_length=60, description="Code van een gebied", examples=["GM0828-ruwaard"])
    soort: str | None = Field(None, pattern=_one_of(KIND_WORDS), description="Alleen van deze soort")
    onderwerp: str | None = Field(None, pattern=_one_of(THEME_WORDS), description="Alleen over dit onderwerp")
    doelgroep: str | None = Field(None, pattern=_one_of(GROUP_WORDS), description="Alleen voor deze groep")


@router.get("/behoeften", response=rest.page_of(NeedOut), summary="Wat mensen zeggen", url_name="needs")
def needs(request: HttpRequest, vraag: Query[NeedQuery]) -> rest.Answer:
    """Wensen, gemis, signalen en complimenten die op de website staan, het nieuwste eerst."""
    found = queries.needs(None, wanted=Wanted.asked(vraag.model_dump() | {"groep": vraag.doelgroep}))
    if vraag.gebied:
        around = Area.objects.filter(code=vraag.gebied).first()
        here = Area.objects.filter(areas.within(around)) if around else Area.objects.none()
        found = found.filter(area__in=[*here.values_list("pk", flat=True), *([around.pk] if around else [])])
    return rest.page(request, found, vraag, NeedOut, make=need_out)


@router.get("/behoeften/{nummer}", response=NeedOut, summary="Eén ding dat iemand zei", url_name="need")
def need(request: HttpRequest, nummer: str) -> NeedOut:
    """Wat iemand zei, zolang het op de website staat."""
    found = queries.needs(None).filter(pk=key_in(nummer)).first()
    if found is None:
        raise rest.Problem(404, f"Er staat niets met nummer {nummer}.")
    return need_out(found)
