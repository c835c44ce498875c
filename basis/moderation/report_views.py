"""Report something without an account, follow what comes of it, and object."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from basis.moderation import decision_actions, decision_rules, intake, keys, queries
from basis.moderation.actions import NotNow
from basis.moderation.decision_forms import ObjectionForm, ReportForm
from basis.moderation.models import Contribution, Decision, Report
from basis.moderation.views import of_giver


def report(request: HttpRequest, kind: str, pk: int) -> HttpResponse:
    """Why this should not stand here; 404 for what is not there for everyone to see."""
    one = Contribution.objects.filter(kind=kind, pk=pk).first()
    viewer = request.user if request.user.is_authenticated else None
    if one is None or not queries.is_public(kind) or not decision_rules.may_report(viewer, one):
        raise Http404
    form = ReportForm(request.POST or None, viewer=viewer)
    if request.method == "POST":
        if stop := intake.stop(request, form, "moderation.report"):
            return stop
        if form.is_valid():
            return _reported(one, viewer, form)
    told = {"one": one, "shown": queries.shown([one]).get(one.pk), "form": form}
    return render(request, "moderation/report.html", told, status=400 if form.errors else 200)


def _reported(one: Contribution, viewer: Any, form: ReportForm) -> HttpResponse:
    said = {name: form.cleaned_data.get(name, "") for name in ("ground", "words", "email")}
    made = decision_actions.report(one, by=viewer, language=get_language() or "nl", **said)
    if viewer:
        return redirect("moderation:report_status", key=made.pk)
    return (
        redirect("moderation:report_status", key=keys.of_reporter(made))
        if made.email
        else redirect("moderation:reported")
    )


@require_safe
def reported(request: HttpRequest) -> HttpResponse:
    """Thank you, to who gave no address."""
    return render(request, "moderation/reported.html")


@never_cache
def report_status(request: HttpRequest, key: str) -> HttpResponse:
    """What was decided about a report, and the way to object."""
    made = queries.report_with(key, request.user)
    if made is None:
        return render(request, "moderation/unknown.html", status=404)
    may = made.decision is not None and _may_object(made.decision, made)
    form = ObjectionForm(request.POST or None, changes=True) if may else None
    if form and made.decision and request.method == "POST":
        if stop := intake.stop(request, form, "moderation.objection"):
            return stop
        if form.is_valid():
            _object(request, made.decision, form, made)
            return redirect("moderation:report_status", key=key)
    return render(request, "moderation/report_status.html", {"made": made, "form": form})


@of_giver
def objection(request: HttpRequest, one: Contribution, key: str) -> HttpResponse:
    """Why its giver does not agree with what was decided last."""
    decision = queries.last_decision(one)
    if decision is None or not _may_object(decision, None):
        messages.error(request, _("U kunt hiertegen nu geen bezwaar maken."))
        return redirect("moderation:contribution", key=key)
    form = ObjectionForm(request.POST or None, changes=True)
    if request.method == "POST":
        if stop := intake.stop(request, form, "moderation.objection"):
            return stop
        if form.is_valid():
            _object(request, decision, form, None)
            return redirect("moderation:contribution", key=key)
    return render(request, "moderation/objection.html", {"key": key, "decision": decision, "form": form})


def _may_object(decision: Decision, made: Report | None) -> bool:
    return decision_rules.may_object(decision, made, queries.last_decision(decision.contribution), timezone.now())


def _object(request: HttpRequest, decision: Decision, form: ObjectionForm, made: Report | None) -> None:
    by = request.user if request.user.is_authenticated else None
    try:
        decision_actions.object_to(decision, words=form.cleaned_data["words"], by=by, made=made)
    except NotNow:
        messages.error(request, _("U kunt hiertegen nu geen bezwaar maken."))
    else:
        messages.success(request, _("Wij hebben uw bezwaar. Een moderator kijkt opnieuw."))
