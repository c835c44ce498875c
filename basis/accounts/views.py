"""Signing in and out, one's own page, and for the administrator who has which role."""

from __future__ import annotations

import datetime
from typing import Any

from django.contrib import auth, messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from basis.accounts import actions, exports, queries, rules
from basis.accounts.forms import GrantForm, NewPasswordForm, SignInForm
from basis.accounts.middleware import KEPT
from basis.accounts.models import Person, RoleGrant
from basis.audit.rules import may_read_log

SESSION_LASTS = datetime.timedelta(hours=8)  # from signing in, used or not: a working day


@never_cache
@sensitive_post_parameters("password")
def sign_in(request: HttpRequest) -> HttpResponse:
    """E-mail address and password; then to the page somebody came from."""
    onward = _safe_next(request)
    if request.user.is_authenticated:
        return redirect(onward)
    form = SignInForm(request, request.POST or None)
    if request.method == "POST" and form.is_valid():
        auth.login(request, form.get_user())
        request.session.set_expiry(timezone.now() + SESSION_LASTS)
        actions.note_sign_in(form.get_user())
        return redirect(onward)
    told = {"form": form, "next": onward, "kept": KEPT in request.session}
    return render(request, "accounts/sign_in.html", told)


@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    """Ends the session and all that was kept in it."""
    auth.logout(request)
    messages.success(request, _("U bent uitgelogd. Tot ziens."))
    return redirect("home")


@login_required
def me(request: HttpRequest) -> HttpResponse:
    """Who am I here, and what may I do, since when and by whom."""
    told: dict[str, Any] = {"roles": queries.roles_of(_person(request)), "today": timezone.localdate()}
    told |= {"may_manage_roles": rules.may_manage_roles(request.user), "may_read_log": may_read_log(request.user)}
    return render(request, "accounts/me.html", told)


@never_cache
@login_required
@sensitive_post_parameters("old", "new")
def password(request: HttpRequest) -> HttpResponse:
    """A new password; other sessions of this person end, this one stays."""
    person = _person(request)
    form = NewPasswordForm(request.POST or None, person=person)
    if request.method == "POST" and form.is_valid():
        actions.change_password(person, form.cleaned_data["new"])
        auth.update_session_auth_hash(request, person)
        messages.success(request, _("Uw wachtwoord is veranderd."))
        return redirect("accounts:me")
    return render(request, "accounts/password.html", {"form": form})


@login_required
def roles(request: HttpRequest) -> HttpResponse:
    """Who has what since when by whom; the form to give somebody a role stands beneath."""
    if not rules.may_manage_roles(request.user):
        raise PermissionDenied
    form = GrantForm(request.POST or None, initial=getattr(request, "unsent", None))
    if request.method == "POST" and form.is_valid() and _granted(request, form):
        return redirect("accounts:roles")
    past, today = "alle" in request.GET, timezone.localdate()
    grants = queries.roles(today, past=past)
    return render(request, "accounts/roles.html", {"grants": grants, "past": past, "form": form, "today": today})


@login_required
def roles_csv(request: HttpRequest) -> HttpResponse:
    """All roles ever given, for the yearly review of rights. Taking it away is written down, so it is a POST."""
    if not rules.may_manage_roles(request.user):
        raise PermissionDenied
    if request.method != "POST":  # who had to sign in first
        return redirect("accounts:roles")
    today = timezone.localdate()
    actions.note_export(by=_person(request))
    response = HttpResponse(exports.roles_csv(queries.roles(today, past=True)), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="rollen-{today}.csv"'
    return response


@login_required
def end_role(request: HttpRequest, pk: int) -> HttpResponse:
    """Takes one role away, from now."""
    if not rules.may_manage_roles(request.user):
        raise PermissionDenied
    if request.method != "POST":
        return redirect("accounts:roles")
    try:
        grant = actions.end_role(get_object_or_404(RoleGrant, pk=pk), by=_person(request))
    except ValidationError as error:
        messages.error(request, error.messages[0])
    else:
        told = {"name": grant.person.name, "role": grant.get_role_display()}
        messages.success(request, _("%(name)s is geen %(role)s meer.") % told)
    return redirect("accounts:roles")


def _granted(request: HttpRequest, form: GrantForm) -> bool:
    """Do what the form asks; what cannot be done becomes an error in the form."""
    asked: dict[str, Any] = {key: value for key, value in form.cleaned_data.items() if key != "email"}
    try:
        grant = actions.grant_role(**asked, by=_person(request))
    except ValidationError as error:
        form.add_error(None, error)
        return False
    told = {"name": grant.person.name, "role": grant.get_role_display()}
    messages.success(request, _("%(name)s is nu %(role)s.") % told)
    return True


def _person(request: HttpRequest) -> Person:
    """Who is signed in; only for pages that ask people to sign in first."""
    if not isinstance(request.user, Person):
        raise PermissionDenied
    return request.user


def _safe_next(request: HttpRequest) -> str:
    """Where to go after signing in: a page of this website, else one's own page."""
    wanted = request.POST.get("next") or request.GET.get("next", "")
    safe = url_has_allowed_host_and_scheme(wanted, {request.get_host()}, require_https=request.is_secure())
    return wanted if safe else reverse("accounts:me")
