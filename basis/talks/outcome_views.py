"""Pages for what was agreed in a conversation, and for panels that choose the most significant change."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404

from basis.talks import change_actions, outcome_actions, pages, rules
from basis.talks.change_forms import ChoiceForm, PanelForm
from basis.talks.models import ChangePanel, TalkOutcome
from basis.talks.outcome_forms import OutcomeForm
from basis.talks.views import READ_AND_SEND, refuse, sent, talk_of


@READ_AND_SEND
def new(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Add what was agreed, and hand it on."""
    return _agreed(request, slug, pk, None)


@READ_AND_SEND
def change(request: HttpRequest, slug: str, pk: int, outcome: int) -> HttpResponse:
    """Say how it went, or hand it on to something else."""
    return _agreed(request, slug, pk, outcome)


def _agreed(request: HttpRequest, slug: str, pk: int, outcome: int | None) -> HttpResponse:
    talk = talk_of(request, slug, pk)
    if not rules.may_hold(request.user, talk.round):
        return refuse(request)
    one = (
        get_object_or_404(TalkOutcome.objects.select_related("talk__round"), pk=outcome, talk=talk) if outcome else None
    )
    initial = OutcomeForm.filled(one) if one else {"handed": "agreement"} | pages.likely_area(talk)
    form = OutcomeForm(request.POST or None, talk=talk, viewer=request.user, is_new=one is None, initial=initial)

    def keep() -> str:
        if one is None:
            outcome_actions.agree(talk, form.agreed(), by=request.user)
        else:
            outcome_actions.change(one, form.agreed(), by=request.user)
        return talk.get_absolute_url()

    return sent(request, form, keep, pages.agreeing(talk, one))


@READ_AND_SEND
def new_panel(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Add a group of people that chooses."""
    talk = talk_of(request, slug, pk)
    if not rules.may_hold(request.user, talk.round):
        return refuse(request)
    form = PanelForm(request.POST or None, initial={"level": 1})

    def keep() -> str:
        change_actions.add_panel(talk, **form.cleaned_data, by=request.user)
        return talk.get_absolute_url()

    return sent(request, form, keep, pages.adding_panel(talk))


@READ_AND_SEND
def panel(request: HttpRequest, slug: str, pk: int, panel: int) -> HttpResponse:
    """Write down what a group chose, and why."""
    talk = talk_of(request, slug, pk)
    if not rules.may_hold(request.user, talk.round):
        return refuse(request)
    found = get_object_or_404(ChangePanel.objects.select_related("talk__round"), pk=panel, talk=talk)
    form = ChoiceForm(request.POST or None, panel=found)

    def keep() -> str:
        said = form.cleaned_data
        story = form.cards[said["story"]].story
        change_actions.choose(found, story, said["why"], domain=said.get("domain", ""), by=request.user)
        return talk.get_absolute_url()

    return sent(request, form, keep, pages.panel_choosing(found, form))
