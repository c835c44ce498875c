"""Open data of needs: what people say of their area, without who said it."""

from __future__ import annotations

import re

from django.http import HttpRequest
from django.utils import timezone
from ninja import Query
from pydantic import Field

from basis import rest
from basis.areas import queries as areas
from basis.areas.models import Area
from basis.needs import queries
from basis.needs.about_queries import KIND_WORDS
from basis.needs.models import Bundle, Kind, Need, Status
from basis.needs.queries import Wanted
from basis.themes import GROUP_WORDS, THEME_WORDS, Group, Theme

router = rest.router("Wat mensen zeggen")

NUMBER = re.compile(r"[1-9]\d{0,17}", re.ASCII)  # that a database can hold

STATUS_WORDS = {
    Status.HEARD: "gehoord",
    Status.LOOKED_AT: "wordt-bekeken",
    Status.TAKEN_UP: "opgepakt",
    Status.DONE: "gedaan",
    Status.NOT_TAKEN_UP: "niet-opgepakt",
}


class BundleOut(rest.Out):
    """Waar iets bij hoort, en hoe het daarmee staat."""

    nummer: int
    titel: str
    stand: str = Field(description=", ".join(STATUS_WORDS.values()))


class NeedOut(rest.Out):
    """Wat iemand zei, zonder wie het zei."""

    nummer: int
    soort: str = Field(description=", ".join(KIND_WORDS.values()), examples=["wens"])
    tekst: str
    onderwerp: str = Field(description=", ".join(THEME_WORDS.values()), examples=["ontmoeten"])
    groep: str = Field(description=", ".join(GROUP_WORDS.values()), examples=["ouderen"])
    gebied: str = Field(description="Code van het gebied", examples=["GM0828-ruwaard"])
    maand: str = Field(description="Jaar en maand waarin het gezegd is", examples=["2026-11"])
    bundel: BundleOut | None = Field(description="Waar het bij hoort, als een medewerker dat zag")
    is_voorbeeld: bool = Field(description="Waar als het verzonnen is, voor een proefopstelling")


def _one_of(words: dict[Kind, str] | dict[Theme, str] | dict[Group, str]) -> str:
    return f"^({'|'.join(words.values())})$"


class NeedQuery(rest.Paging):
    """Waarop te kiezen is."""

    gebied: str | None = Field(None, max_length=60, description="Code van een gebied", examples=["GM0828-ruwaard"])
    soort: str | None = Field(None, pattern=_one_of(KIND_WORDS), description="Alleen van deze soort")
    onderwerp: str | None = Field(None, pattern=_one_of(THEME_WORDS), description="Alleen over dit onderwerp")
    groep: str | None = Field(None, pattern=_one_of(GROUP_WORDS), description="Alleen voor deze groep")


@router.get("/behoeften", response=rest.page_of(NeedOut), summary="Wat mensen zeggen", url_name="needs")
def needs(request: HttpRequest, vraag: Query[NeedQuery]) -> rest.Answer:
    """Wensen, gemis, signalen en complimenten die op de website staan, het nieuwste eerst."""
    found = queries.needs(None, wanted=Wanted.asked(vraag.model_dump()))
    if vraag.gebied:
        around = Area.objects.filter(code=vraag.gebied).first()
        here = Area.objects.filter(areas.within(around)) if around else Area.objects.none()
        found = found.filter(area__in=[*here.values_list("pk", flat=True), *([around.pk] if around else [])])
    return rest.page(request, found, vraag, NeedOut, make=_need)


@router.get("/behoeften/{nummer}", response=NeedOut, summary="Eén ding dat iemand zei", url_name="need")
def need(request: HttpRequest, nummer: str) -> NeedOut:
    """Wat iemand zei, zolang het op de website staat."""
    found = queries.needs(None).filter(pk=int(nummer)).first() if NUMBER.fullmatch(nummer) else None
    if found is None:
        raise rest.Problem(404, f"Er staat niets met nummer {nummer}.")
    return _need(found)


def _need(one: Need) -> NeedOut:
    return NeedOut(
        nummer=one.pk,
        soort=KIND_WORDS[Kind(one.kind)],
        tekst=one.text,
        onderwerp=THEME_WORDS[Theme(one.theme)],
        groep=GROUP_WORDS[Group(one.group)],
        gebied=one.area.code,
        maand=f"{timezone.localtime(one.written_at):%Y-%m}",
        bundel=_bundle(one.bundle) if one.bundle else None,
        is_voorbeeld=one.is_example,
    )


def _bundle(one: Bundle) -> BundleOut:
    return BundleOut(nummer=one.pk, titel=one.title, stand=STATUS_WORDS[Status(one.status)])
