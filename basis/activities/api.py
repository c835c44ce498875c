"""Open data of activities: what there is, and when."""

from __future__ import annotations

import datetime
import re

from django.http import HttpRequest
from django.utils import timezone
from ninja import Query
from pydantic import Field

from basis import rest
from basis.activities import activity_queries, queries
from basis.activities.shapes import ActivityOut, OccurrenceOut, activity_out, occurrence_out
from basis.areas import queries as areas
from basis.areas.models import Area
from basis.themes import THEMES

router = rest.router("Activiteiten")

NAME = re.compile(r"[-\w]{1,120}", re.ASCII)


class ActivityQuery(rest.Paging):
    """Waarop te kiezen is."""

    gebied: str | None = Field(None, max_length=60, description="Code van een gebied", examples=["GM0828-ruwaard"])
    onderwerp: str | None = Field(None, pattern=f"^({'|'.join(THEMES)})$", description="Alleen over dit onderwerp")
    leren: bool | None = Field(None, description="Alleen waar men iets leert")


class OccurrenceQuery(ActivityQuery):
    """Waarop te kiezen is."""

    vanaf: datetime.date | None = Field(None, description="Vanaf deze dag; zonder dit vanaf nu")
    tot_en_met: datetime.date | None = Field(None, description="Tot en met deze dag")


def _areas(code: str) -> list[int]:
    around = Area.objects.filter(code=code).first()
    return [around.pk, *Area.objects.filter(areas.within(around)).values_list("pk", flat=True)] if around else []


@router.get("/activiteiten", response=rest.page_of(ActivityOut), summary="Activiteiten", url_name="activities")
def activities(request: HttpRequest, vraag: Query[ActivityQuery]) -> rest.Answer:
    """Activiteiten die op de website staan, het nieuwste eerst."""
    found = activity_queries.activities(None)
    if vraag.gebied:
        found = found.filter(area__in=_areas(vraag.gebied))
    if vraag.onderwerp:
        found = found.filter(theme=THEMES[vraag.onderwerp])
    if vraag.leren:
        found = found.filter(kind="learning")
    return rest.page(request, found, vraag, ActivityOut, make=activity_out)


@router.get("/activiteiten/{naam}", response=ActivityOut, summary="Eén activiteit", url_name="activity")
def activity(request: HttpRequest, naam: str) -> ActivityOut:
    """Een activiteit, zolang zij op de website staat."""
    found = activity_queries.activities(None).filter(slug=naam).first() if NAME.fullmatch(naam) else None
    if found is None:
        raise rest.Problem(404, f"Er is geen activiteit die {naam} heet.")
    return activity_out(found)


@router.get("/agenda", response=rest.page_of(OccurrenceOut), summary="Wat er wanneer is", url_name="agenda")
def agenda(request: HttpRequest, vraag: Query[OccurrenceQuery]) -> rest.Answer:
    """Elke keer van elke activiteit, wat eerst komt eerst; tot ruim een jaar vooruit."""
    theme = THEMES[vraag.onderwerp] if vraag.onderwerp else ""
    wanted = queries.Wanted(theme=theme, learning=bool(vraag.leren), since=vraag.vanaf, until=vraag.tot_en_met)
    found = queries.upcoming(None, None, wanted, now=timezone.now())
    if vraag.gebied:
        found = found.filter(area__in=_areas(vraag.gebied))
    return rest.page(request, found, vraag, OccurrenceOut, make=occurrence_out)
