"""Putting together what a round asks: take questions, write them, order them, look at them, make a next version."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from basis.stories import build_actions, build_pages, library
from basis.stories.build_actions import Working
from basis.stories.build_forms import AskedForm
from basis.stories.kinds import Kind
from basis.stories.make_views import led
from basis.stories.models import Round
from basis.stories.next_forms import NextForm

READ_AND_SEND = require_http_methods(["GET", "HEAD", "POST"])


@login_required
@READ_AND_SEND
def questions(request: HttpRequest, slug: str) -> HttpResponse:
    """What a round asks, with advice; a question goes up, down or away."""
    one = led(request, slug)
    if request.method == "POST":
        _attempt(request, lambda: _arrange(request, one))
        return redirect("stories:questions", one.slug)
    return render(request, "stories/questions.html", build_pages.questions(one, request.GET))


def _arrange(request: HttpRequest, one: Round) -> None:
    sent, by = request.POST, request.user
    if "weg" in sent:
        build_actions.drop(one, sent["weg"], by=by)
    elif "op" in sent or "neer" in sent:
        build_actions.move(one, sent.get("op") or sent.get("neer", ""), up="op" in sent, by=by)


def _attempt(request: HttpRequest, do: Any) -> bool:
    """Do it, or tell on the next page why it could not be."""
    try:
        do()
    except ValidationError as fault:
        messages.error(request, " ".join(fault.messages))
        return False
    return True


@login_required
@READ_AND_SEND
def take(request: HttpRequest, slug: str) -> HttpResponse:
    """Take a ready set, or questions of the library by theme."""
    one = led(request, slug)
    if request.method == "POST":
        keys = request.POST.getlist("vraag")
        keys += next((list(each.questions) for each in library.sets() if each.key == request.POST.get("set")), [])
        if _attempt(request, lambda: _take(request, one, keys)):
            return redirect("stories:questions", one.slug)
    return render(request, "stories/take.html", build_pages.taking(one, request.GET))


def _take(request: HttpRequest, one: Round, keys: list[str]) -> None:
    number = build_actions.take(one, keys, by=request.user)
    messages.success(request, _("Erbij gezet: %(number)s.") % {"number": number})


@login_required
@READ_AND_SEND
def write(request: HttpRequest, slug: str) -> HttpResponse:
    """Write a question of one's own; first of which kind."""
    one = led(request, slug)
    kind = request.GET.get("soort", "")
    if kind not in Kind.values:
        return render(request, "stories/kinds.html", {"round": one, "kinds": build_pages.kinds()})
    now = build_actions.working(one)
    form = AskedForm(request.POST or None, kind=Kind(kind), earlier=now.questions)
    return _written(request, one, now, form)


@login_required
@READ_AND_SEND
def rewrite(request: HttpRequest, slug: str, key: str) -> HttpResponse:
    """The same question in other words."""
    one = led(request, slug)
    now = build_actions.working(one)
    before = now.called(key)
    if before is None:
        raise Http404
    earlier = now.questions[: now.questions.index(before)]
    form = AskedForm(request.POST or None, kind=Kind(before.kind), before=before, earlier=earlier)
    return _written(request, one, now, form)


def _written(request: HttpRequest, one: Round, now: Working, form: AskedForm) -> HttpResponse:
    if form.is_bound and form.is_valid() and _write(request, one, form):
        return redirect("stories:questions", one.slug)
    context = build_pages.writing(one, now, form)
    return render(request, "stories/question_form.html", context, status=400 if form.errors else 200)


def _write(request: HttpRequest, one: Round, form: AskedForm) -> bool:
    try:
        build_actions.write(one, form.cleaned_data["asked"], by=request.user)
    except ValidationError as fault:
        form.add_error(None, fault)
        return False
    return True


@login_required
@require_safe
def preview(request: HttpRequest, slug: str) -> HttpResponse:
    """What a round asks, as its tellers see it; nothing is sent."""
    return render(request, "stories/preview.html", build_pages.preview(led(request, slug)))


@login_required
@READ_AND_SEND
def next_version(request: HttpRequest, slug: str) -> HttpResponse:
    """Say what became of each question, and ask by the next version from now on."""
    one = led(request, slug)
    now = build_actions.working(one)
    if not now.is_changed:
        return redirect("stories:questions", one.slug)
    sent = request.POST if request.method == "POST" else None
    form = NextForm(sent, questions=now.questions, before=now.before)
    if form.is_bound and form.is_valid() and _make_next(request, one, form):
        return redirect("stories:questions", one.slug)
    context = {"round": one, "form": form, "number": now.last.number + 1}
    return render(request, "stories/next_version.html", context, status=400 if form.errors else 200)


def _make_next(request: HttpRequest, one: Round, form: NextForm) -> bool:
    try:
        build_actions.make_next(one, form.became, by=request.user)
    except ValidationError as fault:
        form.add_error(None, fault)
        return False
    messages.success(request, _("Vanaf nu vraagt u dit. Wat verteld is, blijft zoals het is."))
    return True


@login_required
@require_POST
def leave_next(request: HttpRequest, slug: str) -> HttpResponse:
    """Stay with what is asked now."""
    one = led(request, slug)
    _attempt(request, lambda: build_actions.leave_next(one, by=request.user))
    return redirect("stories:questions", one.slug)
