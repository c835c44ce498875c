"""Pages on which somebody has calendars of others read in: bring one, see what it would do, put it in, follow it."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from basis.calendars import actions, fetch_actions, pages, reading, rules
from basis.calendars.forms import BringForm, FileForm, RemoveForm
from basis.calendars.models import Calendar

READ_AND_SEND = require_http_methods(["GET", "HEAD", "POST"])


@login_required
@require_safe
def desk(request: HttpRequest) -> HttpResponse:
    """The calendars somebody sees to, and how it stands with each."""
    _somebody(request)
    return render(request, "calendars/desk.html", {"calendars": pages.calendars(request.user)})


@login_required
@READ_AND_SEND
def bring(request: HttpRequest) -> HttpResponse:
    """Bring a calendar: an address or a file."""
    _somebody(request)
    form = BringForm(_sent(request), request.FILES or None, viewer=request.user)
    if form.is_valid():
        try:
            return redirect(_added(form, request.user))
        except ValidationError as fault:
            _add(form, fault)
    return render(request, "calendars/bring.html", {"form": form}, status=400 if form.errors else 200)


@login_required
@READ_AND_SEND
def one(request: HttpRequest, pk: int) -> HttpResponse:
    """One calendar: what it would do, or how it stands with it, with the form to bring it again."""
    calendar = _calendar(request, pk)
    form = FileForm(_sent(request), request.FILES or None)
    if form.is_valid():
        try:
            actions.bring(calendar, *_file(form), by=request.user)
            return redirect(calendar)
        except ValidationError as fault:
            _add(form, fault)
    told = pages.one(calendar, now=timezone.now())
    return render(request, "calendars/one.html", told | {"form": form}, status=400 if form.errors else 200)


@login_required
@require_POST
def begin(request: HttpRequest, pk: int) -> HttpResponse:
    """Put in what was looked at."""
    calendar = _calendar(request, pk)
    try:
        done = actions.begin(calendar, by=request.user)
        words = _("Gedaan. Nieuw: %(new)s, veranderd: %(changed)s, afgezegd: %(gone)s.")
        messages.success(request, words % {"new": done.new, "changed": done.changed, "gone": done.gone})
    except ValidationError as fault:
        messages.error(request, " ".join(fault.messages))
    return redirect(calendar)


@login_required
@require_POST
def throw_away(request: HttpRequest, pk: int) -> HttpResponse:
    """Do nothing with what was brought."""
    calendar = _calendar(request, pk)
    return redirect("calendars:desk" if actions.throw_away(calendar, by=request.user) else calendar)


@login_required
@require_POST
def pause(request: HttpRequest, pk: int) -> HttpResponse:
    """Put it still, or have it read again."""
    calendar = _calendar(request, pk)
    actions.pause(calendar, is_paused=request.POST.get("stil") == "ja", by=request.user)
    return redirect(calendar)


@login_required
@require_POST
def fetch(request: HttpRequest, pk: int) -> HttpResponse:
    """Have it read as soon as a worker can."""
    calendar = _calendar(request, pk)
    try:
        fetch_actions.ask_now(calendar, by=request.user)
        messages.success(request, _("Wij lezen de agenda zo. Kijk over een paar minuten nog eens."))
    except ValidationError as fault:
        messages.error(request, " ".join(fault.messages))
    return redirect(calendar)


@login_required
@READ_AND_SEND
def remove(request: HttpRequest, pk: int) -> HttpResponse:
    """Take it away, and say what becomes of its activities."""
    calendar = _calendar(request, pk)
    form = RemoveForm(_sent(request))
    if form.is_valid():
        actions.remove(calendar, keeps=form.cleaned_data["keeps"] == "ja", by=request.user)
        messages.success(request, _("De agenda is weg."))
        return redirect("calendars:desk")
    return render(
        request, "calendars/remove.html", {"form": form, "calendar": calendar}, status=400 if form.errors else 200
    )


def _sent(request: HttpRequest) -> Any:
    """What was sent, also when that is nothing; None when somebody only looks."""
    return request.POST if request.method == "POST" else None


def _somebody(request: HttpRequest) -> None:
    if not pages.is_reader(request.user):
        raise PermissionDenied


def _calendar(request: HttpRequest, pk: int) -> Calendar:
    _somebody(request)
    calendar = get_object_or_404(Calendar.objects.select_related("area", "organisation", "added_by"), pk=pk)
    if not rules.may_run(request.user, calendar):
        raise PermissionDenied
    return calendar


def _added(form: BringForm, by: Any) -> Calendar:
    """The calendar with what is in it now; when that cannot be read, there is no calendar either."""
    calendar = actions.add(form.details(), by=by)
    try:
        if calendar.url:
            fetch_actions.look(calendar, by=by)
        else:
            actions.bring(calendar, *_file(form), by=by)
    except ValidationError:
        actions.throw_away(calendar, by=by)
        raise
    return calendar


def _file(form: Any) -> tuple[bytes, str]:
    """What was chosen and its name; no more of it than one byte past what is allowed."""
    file = form.cleaned_data["file"]
    return file.read(reading.MOST_BYTES + 1), file.name or ""


def _add(form: Any, fault: ValidationError) -> None:
    """What is wrong with the file stands at the file, unless it says where."""
    form.add_error(None if hasattr(fault, "error_dict") else "file", fault)
