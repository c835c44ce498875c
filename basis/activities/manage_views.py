"""What the organiser does when something is otherwise: signed in, or with the secret link. Same pages, same rules."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from dataclasses import dataclass

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from basis.activities import actions, activity_queries, recurrence, rules
from basis.activities.manage_forms import (
    LATER,
    CancelForm,
    LeaveOutForm,
    MoreDatesForm,
    OneCancelForm,
    OneChangeForm,
    put_faults,
)
from basis.activities.models import Activity, Occurrence
from basis.activities.queries import rule_of
from basis.moderation.models import Contribution
from basis.moderation.queries import with_key
from basis.modules import panels_of

READ_AND_SEND = require_http_methods(["GET", "HEAD", "POST"])
MOST = 26  # occurrences in sight: half a year of once a week


@dataclass(frozen=True)
class Desk:
    """An activity with who looks at it: somebody signed in, or whoever holds its secret link."""

    activity: Activity
    opened: Contribution | None = None
    key: str = ""

    @property
    def url(self) -> str:
        """The page on which it is managed."""
        if self.key:
            return reverse("activities:manage_by_key", args=[self.key])
        return reverse("activities:manage", args=[self.activity.slug])

    @property
    def change_url(self) -> str:
        """The page on which its words and its rule are changed."""
        if self.key:
            return reverse("moderation:change", args=[self.key])
        return reverse("activities:change", args=[self.activity.slug])

    def url_of(self, row: Occurrence) -> str:
        """The page on which one occurrence is managed."""
        if self.key:
            return reverse("activities:manage_one_by_key", args=[self.key, row.key])
        return reverse("activities:manage_one", args=[self.activity.slug, row.key])


@READ_AND_SEND
@login_required
def manage(request: HttpRequest, slug: str) -> HttpResponse:
    """All that comes, for who may change it."""
    return _manage(request, _of_account(request, slug))


@READ_AND_SEND
@login_required
def one(request: HttpRequest, slug: str, at: datetime.datetime) -> HttpResponse:
    """One occurrence, for who may change it."""
    return _one(request, _of_account(request, slug), at)


@never_cache
@READ_AND_SEND
def by_key(request: HttpRequest, key: str) -> HttpResponse:
    """All that comes, for who holds the secret link."""
    return _with_key(request, key, lambda desk: _manage(request, desk))


@never_cache
@READ_AND_SEND
def one_by_key(request: HttpRequest, key: str, at: datetime.datetime) -> HttpResponse:
    """One occurrence, for who holds the secret link."""
    return _with_key(request, key, lambda desk: _one(request, desk, at))


def _of_account(request: HttpRequest, slug: str) -> Desk:
    found = get_object_or_404(activity_queries.to_change(), slug=slug)
    if not rules.may_change_here(request.user, found):
        raise PermissionDenied
    return Desk(found)


def _with_key(request: HttpRequest, key: str, show: Callable[[Desk], HttpResponse]) -> HttpResponse:
    opened = with_key(key, request.user)
    found = activity_queries.to_change().filter(contribution=opened).first() if opened else None
    answer = show(Desk(found, opened, key)) if found else render(request, "moderation/unknown.html", status=404)
    answer.headers["X-Robots-Tag"] = "noindex"
    return answer


def _manage(request: HttpRequest, desk: Desk) -> HttpResponse:
    data, does = request.POST, request.POST.get("doe", "")
    forms: dict[str, MoreDatesForm | LeaveOutForm | CancelForm] = {
        "erbij": MoreDatesForm(data if does == "erbij" else None, prefix="erbij"),
        "niet": LeaveOutForm(data if does == "niet" else None, prefix="niet"),
        "stop": CancelForm(data if does == "stop" else None, prefix="stop"),
    }
    if request.method == "POST" and does in forms and _done(request, desk, does, forms[does]):
        return redirect(desk.url)
    now = timezone.now()
    nexts = activity_queries.next_of(desk.activity, now=now, most=MOST)
    told = {
        "desk": desk,
        "activity": desk.activity,
        "rows": [(row, desk.url_of(row)) for row in nexts],
        "often": recurrence.in_words(rule_of(desk.activity)),
        "forms": forms,
    }
    return render(request, "activities/manage.html", told, status=400 if forms.get(does, forms["stop"]).errors else 200)


def _done(request: HttpRequest, desk: Desk, does: str, form: MoreDatesForm | LeaveOutForm | CancelForm) -> bool:
    """Do what was asked; False when it could not, with the reason on the form."""
    if not form.is_valid():
        return False
    said, by, opened = form.cleaned_data, request.user, desk.opened
    try:
        if does == "erbij":
            actions.add_date(
                desk.activity, datetime.datetime.combine(said["day"], said["begins"]), by=by, opened=opened
            )
        elif does == "niet":
            actions.leave_out(desk.activity, said["day"], by=by, opened=opened)
        else:
            actions.cancel(desk.activity, words=said["words"], by=by, opened=opened)
    except ValidationError as fault:
        put_faults(form, fault)
        return False
    messages.success(request, _("Het is veranderd. Wie meedoet, krijgt bericht als dat nodig is."))
    return True


def _one(request: HttpRequest, desk: Desk, at: datetime.datetime) -> HttpResponse:
    row = get_object_or_404(Occurrence.objects.select_related("place"), activity=desk.activity, planned_at=at)
    row.activity = desk.activity
    does = request.POST.get("doe", "")
    change = OneChangeForm(request.POST if does == "anders" else None, row=row)
    cancel = OneCancelForm(request.POST if does == "niet" else None, prefix="niet")
    if not desk.activity.rrule:
        del cancel.fields["which"]
    if does == "anders" and _changed(request, desk, row, change):
        return redirect(desk.url)
    if does == "niet" and _cancelled(request, desk, row, cancel):
        return redirect(desk.url)
    told = {"desk": desk, "activity": desk.activity, "one": row, "change": change, "cancel": cancel}
    told |= {"panels": panels_of("activity_panels", request.user, row)}
    return render(request, "activities/manage_one.html", told, status=400 if change.errors or cancel.errors else 200)


def _changed(request: HttpRequest, desk: Desk, row: Occurrence, form: OneChangeForm) -> bool:
    if not form.is_valid():
        return False
    later = form.cleaned_data.get("which") == LATER
    try:
        actions.change_occurrence(row, form.difference(), by=request.user, opened=desk.opened, and_later=later)
    except ValidationError as fault:
        put_faults(form, fault)
        return False
    messages.success(request, _("Het is veranderd. Wie meedoet, krijgt bericht."))
    return True


def _cancelled(request: HttpRequest, desk: Desk, row: Occurrence, form: OneCancelForm) -> bool:
    if not form.is_valid():
        return False
    said = form.cleaned_data
    try:
        actions.cancel_occurrence(
            row, words=said["words"], by=request.user, opened=desk.opened, and_later=said.get("which") == LATER
        )
    except ValidationError as fault:
        put_faults(form, fault)
        return False
    messages.success(request, _("Het gaat niet door. Wie meedoet, krijgt bericht."))
    return True
