"""The list of the host: who comes, what they ask, on screen and on paper."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from basis.activities.models import Occurrence
from basis.joining import actions, host_actions, pages, paper, rules
from basis.joining.forms import HostForm
from basis.joining.models import Party
from basis.joining.views import READ_AND_SEND
from basis.moderation import queries as moderation
from basis.numbers import key_in


def of_host(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """The view gets the occurrence and the key by which this visitor is its host; 403 for who is not."""

    @wraps(view)
    def answer(request: HttpRequest, pk: int, **more: Any) -> HttpResponse:
        occurrence = get_object_or_404(Occurrence.objects.select_related(*pages.WITH), pk=pk)
        key = request.GET.get("sleutel", "")
        opened = moderation.with_key(key, request.user) if key else None
        if not rules.is_host(request.user, occurrence.activity, opened):
            if request.user.is_authenticated or not (key == "" or key.isdigit()):
                raise PermissionDenied
            return redirect_to_login(request.get_full_path())
        if "party" in more:
            found = Party.objects.select_related("person", "occurrence__activity__contribution")
            more["party"] = get_object_or_404(found, pk=more["party"], occurrence=occurrence, erased_at=None)
            more["party"].occurrence = occurrence
        response = view(request, occurrence, {"by": request.user, "opened": opened}, key, **more)
        response.headers["X-Robots-Tag"] = "noindex"
        return response

    return never_cache(answer)


@require_safe
@of_host
def people(request: HttpRequest, occurrence: Occurrence, who: dict[str, Any], key: str) -> HttpResponse:
    """Who comes, who waits, what they ask, and whom to phone."""
    actions.look(occurrence, by=request.user)
    return render(request, "joining/list.html", pages.listing(occurrence, key))


@READ_AND_SEND
@of_host
def add(request: HttpRequest, occurrence: Occurrence, who: dict[str, Any], key: str) -> HttpResponse:
    """Write down who phoned."""
    form = HostForm(request.POST or None)
    if form.is_bound and form.is_valid():
        try:
            party = host_actions.write_down(occurrence, form.said(), **who)
        except ValidationError as fault:
            form.add_error("guests" if hasattr(fault, "error_dict") else None, fault.messages)
        else:
            words = _("%(name)s staat op de lijst.") if party.state == "in" else _("%(name)s staat op de wachtlijst.")
            messages.success(request, words % {"name": party.name})
            return _back(occurrence, key)
    told = {"form": form, "occurrence": occurrence, "key": key}
    return render(request, "joining/add.html", told, status=400 if form.errors else 200)


@require_safe
@of_host
def on_paper(request: HttpRequest, occurrence: Occurrence, who: dict[str, Any], key: str) -> HttpResponse:
    """The list to print: names with a box, and empty lines for who just walks in."""
    actions.look(occurrence, by=request.user)
    made = paper.attendance(occurrence, language=get_language() or "nl")
    return HttpResponse(
        made, content_type="application/pdf", headers={"Content-Disposition": 'inline; filename="wie-komt.pdf"'}
    )


@require_POST
@of_host
def take_off(
    request: HttpRequest, occurrence: Occurrence, who: dict[str, Any], key: str, *, party: Party
) -> HttpResponse:
    """Somebody phoned that she does not come."""
    try:
        host_actions.take_off(party, **who)
    except ValidationError as fault:
        messages.error(request, " ".join(fault.messages))
    return _back(occurrence, key)


@require_POST
@of_host
def arranged(
    request: HttpRequest, occurrence: Occurrence, who: dict[str, Any], key: str, *, party: Party
) -> HttpResponse:
    """The lift or the company is seen to."""
    host_actions.arranged(party, **who)
    return _back(occurrence, key)


@require_POST
@of_host
def introduce(
    request: HttpRequest, occurrence: Occurrence, who: dict[str, Any], key: str, *, party: Party
) -> HttpResponse:
    """Bring her together with who offered company."""
    buddies = Party.objects.select_related("person", "occurrence__activity").filter(occurrence=occurrence)
    buddy = get_object_or_404(buddies, pk=key_in(request.POST.get("met", "")))
    try:
        host_actions.introduce(party, buddy, **who)
    except ValidationError as fault:
        messages.error(request, " ".join(fault.messages))
    else:
        messages.success(request, _("U hebt hen aan elkaar voorgesteld. Zij krijgen allebei een mail."))
    return _back(occurrence, key)


def _back(occurrence: Occurrence, key: str) -> HttpResponse:
    query = f"?{urlencode({'sleutel': key})}" if key else ""
    return redirect(reverse("joining:list", args=[occurrence.pk]) + query)
