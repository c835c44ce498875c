"""The pages of areas: all of them, one of them, by postcode, and the map for the script."""

from __future__ import annotations

import hashlib
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language
from django.views.decorators.http import condition, require_safe

from basis.areas import page_queries, queries
from basis.areas.forms import PostcodeForm
from basis.areas.models import Area
from basis.modules import panels_of


@require_safe
def listing(request: HttpRequest) -> HttpResponse:
    """All areas: the own areas, and the wijken outside them."""
    return render(request, "areas/list.html", _listing() | {"form": PostcodeForm()})


def _listing() -> dict[str, Any]:
    own = list(Area.objects.own())
    return {
        "municipality": Area.objects.here().filter(kind=Area.Kind.MUNICIPALITY).first(),
        "kinds": [(kind, [area for area in own if area.own_kind == kind]) for kind in Area.OwnKind],
        "outside": list(Area.objects.outside_own()),
        "map": queries.map_of_municipality(),
    }


@require_safe
def postcode(request: HttpRequest) -> HttpResponse:
    """From a postcode to its area; to a choice when it lies in more than one."""
    form = PostcodeForm(request.GET)
    if not form.is_valid():
        return render(request, "areas/list.html", _listing() | {"form": form})
    digits = form.cleaned_data["postcode"]
    found = [(area, part) for area, part in queries.areas_of_postcode(digits) if part >= queries.WORTH_NAMING]
    if len(found) == 1:
        return redirect(found[0][0])
    parts = [(area, round(100 * part)) for area, part in found]
    return render(request, "areas/postcode.html", {"postcode": digits, "parts": parts, "form": PostcodeForm()})


@require_safe
def detail(request: HttpRequest, slug: str) -> HttpResponse:
    """The page of an area: its own head, and the panels that other modules offer."""
    here = Area.objects.here().select_related("parent__parent", "own_area")
    area = get_object_or_404(here, slug=slug)
    context = {
        "page": page_queries.page_of(area),
        "area": area,
        "map": queries.map_of_municipality(area),
        "panels": panels_of("area_panels", request.user, area),
    }
    return render(request, "areas/detail.html", context)


def _map_tag(request: HttpRequest) -> str:
    parts = (queries.map_version(), get_language(), request.GET.get("gebied", ""))
    return f'"{hashlib.sha256(repr(parts).encode()).hexdigest()[:24]}"'


@require_safe
@condition(etag_func=_map_tag)
def map_data(request: HttpRequest) -> HttpResponse:
    """The map as GeoJSON; `?gebied=<slug>` marks one area."""
    found = queries.feature_collection(request.GET.get("gebied", ""))
    response = JsonResponse(found, content_type="application/geo+json", json_dumps_params={"ensure_ascii": False})
    response["Cache-Control"] = "public, max-age=300"
    return response
