"""Calendars to follow, files to keep, and paper for a notice board."""

from __future__ import annotations

import datetime
import hashlib

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotModified
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from basis.activities import activity_queries, ical, print_pdf, queries
from basis.activities.list_forms import of_whom
from basis.activities.views import find_occurrence
from basis.areas.models import Area
from basis.needs.queries import area_called
from basis.socialmap.models import Place

AN_HOUR = 3600  # seconds that somebody may keep a calendar


@require_safe
def feed(request: HttpRequest) -> HttpResponse:
    """The calendar of the whole municipality."""
    return _feed(request, None, queries.ANYTHING, "")


@require_safe
def feed_of_area(request: HttpRequest, slug: str) -> HttpResponse:
    """The calendar of an area."""
    area = _area(slug)
    return _feed(request, area, queries.ANYTHING, str(area))


@require_safe
def feed_of(request: HttpRequest, what: str, slug: str) -> HttpResponse:
    """The calendar of a place, an organisation or an initiative."""
    wanted = of_whom(what, slug)
    if wanted is None:
        raise Http404
    return _feed(request, None, wanted, str(wanted.place or wanted.organisation or wanted.initiative))


def _feed(request: HttpRequest, area: Area | None, wanted: queries.Wanted, name: str) -> HttpResponse:
    """Made only when something changed since the visitor had it (RFC 9110, 13.1.2)."""
    now, language = timezone.now(), get_language()
    said = f"{request.path} {name} {language} {timezone.localdate(now)} {activity_queries.stamp(area, wanted)}"
    mark = f'"{hashlib.sha256(said.encode()).hexdigest()[:32]}"'
    if mark in request.headers.get("If-None-Match", ""):
        answer: HttpResponse = HttpResponseNotModified()
    else:
        found = activity_queries.in_feed(area, wanted, now=now)
        rows = activity_queries.apart_from_rules(found, now=now)
        answer = HttpResponse(ical.calendar(ical.name_of(name), found, rows), content_type=ical.MEDIA_TYPE)
    answer["ETag"], answer["Cache-Control"] = mark, f"public, max-age={AN_HOUR}"
    answer["X-Robots-Tag"] = "noindex"
    return answer


@require_safe
def file(request: HttpRequest, slug: str) -> HttpResponse:
    """One activity with all that comes, for one's own calendar."""
    found = get_object_or_404(activity_queries.activities(request.user), slug=slug)
    rows = activity_queries.apart_from_rules([found], now=timezone.now())
    return _file(ical.calendar(found.title, [found], rows), found.slug)


@require_safe
def file_of_one(request: HttpRequest, slug: str, at: datetime.datetime) -> HttpResponse:
    """One occurrence, for one's own calendar."""
    row = find_occurrence(request, slug, at)
    return _file(ical.of_one(row), f"{slug}-{row.key[:10]}")


def _file(content: bytes, name: str) -> HttpResponse:
    answer = HttpResponse(content, content_type=ical.MEDIA_TYPE)
    answer["Content-Disposition"] = f'attachment; filename="{name}.ics"'
    answer["X-Robots-Tag"] = "noindex"
    return answer


@require_safe
def paper(request: HttpRequest) -> HttpResponse:
    """This week and the next in the whole municipality, for a notice board."""
    return _paper(print_pdf.Board(), "")


@require_safe
def paper_of_area(request: HttpRequest, slug: str) -> HttpResponse:
    """The same of an area."""
    area = _area(slug)
    return _paper(print_pdf.Board(area=area), area.slug)


@require_safe
def paper_of_place(request: HttpRequest, slug: str) -> HttpResponse:
    """The same of a place."""
    place = get_object_or_404(Place.objects.standing(), slug=slug)
    return _paper(print_pdf.Board(place=place), place.slug)


def _paper(board: print_pdf.Board, name: str) -> HttpResponse:
    content = print_pdf.pdf(board, now=timezone.now(), language=get_language() or "nl")
    answer = HttpResponse(content, content_type="application/pdf")
    answer["Content-Disposition"] = f'inline; filename="activiteiten{"-" if name else ""}{name}.pdf"'
    return answer


def _area(slug: str) -> Area:
    area = area_called(slug)
    if area is None or area.slug != slug:
        raise Http404
    return area
