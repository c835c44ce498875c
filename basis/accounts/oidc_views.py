"""Signing in by a provider of OpenID Connect: go there, come back, and our public key."""

from __future__ import annotations

import logging
from typing import Any

from allauth.account.adapter import get_adapter
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import translation
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from basis.accounts import identity_actions, oidc, providers, queries, sign_in_actions
from basis.accounts.models import Person, SignIn
from basis.accounts.providers import Provider
from basis.accounts.sign_in_views import safe_next

log = logging.getLogger(__name__)

LANGUAGE = "oidc_language"
WHY = {
    "access_denied": gettext_lazy("U hebt het inloggen daar gestopt."),
    "acr": gettext_lazy("U bent daar ingelogd op een manier die hier niet veilig genoeg is."),
    "address": gettext_lazy("Uw organisatie geeft geen e-mailadres door dat zeker van u is."),
    "inactive": gettext_lazy("Dit account is niet meer in gebruik."),
    "state": gettext_lazy("Het duurde te lang, of u begon in een ander venster."),
    "taken": gettext_lazy("Dit hoort al bij een ander account."),
    "unreachable": gettext_lazy("De andere website antwoordt nu niet."),
}


@never_cache
@require_safe
def start(request: HttpRequest, name: str) -> HttpResponse:
    """Go to the provider; where one was going is kept."""
    provider, language = _provider(name), translation.get_language() or "nl"
    request.session[LANGUAGE] = language
    try:
        return redirect(oidc.begin(request.session, provider, safe_next(request), language))
    except oidc.Refused as refused:
        return _refused(request, provider, refused)


@never_cache
@require_safe
def back(request: HttpRequest, name: str) -> HttpResponse:
    """Back from the provider, in the language in which one went."""
    provider = _provider(name)
    with translation.override(request.session.get(LANGUAGE, "nl")):
        try:
            claims, onward, token = oidc.finish(request.session, provider, request.GET.dict())
            enter = _staff if provider.is_for_staff else _resident
            return enter(request, provider, claims, onward, token)
        except oidc.Refused as refused:
            return _refused(request, provider, refused)


@require_safe
def keys(request: HttpRequest) -> HttpResponse:
    """Our public key, by which providers recognise us."""
    return JsonResponse(providers.public_keys())


def _staff(request: HttpRequest, provider: Provider, claims: dict[str, Any], onward: str, token: str) -> HttpResponse:
    person = identity_actions.staff_comes_in(provider, claims, translation.get_language() or "nl")
    return _enter(request, person, SignIn.Way.OIDC, onward, {"name": provider.name, "token": token})


def _resident(
    request: HttpRequest, provider: Provider, claims: dict[str, Any], onward: str, token: str
) -> HttpResponse:
    """Who is known comes in; who is not, signs in once by a code, and is known after that."""
    mark = {"issuer": provider.issuer, "subject_hash": providers.fingerprint(provider.issuer, claims["sub"])}
    mark["acr"] = str(claims.get("acr", ""))
    if isinstance(request.user, Person):
        identity_actions.join_identity(request.user, **mark)
        messages.success(request, _("Voortaan kunt u ook zo inloggen."))
        return redirect(onward)
    if identity := queries.identity(mark["issuer"], mark["subject_hash"]):
        identity_actions.join_identity(identity.person, **mark)
        return _enter(request, identity.person, SignIn.Way.BROKER, onward, {"name": provider.name, "token": ""})
    identity_actions.join_wait(request.session, mark)
    messages.info(
        request, _("U bent hier nog niet bekend. Vul één keer uw e-mailadres in; daarna is dat niet meer nodig.")
    )
    return redirect(f"{reverse('accounts:login')}?{urlencode({'next': onward})}")


def _enter(request: HttpRequest, person: Person, way: str, onward: str, by: dict[str, str]) -> HttpResponse:
    if not person.is_active:
        raise oidc.Refused("inactive")
    request.way = way  # type: ignore[attr-defined]
    adapter = get_adapter(request)
    adapter.login(request, person)
    request.session["provider"] = by
    asked = {"email_verification": "none", "signal_kwargs": None, "email": None, "signup": False}
    response: HttpResponse = adapter.post_login(request, person, redirect_url=onward, **asked)
    return response


def _provider(name: str) -> Provider:
    if provider := providers.provider(name):
        return provider
    raise Http404


def _refused(request: HttpRequest, provider: Provider, refused: oidc.Refused) -> HttpResponse:
    why = str(refused)
    log.warning("sign-in by %s refused: %s", provider.name, why)
    sign_in_actions.note_refused("oidc")
    return render(request, "accounts/refused.html", {"why": WHY.get(why), "provider": provider}, status=403)
