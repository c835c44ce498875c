"""Pages of activities: what there is to do, one activity, one occurrence, and what there is to learn."""

from __future__ import annotations

import datetime

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from basis.activities import activity_queries, learning, markup, pages
from basis.activities.models import Occurrence
from basis.activities.queries import WITH
from basis.areas.models import Area
from basis.needs.queries import area_called


@require_safe
def everywhere(request: HttpRequest) -> HttpResponse:
    """What there is to do in the whole municipality."""
    return _list(request, None)


@require_safe
def of_area(request: HttpRequest, slug: str) -> HttpResponse:
    """What there is to do in one area; a buurt leads to the area it lies in."""
    area = area_called(slug)
    if area is None:
        raise Http404
    return _list(request, area) if area.slug == slug else redirect("activities:of_area", area.slug)


def _list(request: HttpRequest, area: Area | None) -> HttpResponse:
    told = pages.listing(request.GET, request.user, area, now=timezone.now())
    return render(request, "activities/week.html" if told["is_week"] else "activities/list.html", told)


@require_safe
def activity(request: HttpRequest, slug: str) -> HttpResponse:
    """One activity, with when it is next."""
    found = get_object_or_404(activity_queries.activities(request.user), slug=slug)
    told = pages.one(found, request.user, now=timezone.now())
    told |= {"data": markup.script(markup.activity(found, told["next"], settings.ADDRESS))}
    return render(request, "activities/activity.html", told)


@require_safe
def occurrence(request: HttpRequest, slug: str, at: datetime.datetime) -> HttpResponse:
    """One activity on one moment."""
    found = find_occurrence(request, slug, at)
    return render(request, "activities/occurrence.html", pages.occurrence(found, request.user, now=timezone.now()))


def find_occurrence(request: HttpRequest, slug: str, at: datetime.datetime) -> Occurrence:
    """The occurrence in this address, as this visitor sees it; 404 when there is none."""
    seen = Occurrence.objects.visible_to(request.user).select_related(*WITH)
    return get_object_or_404(seen, activity__slug=slug, planned_at=at)


@require_safe
def learn(request: HttpRequest) -> HttpResponse:
    """What one can learn, what one can teach, and where (vision 3.1: learning is doing and meeting)."""
    return render(request, "activities/learn.html", learning.page(request.GET, request.user, now=timezone.now()))
