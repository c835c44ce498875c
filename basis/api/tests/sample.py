"""A small API of fruit, to show how every API answers; the tests put it in the place of the real one."""

import datetime
from enum import StrEnum

from django.http import HttpRequest
from django.urls import path
from ninja import Query
from pydantic import Field

from basis import rest
from basis.api import views
from basis.api.assembly import assemble


class Colour(StrEnum):
    RED = "rood"
    GREEN = "groen"


class FruitOut(rest.Out):
    naam: str
    aantal_pitten: int | None
    kleur: Colour
    geplukt_op: datetime.datetime


class FruitQuery(rest.Paging):
    kleur: Colour | None = Field(None, description="Alleen deze kleur")
    geplukt_na: datetime.date | None = None


HOUR = datetime.datetime(2026, 12, 3, 9, 30, tzinfo=datetime.UTC)
FRUIT = [
    FruitOut(naam="appel", aantal_pitten=5, kleur=Colour.RED, geplukt_op=HOUR),
    FruitOut(naam="=peer", aantal_pitten=None, kleur=Colour.GREEN, geplukt_op=HOUR),
    FruitOut(naam="kers", aantal_pitten=1, kleur=Colour.RED, geplukt_op=HOUR),
]
router = rest.router("Fruit")


@router.get("/fruit", response=rest.page_of(FruitOut), summary="Al het fruit", url_name="fruits")
def fruits(request: HttpRequest, vraag: Query[FruitQuery]) -> rest.Answer:
    found = [fruit for fruit in FRUIT if vraag.kleur in {None, fruit.kleur}]
    return rest.page(request, found, vraag, FruitOut, make=lambda fruit: fruit)


@router.get("/fruit/{naam}", response=FruitOut, summary="Eén vrucht", url_name="fruit")
def fruit(request: HttpRequest, naam: str) -> FruitOut:
    if naam == "kapot":
        raise ZeroDivisionError
    found = next((fruit for fruit in FRUIT if fruit.naam == naam), None)
    if found is None:
        raise rest.Problem(404, f"Er is geen fruit dat {naam} heet.")
    return found


api = assemble([router])
urlpatterns = [
    path("api/v1", views.root, {"api": api}),
    path("api/v1/openapi.json", views.openapi, {"api": api}),
    path("api/v1/", api.urls),
]
