"""Pages of keepers, of who asks them, and of editors who decide about what they propose."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from basis.audit import actions as audit
from basis.socialmap.models import Organisation
from basis.upkeep import actions, keeper_actions, keys, pages, proposal_actions, rules
from basis.upkeep.forms import InvitationForm, ReasonForm
from basis.upkeep.models import Invitation, Keeper, Proposal
from basis.upkeep.views import READ_AND_SEND


@login_required
@READ_AND_SEND
def mine(request: HttpRequest, slug: str) -> HttpResponse:
    """An organisation for its keepers; the button says that all of it is still right."""
    one = get_object_or_404(Organisation, slug=slug)
    if not rules.may_keep(request.user, one):
        raise PermissionDenied
    if request.method == "POST":
        actions.confirm_all(one, by=request.user)
        messages.success(request, _("Dank u wel. Alles staat weer als bevestigd op de sociale kaart."))
        return redirect("upkeep:mine", one.slug)
    return render(request, "upkeep/mine.html", pages.mine(one))


@login_required
@READ_AND_SEND
def keepers(request: HttpRequest, slug: str) -> HttpResponse:
    """Who keeps an organisation; ask somebody."""
    one = get_object_or_404(Organisation.objects.select_related("trust"), slug=slug)
    if not rules.may_invite(request.user, one):
        raise PermissionDenied
    form = InvitationForm(request.POST or None, initial=getattr(request, "unsent", {}))
    if form.is_bound and form.is_valid() and _invite(request, one, form):
        return redirect("upkeep:keepers", one.slug)
    if request.method != "POST":
        audit.saw("upkeep.keepers", one, by=request.user)
    context = pages.keepers(one, request.user) | {"form": form}
    return render(request, "upkeep/keepers.html", context, status=400 if form.errors else 200)


def _invite(request: HttpRequest, one: Organisation, form: InvitationForm) -> bool:
    email = form.cleaned_data["email"]
    try:
        keeper_actions.invite(one, email, by=request.user)
    except ValidationError as fault:
        form.add_error(None, fault)
        return False
    messages.success(request, _("Wij stuurden een uitnodiging naar %(email)s.") % {"email": email})
    return True


@login_required
@require_POST
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    """Take an invitation back."""
    one = get_object_or_404(Invitation.objects.select_related("organisation"), pk=pk)
    keeper_actions.withdraw(one, by=request.user)
    return redirect("upkeep:keepers", one.organisation.slug)


@login_required
@require_POST
def end(request: HttpRequest, pk: int) -> HttpResponse:
    """Stop keeping an organisation, or end it for somebody."""
    one = get_object_or_404(Keeper.objects.select_related("organisation", "person"), pk=pk)
    organisation = one.organisation
    keeper_actions.end(one, by=request.user)
    if rules.may_invite(request.user, organisation):
        return redirect("upkeep:keepers", organisation.slug)
    messages.success(request, _("U houdt %(name)s niet meer bij. Dank u wel.") % {"name": organisation})
    return redirect("accounts:me")


@login_required
@require_POST
def trust(request: HttpRequest, slug: str) -> HttpResponse:
    """Let changes of an organisation be on the map at once, or no longer."""
    one = get_object_or_404(Organisation, slug=slug)
    (keeper_actions.trust if "ja" in request.POST else keeper_actions.no_longer_trust)(one, by=request.user)
    return redirect("upkeep:keepers", one.slug)


@never_cache
@READ_AND_SEND
def accept(request: HttpRequest, token: str) -> HttpResponse:
    """The invitation behind the link in a mail; who takes it up signs in first."""
    one = keys.invitation_of(token)
    if one is None:
        number = keys.number_of(token)
        return render(request, "upkeep/accept_over.html", {"number": number}, status=200 if number else 404)
    if request.method == "POST":
        return _accept(request, token)
    return render(request, "upkeep/accept.html", {"invitation": one, "organisation": one.organisation})


@login_required
def _accept(request: HttpRequest, token: str) -> HttpResponse:
    kept = keeper_actions.accept(token, by=request.user)
    messages.success(request, _("Dank u wel. U houdt nu %(name)s bij.") % {"name": kept.organisation})
    return redirect("upkeep:mine", kept.organisation.slug)


@login_required
@require_safe
def proposals(request: HttpRequest) -> HttpResponse:
    """What keepers changed or want to change, for the editors."""
    if not rules.may_add(request.user, "plek"):
        raise PermissionDenied
    audit.saw("upkeep.proposals", by=request.user)
    return render(request, "upkeep/proposals.html", pages.proposals(request.user))


@login_required
@READ_AND_SEND
def proposal(request: HttpRequest, pk: int) -> HttpResponse:
    """One proposal: the difference in words, and the decision."""
    one = get_object_or_404(Proposal.objects.select_related("organisation", "place", "service", "proposed_by"), pk=pk)
    if not rules.may_decide(request.user, one):
        raise PermissionDenied
    form = ReasonForm(request.POST if request.POST.get("besluit") == "niet" else None)
    if request.method == "POST" and _decide(request, one, form):
        return redirect("upkeep:proposals")
    context = pages.proposal(one) | {"form": form}
    return render(request, "upkeep/proposal.html", context, status=400 if form.errors else 200)


def _decide(request: HttpRequest, one: Proposal, form: ReasonForm) -> bool:
    """Whether it is decided; when not, the page says why."""
    try:
        if one.state == Proposal.State.LIVE:
            proposal_actions.look_at(one, by=request.user)
        elif not form.is_bound:
            proposal_actions.approve(one, seen=request.POST.get("gezien", ""), by=request.user)
        elif not form.is_valid():
            return False
        else:
            proposal_actions.decline(one, reason=form.cleaned_data["reason"], by=request.user)
    except ValidationError as fault:
        messages.error(request, fault.messages[0])
        return False
    return True
