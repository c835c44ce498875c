"""Pages about meeting: all areas, one of them, and the same as files."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from basis.areas.models import Area
from basis.meeting import downloads, pages, pdf, queries
from basis.meeting.population_queries import area_called, named_areas
from basis.meeting.queries import Picture
from basis.meeting.supply_queries import Sort


@require_safe
def overview(request: HttpRequest) -> HttpResponse:
    """All areas, with what there is in each."""
    return render(request, "meeting/overview.html", pages.overview(timezone.now()))


@require_safe
def area(request: HttpRequest, slug: str) -> HttpResponse:
    """Meeting in an area: what people say, what there is, how near it is, what was agreed."""
    return render(request, "meeting/area.html", pages.meeting(_picture(request, slug), request.user))


@require_safe
def area_csv(request: HttpRequest, slug: str) -> HttpResponse:
    """The numbers of an area as CSV."""
    return _csv([_picture(request, slug)], slug)


@require_safe
def area_json(request: HttpRequest, slug: str) -> HttpResponse:
    """The places, numbers and conversations of an area as JSON."""
    content = downloads.as_json(_picture(request, slug))
    return JsonResponse(content, json_dumps_params={"ensure_ascii": False})


@require_safe
def area_pdf(request: HttpRequest, slug: str) -> HttpResponse:
    """The page on paper, which a screen reader can read too (PDF/UA-1)."""
    content = pdf.meeting(_picture(request, slug), language=get_language() or "nl")
    return _file(HttpResponse(content, content_type="application/pdf"), f"ontmoeten-{slug}.pdf", "inline")


@require_safe
def all_csv(request: HttpRequest) -> HttpResponse:
    """The numbers of all areas as CSV, in the order of the municipality."""
    return _csv(queries.pictures(named_areas(), at=timezone.now()), "alle-gebieden")


def _picture(request: HttpRequest, slug: str) -> Picture:
    return queries.picture(_area(slug), _sort(request), at=timezone.now())


def _area(slug: str) -> Area:
    found = area_called(slug)
    if found is None:
        raise Http404
    return found


def _sort(request: HttpRequest) -> Sort:
    asked = request.GET.get("plek", "")
    return Sort(asked) if asked in set(Sort) else Sort.ALL


def _csv(found: list[Picture], name: str) -> HttpResponse:
    content = HttpResponse(downloads.as_csv(found), content_type="text/csv; charset=utf-8; header=present")
    return _file(content, f"ontmoeten-{name}.csv")


def _file(response: HttpResponse, name: str, how: str = "attachment") -> HttpResponse:
    response["Content-Disposition"] = f'{how}; filename="{name}"'
    return response
