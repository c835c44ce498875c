"""The page on which somebody sees what she gave, and changes, confirms, withdraws or claims it."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render, resolve_url
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from basis import qr
from basis.moderation import actions, decision_rules, intake, keys, queries, rules
from basis.moderation.forms import IntakeForm
from basis.moderation.models import Contribution, Decision, Verdict
from basis.moderation.urgent import KINDS
from basis.modules import ContributionKind

A_PAGE = 50
View = Callable[..., HttpResponse]


def of_giver(view: View) -> View:
    """The view gets the contribution that the key opens; an unknown key gets a page that helps on."""

    @wraps(view)
    def answer(request: HttpRequest, key: str) -> HttpResponse:
        found = queries.with_key(key, request.user)
        response = view(request, found, key) if found else render(request, "moderation/unknown.html", status=404)
        response.headers["X-Robots-Tag"] = "noindex"
        return response

    return never_cache(answer)


def _page(request: HttpRequest, one: Contribution, key: str) -> dict[str, Any]:
    """What the pages of a giver show."""
    path = reverse("moderation:contribution", args=[key])
    kind = queries.kinds().get(one.kind)
    return {
        "one": one,
        "key": key,
        "kind": kind,
        "steps": kind.steps(one, key) if kind and kind.steps else (),
        "shown": queries.shown([one]).get(one.pk),
        "link": request.build_absolute_uri(path),
        "sign_in": f"{resolve_url(settings.LOGIN_URL)}?next={path}",
        "may": rules.of_giver(request.user, one),
        "is_kept": keys.can_be_kept(key),
    } | _decided(queries.last_decision(one))


def _decided(decision: Decision | None) -> dict[str, Any]:
    """What was decided last against showing it, and whether she may object."""
    may = decision is not None and decision_rules.may_object(decision, None, decision, timezone.now())
    against = decision if decision and decision.verdict != Verdict.PUBLISH else None
    return {"decision": against, "may_object": may}


@require_safe
@of_giver
def contribution(request: HttpRequest, one: Contribution, key: str) -> HttpResponse:
    """What she gave, how it stands with it, and what she can do."""
    told = _page(request, one, key) | {"proof": request.GET.get("bevestig", "")}
    return render(request, "moderation/contribution.html", told)


@require_safe
@of_giver
def thanks(request: HttpRequest, one: Contribution, key: str) -> HttpResponse:
    """Thank you, what happens now, and the link to keep."""
    return render(request, "moderation/thanks.html", _page(request, one, key))


@require_http_methods(["GET", "HEAD", "POST"])
@of_giver
def slip(request: HttpRequest, one: Contribution, key: str) -> HttpResponse:
    """A piece of paper for who told something at the door: the link and its QR code.

    We do not keep the link: whoever comes by her account first makes a new one, by a button.
    """
    if request.method == "POST" and request.user.is_authenticated:
        return redirect("moderation:slip", key=actions.renew_key(one, by=request.user).key)
    told = _page(request, one, key)
    if not keys.can_be_kept(key):
        return render(request, "moderation/new_slip.html", told)
    return render(request, "moderation/slip.html", told | {"code": SafeString(qr.svg(told["link"]))})


@require_POST
@of_giver
def confirm(request: HttpRequest, one: Contribution, key: str) -> HttpResponse:
    """The button behind the link in the mail."""
    try:
        actions.confirm(one, proof=request.POST.get("bevestig", ""))
    except PermissionDenied:
        messages.error(request, _("Deze link is oud of niet van deze bijdrage. Kijk of u de hele link hebt."))
    else:
        messages.success(request, _("Bedankt. Nu weten wij dat het van u is."))
    return redirect("moderation:contribution", key=key)


@of_giver
def change(request: HttpRequest, one: Contribution, key: str) -> HttpResponse:
    """The form of the kind itself, filled in with what it says now."""
    kind = queries.kinds().get(one.kind)
    if not kind or not rules.of_giver(request.user, one).change:
        messages.error(request, _("Deze bijdrage kunt u nu niet veranderen."))
        return redirect("moderation:contribution", key=key)
    form = kind.form(one, request.POST if request.method == "POST" else None)
    if isinstance(form, IntakeForm) and (stop := intake.stop(request, form, "moderation.change")):
        return stop
    if form.is_bound and form.is_valid() and _put(request, one, kind, form):
        return redirect("moderation:contribution", key=key)
    told = _page(request, one, key) | {"form": form}
    return render(request, "moderation/change.html", told, status=400 if form.errors else 200)


def _put(request: HttpRequest, one: Contribution, kind: ContributionKind, form: Any) -> bool:
    by = request.user if request.user.is_authenticated else None
    signs = form.signs() if isinstance(form, IntakeForm) else ()
    try:
        actions.change(one, lambda now: kind.change(now, by, form.cleaned_data), by=by, signs=signs)
    except ValidationError as fault:
        form.add_error(None, fault)
        return False
    except actions.NotNow:
        messages.error(request, _("Deze bijdrage kunt u nu niet veranderen."))
    else:
        messages.success(request, _("Uw bijdrage is veranderd."))
    return True


@require_POST
@of_giver
def withdraw(request: HttpRequest, one: Contribution, key: str) -> HttpResponse:
    """Away from the pages, at once."""
    try:
        actions.withdraw(one, by=request.user)
    except actions.NotNow:
        messages.error(request, _("Dit kan nu niet meer."))
    else:
        messages.success(request, _("Uw bijdrage staat niet meer op de website."))
    return redirect("moderation:contribution", key=key)


@require_POST
@of_giver
def claim(request: HttpRequest, one: Contribution, key: str) -> HttpResponse:
    """From now on it belongs to the account of who is signed in."""
    if not request.user.is_authenticated:
        return redirect(_page(request, one, key)["sign_in"])
    try:
        actions.claim(one, by=request.user)
    except PermissionDenied:
        messages.error(request, _("Deze bijdrage hoort al bij een ander account."))
    else:
        messages.success(request, _("Deze bijdrage hoort nu bij uw account."))
    return redirect("moderation:contribution", key=key)


@never_cache
@login_required
def mine(request: HttpRequest) -> HttpResponse:
    """All that somebody gave with her account, or wrote down for others."""
    page = Paginator(queries.given_by(request.user), A_PAGE).get_page(request.GET.get("pagina"))
    shown = queries.shown(page.object_list)
    told = {"page": page, "rows": [(one, shown.get(one.pk)) for one in page]}
    return render(request, "moderation/mine.html", told)


@require_safe
def help_at_once(request: HttpRequest) -> HttpResponse:
    """Who to ring when it cannot wait."""
    return render(request, "moderation/urgent.html", {"kinds": KINDS, "asked": False})
