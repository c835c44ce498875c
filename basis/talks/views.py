"""Pages of conversations about stories: to read, and for who leads the round to prepare and hold."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied, ValidationError
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from basis.stories.models import Round
from basis.talks import actions, pages, queries, rules
from basis.talks.forms import HeldForm, TalkForm
from basis.talks.models import Talk

READ_AND_SEND = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
def every(request: HttpRequest, slug: str) -> HttpResponse:
    """The conversations of a round; before they are published only for who leads it."""
    return render(request, "talks/list.html", pages.listing(round_of(request, slug), request.user))


@require_safe
def talk(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """What moved people, what was agreed, and for who leads it what lies on the table."""
    return render(request, "talks/talk.html", pages.one(talk_of(request, slug, pk), request.user))


@READ_AND_SEND
def new(request: HttpRequest, slug: str) -> HttpResponse:
    """Prepare a conversation."""
    one = round_of(request, slug)
    if not rules.may_hold(request.user, one):
        return refuse(request)
    form = TalkForm(request.POST or None, round=one, initial={"form": "conversation", "held_on": timezone.localdate()})
    return sent(request, form, lambda: actions.prepare(one, form.plan(), by=request.user), pages.planning(one))


@READ_AND_SEND
def change(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Another day, place or form."""
    found = talk_of(request, slug, pk)
    if not rules.may_hold(request.user, found.round):
        return refuse(request)
    form = TalkForm(request.POST or None, round=found.round, initial=TalkForm.filled(found))
    return sent(
        request, form, lambda: _kept(actions.change, found, form.plan(), request), pages.planning(found.round, found)
    )


@READ_AND_SEND
def held(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Write down how it was."""
    found = talk_of(request, slug, pk)
    if not rules.may_hold(request.user, found.round):
        return refuse(request)
    form = HeldForm(request.POST or None, initial=HeldForm.filled(found))
    return sent(request, form, lambda: _kept(actions.hold, found, form.held(), request), pages.holding(found))


@READ_AND_SEND
def choose(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Lay stories and figures on the table: one button each."""
    found = talk_of(request, slug, pk)
    if not rules.may_hold(request.user, found.round):
        return refuse(request)
    if request.method == "POST":
        try:
            pages.do(found, request.POST, request.user)
        except ValidationError as fault:
            messages.error(request, " ".join(fault.messages))
        return redirect(f"{request.get_full_path()}")
    return render(request, "talks/choose.html", pages.choosing(found, request.GET))


@require_safe
def guide(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """How to hold it, step by step."""
    found = talk_of(request, slug, pk)
    if not rules.may_hold(request.user, found.round):
        return refuse(request)
    return render(request, "talks/guide.html", pages.guide(found))


@require_POST
def publish(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Let everybody read it."""
    found = talk_of(request, slug, pk)
    if not rules.may_hold(request.user, found.round):
        return refuse(request)
    try:
        actions.publish(found, by=request.user)
    except ValidationError as fault:
        messages.error(request, " ".join(fault.messages))
    return redirect(found)


def sent(request: HttpRequest, form: Form, keep: Callable[[], Any], told: dict[str, Any]) -> HttpResponse:
    """To what was kept, or the form again with what is wrong; `told["template"]` is the page it stands on."""
    if form.is_bound and form.is_valid():
        try:
            return redirect(keep())
        except ValidationError as fault:
            form.add_error(None, fault)
    return render(request, told["template"], told | {"form": form}, status=400 if form.errors else 200)


def round_of(request: HttpRequest, slug: str) -> Round:
    """The round with this address, when this visitor may see it."""
    return get_object_or_404(Round.objects.visible_to(request.user), slug=slug)


def talk_of(request: HttpRequest, slug: str, pk: int) -> Talk:
    """The conversation, when this visitor may see it."""
    one = round_of(request, slug)
    found = queries.talks(one, leads=rules.may_hold(request.user, one)).filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def refuse(request: HttpRequest) -> HttpResponse:
    """Who is not signed in may do so first. Who may not is told so."""
    if request.user.is_authenticated:
        raise PermissionDenied
    return redirect_to_login(request.get_full_path())


def _kept(act: Callable[..., Any], found: Talk, said: Any, request: HttpRequest) -> Talk:
    act(found, said, by=request.user)
    return found
