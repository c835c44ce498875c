"""What one does with a card later: its giver renews or closes it, a keeper assures, a worker takes it on."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from basis.exchange import actions, life_actions, match_pages, need_actions, pages, queries, rules
from basis.exchange.models import Card
from basis.exchange.step_forms import CloseForm, NeedOfCardForm, SeenForm
from basis.exchange.views import area_or_404, card_or_404
from basis.moderation.queries import with_key
from basis.needs.models import Kind

View = Callable[..., HttpResponse]


def of_giver(view: View) -> View:
    """The view gets the card that this secret link, or number of her account, opens."""

    @wraps(view)
    def answer(request: HttpRequest, key: str) -> HttpResponse:
        given = with_key(key, request.user)
        if given is None or given.kind != actions.KIND:
            raise Http404
        found = Card.objects.select_related(*queries.SHOWN, "contribution__author", "contribution__recorded_by")
        response = view(request, found.get(contribution=given), key)
        response.headers["X-Robots-Tag"] = "noindex"
        return response

    return never_cache(answer)


@require_safe
@of_giver
def yours(request: HttpRequest, card: Card, key: str) -> HttpResponse:
    """How it stands with her card: let it stand, or say what became of it."""
    return _yours(request, card, key, CloseForm(talks=pages.talks(card)))


def _yours(request: HttpRequest, card: Card, key: str, form: CloseForm) -> HttpResponse:
    today = timezone.localdate()
    told: dict[str, Any] = {"card": card, "key": key, "form": form, "is_open": queries.is_open(card, today)}
    told["matches"] = match_pages.of_card(card, today) if told["is_open"] else []
    return render(request, "exchange/yours.html", told, status=400 if form.errors else 200)


@require_POST
@of_giver
def renew(request: HttpRequest, card: Card, key: str) -> HttpResponse:
    """Let it stand for another sixty days."""
    try:
        life_actions.renew(card, by=_somebody(request))
    except ValidationError as fault:
        messages.error(request, " ".join(fault.messages))
    else:
        messages.success(request, _("Uw kaartje blijft nog 60 dagen staan."))
    return redirect("exchange:yours", key=key)


@require_POST
@of_giver
def close(request: HttpRequest, card: Card, key: str) -> HttpResponse:
    """Say what became of it."""
    form = CloseForm(request.POST, talks=pages.talks(card))
    if not form.is_valid() or not _closed(request, card, form):
        return _yours(request, card, key, form)
    messages.success(request, _("Bedankt. Uw kaartje is klaar."))
    return redirect("exchange:yours", key=key)


def _closed(request: HttpRequest, card: Card, form: CloseForm) -> bool:
    said = form.cleaned_data
    told = {"thanks": said.get("thanks", ""), "to": said.get("to", ())}
    try:
        life_actions.close(card, said["outcome"], by=_somebody(request), **told)
    except ValidationError as fault:
        form.add_error(None, fault)
    return not form.errors


def _somebody(request: HttpRequest) -> Any:
    return request.user if request.user.is_authenticated else None


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def assure(request: HttpRequest, pk: int) -> HttpResponse:
    """A keeper says on which day her organisation saw the VOG, or says so no longer."""
    card = card_or_404(request, pk)
    if not rules.may_assure(request.user, card):
        raise PermissionDenied
    form = SeenForm(request.POST or None)
    if request.method == "POST" and (_taken_back(request, card) or (form.is_valid() and _assured(request, card, form))):
        return redirect(card)
    told = {"card": card, "form": form, "assurance": getattr(card, "assurance", None)}
    return render(request, "exchange/assure.html", told, status=400 if form.errors else 200)


def _taken_back(request: HttpRequest, card: Card) -> bool:
    if "terug" not in request.POST:
        return False
    life_actions.take_back_assurance(card, by=request.user)
    messages.success(request, _("Het staat niet meer op het kaartje."))
    return True


def _assured(request: HttpRequest, card: Card, form: SeenForm) -> bool:
    try:
        life_actions.assure(card, seen_on=form.cleaned_data["seen_on"], by=request.user)
    except ValidationError as fault:
        form.add_error("seen_on", fault.message_dict["seen_on"])
        return False
    messages.success(request, _("Het staat nu op het kaartje."))
    return True


@login_required
@require_safe
def waiting(request: HttpRequest, slug: str) -> HttpResponse:
    """For who works for the area: what nobody answered, and what ends soon."""
    area, today = area_or_404(slug), timezone.localdate()
    if not rules.may_record(request.user, area):
        raise PermissionDenied
    told = {
        "area": area,
        "unanswered": list(queries.unanswered(area, today)[:100]),
        "ending": list(queries.ending(area, today, life_actions.TOLD_BEFORE)[:100]),
    }
    return render(request, "exchange/waiting.html", told)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def make_a_need(request: HttpRequest, pk: int) -> HttpResponse:
    """What nobody answered becomes a need of the area, in words that can be changed first."""
    card = card_or_404(request, pk)
    if not rules.may_make_a_need(request.user, card):
        raise PermissionDenied
    begin = {"kind": Kind.NEED, "text": card.text, "theme": card.theme}
    form = NeedOfCardForm(request.POST or None, initial=begin)
    if form.is_valid() and _made(request, card, form):
        return redirect("needs:of_area", card.area.slug)
    told = {"card": card, "area": card.area, "form": form}
    return render(request, "exchange/make_a_need.html", told, status=400 if form.errors else 200)


def _made(request: HttpRequest, card: Card, form: NeedOfCardForm) -> bool:
    try:
        need_actions.make_a_need(card, **form.cleaned_data, by=request.user)
    except ValidationError as fault:
        form.add_error(None, fault)
        return False
    messages.success(request, _("Het staat nu bij wat mensen missen in dit gebied."))
    return True
