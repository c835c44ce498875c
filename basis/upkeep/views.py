"""Pages on which an entry of the social map is added, changed, confirmed, pictured, or said to be gone."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from basis.socialmap import entry_queries
from basis.socialmap.entry_forms import AGAIN, EntryForm
from basis.socialmap.models import Organisation, Place, Service
from basis.upkeep import actions, pages, queries, rules
from basis.upkeep.forms import PictureForm

READ_AND_SEND = require_http_methods(["GET", "HEAD", "POST"])
Known = Organisation | Place | Service


@login_required
@require_safe
def add(request: HttpRequest) -> HttpResponse:
    """Choose what to add to the map."""
    if not rules.may_add(request.user, "plek"):
        raise PermissionDenied
    return render(request, "upkeep/add.html", {"may_add_organisation": rules.may_add(request.user, "organisatie")})


@login_required
@READ_AND_SEND
def new(request: HttpRequest, kind: str) -> HttpResponse:
    """Fill in something that is not on the map yet."""
    if kind not in pages.FORMS:
        raise Http404
    name = request.GET.get("van", "")
    whose = get_object_or_404(Organisation, slug=name) if name and kind != "organisatie" else None
    if not (rules.may_add(request.user, kind) or rules.may_keep(request.user, whose)):
        raise PermissionDenied
    form = pages.form_of_new(kind, whose, _sent(request))
    if form.is_bound and form.is_valid() and (done := _keep(request, form, None, whose)):
        return done
    context = pages.of_form(form, None, request.user) | {"kind": kind, "organisation": whose}
    return render(request, "upkeep/entry.html", context, status=_status(form))


@login_required
@READ_AND_SEND
def change(request: HttpRequest, kind: str, slug: str) -> HttpResponse:
    """Change an entry, or propose to."""
    entry = _entry(request, kind, slug)
    form = pages.form_of(entry, request.user, _sent(request))
    if form.is_bound and form.is_valid() and (done := _keep(request, form, entry, queries.organisation_of(entry))):
        return done
    context = pages.of_form(form, entry, request.user) | {"kind": kind}
    return render(request, "upkeep/entry.html", context, status=_status(form))


def _keep(
    request: HttpRequest, form: EntryForm, entry: Known | None, whose: Organisation | None
) -> HttpResponse | None:
    """Put down what was filled in, or propose it; None when it was refused, with the reason on the form."""
    may = rules.may_change(request.user, entry) if entry else rules.may_add(request.user, form.kind)
    try:
        return _put_down(request, form, entry) if may else _propose(request, form, entry, whose)
    except ValidationError as fault:
        form.add_error(None, fault)
        return None


def _put_down(request: HttpRequest, form: EntryForm, entry: Known | None) -> HttpResponse:
    assert form.facts is not None
    written = actions.put_down(form.facts, entry=entry, by=request.user)
    messages.success(request, _("Bewaard. Zo staat het er nu."))
    return redirect(written)


def _propose(request: HttpRequest, form: EntryForm, entry: Known | None, whose: Organisation | None) -> HttpResponse:
    assert form.facts is not None
    if whose is None:
        raise PermissionDenied
    proposed = actions.propose(form.facts, organisation=whose, entry=entry, by=request.user)
    messages.success(request, _told(proposed))
    return redirect("upkeep:mine", whose.slug)


def _told(proposed: Any) -> str:
    if proposed is None:
        return _("Er is niets veranderd. U zei dat het nog klopt.")
    if proposed.state == proposed.State.LIVE:
        return _("Bewaard. Het staat er meteen op.")
    return _("Dank u wel. De redacteur kijkt ernaar. U krijgt bericht.")


@login_required
@require_POST
def confirm(request: HttpRequest, kind: str, slug: str) -> HttpResponse:
    """Who keeps an entry says that it is still right."""
    entry = _entry(request, kind, slug)
    actions.confirm(entry, by=request.user)
    messages.success(request, _("%(name)s klopt nog. Dank u wel.") % {"name": entry})
    return redirect(entry)


@login_required
@READ_AND_SEND
def leave(request: HttpRequest, kind: str, slug: str) -> HttpResponse:
    """Say that a place or organisation is there no more, or is after all."""
    entry = _lasting(request, kind, slug)
    if not rules.may_change(request.user, entry):
        raise PermissionDenied
    fault = ""
    if request.method == "POST":
        try:
            (actions.come_back if entry.gone_on else actions.leave)(entry, by=request.user)
            return redirect(entry)
        except ValidationError as error:
            fault = error.messages[0]
    context = {"entry": entry, "kind": kind, "fault": fault}
    return render(request, "upkeep/leave.html", context, status=400 if fault else 200)


@login_required
@READ_AND_SEND
def picture(request: HttpRequest, kind: str, slug: str) -> HttpResponse:
    """Give a place or organisation a picture, or take it away."""
    entry = _lasting(request, kind, slug)
    form = PictureForm(request.POST or None, request.FILES or None, initial={"photo_alt": entry.photo_alt})
    if request.method == "POST" and "weg" in request.POST:
        actions.without_picture(entry, by=request.user)
        return redirect(entry)
    if form.is_bound and form.is_valid() and _put_picture(request, entry, form):
        return redirect(entry)
    context = {"entry": entry, "kind": kind, "form": form}
    return render(request, "upkeep/picture.html", context, status=_status(form))


def _put_picture(request: HttpRequest, entry: Organisation | Place, form: PictureForm) -> bool:
    try:
        actions.picture(entry, form.cleaned_data["photo"], form.cleaned_data["photo_alt"], by=request.user)
    except ValidationError as fault:
        form.add_error(None, fault)
        return False
    return True


def _entry(request: HttpRequest, kind: str, slug: str) -> Known:
    """The entry, for who may change it or propose to."""
    entry = entry_queries.entry_called(kind, slug)
    if entry is None:
        raise Http404
    if not rules.may_write(request.user, entry):
        raise PermissionDenied
    return entry


def _lasting(request: HttpRequest, kind: str, slug: str) -> Organisation | Place:
    entry = _entry(request, kind, slug)
    if isinstance(entry, Service):
        raise Http404
    return entry


def _sent(request: HttpRequest) -> Mapping[str, Any] | None:
    """What was sent now, or before the session ended."""
    unsent = getattr(request, "unsent", {})
    return request.POST or ({**unsent, AGAIN: "1"} if unsent and request.method != "POST" else None)


def _status(form: Any) -> int:
    return 400 if form.is_bound and form.errors else 200
