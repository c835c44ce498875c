"""Pages for the editors on what is there twice: pairs that are likely the same, and what was put together."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from basis.socialmap import duplicate_actions, duplicate_queries, merge_actions, merged_queries, rules, undo_actions
from basis.socialmap.entry_models import Entry
from basis.socialmap.entry_queries import entry_called
from basis.socialmap.merge_forms import MergeForm
from basis.socialmap.models import Merge


@login_required
@require_safe
def duplicates(request: HttpRequest) -> HttpResponse:
    """Pairs that are likely the same thing, with why."""
    if not rules.may_edit(request.user):
        raise PermissionDenied
    page, pairs = duplicate_queries.to_judge(request.GET.get("pagina"))
    return render(request, "socialmap/duplicates.html", {"page": page, "pairs": pairs})


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def compare(request: HttpRequest, kind: str, slug: str, other: str) -> HttpResponse:
    """Two entries beside each other, to choose what stays of both."""
    pair = _pair(request, kind, slug, other)
    form = MergeForm(request.POST or None, one=pair[0], other=pair[1])
    if form.is_bound and form.is_valid():
        gone, into, take = form.chosen()
        merge_actions.merge(gone, into=into, by=request.user, take=take)
        messages.success(request, _("Samengevoegd. U vindt het terug bij Samengevoegd, als het toch anders moet."))
        return redirect(into)
    context = {"form": form, "kind": kind, "sides": merged_queries.sides(*pair)}
    return render(request, "socialmap/compare.html", context, status=400 if form.errors else 200)


@login_required
@require_POST
def are_two(request: HttpRequest, kind: str, slug: str, other: str) -> HttpResponse:
    """They are not the same: not shown as a pair again."""
    pair = _pair(request, kind, slug, other)
    duplicate_actions.are_two(*pair, by=request.user)
    messages.success(request, _("Goed. Deze twee laten wij niet meer samen zien."))
    return redirect("socialmap:duplicates")


@login_required
@require_safe
def merges(request: HttpRequest) -> HttpResponse:
    """What was put together, by whom and when."""
    if not rules.may_edit(request.user):
        raise PermissionDenied
    return _merges(request)


@login_required
@require_POST
def unmerge(request: HttpRequest, pk: int) -> HttpResponse:
    """Take apart again; what is in the way is shown beside it."""
    if not rules.may_edit(request.user):
        raise PermissionDenied
    one = get_object_or_404(Merge, pk=pk)
    try:
        undo_actions.unmerge(one, by=request.user, leaving="laten" in request.POST)
    except ValidationError as refused:
        return _merges(request, pk=pk, faults=refused.messages)
    messages.success(request, _("Het zijn er weer twee, zoals eerst."))
    return redirect("socialmap:merges")


def _merges(request: HttpRequest, pk: int = 0, faults: list[str] | None = None) -> HttpResponse:
    page, rows = merged_queries.merges(request.GET.get("pagina"), first=pk)
    context = {"page": page, "rows": rows, "stuck": pk, "faults": faults or []}
    return render(request, "socialmap/merges.html", context, status=400 if faults else 200)


def _pair(request: HttpRequest, kind: str, slug: str, other: str) -> tuple[Entry, Entry]:
    """Two different entries of a kind, for an editor."""
    if not rules.may_edit(request.user):
        raise PermissionDenied
    one, two = entry_called(kind, slug), entry_called(kind, other)
    if one is None or two is None or one == two:
        raise Http404
    return one, two
