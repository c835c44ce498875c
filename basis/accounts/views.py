"""For the administrator: who has which role."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from basis.accounts import actions, exports, queries, rules
from basis.accounts.forms import GrantForm
from basis.accounts.models import Person, RoleGrant
from basis.audit import actions as audit


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
    audit.saw("accounts.roles", by=request.user, past=past)
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
    listed = exports.roles_csv(queries.roles(today, past=True), today)
    response = HttpResponse(listed, content_type="text/csv; charset=utf-8")
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
