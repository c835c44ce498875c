"""Initiatives as open data, in the open format of docs/initiatives-format.md, so that other platforms can show them."""

from __future__ import annotations

from django.http import HttpRequest
from ninja import Query
from pydantic import Field

from basis import rest
from basis.areas import queries as areas
from basis.areas.models import Area
from basis.initiatives import queries
from basis.initiatives.kinds import STAGE_WORDS, WANTING_WORDS
from basis.initiatives.queries import Wanted
from basis.initiatives.shapes import InitiativeDetailOut, InitiativeOut, detail_out, initiative_out
from basis.themes import THEME_WORDS

router = rest.router("Initiatieven")

THEMES, STAGES = f"^({'|'.join(THEME_WORDS.values())})$", f"^({'|'.join(STAGE_WORDS.values())})$"
ASKS = f"^({'|'.join(WANTING_WORDS.values())})$"
TOLD = 50  # updates at most


class InitiativeQuery(rest.Paging):
    """Waarop te kiezen is."""

    gebied: str | None = Field(None, max_length=60, description="Code van een gebied", examples=["GM0828-ruwaard"])
    onderwerp: str | None = Field(None, pattern=THEMES, description="Alleen over dit onderwerp")
    stand: str | None = Field(None, pattern=STAGES, description="Alleen wat zo ver is")
    zoekt: str | None = Field(None, pattern=ASKS, description="Alleen wat dit nodig heeft")


@router.get("/initiatieven", response=rest.page_of(InitiativeOut), summary="Initiatieven", url_name="initiatives")
def initiatives(request: HttpRequest, vraag: Query[InitiativeQuery]) -> rest.Answer:
    """Initiatieven van inwoners, waar het laatst iets van is gehoord eerst."""
    found = queries.visible(None, wanted=Wanted.asked(vraag.model_dump()))
    if vraag.gebied:
        around = Area.objects.filter(code=vraag.gebied).first()
        here = Area.objects.filter(areas.within(around)) if around else Area.objects.none()
        found = found.filter(area__in=[*here.values_list("pk", flat=True), *([around.pk] if around else [])])
    root = request.build_absolute_uri("/")
    rows = found.select_related("place").prefetch_related(queries.open_asks())
    return rest.page(request, rows, vraag, InitiativeOut, make=lambda one: initiative_out(one, root))


@router.get("/initiatieven/{naam}", response=InitiativeDetailOut, summary="Eén initiatief", url_name="initiative")
def initiative(request: HttpRequest, naam: str) -> InitiativeDetailOut:
    """Een initiatief met wat het nodig heeft en hoe het ging."""
    rows = queries.visible(None).select_related("place").prefetch_related(queries.open_asks())
    found = rows.filter(slug=naam).first() if queries.SLUG.fullmatch(naam) else None
    if found is None:
        raise rest.Problem(404, "Er is geen initiatief met deze naam.")
    return detail_out(found, list(queries.told(None, found)[:TOLD]), request.build_absolute_uri("/"))
