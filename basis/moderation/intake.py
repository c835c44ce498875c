"""What a page of another module needs to take in what residents give: the form, the stops before it, and 'bedankt'.

form = ReadingForm(request.POST or None, viewer=request.user)
if request.method == "POST":
    if stop := intake.stop(request, form, "figures.reading"):
        return stop
    if form.is_valid():
        given = reading_actions.give(…, intake=form.intake())
        return intake.thanks(given)
"""

from __future__ import annotations

from collections.abc import Iterable

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render

from basis.addresses import client_address
from basis.moderation import limit_actions as limits
from basis.moderation.actions import Given
from basis.moderation.forms import ASIDE, IntakeForm

__all__ = ["IntakeForm", "address_of", "kept", "over_limit", "stop", "thanks"]


def stop(request: HttpRequest, form: IntakeForm, act: str) -> HttpResponse | None:
    """The page that comes before taking this in, or None: who to ring when it is urgent, or that it went too often.

    Of what is urgent nothing is stored, not even a count. Both pages hold on to what was written.
    """
    if not form.is_bound:
        return None
    if urgent := form.urgent_kinds():
        return render(request, "moderation/urgent.html", {"kinds": urgent, "kept": kept(request), "asked": True})
    return None if limits.allow(address_of(request), act) else over_limit(request)


def thanks(given: Given) -> HttpResponseRedirect:
    """To the page that says thank you, what happens now, and gives the link to keep."""
    return redirect("moderation:thanks", key=given.key)


def over_limit(request: HttpRequest) -> HttpResponse:
    """429, in plain words, with what was written on it."""
    return render(request, "moderation/too_often.html", {"kept": kept(request)}, status=429)


def address_of(request: HttpRequest) -> str:
    """The address of the visitor, for `limit_actions.allow`."""
    return client_address(request.META, settings.PROXIES)


def kept(request: HttpRequest) -> list[tuple[str, str]]:
    """What was sent, to be sent again: all but buttons and the token of the page."""
    sent: Iterable[tuple[str, list[str]]] = request.POST.lists()
    return [(name, value) for name, values in sent if name not in ASIDE for value in values]
