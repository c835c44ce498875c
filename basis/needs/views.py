"""Pages of needs: say something, read what people say, and one of them."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from basis import rest
from basis.areas.models import Area
from basis.moderation import intake
from basis.moderation.actions import Given
from basis.needs import actions, pages, queries, rules
from basis.needs.about_queries import about_in
from basis.needs.forms import NeedForm
from basis.needs.queries import Wanted
from basis.needs.shapes import NeedOut, need_out

READ_AND_SEND = require_http_methods(["GET", "HEAD", "POST"])


@READ_AND_SEND
def tell(request: HttpRequest) -> HttpResponse:
    """Say something about an area; first choose which, when it is not known."""
    area = _area_to_tell_of(request)
    if area is None:
        return render(request, "needs/choose.html", pages.choosing(request.GET))
    form = _form(request, area)
    if stop := intake.stop(request, form, actions.KIND):
        return stop
    if form.is_bound and form.is_valid() and (given := _give(request, area, form)):
        return intake.thanks(given)
    return render(request, "needs/tell.html", pages.telling(form, area), status=_status(form))


def _area_to_tell_of(request: HttpRequest) -> Area | None:
    """The one in the form or in the address (empty: none), else the one this visitor chose, or lives in."""
    sent = request.POST if request.method == "POST" else request.GET
    if "gebied" in sent:
        return queries.area_called(sent["gebied"])
    mine = getattr(request.user, "area", None)
    return queries.area_called(request.COOKIES.get(Area.COOKIE) or (mine.slug if mine else ""))


def _form(request: HttpRequest, area: Area) -> NeedForm:
    asked = Wanted.asked(request.GET)
    begin: dict[str, Any] = {"gebied": area.slug, "over": request.GET.get("over", ""), "kind": asked.kind}
    begin["on_behalf"] = "namens" in request.GET
    begin |= {"theme": asked.theme} if asked.theme else {}
    return NeedForm(
        request.POST or None,
        request.FILES or None,
        viewer=request.user,
        may_record=rules.may_record(request.user, area),
        initial=begin | getattr(request, "unsent", {}),
    )


def _give(request: HttpRequest, area: Area, form: NeedForm) -> Given | None:
    about = about_in(form.cleaned_data["over"])
    try:
        return actions.give_need(area, form.cleaned_data["said"], about=about, by=request.user, intake=form.intake())
    except ValidationError as fault:
        form.add_error(None, fault)
        return None


@require_safe
def everywhere(request: HttpRequest) -> HttpResponse:
    """What people say in the whole municipality."""
    return _list(request, None)


@require_safe
def of_area(request: HttpRequest, slug: str) -> HttpResponse:
    """What people say in one area; a buurt leads to the area it lies in."""
    area = _area(slug)
    return _list(request, area) if area.slug == slug else redirect("needs:of_area", area.slug)


def _list(request: HttpRequest, area: Area | None) -> HttpResponse:
    wanted = Wanted.asked(request.GET)
    page = Paginator(queries.needs(request.user, area, wanted), pages.A_PAGE).get_page(request.GET.get("pagina"))
    may_bundle = area is not None and rules.may_bundle(request.user, area)
    return render(request, "needs/list.html", pages.listing(page, area, wanted) | {"may_bundle": may_bundle})


@require_safe
def download(request: HttpRequest, slug: str = "") -> StreamingHttpResponse:
    """What people say as open data, for a spreadsheet: of one area, or of all."""
    area = _area(slug) if slug else None
    name = f"wat-mensen-zeggen-{area.slug}" if area else "wat-mensen-zeggen"
    return rest.csv_file(queries.needs(None, area).iterator(), NeedOut, need_out, name, mark="\ufeff")


@require_safe
def need(request: HttpRequest, pk: int) -> HttpResponse:
    """One thing that somebody said, and what became of it."""
    found = get_object_or_404(queries.needs(request.user), pk=pk)
    return render(request, "needs/need.html", pages.one(found, request.user))


def _area(slug: str) -> Area:
    area = queries.area_called(slug)
    if area is None:
        raise Http404
    return area


def _status(form: NeedForm) -> int:
    return 400 if form.errors else 200
