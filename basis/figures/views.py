"""Pages of figures: the wijkfoto of an area, one indicator, a comparison, and the same as files."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.views.decorators.http import require_GET, require_http_methods

from basis.areas import queries as areas
from basis.areas.models import Area
from basis.figures import downloads, pages, pdf, places, queries, reading_actions, registry, rules
from basis.figures.forms import CompareForm, ReadingForm
from basis.figures.registry import Indicator
from basis.moderation import intake
from basis.moderation.actions import Given
from basis.themes import GROUP_WORDS, Group

GROUPS: dict[str, Group] = {word: group for group, word in GROUP_WORDS.items() if group != Group.EVERYONE}


@require_GET
def start(request: HttpRequest) -> HttpResponse:
    """Choose the area of which to see the wijkfoto."""
    return render(request, "figures/start.html", {"municipality": places.municipality_if_there()})


@require_GET
def photo(request: HttpRequest, slug: str) -> HttpResponse:
    """The wijkfoto of an area, for everyone or for one age group."""
    found = queries.photo(_places(slug), _group(request))
    area = found.areas[0]
    drawn = areas.map_of_municipality(area) if area.kind == Area.Kind.OWN else None
    return render(request, "figures/photo.html", pages.photo(found) | {"groups": _tabs(found), "map": drawn})


def _tabs(found: queries.Photo) -> list[tuple[str, str, bool]]:
    """Address, title and whether it is this one, for everyone and each age group."""
    here = reverse("figures:photo", args=[found.areas[0].slug])
    query = {group: f"?groep={word}" for word, group in GROUPS.items()}
    return [(here + query.get(g, ""), str(g.label), g == found.group) for g in Group]


@require_http_methods(["GET", "HEAD", "POST"])
def indicator(request: HttpRequest, slug: str, code: str) -> HttpResponse:
    """One indicator of an area: through the years, beside the other areas, and what people read in it."""
    around, one = _places(slug), _indicator(code)
    may_record = rules.may_record_reading(request.user, around[0])
    form = ReadingForm(
        request.POST or None, viewer=request.user, may_record=may_record, initial=getattr(request, "unsent", {})
    )
    if stop := intake.stop(request, form, reading_actions.KIND):
        return stop
    if form.is_bound and form.is_valid() and (given := _give(request, around[0], one, form)):
        return intake.thanks(given)
    context = pages.indicator(one, around, request.user)
    return render(request, "figures/indicator.html", context | {"form": form}, status=400 if form.errors else 200)


def _give(request: HttpRequest, area: Area, one: Indicator, form: ReadingForm) -> Given | None:
    said = {name: form.cleaned_data[name] for name in ("text", "byline")}
    try:
        return reading_actions.give_reading(area, one.code, by=request.user, intake=form.intake(), **said)
    except ValidationError as fault:
        form.add_error(None, fault)
        return None


@require_GET
def compare(request: HttpRequest) -> HttpResponse:
    """Two to five areas side by side, or the form to choose them."""
    form = CompareForm(request.GET if "gebied" in request.GET else None, choices=areas.own_choices())
    context: dict[str, Any] = {"form": form}
    if form.is_bound and form.is_valid():
        context |= pages.comparison(form.cleaned_data["gebied"])
    return render(request, "figures/compare.html", context, status=400 if form.errors else 200)


@require_GET
def download_csv(request: HttpRequest, slug: str) -> HttpResponse:
    """The figures of the wijkfoto as CSV."""
    content = downloads.as_csv(queries.photo(_places(slug), None))
    return _file(HttpResponse(content, content_type="text/csv; charset=utf-8; header=present"), f"wijkfoto-{slug}.csv")


@require_GET
def download_json(request: HttpRequest, slug: str) -> HttpResponse:
    """The figures of the wijkfoto as JSON."""
    return JsonResponse(
        downloads.as_json(queries.photo(_places(slug), None)), json_dumps_params={"ensure_ascii": False}
    )


@require_GET
def download_pdf(request: HttpRequest, slug: str) -> HttpResponse:
    """The wijkfoto on paper, which a screen reader can read too (PDF/UA-1)."""
    found = queries.photo(_places(slug), _group(request))
    content = pdf.photo(found, language=get_language() or "nl")
    return _file(HttpResponse(content, content_type="application/pdf"), f"wijkfoto-{slug}.pdf", "inline")


def _file(response: HttpResponse, name: str, how: str = "attachment") -> HttpResponse:
    response["Content-Disposition"] = f'{how}; filename="{name}"'
    return response


def _places(slug: str) -> tuple[Area, ...]:
    try:
        return places.beside(slug)
    except Area.DoesNotExist:
        raise Http404 from None


def _indicator(code: str) -> Indicator:
    if not registry.exists(code):
        raise Http404
    return registry.indicator(code)


def _group(request: HttpRequest) -> Group:
    return GROUPS.get(request.GET.get("groep", ""), Group.EVERYONE)
