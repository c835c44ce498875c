"""A tablet at a stall: staff lend it out and take it back; in between it knows of nobody."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.crypto import constant_time_compare
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from basis.moderation import intake as of_moderation
from basis.moderation import limit_actions as limits
from basis.stories.models import Round
from basis.telling import intake, keys, rules
from basis.telling.views import of_round, page


@require_http_methods(["GET", "HEAD", "POST"])
@of_round
def tablet(request: HttpRequest, one: Round) -> HttpResponse:
    """Lend this device out for the round, or take it back, by the code or as staff who signed in."""
    proof, is_staff = intake.kiosk_code(request, one), rules.may_record(request.user, one)
    if not proof and not request.user.is_authenticated:
        return redirect_to_login(request.get_full_path())
    if not proof and not is_staff:
        raise PermissionDenied
    if request.method != "POST":
        return page(request, "telling/tablet.html", one, {"is_lent": bool(proof), "is_staff": is_staff})
    if proof:
        return _take_back(request, one, proof, is_staff=is_staff)
    code = keys.code()
    logout(request)  # before anybody else touches it
    return intake.lend(render(request, "telling/lent.html", {"round": one, "code": code}), one, code)


def _take_back(request: HttpRequest, one: Round, proof: str, *, is_staff: bool) -> HttpResponse:
    if not is_staff:
        if not limits.allow(of_moderation.address_of(request), "telling.kiosk_code"):
            return of_moderation.over_limit(request)
        if not constant_time_compare(keys.of_code(request.POST.get("code", "").strip()), proof):
            told = {"is_lent": True, "is_staff": False, "is_wrong": True}
            return page(request, "telling/tablet.html", one, told, 400)
    messages.success(request, _("Dit is geen tablet voor een kraam meer."))
    return intake.take_back(redirect("telling:tell", one.slug), one)
