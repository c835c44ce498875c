"""Where the API describes itself: to machines as OpenAPI, to people as a page."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe
from ninja import NinjaAPI

from basis import packs, rest
from basis.api.openapi import HSDS, V1, Door, document
from basis.modules import all_modules


@require_safe
def openapi(request: HttpRequest, api: NinjaAPI, door: Door = V1) -> HttpResponse:
    """The description of the API, readable from any website."""
    return JsonResponse(document(api, request, door), json_dumps_params={"ensure_ascii": False})


@require_safe
def root(request: HttpRequest, api: NinjaAPI) -> HttpResponse:
    """What this API is and where its description is."""
    links = {"self": "/api/v1", "service-desc": "/api/v1/openapi.json", "service-doc": "/api/"}
    return JsonResponse(
        {
            "titel": f"Sociale Basis {packs.site().municipality}",
            "versie": rest.API_VERSION,
            "_links": {name: {"href": request.build_absolute_uri(path)} for name, path in links.items()},
        }
    )


@require_safe
def page(request: HttpRequest, api: NinjaAPI) -> HttpResponse:
    """The API for people: every operation, its keys, an example and the rules."""
    described = document(api, request)
    operations = [
        {"path": path, "address": f"/api/v1{path}", **operation}
        for path, methods in described["paths"].items()
        for operation in methods.values()
    ]
    datasets = [dataset for module in all_modules() for dataset in module.datasets]
    hsds = request.build_absolute_uri(f"{HSDS.base}/")
    context = {"api": described, "hsds_address": hsds, "operations": operations, "datasets": datasets}
    sizes = {"page_size": rest.PAGE_SIZE, "most_a_page": rest.MOST_A_PAGE}
    return render(request, "api/page.html", context | sizes)
