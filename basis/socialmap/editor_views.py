"""Pages of who keeps the social map right: its editors, and an organisation that says it still is."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from basis.audit import actions as audit
from basis.socialmap import actions, correction_actions, entry_queries, freshness_actions, pages, rules
from basis.socialmap.models import Correction


@login_required
@require_safe
def corrections(request: HttpRequest) -> HttpResponse:
    """What people say is not right, and what nobody confirmed for long, for the editors."""
    if not rules.may_edit(request.user):
        raise PermissionDenied
    audit.saw("socialmap.corrections", by=request.user)
    waiting = Correction.objects.filter(settled_at=None).select_related("organisation", "place", "service")
    context = {"corrections": waiting, "old": pages.oldest(timezone.localdate()), "desk": pages.desk(request.user)}
    return render(request, "socialmap/corrections.html", context)


@login_required
@require_POST
def settle(request: HttpRequest, pk: int) -> HttpResponse:
    """An editor looked at it."""
    if not rules.may_edit(request.user):
        raise PermissionDenied
    correction_actions.settle(get_object_or_404(Correction, pk=pk), by=request.user)
    return redirect("socialmap:corrections")


@login_required
@require_POST
def confirm(request: HttpRequest, kind: str, slug: str) -> HttpResponse:
    """An editor says that all of an entry is still right."""
    if not rules.may_edit(request.user):
        raise PermissionDenied
    if (entry := entry_queries.entry_called(kind, slug)) is None:
        raise Http404
    actions.confirm(entry, by=request.user)
    messages.success(request, _("%(name)s klopt nog. Dank u wel.") % {"name": entry})
    return redirect("socialmap:corrections")


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def still_right(request: HttpRequest, token: str) -> HttpResponse:
    """What we say of an organisation, behind the link in its mail, with one button: it is all still right."""
    one = freshness_actions.organisation_of(token)
    if one is None:
        return render(request, "socialmap/still_right_over.html", status=404)
    if request.method == "POST":
        freshness_actions.confirm_all(token)
        messages.success(request, _("Dank u wel. Alles staat weer als bevestigd op de sociale kaart."))
        return redirect(one)
    entries = [(entry, entry_queries.kind_of(entry)) for entry in entry_queries.of_organisation(one)]
    return render(request, "socialmap/still_right.html", {"organisation": one, "entries": entries})
