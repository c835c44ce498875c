"""The social map as open data: places, what is offered, and organisations."""

from __future__ import annotations

import uuid
from functools import partial

from django.http import HttpRequest
from django.utils import timezone
from ninja import Query

from basis import rest
from basis.socialmap import open_queries, open_shapes
from basis.socialmap.models import Organisation, Place
from basis.socialmap.moved_views import api_leads_on
from basis.socialmap.open_asked import OrganisationQuery, PlaceQuery, ServiceQuery

router = rest.router("Sociale kaart")
router.add_decorator(api_leads_on, mode="view")


@router.get("/plekken", response=rest.page_of(open_shapes.PlaceOut), summary="Alle plekken", url_name="map_places")
def places(request: HttpRequest, vraag: Query[PlaceQuery]) -> rest.Answer:
    """Plekken waar mensen elkaar ontmoeten, met openingstijden en toegankelijkheid."""
    found = open_queries.places(vraag.asked(), at=timezone.now())
    return rest.page(
        request, found, vraag, open_shapes.PlaceOut, make=partial(open_shapes.place, request.build_absolute_uri)
    )


@router.get("/plekken/{id}", response=open_shapes.PlaceOut, summary="Eén plek", url_name="map_place")
def place(request: HttpRequest, id: str) -> open_shapes.PlaceOut:
    """Een plek, ook als zij te oud is voor een lijst."""
    found = Place.objects.visible_to(None).select_related("area", "buurt").filter(pk=_pk(id)).first()
    if found is None:
        raise rest.Problem(404, f"Er is geen plek met id {id}.")
    return open_shapes.place(request.build_absolute_uri, found)


@router.get(
    "/diensten", response=rest.page_of(open_shapes.ServiceOut), summary="Al het aanbod", url_name="map_services"
)
def services(request: HttpRequest, vraag: Query[ServiceQuery]) -> rest.Answer:
    """Wat organisaties aanbieden, waar en wanneer."""
    found = open_queries.services(vraag.asked(), at=timezone.now())
    return rest.page(
        request, found, vraag, open_shapes.ServiceOut, make=partial(open_shapes.service, request.build_absolute_uri)
    )


@router.get("/diensten/{id}", response=open_shapes.ServiceOut, summary="Eén aanbod", url_name="map_service")
def service(request: HttpRequest, id: str) -> open_shapes.ServiceOut:
    """Wat een organisatie aanbiedt, ook als het te oud is voor een lijst."""
    found = open_queries.service(_pk(id))
    if found is None:
        raise rest.Problem(404, f"Er is geen aanbod met id {id}.")
    return open_shapes.service(request.build_absolute_uri, found)


@router.get(
    "/organisaties",
    response=rest.page_of(open_shapes.OrganisationOut),
    summary="Alle organisaties",
    url_name="map_organisations",
)
def organisations(request: HttpRequest, vraag: Query[OrganisationQuery]) -> rest.Answer:
    """Organisaties; in een gebied zijn dat die met een plek of aanbod daar."""
    found = open_queries.organisations(vraag.asked(), today=timezone.localdate())
    shape = open_shapes.OrganisationOut
    return rest.page(request, found, vraag, shape, make=partial(open_shapes.organisation, request.build_absolute_uri))


@router.get(
    "/organisaties/{id}", response=open_shapes.OrganisationOut, summary="Eén organisatie", url_name="map_organisation"
)
def organisation(request: HttpRequest, id: str) -> open_shapes.OrganisationOut:
    """Een organisatie en hoe zij te bereiken is."""
    found = Organisation.objects.visible_to(None).filter(pk=_pk(id)).first()
    if found is None:
        raise rest.Problem(404, f"Er is geen organisatie met id {id}.")
    return open_shapes.organisation(request.build_absolute_uri, found)


def _pk(text: str) -> uuid.UUID:
    """The id in an address; what can be none is of nothing."""
    try:
        return uuid.UUID(text)
    except ValueError:
        raise rest.Problem(404, f"Er is niets met id {text}.") from None
