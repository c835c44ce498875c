"""For who leads a round: begin a report, write it, lay figures beside it, make it, and put it on the website."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied, ValidationError
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from basis.reports import actions, making_actions, pages, queries, rules
from basis.reports.forms import BeginForm, FigureForm, ReportForm
from basis.reports.models import Report
from basis.reports.views import place_of, report_of, round_of
from basis.stories.queries import areas_of

READ_AND_SEND = require_http_methods(["GET", "HEAD", "POST"])


@require_POST
def new(request: HttpRequest, slug: str) -> HttpResponse:
    """Begin a report, or go on with the one that is being written."""
    one = round_of(request, slug)
    if not rules.may_make(request.user, one):
        return _refuse(request)
    form = BeginForm(request.POST, areas=areas_of(one))
    if not form.is_valid():
        return render(request, "reports/list.html", pages.listing(one, request.user) | {"form": form}, status=400)
    found = actions.begin(one, form.area(), by=request.user)
    return redirect("reports:write", one.slug, found.where)


@READ_AND_SEND
def write(request: HttpRequest, slug: str, where: str) -> HttpResponse:
    """The three texts, and the figures beside them."""
    found = _draft(request, slug, where)
    if not isinstance(found, Report):
        return found
    form = ReportForm(_sent_data(request), initial=ReportForm.filled(found))
    return _sent(request, form, lambda: actions.write(found, form.texts(), by=request.user), pages.writing(found))


@READ_AND_SEND
def new_figure(request: HttpRequest, slug: str, where: str) -> HttpResponse:
    """A figure with what people read in it."""
    return _figure(request, slug, where, None)


@READ_AND_SEND
def figure(request: HttpRequest, slug: str, where: str, pk: int) -> HttpResponse:
    """Say better what a figure says here."""
    return _figure(request, slug, where, pk)


def _figure(request: HttpRequest, slug: str, where: str, pk: int | None) -> HttpResponse:
    found = _draft(request, slug, where)
    if not isinstance(found, Report):
        return found
    one = get_object_or_404(found.figures.select_related("area"), pk=pk) if pk else None
    initial = FigureForm.filled(one) if one else {"indicator": request.GET.get("cijfer", "")}
    form = FigureForm(_sent_data(request), initial=initial, **pages.choices(found))
    return _sent(
        request,
        form,
        lambda: actions.put_figure(found, form.beside(), by=request.user, figure=one),
        pages.figuring(found, one),
    )


@require_POST
def drop_figure(request: HttpRequest, slug: str, where: str, pk: int) -> HttpResponse:
    """Take a figure away."""
    found = _draft(request, slug, where)
    if not isinstance(found, Report):
        return found
    one = get_object_or_404(found.figures.select_related("report__round", "area"), pk=pk)
    actions.drop_figure(one, by=request.user)
    return redirect("reports:write", slug, where)


@require_POST
def make(request: HttpRequest, slug: str, where: str) -> HttpResponse:
    """Make both papers; what is missing stands above the texts."""
    found = _draft(request, slug, where)
    if not isinstance(found, Report):
        return found
    try:
        return redirect(making_actions.make(found, by=request.user))
    except ValidationError as fault:
        for words in fault.messages:
            messages.error(request, words)
    return redirect("reports:write", slug, where)


@require_POST
def publish(request: HttpRequest, slug: str, where: str) -> HttpResponse:
    """Let everybody read it."""
    return _done(request, slug, where, making_actions.publish, _("Het verslag staat op de website."))


@require_POST
def take_down(request: HttpRequest, slug: str, where: str) -> HttpResponse:
    """Take it off the website at once."""
    return _done(request, slug, where, making_actions.take_down, _("Het verslag is van de website."))


def _done(request: HttpRequest, slug: str, where: str, act: Callable[..., None], said: str) -> HttpResponse:
    if not rules.may_make(request.user, round_of(request, slug)):
        return _refuse(request)
    found = report_of(request, slug, where)
    try:
        act(found, by=request.user)
        messages.success(request, said)
    except ValidationError as fault:
        messages.error(request, " ".join(fault.messages))
    return redirect(found)


def _sent_data(request: HttpRequest) -> Any:
    """What was sent, also when all of it was empty."""
    return request.POST if request.method == "POST" else None


def _sent(request: HttpRequest, form: Form, keep: Callable[[], Any], told: dict[str, Any]) -> HttpResponse:
    """Back to what is being written, or the form again with what is wrong."""
    if form.is_bound and form.is_valid():
        try:
            keep()
            messages.success(request, _("Bewaard."))
            return redirect("reports:write", told["round"].slug, told["report"].where)
        except ValidationError as fault:
            form.add_error(None, fault)
    return render(request, told["template"], told | {"form": form}, status=400 if form.errors else 200)


def _draft(request: HttpRequest, slug: str, where: str) -> Report | HttpResponse:
    """What is being written, for who leads the round; an answer to all others."""
    one = round_of(request, slug)
    if not rules.may_make(request.user, one):
        return _refuse(request)
    found = queries.draft(one, place_of(one, where))
    if found is None:
        raise Http404
    return found


def _refuse(request: HttpRequest) -> HttpResponse:
    """Who is not signed in may do so first. Who may not is told so."""
    if request.user.is_authenticated:
        raise PermissionDenied
    return redirect_to_login(request.get_full_path())
