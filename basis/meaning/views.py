"""Pages of meaning: what is seen in a round, what it might mean, and the table on which it is put together."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied, ValidationError
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from basis.meaning import actions, pages, rules
from basis.meaning.forms import ObservationForm
from basis.meaning.interpretation_forms import InterpretationForm
from basis.meaning.models import Cluster, Interpretation, Observation
from basis.stories.models import Round

READ_AND_SEND = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
def table(request: HttpRequest, slug: str) -> HttpResponse:
    """What is seen in a round, per theme, with what it might mean side by side."""
    return _read(request, slug, "meaning/table.html", pages.table)


@require_safe
def perspectives(request: HttpRequest, slug: str) -> HttpResponse:
    """What residents, volunteers, professionals and people with lived experience read in it: apart and side by side."""
    return _read(request, slug, "meaning/perspectives.html", pages.perspectives)


@require_safe
def observation(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """One thing that is seen."""
    one = round_of(request, slug)
    if not rules.may_read(request.user, one):
        return refuse(request)
    found = get_object_or_404(Observation, round=one, pk=pk)
    return render(request, "meaning/observation.html", pages.one(found, request.user))


@READ_AND_SEND
def new(request: HttpRequest, slug: str) -> HttpResponse:
    """Write down what people see; a pattern or a story may come along in the address."""
    one = round_of(request, slug)
    if not rules.may_write(request.user, one):
        return refuse(request)
    form = ObservationForm(request.POST or None, round=one, initial=pages.begun(request.GET))
    return sent(request, form, lambda: actions.notice(one, form.noticed(), by=request.user), {"round": one})


@READ_AND_SEND
def change(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Say better what is seen."""
    found = observation_of(request, slug, pk)
    if not rules.may_write(request.user, found.round):
        return refuse(request)
    form = ObservationForm(request.POST or None, round=found.round, initial=ObservationForm.filled(found))
    told = {"round": found.round, "observation": found}
    return sent(request, form, lambda: actions.change(found, form.noticed(), by=request.user) or found, told)


@require_POST
def drop(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Take an observation off the table."""
    found = observation_of(request, slug, pk)
    actions.drop(found, by=request.user)
    return redirect("meaning:table", slug)


@READ_AND_SEND
def interpret(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Write down what it might mean."""
    found = observation_of(request, slug, pk)
    if not rules.may_write(request.user, found.round):
        return refuse(request)
    form = InterpretationForm(request.POST or None)
    keep = lambda: actions.interpret(found, form.meant(), by=request.user).observation  # noqa: E731
    return sent(request, form, keep, {"round": found.round, "observation": found, "is_meaning": True})


@READ_AND_SEND
def say_better(request: HttpRequest, slug: str, pk: int, number: int) -> HttpResponse:
    """Say better what it might mean, or take it back."""
    found = observation_of(request, slug, pk)
    if not rules.may_write(request.user, found.round):
        return refuse(request)
    meant = get_object_or_404(Interpretation, observation=found, pk=number)
    form = InterpretationForm(request.POST or None, initial=InterpretationForm.filled(meant))
    told = {"round": found.round, "observation": found, "is_meaning": True, "meant": meant}
    return sent(request, form, lambda: actions.say_better(meant, form.meant(), by=request.user) or found, told)


@require_POST
def take_back(request: HttpRequest, slug: str, pk: int, number: int) -> HttpResponse:
    """Take an interpretation away."""
    found = observation_of(request, slug, pk)
    actions.take_back(get_object_or_404(Interpretation, observation=found, pk=number), by=request.user)
    return redirect(found)


@READ_AND_SEND
def board(request: HttpRequest, slug: str, kind: str) -> HttpResponse:
    """The table: put together what belongs together, by hand or with a form for each card."""
    one = round_of(request, slug)
    if not rules.may_write(request.user, one):
        return refuse(request)
    try:
        form = pages.card_form(one, kind, request.POST or None)
        if form.is_bound and form.is_valid():
            pages.put(one, kind, form, by=request.user)
            return redirect(request.path)
    except Cluster.DoesNotExist as gone:
        raise Http404 from gone
    return render(request, "meaning/board.html", pages.board(one, kind, form), status=400 if form.errors else 200)


@require_POST
def rename(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Another name for a group on the table; without one it goes and its cards lie loose."""
    found = get_object_or_404(Cluster.objects.select_related("round"), round=round_of(request, slug), pk=pk)
    try:
        actions.rename(found, request.POST.get("title", ""), by=request.user)
    except ValidationError as fault:
        messages.error(request, " ".join(fault.messages))
    return redirect(pages.board_of(found))


def sent(request: HttpRequest, form: Form, keep: Callable[[], Any], told: dict[str, Any]) -> HttpResponse:
    """To what was kept, or the form again with what is wrong."""
    if form.is_bound and form.is_valid():
        try:
            return redirect(keep())
        except ValidationError as fault:
            form.add_error(None, fault)
    return render(request, "meaning/form.html", told | {"form": form}, status=400 if form.errors else 200)


def round_of(request: HttpRequest, slug: str) -> Round:
    """The round with this address, when this visitor may see it."""
    return get_object_or_404(Round.objects.visible_to(request.user), slug=slug)


def observation_of(request: HttpRequest, slug: str, pk: int) -> Observation:
    """The observation with this number in this round."""
    return get_object_or_404(Observation.objects.select_related("round"), round=round_of(request, slug), pk=pk)


def refuse(request: HttpRequest) -> HttpResponse:
    """Who is not signed in may do so first. Who may not is told so."""
    if request.user.is_authenticated:
        raise PermissionDenied
    return redirect_to_login(request.get_full_path())


def _read(request: HttpRequest, slug: str, template: str, told: Callable[..., dict[str, Any]]) -> HttpResponse:
    one = round_of(request, slug)
    if not rules.may_read(request.user, one):
        return refuse(request)
    return render(request, template, told(one, request.user))
