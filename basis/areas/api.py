"""Areas as open data."""

from __future__ import annotations

import json
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from ninja import Query, Schema
from pydantic import Field

from basis import packs, rest
from basis.areas import queries
from basis.areas.change_queries import boundary_changes
from basis.areas.models import Area
from basis.areas.postcodes import digits_of

router = rest.router("Gebieden")

KINDS = {
    "land": Area.Kind.COUNTRY,
    "gemeente": Area.Kind.MUNICIPALITY,
    "gebied": Area.Kind.OWN,
    "wijk": Area.Kind.WIJK,
    "buurt": Area.Kind.BUURT,
}


class AreaLinks(Schema):
    """Where more about an area is."""

    self: rest.Link
    binnen: rest.Link | None = Field(None, description="Het gebied waar dit in ligt")
    onderdelen: rest.Link = Field(description="De gebieden die hierin liggen")
    grens: rest.Link | None = Field(None, description="Dit gebied met zijn grens als GeoJSON")
    pagina: rest.Link | None = Field(None, description="De pagina voor mensen")


class AreaOut(rest.Out):
    """Een gebied."""

    code: str = Field(description="Code van het CBS, of van het eigen gebied", examples=["WK082806"])
    naam: str = Field(examples=["Ruwaard"])
    soort: str = Field(description="land, gemeente, gebied, wijk of buurt", examples=["wijk"])
    soort_gebied: str | None = Field(description="Van een eigen gebied: wijk of dorp")
    gemeentecode: str | None = Field(examples=["GM0828"])
    binnen: str | None = Field(description="Code van het gebied waar dit in ligt")
    gebied: str | None = Field(description="Van een buurt: code van het eigen gebied waar zij in ligt")
    tot_en_met: int | None = Field(description="Laatste jaar waarin deze code bestond; leeg als zij nog bestaat")
    breedtegraad: float | None = Field(description="Waar de naam op de kaart staat, WGS84")
    lengtegraad: float | None
    links: AreaLinks = Field(alias="_links")


class BoundaryOut(rest.Out):
    """De grens van een gebied."""

    jaar: int = Field(description="Jaar van de indeling")
    is_schets: bool = Field(description="Waar als de grens bij benadering is getekend")
    bron: str
    licentie: str
    hectare: float
    geometrie: dict[str, Any] = Field(description="GeoJSON (RFC 7946), lengtegraad eerst")


class AreaDetailOut(AreaOut):
    """Een gebied, met zijn grens als daarom gevraagd is."""

    grenswijzigingen: list[int] = Field(
        description="Jaren waarin de grens is veranderd: leg cijfers van daarvoor en daarna niet naast elkaar"
    )
    grens: BoundaryOut | None = None


class AreaQuery(rest.Paging):
    """Welke gebieden."""

    soort: str | None = Field(
        None, pattern=f"^({'|'.join(KINDS)})$", description="land, gemeente, gebied, wijk of buurt"
    )
    binnen: str | None = Field(None, max_length=60, description="Code van een gebied: alleen wat daarin ligt")
    postcode: str | None = Field(
        None,
        pattern="^[1-9][0-9]{3} ?([A-Za-z]{2})?$",
        description="Vier cijfers: de gebieden waar deze postcode in ligt",
        examples=["5341"],
    )


class DetailQuery(Schema):
    """Hoe uitgebreid."""

    geometrie: bool = Field(False, description="Waar: met de grens als GeoJSON")


@router.get("/gebieden", response=rest.page_of(AreaOut), summary="Alle gebieden", url_name="areas")
def areas(request: HttpRequest, vraag: Query[AreaQuery]) -> rest.Answer:
    """Eigen gebieden, wijken en buurten van de gemeente, de gemeenten die bekend zijn, en het land."""
    found = Area.objects.select_related("parent", "own_area").order_by("code")
    if vraag.soort:
        found = found.filter(kind=KINDS[vraag.soort])
    if vraag.binnen:
        around = Area.objects.filter(code=vraag.binnen).first()
        found = found.filter(queries.within(around)) if around else found.none()
    if vraag.postcode:
        digits = digits_of(vraag.postcode)
        if not digits:
            raise rest.Problem(400, "Een postcode heeft vier cijfers, zoals 5341.")
        found = found.filter(pk__in=queries.around_postcode(digits))
    return rest.page(request, found, vraag, AreaOut, make=lambda area: AreaOut(**_fields(request, area)))


@router.get("/gebieden/{code}", response=AreaDetailOut, summary="Eén gebied", url_name="area")
def area(request: HttpRequest, code: str, vraag: Query[DetailQuery]) -> AreaDetailOut:
    """Een gebied, desgevraagd met zijn nieuwste grens."""
    found = Area.objects.select_related("parent", "own_area").filter(code=code).first()
    if found is None:
        raise rest.Problem(404, f"Er is geen gebied met code {code}.")
    moved = [change.year for change in boundary_changes([found]).get(found.pk, ())]
    boundary = _boundary(found) if vraag.geometrie else None
    return AreaDetailOut(**_fields(request, found), grenswijzigingen=moved, grens=boundary)


def _fields(request: HttpRequest, area: Area) -> dict[str, Any]:
    def link(name: str, *args: str, query: str = "") -> rest.Link:
        return rest.Link(href=request.build_absolute_uri(reverse(name, args=args) + query))

    parent = area.parent.code if area.parent else None
    is_here = area.municipality_code == packs.site().code
    return {
        "code": area.code,
        "naam": str(area),
        "soort": next(word for word, kind in KINDS.items() if kind == area.kind),
        "soort_gebied": area.own_kind or None,
        "gemeentecode": area.municipality_code or None,
        "binnen": parent,
        "gebied": area.own_area.code if area.own_area else None,
        "tot_en_met": area.until_year,
        "breedtegraad": area.lat,
        "lengtegraad": area.lon,
        "links": AreaLinks(
            self=link("api:area", area.code),
            binnen=link("api:area", parent) if parent else None,
            onderdelen=link("api:areas", query=f"?binnen={area.code}"),
            grens=link("api:area", area.code, query="?geometrie=true"),
            pagina=link("areas:detail", area.slug) if is_here else None,
        ),
    }


def _boundary(area: Area) -> BoundaryOut | None:
    found = queries.boundary_of(area)
    if found is None:
        return None
    return BoundaryOut(
        jaar=found.year,
        is_schets=found.is_sketch,
        bron=found.delivery.publisher,
        licentie=found.delivery.licence,
        hectare=found.hectares,
        geometrie=json.loads(found.geometry),
    )
