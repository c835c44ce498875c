"""Making a round: what it says of itself, when it is open, and three questions about something of one's own."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from basis.activities.models import Activity
from basis.initiatives.models import Initiative
from basis.stories import round_actions, round_forms, round_queries, rules, three_actions
from basis.stories.kinds import Stage
from basis.stories.models import Round
from basis.stories.round_forms import RoundForm, ThreeForm

READ_AND_SEND = require_http_methods(["GET", "HEAD", "POST"])


def led(request: HttpRequest, slug: str) -> Round:
    """The round with this name, when this visitor leads it; 404 when she may not even know of it, else 403."""
    one = round_queries.called(slug)
    if one is None or not round_queries.may_see(request.user, one):
        raise Http404
    if not rules.may_lead(request.user, one):
        raise PermissionDenied
    return one


@login_required
@READ_AND_SEND
def new(request: HttpRequest) -> HttpResponse:
    """Staff make a round."""
    if not rules.may_ask_somewhere(request.user):
        raise PermissionDenied
    form = RoundForm(request.POST or None, viewer=request.user, initial=round_forms.begin(timezone.localdate()))
    if form.is_bound and form.is_valid() and (made := _make(request, form)):
        return redirect("stories:questions", made.slug)
    return render(request, "stories/round_form.html", {"form": form}, status=400 if form.errors else 200)


def _make(request: HttpRequest, form: RoundForm) -> Round | None:
    told = form.cleaned_data
    if not told["where"] and not rules.may_ask(request.user, []):
        form.add_error("areas", ValidationError(_("Kies voor welke wijken of dorpen u dit vraagt.")))
        return None
    try:
        return round_actions.make(told["facts"], told["where"], by=request.user)
    except ValidationError as fault:
        form.add_error(None, fault)
        return None


@login_required
@READ_AND_SEND
def change(request: HttpRequest, slug: str) -> HttpResponse:
    """What a round says of itself, in other words."""
    one = led(request, slug)
    form = RoundForm(request.POST or None, viewer=request.user, one=one)
    if form.is_bound and form.is_valid() and _change(request, one, form):
        return redirect("stories:desk", one.slug)
    return render(request, "stories/round_form.html", {"form": form, "round": one}, status=400 if form.errors else 200)


def _change(request: HttpRequest, one: Round, form: RoundForm) -> bool:
    try:
        round_actions.change(one, form.cleaned_data["facts"], by=request.user)
    except ValidationError as fault:
        form.add_error(None, fault)
        return False
    messages.success(request, _("Bewaard."))
    return True


@login_required
@require_POST
def stage(request: HttpRequest, slug: str) -> HttpResponse:
    """Open a round, or close it."""
    one = led(request, slug)
    wanted = Stage.CLOSED if "sluit" in request.POST else Stage.OPEN
    try:
        round_actions.go_to(one, wanted, by=request.user)
    except ValidationError as fault:
        messages.error(request, " ".join(fault.messages))
    else:
        said = _("De ronde is open. Mensen kunnen vertellen.") if wanted == Stage.OPEN else _("De ronde is gesloten.")
        messages.success(request, said)
    return redirect("stories:desk", one.slug)


@login_required
@READ_AND_SEND
def three_of_initiative(request: HttpRequest, slug: str) -> HttpResponse:
    """Those who carry an initiative ask three questions about it."""
    return _three(request, get_object_or_404(Initiative.objects.visible_to(request.user), slug=slug))


@login_required
@READ_AND_SEND
def three_of_activity(request: HttpRequest, slug: str) -> HttpResponse:
    """Those who give an activity ask three questions about it."""
    return _three(request, get_object_or_404(Activity.objects.visible_to(request.user), slug=slug))


def _three(request: HttpRequest, thing: Initiative | Activity) -> HttpResponse:
    if not rules.may_ask_about(request.user, thing):
        raise PermissionDenied
    form = ThreeForm(request.POST or None, initial=round_forms.begin(timezone.localdate()))
    if form.is_bound and form.is_valid() and (made := _ask_three(request, thing, form)):
        messages.success(request, _("Uw vragen staan open. Deel deze pagina met wie meedeed."))
        return redirect(made)
    context: dict[str, Any] = {"form": form, "thing": thing, "questions": three_actions.questions()}
    return render(request, "stories/three.html", context, status=400 if form.errors else 200)


def _ask_three(request: HttpRequest, thing: Initiative | Activity, form: ThreeForm) -> Round | None:
    try:
        return three_actions.ask(thing, by=request.user, today=timezone.localdate(), **form.cleaned_data)
    except ValidationError as fault:
        form.add_error(None, fault)
        return None
