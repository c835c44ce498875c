"""Give an activity, and change it as a whole."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from basis.activities import actions, activity_queries, queries, rules
from basis.activities.forms import ActivityForm
from basis.activities.list_forms import of_whom
from basis.activities.models import Activity
from basis.areas.models import Area
from basis.moderation import intake
from basis.moderation.actions import Given, NotNow
from basis.needs.queries import area_called, areas_outside
from basis.themes import THEMES

READ_AND_SEND = require_http_methods(["GET", "HEAD", "POST"])


@READ_AND_SEND
def give(request: HttpRequest) -> HttpResponse:
    """Say what there is to do; first choose where, when that is not known."""
    area = _area(request)
    if area is None:
        return render(request, "activities/choose.html", {"outside": areas_outside()})
    form = _form(request, area)
    if stop := intake.stop(request, form, actions.KIND):
        return stop
    if form.is_bound and form.is_valid() and (given := _give(request, area, form)):
        return intake.thanks(given)
    return render(request, "activities/give.html", {"form": form, "area": area}, status=400 if form.errors else 200)


def _area(request: HttpRequest) -> Area | None:
    """The one in the form or in the address (empty: none), else the one this visitor chose, or lives in."""
    sent = request.POST if request.method == "POST" else request.GET
    if "gebied" in sent:
        return area_called(sent["gebied"])
    mine = getattr(request.user, "area", None)
    return area_called(request.COOKIES.get(Area.COOKIE) or (mine.slug if mine else ""))


def _form(request: HttpRequest, area: Area) -> ActivityForm:
    begin = {"gebied": area.slug, "learning": "leren" in request.GET, "on_behalf": "namens" in request.GET}
    if theme := THEMES.get(request.GET.get("onderwerp", "")):
        begin["theme"] = theme
    at = of_whom("plek", request.GET.get("plek", ""))
    if at and at.place and at.place.area_id == area.pk:
        begin["place"] = str(at.place)
    return ActivityForm(
        request.POST or None,
        area=area,
        viewer=request.user,
        may_record=rules.may_record(request.user, area),
        initial=begin | getattr(request, "unsent", {}),
    )


def _give(request: HttpRequest, area: Area, form: ActivityForm) -> Given | None:
    try:
        return actions.give(area, form.cleaned_data["facts"], by=request.user, intake=form.intake())
    except ValidationError as fault:
        form.add_error(None, fault)
        return None


@READ_AND_SEND
@login_required
def change(request: HttpRequest, slug: str) -> HttpResponse:
    """Other words, times or places, for who gave it or speaks for whom it is of."""
    found = get_object_or_404(activity_queries.to_change(), slug=slug)
    if not rules.may_change_here(request.user, found):
        raise PermissionDenied
    form = ActivityForm(request.POST or None, area=found.area, now=queries.facts_of(found), viewer=request.user)
    if stop := intake.stop(request, form, "activities.change"):
        return stop
    if form.is_bound and form.is_valid() and _change(request, found, form):
        return redirect("activities:manage", found.slug)
    told = {"form": form, "activity": found, "area": found.area}
    return render(request, "activities/change.html", told, status=400 if form.errors else 200)


def _change(request: HttpRequest, found: Activity, form: ActivityForm) -> bool:
    try:
        actions.change(found, form.cleaned_data["facts"], by=request.user, signs=form.signs())
    except ValidationError as fault:
        form.add_error(None, fault)
        return False
    except NotNow:
        messages.error(request, _("Deze activiteit kunt u nu niet veranderen."))
        return True
    messages.success(request, _("Het is veranderd."))
    return True
