"""The social map by the international standard for such maps: HSDS 3.1, beside our own Dutch API."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from functools import partial
from typing import Any

from django.db.models import Q
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from ninja import Query, Router

from basis import rest
from basis.socialmap import hsds, hsds_queries, hsds_schemas, hsds_terms
from basis.socialmap import hsds_answers_api as answers
from basis.socialmap.hsds_asked import AtQuery, EntryQuery, ListQuery, ServiceQuery, TermQuery
from basis.socialmap.models import Organisation, Place, Service, ServiceAtPlace
from basis.socialmap.moved_views import api_leads_on

router = Router(tags=["HSDS"])
router.add_decorator(answers.by_post, mode="view")
router.add_decorator(api_leads_on, mode="view")
THEMES, OF_PLACES = ("themes",), ("themes", "target_groups")
ALL_LISTS = ("themes", "target_groups", "provision")


def _list(path: str, shape: type[hsds_schemas.Page], summary: str) -> Callable[[Callable[..., Any]], Any]:
    extra = {"responses": {200: {"content": {answers.NDJSON: {"schema": {"type": "string"}}}}}}
    return router.api_operation(["GET", "POST"], path, response=shape, summary=summary, openapi_extra=extra)


@router.get("/", response=hsds_schemas.About, summary="Wat dit is", url_name="api-root")
def about(request: HttpRequest) -> HttpResponse:
    """The version of the standard, what of it is here, and where it is described."""
    root = answers.root(request)
    links = {"profile": f"{root}/api/#hsds", "openapi_url": f"{root}/api/hsds/openapi.json"}
    return answers.answer({"version": hsds.VERSION, **links})


@_list("/services", hsds_schemas.ServicePage, "Alle diensten")
def services(request: HttpRequest, vraag: Query[ServiceQuery]) -> HttpResponseBase:
    """All that is offered."""
    here = answers.here(request)
    found = hsds_queries.services(here.today, full=vraag.full).filter(answers.terms(vraag, ALL_LISTS))
    if vraag.organization_id:
        found = found.filter(organisation=vraag.organization_id)
    return answers.entries(vraag, found, "service", hsds.service, here, hsds.MINIMAL)


@router.get("/services/{id}", response=hsds_schemas.Service, summary="Eén dienst")
def service(request: HttpRequest, id: uuid.UUID) -> HttpResponse:
    """One service with all about it."""
    here = answers.here(request)
    found = hsds_queries.with_all_of_services(Service.objects.visible_to(None).filter(pk=id), here.today)
    return answers.one(found, hsds.service, here)


@_list("/organizations", hsds_schemas.OrganizationPage, "Alle organisaties")
def organizations(request: HttpRequest, vraag: Query[EntryQuery]) -> HttpResponseBase:
    """All organisations."""
    here = answers.here(request)
    found = hsds_queries.organisations(here.today, full=vraag.full).filter(answers.terms(vraag, THEMES))
    return answers.entries(vraag, found, "organisation", hsds.organization, here, hsds.MINIMAL_OF_OTHERS)


@router.get("/organizations/{id}", response=hsds_schemas.Organization, summary="Eén organisatie")
def organization(request: HttpRequest, id: uuid.UUID) -> HttpResponse:
    """One organisation with its places."""
    here = answers.here(request)
    found = hsds_queries.with_all_of_organisations(Organisation.objects.visible_to(None).filter(pk=id), here.today)
    return answers.one(found, hsds.organization, here)


@_list("/locations", hsds_schemas.LocationPage, "Alle plekken")
def locations(request: HttpRequest, vraag: Query[EntryQuery]) -> HttpResponseBase:
    """All places, also where no service is; the standard has no such list, so it is ours."""
    here = answers.here(request)
    found = hsds_queries.places(here.today).filter(answers.terms(vraag, ("themes", "target_groups")))
    return answers.entries(vraag, found, "place", hsds.location, here, ("id", "name", "location_type"))


@router.get("/locations/{id}", response=hsds_schemas.Location, summary="Eén plek")
def location(request: HttpRequest, id: uuid.UUID) -> HttpResponse:
    """One place with all about it."""
    found = Place.objects.visible_to(None).filter(pk=id).select_related("buurt", "area")
    return answers.one(found, hsds.location, answers.here(request))


@_list("/service_at_locations", hsds_schemas.ServiceAtLocationPage, "Alle diensten op een plek")
def service_at_locations(request: HttpRequest, vraag: Query[AtQuery]) -> HttpResponseBase:
    """Every service at every place, also near a postcode."""
    here = answers.here(request)
    found = hsds_queries.services_at_places(here.today).filter(answers.terms(vraag, ALL_LISTS, "service__"))
    if vraag.organization_id:
        found = found.filter(service__organisation=vraag.organization_id)
    if vraag.modified_after:
        after = vraag.modified_after
        found = found.filter(Q(service__changed_at__gte=after) | Q(place__changed_at__gte=after))
    if vraag.search:
        of_service = Q(service__in=hsds_queries.keys_in_words(vraag.search, "service"))
        found = found.filter(of_service | Q(place__in=hsds_queries.keys_in_words(vraag.search, "place")))
    if vraag.proximity is not None:
        if not vraag.postcode:
            raise rest.Problem(400, "Bij proximity hoort een postcode.")
        found = hsds_queries.near(found, vraag.postcode, vraag.proximity)
    elif vraag.postcode:
        found = hsds_queries.for_residents_of(found, vraag.postcode)
    return answers.page(vraag, found, answers.shown(vraag, hsds.service_at_location, here, hsds.MINIMAL_OF_OFFERS))


@router.get("/service_at_locations/{id}", response=hsds_schemas.ServiceAtLocation, summary="Eén dienst op een plek")
def service_at_location(request: HttpRequest, id: uuid.UUID) -> HttpResponse:
    """One service at one place, with its hours."""
    found = ServiceAtPlace.objects.filter(pk=id).select_related("place__buurt", "place__area")
    return answers.one(found, hsds.service_at_location, answers.here(request))


@_list("/taxonomies", hsds_schemas.TaxonomyPage, "Alle lijsten van termen")
def taxonomies(request: HttpRequest, vraag: Query[ListQuery]) -> HttpResponseBase:
    """Which lists of terms there are."""
    found = [one for one in hsds_terms.LISTS if vraag.search.lower() in f"{one.name} {one.description}".lower()]
    return answers.page(vraag, found, partial(hsds_terms.taxonomy, root=answers.root(request)))


@router.get("/taxonomies/{id}", response=hsds_schemas.Taxonomy, summary="Eén lijst van termen")
def taxonomy(request: HttpRequest, id: uuid.UUID) -> HttpResponse:
    """One list of terms."""
    if id not in hsds_terms.BY_ID:
        raise rest.Problem(404, f"Er is niets met id {id}.")
    return answers.answer(hsds_terms.taxonomy(hsds_terms.BY_ID[id], answers.root(request)))


@_list("/taxonomy_terms", hsds_schemas.TaxonomyTermPage, "Alle termen")
def taxonomy_terms(request: HttpRequest, vraag: Query[TermQuery]) -> HttpResponseBase:
    """Themes, target groups and kinds of provision; none lies under another."""
    found = [
        term
        for term in hsds_terms.TERMS.values()
        if vraag.parent_id is None
        and vraag.taxonomy_id in (None, term.of.pk)
        and vraag.search.lower() in term.name.lower()
    ]
    return answers.page(vraag, found, partial(hsds_terms.term, root=answers.root(request)))


@router.get("/taxonomy_terms/{id}", response=hsds_schemas.TaxonomyTerm, summary="Eén term")
def taxonomy_term(request: HttpRequest, id: uuid.UUID) -> HttpResponse:
    """One term, with the list it is in."""
    if id not in hsds_terms.TERMS:
        raise rest.Problem(404, f"Er is niets met id {id}.")
    return answers.answer(hsds_terms.term(hsds_terms.TERMS[id], answers.root(request), full=True))
