"""The four sentences: the front door of the product (vision 3.1)."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from basis.areas.models import Area
from basis.doors import Sentence
from basis.exchange import door_pages
from basis.needs import queries as needs


@require_safe
def door(request: HttpRequest, sentence: Sentence) -> HttpResponse:
    """One sentence: finish it, see what and who is near, and put up a card when you like. Nobody needs an account."""
    asked = request.GET.dict()
    told = door_pages.door(sentence, asked, _area(request), request.user)
    return render(request, "exchange/door.html", told)


def _area(request: HttpRequest) -> Area | None:
    """The one in the address (empty: the whole municipality), else the one this visitor chose, or lives in."""
    if "gebied" in request.GET:
        return needs.area_called(request.GET["gebied"])
    mine = getattr(request.user, "area", None)
    return needs.area_called(request.COOKIES.get(Area.COOKIE) or (mine.slug if mine else ""))
