"""Pages on which an editor decides on what another map says."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from basis.files import File, Refused
from basis.socialmap.models import Place
from basis.sources import candidate_actions, file_reading, osm_reading, pages, rules
from basis.sources.forms import MapFileForm
from basis.sources.models import Candidate
from basis.sources.views import READ_AND_SEND, brought


@login_required
@READ_AND_SEND
def candidates(request: HttpRequest) -> HttpResponse:
    """What waits, by area, and the form to bring a file of OpenStreetMap."""
    if not rules.may_read_in(request.user):
        raise PermissionDenied
    form = MapFileForm(request.POST if request.method == "POST" else None, request.FILES or None)
    if form.is_valid():
        try:
            return _proposed(request, file_reading.opened(*brought(form)))
        except (ValidationError, Refused) as fault:
            form.add_error("file", fault if isinstance(fault, ValidationError) else str(fault))
    context = pages.candidates(request.GET.get("gebied", ""), request.GET.get("pagina"))
    return render(request, "sources/candidates.html", context | {"form": form}, status=400 if form.errors else 200)


@login_required
@require_safe
def candidate(request: HttpRequest, pk: int) -> HttpResponse:
    """One proposal, beside the places that it may be."""
    return render(request, "sources/candidate.html", pages.candidate(_one(request, pk), request.GET.get("plek", "")))


@login_required
@require_POST
def accept(request: HttpRequest, pk: int) -> HttpResponse:
    """Put it on the map."""
    found = _one(request, pk)
    try:
        place = candidate_actions.accept(found, by=request.user)
    except ValidationError as fault:
        return _said(request, fault)
    messages.success(request, _("%(name)s staat op de sociale kaart.") % {"name": place})
    return _next(found)


@login_required
@require_POST
def link(request: HttpRequest, pk: int) -> HttpResponse:
    """Say which place it is; what is blank there is filled in."""
    found = _one(request, pk)
    place = get_object_or_404(Place.objects.visible_to(request.user), slug=request.POST.get("place", ""))
    try:
        candidate_actions.link(found, place, take=request.POST.getlist("take"), by=request.user)
    except ValidationError as fault:
        return _said(request, fault)
    messages.success(request, _("%(name)s is aangevuld.") % {"name": place})
    return _next(found)


@login_required
@require_POST
def decline(request: HttpRequest, pk: int) -> HttpResponse:
    """Say that it does not belong on the map."""
    found = _one(request, pk)
    try:
        candidate_actions.decline(found, by=request.user)
    except ValidationError as fault:
        return _said(request, fault)
    return _next(found)


def _proposed(request: HttpRequest, file: File) -> HttpResponse:
    """Back to the list, which says what came of it."""
    done = candidate_actions.propose(osm_reading.read(file), by=request.user)
    words = _("%(new)s nieuwe voorstellen, %(changed)s veranderd, %(same)s gelijk gebleven.")
    messages.success(request, words % {"new": done.new, "changed": done.changed, "same": done.same})
    told = pages.passed(done)
    if told:
        messages.info(request, told)
    for fault in done.faults[:5]:
        messages.warning(request, fault)
    return redirect("sources:candidates")


def _said(request: HttpRequest, fault: ValidationError) -> HttpResponse:
    messages.warning(request, " ".join(fault.messages))
    return redirect("sources:candidates")


def _next(found: Candidate) -> HttpResponse:
    """To what waits in the same area."""
    response = redirect("sources:candidates")
    if found.area:
        response["Location"] += f"?gebied={found.area.slug}"
    return response


def _one(request: HttpRequest, pk: int) -> Candidate:
    if not rules.may_read_in(request.user):
        raise PermissionDenied
    return get_object_or_404(Candidate.objects.select_related("area", "place__organisation"), pk=pk)
