"""Finding as open data: the same question, the same answer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from django.http import HttpRequest
from ninja import Query
from pydantic import Field

from basis import rest
from basis.modules import all_modules
from basis.search import queries

router = rest.router("Zoeken")


class HitOut(rest.Out):
    """Iets dat gevonden is."""

    soort: str = Field(examples=["area"])
    sleutel: str = Field(description="Uniek binnen de soort", examples=["WK082806"])
    externe_sleutel: str | None = Field(
        description="Hoe het heet in de lijst waar het uit komt, als dat bekend is", examples=["de-haard"]
    )
    titel: str
    samenvatting: str
    gebied: str | None = Field(description="Code van het gebied waar het bij hoort")
    redenen: list[str] = Field(description="Waarom dit gevonden is", examples=[["in de naam"]])
    pagina: str = Field(description="Adres van de pagina voor mensen", json_schema_extra={"format": "uri"})


class FindQuery(rest.Paging):
    """Wat er gezocht wordt."""

    q: str = Field(min_length=1, max_length=500, description="Woorden", examples=["mantelzorg"])
    soort: str | None = Field(
        None, max_length=40, description="Alleen deze soort, zoals place, service, organisation of area"
    )
    gebied: str | None = Field(None, max_length=60, description="Code van een gebied: alleen wat daarbij hoort")


@router.get("/_zoek", response=rest.page_of(HitOut), summary="Zoeken in alles wat openbaar is", url_name="find")
def find(request: HttpRequest, vraag: Query[FindQuery]) -> rest.Answer:
    """De beste treffers eerst; geordend worden er ten hoogste tweehonderd."""
    found = queries.find(vraag.q, kind=vraag.soort or "", area=vraag.gebied or "", limit=queries.MOST)
    named = _external_ids(found.hits)
    return rest.page(request, found.hits, vraag, HitOut, make=lambda hit: _hit(request, hit, named))


def _external_ids(hits: Sequence[queries.Hit]) -> dict[tuple[str, str], str]:
    """Of what each module found: module and key → its name in the list it comes from."""
    keys: dict[str, list[str]] = {}
    for hit in hits:
        keys.setdefault(hit.entry.module, []).append(hit.entry.key)
    return {
        (module.name, key): called
        for module in all_modules()
        if module.external_ids and module.name in keys
        for key, called in module.external_ids(keys[module.name]).items()
    }


def _hit(request: HttpRequest, hit: queries.Hit, named: Mapping[tuple[str, str], str]) -> HitOut:
    entry = hit.entry
    return HitOut(
        soort=entry.kind,
        sleutel=entry.key,
        externe_sleutel=named.get((entry.module, entry.key)),
        titel=entry.title,
        samenvatting=entry.summary,
        gebied=entry.area or None,
        redenen=list(hit.reasons),
        pagina=request.build_absolute_uri(entry.url),
    )
