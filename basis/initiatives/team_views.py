"""What a team does with its initiative: tell, go a step further, say it otherwise, and carry it together."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from basis.initiatives import actions, alike, join_actions, keys, pages, rules, team_actions, telling_actions
from basis.initiatives.form_pages import FORM_PAGES
from basis.initiatives.forms import InitiativeForm
from basis.initiatives.models import Initiative, Invitation, JoinProposal, TeamMember
from basis.initiatives.team_forms import InviteForm, JoinForm, MoveForm, NameForm, OtherForm, TellForm
from basis.initiatives.views import READ_AND_SEND, readable
from basis.moderation import intake
from basis.moderation.actions import NotNow
from basis.moderation.forms import IntakeForm

Told = dict[str, Any]


def mine(request: HttpRequest, slug: str) -> Initiative:
    """The initiative with this name, for who carries it."""
    one = readable(request, slug)
    if not rules.may_change(request.user, one):
        raise PermissionDenied
    return one


def fill(
    request: HttpRequest, one: Initiative, form: forms.Form, do: Callable[[Told], Any], *, page: str, about: str = ""
) -> HttpResponse:
    """One form of a team: show it, do what it asks, and go back to the initiative."""
    words = FORM_PAGES[page]
    if isinstance(form, IntakeForm) and (stop := intake.stop(request, form, f"initiatives.{page}")):
        return stop
    if form.is_bound and form.is_valid() and _done(form, do):
        messages.success(request, str(words.done))
        return redirect("initiatives:team", one.slug) if words.is_of_team else redirect(one)
    context = {"form": form, "one": one, "area": one.area, "words": words, "about": about}
    return render(request, "initiatives/form.html", context, status=400 if form.errors else 200)


def _done(form: forms.Form, do: Callable[[Told], Any]) -> bool:
    try:
        do(form.cleaned_data)
    except ValidationError as fault:
        form.add_error(None, ValidationError(fault.messages) if _is_elsewhere(form, fault) else fault)
    except NotNow:
        form.add_error(None, ValidationError(_("Dit kan nu niet. Kijk hoe het met uw bijdrage staat.")))
    return not form.errors


def _is_elsewhere(form: forms.Form, fault: ValidationError) -> bool:
    """Whether it is about a field that this form does not have."""
    return hasattr(fault, "error_dict") and not set(fault.error_dict) <= set(form.fields)


@login_required
@READ_AND_SEND
def tell(request: HttpRequest, slug: str) -> HttpResponse:
    """Tell how it goes."""
    one = mine(request, slug)
    form = TellForm(request.POST or None, request.FILES or None, viewer=request.user)
    do = lambda told: telling_actions.tell(one, form.told, by=request.user, signs=form.signs())  # noqa: E731
    return fill(request, one, form, do, page="tell")


@login_required
@READ_AND_SEND
def move(request: HttpRequest, slug: str) -> HttpResponse:
    """Say how far it is."""
    one = mine(request, slug)
    form = MoveForm(request.POST or None, viewer=request.user, initiative=one)

    def do(told: Told) -> None:
        telling_actions.move(one, told["stage"], told["text"], by=request.user, signs=form.signs())

    return fill(request, one, form, do, page="move")


@login_required
@READ_AND_SEND
def change(request: HttpRequest, slug: str) -> HttpResponse:
    """Say it in other words."""
    one = mine(request, slug)
    begin = InitiativeForm.filled(one)
    form = InitiativeForm(request.POST or None, viewer=request.user, area=one.area, changes=True, initial=begin)
    do = lambda told: actions.change(one, told["facts"], by=request.user, signs=form.signs())  # noqa: E731
    return fill(request, one, form, do, page="change")


@login_required
@require_POST
def rest(request: HttpRequest, slug: str) -> HttpResponse:
    """Let it rest for a while, or take it up again."""
    one = mine(request, slug)
    rests = "verder" not in request.POST
    actions.rest(one, by=request.user, is_paused=rests)
    messages.success(request, _("Het rust nu even.") if rests else _("Het gaat weer verder."))
    return redirect(one)


@login_required
@READ_AND_SEND
def team(request: HttpRequest, slug: str) -> HttpResponse:
    """Who carries it, and ask somebody in."""
    one = mine(request, slug)
    form = InviteForm(request.POST or None)
    if form.is_bound and form.is_valid():
        address = form.cleaned_data["email"]
        if _done(form, lambda told: team_actions.invite(one, address, by=request.user)):
            messages.success(request, _("Wij stuurden een uitnodiging naar %(email)s.") % {"email": address})
            return redirect("initiatives:team", one.slug)
    context = pages.team(one, request.user) | {"form": form}
    return render(request, "initiatives/team.html", context, status=400 if form.errors else 200)


@login_required
@READ_AND_SEND
def call(request: HttpRequest, slug: str) -> HttpResponse:
    """How one wants to be called on the page."""
    one = mine(request, slug)
    me = one.team.filter(person=request.user.pk).first()
    form = NameForm(request.POST or None, initial={"name": me.name, "role": me.role} if me else {})
    do = lambda told: team_actions.call(one, by=request.user, **told)  # noqa: E731
    return fill(request, one, form, do, page="call")


@login_required
@READ_AND_SEND
def other(request: HttpRequest, slug: str) -> HttpResponse:
    """Name somebody without account who carries it too."""
    one = mine(request, slug)
    form = OtherForm(request.POST or None)

    def do(told: Told) -> None:
        team_actions.name_other(one, by=request.user, name=told["name"], role=told["role"])

    return fill(request, one, form, do, page="other")


@login_required
@require_POST
def unname(request: HttpRequest, pk: int) -> HttpResponse:
    """Somebody without account is named no more."""
    member = get_object_or_404(TeamMember.objects.select_related("initiative__contribution"), pk=pk)
    team_actions.no_longer_name(member, by=request.user)
    return redirect("initiatives:team", member.initiative.slug)


@login_required
@require_POST
def leave(request: HttpRequest, slug: str) -> HttpResponse:
    """Carry it no more."""
    one = mine(request, slug)
    team_actions.leave(one, by=request.user)
    messages.success(request, _("U hoort niet meer bij het team. Dank voor alles wat u deed."))
    return redirect(one)


@login_required
@require_POST
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    """Take an invitation back."""
    made = get_object_or_404(Invitation.objects.select_related("initiative__contribution"), pk=pk)
    team_actions.withdraw(made, by=request.user)
    return redirect("initiatives:team", made.initiative.slug)


@never_cache
@READ_AND_SEND
def accept(request: HttpRequest, token: str) -> HttpResponse:
    """The invitation behind the link in a mail; who takes it up signs in first."""
    made = keys.invitation_of(token)
    if made is None or made.initiative.merged_into_id:
        is_ours = bool(keys.number_of(token))
        return render(request, "initiatives/accept_over.html", status=200 if is_ours else 404)
    if request.method == "POST":
        return _accept(request, token)
    return render(request, "initiatives/accept.html", {"invitation": made, "one": made.initiative})


@login_required
def _accept(request: HttpRequest, token: str) -> HttpResponse:
    member = team_actions.accept(token, by=request.user, name=getattr(request.user, "name", ""))
    messages.success(request, _("Welkom in het team. Kijk hoe u wilt heten op de pagina."))
    return redirect("initiatives:team", member.initiative.slug)


@login_required
@READ_AND_SEND
def join(request: HttpRequest, slug: str) -> HttpResponse:
    """Propose to go on together with another initiative."""
    one = mine(request, slug)
    offered = [other for other in alike.nearest(one) if rules.may_join(request.user, one, other)]
    form = JoinForm(request.POST or None, offered=offered)

    def do(told: Told) -> None:
        into = next(other for other in offered if other.slug == told["into"])
        join_actions.propose(one, into, told["words"], by=request.user)

    return fill(request, one, form, do, page="join")


@login_required
@require_POST
def decide(request: HttpRequest, pk: int) -> HttpResponse:
    """The other team says yes or no."""
    found = JoinProposal.objects.select_related("into__contribution", "into__area", "initiative")
    made = get_object_or_404(found, pk=pk)
    accepts = "ja" in request.POST
    try:
        join_actions.decide(made, accepts=accepts, by=request.user)
    except ValidationError as fault:
        messages.error(request, fault.messages[0])
    else:
        messages.success(request, _("U gaat samen verder.") if accepts else _("Wij laten weten dat het nu niet past."))
    return redirect("initiatives:team", made.into.slug)
