"""The desk of who works for an area."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from basis.areas.models import Area
from basis.site import desks


@login_required
@require_safe
def desk(request: HttpRequest, slug: str) -> HttpResponse:
    """What came in, what waits for an answer, what ends soon, in one area."""
    area = get_object_or_404(Area.objects.own(), slug=slug)
    if not desks.may_work(request.user, area):
        raise PermissionDenied
    return render(request, "site/desk.html", desks.desk(request.user, area))
