"""Pages of stories that everyone reads: the rounds, one round, one story."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from basis.areas.models import Area
from basis.needs import queries as needs
from basis.stories import pages, round_queries
from basis.stories.models import Round


@require_safe
def rounds(request: HttpRequest) -> HttpResponse:
    """The rounds of the whole municipality, and what people let everyone read."""
    return _list(request, None)


@require_safe
def of_area(request: HttpRequest, slug: str) -> HttpResponse:
    """Those of one area; a buurt leads to the area it lies in."""
    area = needs.area_called(slug)
    if area is None:
        raise Http404
    return _list(request, area) if area.slug == slug else redirect("stories:of_area", area.slug)


def _list(request: HttpRequest, area: Area | None) -> HttpResponse:
    told = pages.listing(request.user, area, request.GET.get("pagina"), timezone.localdate())
    return render(request, "stories/rounds.html", told)


@require_safe
def round_(request: HttpRequest, slug: str) -> HttpResponse:
    """One round: who asks, why, until when, what is done with it, and what may be read of it."""
    one = seen(request, slug)
    told = pages.one_round(one, request.user, request.GET.get("pagina"), timezone.localdate())
    return render(request, "stories/round.html", told)


def seen(request: HttpRequest, slug: str) -> Round:
    """The round with this name, when this visitor may see it."""
    one = round_queries.called(slug)
    if one is None or not round_queries.may_see(request.user, one):
        raise Http404
    return one


@require_safe
def story(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """One story that everyone may read whole, or that one told oneself."""
    found = get_object_or_404(round_queries.published(request.user), round__slug=slug, pk=pk)
    return render(request, "stories/story.html", pages.one_story(found, request.user))
