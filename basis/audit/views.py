"""The log, for who may read it."""

import re

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from basis.audit import actions, queries, rules

A_PAGE = 50  # lines
THING = re.compile(r"([a-z_]+\.[a-z_]+):([\w-]{1,80})")


@login_required
def log(request: HttpRequest) -> HttpResponse:
    """Who did what and when, newest first, in pages; `wat` shows one kind of act, `ding` the history of one thing."""
    if not rules.may_read_log(request.user):
        raise PermissionDenied
    known = queries.actions_known()
    chosen = request.GET.get("wat", "")
    chosen = chosen if chosen in dict(known) else ""
    thing = THING.fullmatch(request.GET.get("ding", ""))
    kind, key = thing.groups() if thing else ("", "")
    page = Paginator(queries.acts(chosen, kind, key), A_PAGE).get_page(request.GET.get("pagina"))
    lines = queries.lines(page)
    actions.saw("audit.log", by=request.user, page=page.number)
    told = {"page": page, "lines": lines, "known": known, "chosen": chosen, "thing": f"{kind}:{key}" if thing else ""}
    return render(request, "audit/log.html", told)
