"""The lists of the social map: places, what is offered, and organisations."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from basis.socialmap import lists


@require_safe
def places(request: HttpRequest) -> HttpResponse:
    """The places that fit what was asked, on a list with a map beside it."""
    return render(request, "socialmap/places.html", lists.places(request.GET.dict(), at=timezone.now()))


@require_safe
def services(request: HttpRequest) -> HttpResponse:
    """What is offered and fits what was asked."""
    return render(request, "socialmap/services.html", lists.services(request.GET.dict(), at=timezone.now()))


@require_safe
def organisations(request: HttpRequest) -> HttpResponse:
    """The organisations that fit what was asked, by name."""
    return render(request, "socialmap/organisations.html", lists.organisations(request.GET.dict(), at=timezone.now()))
