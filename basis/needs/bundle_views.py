"""Pages of bundles: what people say together, whose it is, what became of it, and the forms of staff."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from basis.areas.models import Area
from basis.needs import bundle_actions, pages, queries, rules
from basis.needs.bundle_forms import AnswerForm, BundleForm
from basis.needs.models import Bundle
from basis.needs.queries import Wanted

READ_AND_SEND = require_http_methods(["GET", "HEAD", "POST"])


@READ_AND_SEND
def bundle(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """What people say together, whose it is and what became of it; staff of the area answer here."""
    found = _bundle(slug, pk)
    may = rules.may_bundle(request.user, found.area)
    if request.method == "POST" and not may:
        return _refuse(request)
    form = AnswerForm(request.POST or None, bundle=found, initial=getattr(request, "unsent", {}))
    if form.is_bound and form.is_valid() and _answer(request, found, form):
        return redirect(found)
    context = pages.bundle(found) | {"form": form if may else None, "may_bundle": may}
    return render(request, "needs/bundle.html", context, status=400 if form.errors else 200)


def _answer(request: HttpRequest, found: Bundle, form: AnswerForm) -> bool:
    try:
        bundle_actions.answer(found, by=request.user, **form.cleaned_data)
    except ValidationError as fault:
        form.add_error(None, fault)
        return False
    return True


@READ_AND_SEND
def new_bundle(request: HttpRequest, slug: str) -> HttpResponse:
    """Staff of the area take needs together."""
    area = queries.area_called(slug)
    if area is None:
        raise Http404
    return _written(request, area, None)


@READ_AND_SEND
def change_bundle(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Staff of the area put in other words what people say, and what belongs to it."""
    found = _bundle(slug, pk)
    return _written(request, found.area, found)


def _written(request: HttpRequest, area: Area, found: Bundle | None) -> HttpResponse:
    if not rules.may_bundle(request.user, area):
        return _refuse(request)
    offered = queries.to_bundle(area, found, Wanted.asked(request.GET))
    begin: dict[str, Any] = BundleForm.filled(found) if found else {"contact": str(request.user.pk)}
    form = BundleForm(request.POST or None, area=area, needs=offered, initial=begin)
    if form.is_bound and form.is_valid() and (kept := _keep(request, area, found, form)):
        return redirect(kept)
    context = {"form": form, "area": area, "bundle": found, "offered": offered}
    return render(request, "needs/bundle_form.html", context, status=400 if form.errors else 200)


def _keep(request: HttpRequest, area: Area, found: Bundle | None, form: BundleForm) -> Bundle | None:
    try:
        if found is None:
            return bundle_actions.begin_bundle(area, form.together(), by=request.user)
        bundle_actions.change_bundle(found, form.together(), by=request.user)
    except ValidationError as fault:
        form.add_error(None, fault)
        return None
    return found


def _bundle(slug: str, pk: int) -> Bundle:
    return get_object_or_404(Bundle.objects.select_related("area", "contact"), pk=pk, area__slug=slug)


def _refuse(request: HttpRequest) -> HttpResponse:
    """Who is not signed in may do so first; the form waits for her. Who works elsewhere is told so."""
    if request.user.is_authenticated:
        raise PermissionDenied
    return redirect_to_login(request.get_full_path())
