"""A small kind of thing to give, a page to give it on, and givers."""

from __future__ import annotations

from dataclasses import replace
from importlib import import_module
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.template import engines
from django.urls import path

from basis.moderation import actions, intake
from basis.moderation.models import Contribution, State
from basis.modules import ContributionKind, Shown

site = import_module("basis.site.urls")  # the whole website stands above this module
KIND = "moderation.thought"
SAID: dict[int, str] = {}  # the words of each contribution, where another module has a table


class ThoughtForm(intake.IntakeForm):
    """What somebody thinks."""

    text = forms.CharField(label="Wat vindt u?", max_length=500, widget=forms.Textarea)


def _form(contribution: Contribution, data: Any) -> ThoughtForm:
    return ThoughtForm(data, changes=True, initial={"text": SAID[contribution.pk]})


THOUGHT = ContributionKind(
    name=KIND,
    title="gedachte",
    show=lambda pks: {pk: Shown("Een gedachte", {"Tekst": SAID[pk]}, "/") for pk in pks if pk in SAID},
    form=_form,
    change=lambda contribution, by, cleaned: SAID.__setitem__(contribution.pk, cleaned["text"]),
    erase=lambda contribution: SAID.pop(contribution.pk, None),
)


def give(
    text: str = "Er is te weinig schaduw.", *, by: Any = None, area: str = "R", **differences: Any
) -> actions.Given:
    """Somebody gave a thought; `state` puts it straight into that state."""
    state = differences.pop("state", None)
    given = actions.give(KIND, area=area, by=by, intake=replace(actions.Intake(), **differences))
    SAID[given.contribution.pk] = text
    if state:
        closed = given.contribution.given_at if state in {State.WITHDRAWN, State.REMOVED} else None
        Contribution.objects.filter(pk=given.contribution.pk).update(state=state, closed_at=closed)
        given.contribution.refresh_from_db()
    return given


PAGE = "<h1>Gedachte</h1><form method=post>{% csrf_token %}{{ form }}</form>"


def page(request: HttpRequest) -> HttpResponse:
    """A page on which somebody gives a thought."""
    form = ThoughtForm(request.POST or None, viewer=request.user, may_record=request.user.has_perm("x", "R"))
    if request.method == "POST":
        if stop := intake.stop(request, form, KIND):
            return stop
        if form.is_valid():
            given = actions.give(KIND, area="R", by=request.user, intake=form.intake())
            SAID[given.contribution.pk] = form.cleaned_data["text"]
            return intake.thanks(given)
    drawn = engines["django"].from_string(PAGE).render({"form": form}, request)
    return HttpResponse(drawn, status=400 if form.errors else 200)


urlpatterns = [path("gedachte/", page), *site.urlpatterns]
handler404 = site.handler404
