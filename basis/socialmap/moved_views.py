"""The addresses of what went into another entry lead on to that one: pages, cards and the two APIs."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, HttpResponsePermanentRedirect
from django.shortcuts import redirect

from basis.socialmap.entry_queries import KINDS
from basis.socialmap.merge_queries import went_to, went_to_id

View = Callable[..., HttpResponse]
OF_PAGE = {"place": "plek", "service": "aanbod", "organisation": "organisatie", "vcard": "organisatie"}


def leads_on(view: View) -> View:
    """A view of an entry by its name in the address; of what went into another the same view of that one.

    301, or 308 when something was sent, so that it comes along.
    """

    @wraps(view)
    def answer(request: HttpRequest, *, slug: str, **named: Any) -> HttpResponse:
        try:
            return view(request, slug=slug, **named)
        except Http404:
            match = request.resolver_match
            assert match is not None
            kind = KINDS.get(named.get("kind") or OF_PAGE[str(match.url_name)])
            stays = went_to(str(kind._meta.model_name), slug) if kind else None
            if stays is None:
                raise
            how = {"permanent": True, "preserve_request": request.method == "POST"}
            there: HttpResponse = redirect(match.view_name, **named, slug=stays.slug, **how)
            if asked := request.META.get("QUERY_STRING"):
                there["Location"] += f"?{asked}"
            return there

    return answer


def api_leads_on(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """An operation by id, of an API; of what went into another it leads to the same operation of that one: 301."""

    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **named: Any) -> HttpResponseBase:
        response = view(request, *args, **named)
        if response.status_code != 404 or "id" not in named:
            return response
        asked = str(named["id"])
        stays = went_to_id(asked)
        if stays is None or asked not in request.path:
            return response
        there = request.get_full_path().replace(asked, str(stays.pk))
        return HttpResponsePermanentRedirect(there)

    return answer
