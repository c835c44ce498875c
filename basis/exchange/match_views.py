"""What a giver does with a proposal."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from basis.exchange import match_actions
from basis.exchange.models import Card
from basis.exchange.step_views import of_giver
from basis.numbers import key_in


@require_POST
@of_giver
def decline(request: HttpRequest, card: Card, key: str) -> HttpResponse:
    """Another card does not fit: do not propose it again."""
    other = get_object_or_404(Card.objects.visible_to(None), pk=key_in(request.POST.get("kaartje", "")))
    match_actions.decline(card, other)
    messages.success(request, _("Dit kaartje stellen wij u niet meer voor."))
    return redirect("exchange:yours", key=key)
