"""The log, for who may read it."""

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from basis.audit import queries, rules

A_PAGE = 50  # lines


@login_required
def log(request: HttpRequest) -> HttpResponse:
    """Who did what and when, newest first, in pages; `wat` shows one kind of act."""
    if not rules.may_read_log(request.user):
        raise PermissionDenied
    known = queries.actions_known()
    chosen = request.GET.get("wat", "")
    chosen = chosen if chosen in known else ""
    page = Paginator(queries.acts(chosen), A_PAGE).get_page(request.GET.get("pagina"))
    return render(request, "audit/log.html", {"page": page, "known": known, "chosen": chosen})
