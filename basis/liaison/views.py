"""Pages of who stands beside an initiative: her name, the questions and answers, and who says who it is."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib.auth.decorators import login_required
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from basis.accounts import queries as people
from basis.initiatives.models import Initiative
from basis.liaison import actions, pages, queries, rules
from basis.liaison.forms import AskForm, PersonForm, ReachForm, SayForm

READ_AND_SEND = require_http_methods(["GET", "HEAD", "POST"])


@READ_AND_SEND
def thread(request: HttpRequest, slug: str) -> HttpResponse:
    """Who stands beside an initiative; for the initiators and for her also all that was asked and answered."""
    one = initiative_called(slug, request.user)
    form = _line_form(request, one)
    if request.method == "POST" and form is None:
        return refuse(request)
    if form is not None and form.is_bound and form.is_valid() and _said(request, one, form):
        return redirect(f"{request.path}#schrijf")
    context = pages.thread(one, request.user) | {"form": form}
    return render(request, "liaison/thread.html", context, status=status_of(form))


def _line_form(request: HttpRequest, one: Initiative) -> forms.Form | None:
    """The form of an initiator or of who answers her; None for everybody else."""
    unsent = getattr(request, "unsent", {})
    if rules.is_of_team(request.user, one):
        return AskForm(request.POST or None, initial=unsent)
    return SayForm(request.POST or None, initial=unsent) if rules.may_answer(request.user, one) else None


def _said(request: HttpRequest, one: Initiative, form: forms.Form) -> bool:
    verb = actions.ask if isinstance(form, AskForm) else actions.answer
    return done(form, lambda: verb(one, by=request.user, **form.cleaned_data))


@READ_AND_SEND
def assign(request: HttpRequest, slug: str) -> HttpResponse:
    """Who works for the area says who stands beside the initiative."""
    one = get_object_or_404(initiatives(), slug=slug)
    if not rules.may_assign(request.user, one):
        return refuse(request)
    found, now = queries.colleagues(one.area), queries.contact_of(one)
    first = now.person_id if now else found[0].person.pk if found else ""
    form = PersonForm(request.POST or None, colleagues=found, initial={"person": str(first)})
    if form.is_bound and form.is_valid() and done(form, lambda: actions.assign(one, by=request.user, **form.told())):
        return redirect("liaison:thread", one.slug)
    context = {"form": form, "initiative": one, "contact": now, "colleagues": found}
    return render(request, "liaison/assign.html", context, status=status_of(form))


@login_required
@READ_AND_SEND
def reach(request: HttpRequest) -> HttpResponse:
    """Who works here chooses what initiators see of her beside the thread."""
    if not people.is_staff(request.user):  # type: ignore[arg-type]
        raise PermissionDenied
    now = queries.reach_of(request.user)  # type: ignore[arg-type]
    begin = {"shows_email": now.shows_email, "phone": now.phone} if now else {}
    form = ReachForm(request.POST or None, initial=begin)
    if form.is_bound and form.is_valid():
        actions.show_reach(by=request.user, **form.cleaned_data)  # type: ignore[arg-type]
        return redirect("accounts:me")
    return render(request, "liaison/reach.html", {"form": form}, status=status_of(form))


def initiatives() -> Any:
    """All that are here, also what waits for a moderator: the rules say who does what with them."""
    found = Initiative.objects.filter(merged_into=None).select_related("area", "contribution")
    return found.prefetch_related("team", "contacts")


def initiative_called(slug: str, viewer: Any) -> Initiative:
    """One that everybody reads, or in which the viewer has a part."""
    one: Initiative = get_object_or_404(initiatives(), slug=slug)
    if not (initiatives().visible_to(viewer).filter(pk=one.pk).exists() or rules.may_read_thread(viewer, one)):
        raise Http404
    return one


def done(form: forms.Form, act: Any) -> bool:
    """Do it; what a person can mend is said at its field."""
    try:
        act()
    except ValidationError as fault:
        known = getattr(fault, "error_dict", None)
        is_known = known is not None and set(known) <= set(form.fields)
        form.add_error(None, fault if is_known else ValidationError(fault.messages))
        return False
    return True


def status_of(form: forms.Form | None) -> int:
    """400 when something in a form is to be mended."""
    return 400 if form is not None and form.errors else 200


def refuse(request: HttpRequest) -> HttpResponse:
    """Who is not signed in may do so first; the form waits for her. Who has no part in it is told so."""
    if request.user.is_authenticated:
        raise PermissionDenied
    return redirect_to_login(request.get_full_path())
