"""Open data of stories: the rounds, and the stories that their tellers let everyone read whole."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest
from ninja import Query
from pydantic import Field

from basis import rest
from basis.areas.models import Area
from basis.numbers import key_in
from basis.stories import round_queries
from basis.stories.shapes import RoundOut, StoryOut, round_out, story_out

router = rest.router("Verhalen")


class RoundQuery(rest.Paging):
    """Waarop te kiezen is."""

    gebied: str | None = Field(None, max_length=60, description="Code van een gebied", examples=["GM0828-ruwaard"])


class StoryQuery(RoundQuery):
    """Waarop te kiezen is."""

    ronde: str | None = Field(None, max_length=120, description="Naam van een verhaalronde")


def _of_area(listed: Callable[[Any, Area | None], Any], code: str | None) -> Any:
    """What is listed of this area, or of all; nothing of an area that is not there."""
    if not code:
        return listed(None, None)
    area = Area.objects.filter(code=code).first()
    return listed(None, area) if area else listed(None, None).none()


@router.get("/verhaalrondes", response=rest.page_of(RoundOut), summary="Alle verhaalrondes", url_name="story_rounds")
def rounds(request: HttpRequest, vraag: Query[RoundQuery]) -> rest.Answer:
    """Elke ronde die open is of was, de nieuwste eerst."""
    found = _of_area(round_queries.listed, vraag.gebied)
    return rest.page(request, found, vraag, RoundOut, make=round_out)


@router.get("/verhaalrondes/{naam}", response=RoundOut, summary="Eén verhaalronde", url_name="story_round")
def round_(request: HttpRequest, naam: str) -> RoundOut:
    """Een ronde die open is of was."""
    found = round_queries.listed(None).filter(slug=naam).first()
    if found is None:
        raise rest.Problem(404, f"Er is geen verhaalronde {naam}.")
    return round_out(found)


@router.get("/verhalen", response=rest.page_of(StoryOut), summary="Openbare verhalen", url_name="stories")
def stories(request: HttpRequest, vraag: Query[StoryQuery]) -> rest.Answer:
    """Verhalen die hun verteller heel openbaar maakte, het nieuwste eerst. De meeste verhalen zijn dat niet."""
    found = _of_area(round_queries.published, vraag.gebied)
    if vraag.ronde:
        found = found.filter(round__slug=vraag.ronde)
    return rest.page(request, found, vraag, StoryOut, make=story_out)


@router.get("/verhalen/{nummer}", response=StoryOut, summary="Eén verhaal", url_name="story")
def story(request: HttpRequest, nummer: str) -> StoryOut:
    """Een verhaal, zolang zijn verteller het openbaar laat."""
    found = round_queries.published(None).filter(pk=key_in(nummer)).first()
    if found is None:
        raise rest.Problem(404, f"Er staat geen verhaal met nummer {nummer}.")
    return story_out(found)
