"""One's own page, what is known of oneself, and on which devices one is signed in."""

from __future__ import annotations

from typing import Any

from django.contrib import auth, messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters

from basis.accounts import codes, person_actions, queries, rules, session_actions, sign_in_actions
from basis.accounts.models import Person
from basis.accounts.person_forms import PersonForm
from basis.accounts.sign_in_forms import ChangeEmailForm, CodeForm
from basis.accounts.sign_in_views import TOO_OFTEN, WRONG
from basis.audit.rules import may_read_log
from basis.modules import awaiting, panels_of


@login_required
def me(request: HttpRequest) -> HttpResponse:
    """Who am I here, and what may I do, since when and by whom."""
    told: dict[str, Any] = {"roles": queries.roles_of(signed_in(request)), "today": timezone.localdate()}
    told |= {"may_manage_roles": rules.may_manage_roles(request.user), "may_read_log": may_read_log(request.user)}
    told["waiting"] = awaiting(request.user)
    told["panels"] = panels_of("my_panels", request.user, request.user)
    return render(request, "accounts/me.html", told)


@login_required
def details(request: HttpRequest) -> HttpResponse:
    """Change what we know of you."""
    person = signed_in(request)
    form = PersonForm(request.POST or None, instance=Person.objects.get(pk=person.pk))
    if request.method == "POST" and form.is_valid():
        person_actions.change_details(person, **form.cleaned_data)
        messages.success(request, _("Uw gegevens zijn veranderd."))
        return redirect("accounts:me")
    return render(request, "accounts/details.html", {"form": form})


@never_cache
@login_required
def email(request: HttpRequest) -> HttpResponse:
    """Another address to sign in with: first a code goes there."""
    form = ChangeEmailForm(request.POST or None, person=signed_in(request))
    if request.method == "POST" and form.is_valid():
        if codes.ask_for_new(request, form.cleaned_data["email"]):
            return redirect("accounts:email_code")
        form.add_error("email", TOO_OFTEN)
    return render(request, "accounts/email.html", {"form": form})


@never_cache
@login_required
@sensitive_post_parameters("code")
def email_code(request: HttpRequest) -> HttpResponse:
    """The code that went to the new address; then it is hers."""
    address = codes.new_address(request)
    if not address:
        return redirect("accounts:email")
    form = CodeForm(request.POST or None)
    if request.method == "POST" and form.is_valid() and _proved(request, address, form):
        messages.success(request, _("U logt voortaan in met %(email)s.") % {"email": address})
        return redirect("accounts:me")
    return render(request, "accounts/email_code.html", {"form": form, "email": address})


@login_required
def devices(request: HttpRequest) -> HttpResponse:
    """Where am I signed in? Each can be ended, or all."""
    here = request.session.session_key
    return render(request, "accounts/devices.html", {"devices": queries.devices(signed_in(request)), "here": here})


@login_required
def end_device(request: HttpRequest, pk: int) -> HttpResponse:
    """Sign out on one device."""
    if request.method == "POST":
        person = signed_in(request)
        session_actions.end(get_object_or_404(person.sign_ins, pk=pk), by=person)
        messages.success(request, _("Op dat apparaat bent u nu uitgelogd."))
    return redirect("accounts:devices")


@login_required
def end_all(request: HttpRequest) -> HttpResponse:
    """Sign out everywhere, here as well."""
    if request.method != "POST":
        return redirect("accounts:devices")
    session_actions.end_all(signed_in(request), by=signed_in(request))
    auth.logout(request)
    messages.success(request, _("U bent overal uitgelogd."))
    return redirect("home")


def signed_in(request: HttpRequest) -> Person:
    """Who is signed in; only for pages that ask people to sign in first."""
    if not isinstance(request.user, Person):
        raise PermissionDenied
    return request.user


def _proved(request: HttpRequest, address: str, form: CodeForm) -> bool:
    if not codes.proves_new(request, form.cleaned_data["code"]):
        form.add_error("code", WRONG)
        return False
    try:
        sign_in_actions.change_email(signed_in(request), address)
    except ValidationError as error:
        form.add_error(None, error.messages[0])
        return False
    return True
