"""Reports to read: the page, and the two papers, as long as all that is in them may be used."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from basis.areas.models import Area
from basis.reports import pages, queries, rules
from basis.reports.models import Report
from basis.stories.models import Round


@require_safe
def every(request: HttpRequest, slug: str) -> HttpResponse:
    """The reports of a round."""
    return render(request, "reports/list.html", pages.listing(round_of(request, slug), request.user))


@require_safe
def report(request: HttpRequest, slug: str, where: str) -> HttpResponse:
    """A report, with the words of stories as they may be read now; or that it is outdated, and nothing else of it."""
    found = report_of(request, slug, where)
    words = queries.words_now(found)
    if words is None:
        return _outdated(request, found, 200)
    return _unkept(render(request, "reports/report.html", pages.report(found, words, request.user)))


@require_safe
def full(request: HttpRequest, slug: str, where: str) -> HttpResponse:
    """The whole report on paper."""
    return _paper(request, report_of(request, slug, where), "verslag")


@require_safe
def short(request: HttpRequest, slug: str, where: str) -> HttpResponse:
    """The report on one page."""
    return _paper(request, report_of(request, slug, where), "kort")


def _paper(request: HttpRequest, found: Report, name: str) -> HttpResponse:
    made = found.full if name == "verslag" else found.short
    if made is None or not queries.stands(found):
        return _outdated(request, found, 410)
    response = HttpResponse(bytes(made), content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="{name}-{found.round.slug[:60]}-{found.where[:40]}.pdf"'
    response["X-Robots-Tag"] = "noindex"
    return _unkept(response)


def _outdated(request: HttpRequest, found: Report, status: int) -> HttpResponse:
    return _unkept(render(request, "reports/outdated.html", pages.outdated(found, request.user), status=status))


def _unkept(response: HttpResponse) -> HttpResponse:
    """Who withdraws a story takes it out of every cache."""
    response["Cache-Control"] = "no-store"
    return response


def round_of(request: HttpRequest, slug: str) -> Round:
    """The round with this address, when this visitor may see it."""
    return get_object_or_404(Round.objects.visible_to(request.user), slug=slug)


def place_of(one: Round, where: str) -> Area | None:
    """The area that this address is of; None is the whole round."""
    is_place, area = queries.place_called(one, where)
    if not is_place:
        raise Http404
    return area


def report_of(request: HttpRequest, slug: str, where: str) -> Report:
    """The version that this visitor reads."""
    one = round_of(request, slug)
    area = place_of(one, where)
    found = queries.newest(one, area, leads=rules.may_make(request.user, one))
    if found is None:
        raise Http404
    return found
